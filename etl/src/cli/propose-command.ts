import { writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { SUBJECT_IDS, subjectById, type SubjectId } from '@concord/sql';
import { inspectFile } from '../inspect/inspect-file.js';
import { proposeProfile } from '../propose/propose.js';
import type { Proposal, ProposalName } from '../propose/proposal.js';
import { LoadRefused } from '../reject/refusal.js';
import type { Language } from './check-lines.js';

/** Options of `etl propose` as typed. */
export interface ProposeFlags {
  readonly output?: string;
  readonly sheet?: string;
  readonly into?: string;
  readonly dataset?: string;
}

/** Enough rows for rare outcomes and repeated ids to show themselves. */
const ROWS = 2_000;

/** A profile is found by the name of its file: the output's, else one made of the delivered file's. */
function nameOf(file: string, output: string | undefined): ProposalName {
  const stem = basename(output ?? file).replace(/\..*$/u, '');
  const id = stem.toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 40).replace(/-+$/u, '') || 'new-source';
  if (output !== undefined && basename(output) !== `${id}.yaml`) {
    throw new LoadRefused('PROFILE_INVALID', `档案文件须名为 ${id}.yaml（小写字母、数字与连字符）。`, `The file of a profile is named in lower case letters, digits and hyphens, here ${id}.yaml.`);
  }
  return { id, label: { zh: stem, en: stem } };
}

/** What was found and what is unsure, line by line. */
function proposalLines({ columns, unmapped, questions }: Proposal, into: SubjectId, language: Language): readonly string[] {
  const zh = language === 'zh';
  const names = new Map<string, string>(subjectById(into).columns.map((column) => [column.name, column[language]]));
  return [
    ...columns.filter(({ from }) => from !== null).map(({ column, from, confidence, reason }) =>
      `${String(Math.round(confidence * 100)).padStart(4)}%  ${names.get(column) ?? column} (${column}) ← “${from ?? ''}”  ${reason[language]}`),
    ...(unmapped.length === 0 ? [] : ['', `${zh ? '未使用的列' : 'Columns not used'}: ${unmapped.join(', ')}`]),
    ...(questions.length === 0 ? [] : ['', zh ? '须由人回答或确认' : 'To be answered or confirmed', ...questions.map((question, i) => `${String(i + 1).padStart(3)}. ${question[language]}`)]),
  ];
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new LoadRefused('FILE_EXISTS', `${basename(path)} 已存在，未覆盖。`, `${basename(path)} exists and was not overwritten.`, { cause: error });
    }
    throw error;
  }
}

/** `etl propose`: the profile goes to the output file, or to stdout while what is unsure goes to stderr. Never overwrites a file. */
export async function proposeCommand(file: string, { output, sheet, into: wanted = 'case', dataset }: ProposeFlags, language: Language): Promise<void> {
  const name = nameOf(file, output);
  const into = SUBJECT_IDS.find((id) => id === wanted.replaceAll('-', '_'));
  if (into === undefined) throw new LoadRefused('PROFILE_INVALID', `--into 只能是：${SUBJECT_IDS.join('、')}。`, `--into is one of: ${SUBJECT_IDS.join(', ')}.`);
  const proposal = proposeProfile(await inspectFile(file, { rows: ROWS, ...(sheet === undefined ? {} : { sheet }) }), name, { into, ...(dataset === undefined ? {} : { dataset }) });
  const lines = proposalLines(proposal, into, language);
  if (output === undefined) {
    process.stdout.write(proposal.text);
    process.stderr.write(`${lines.join('\n')}\n`);
    return;
  }
  await writeNew(output, proposal.text);
  const next = `etl check ${name.id} ${file} --profiles ${dirname(output)}`;
  process.stdout.write(`${[...lines, '', language === 'zh' ? `已写入 ${output}。下一步：${next}` : `Written to ${output}. Next: ${next}`].join('\n')}\n`);
}
