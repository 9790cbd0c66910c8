import { subjectById, type SubjectId } from '@concord/sql';
import type { CaseText, CheckReport } from '../check/check-report.js';
import { rejectSentence } from '../reject/reasons.js';
import { placeOfRow } from '../read/delivery.js';
import { cutLines, findingLines, type Language } from './check-lines.js';
import { absenceLines, n, reconciliationLine } from './say.js';

const SAMPLES = 3;
const SHOWN_CASES = 5;
const SHOWN_MONTHS = 36;

const pick = (language: Language) => (zh: string, en: string): string => (language === 'zh' ? zh : en);

/** The name of a column, in both senses: for people and as a profile calls it. */
function columnName(into: SubjectId, column: string, language: Language): string {
  const known = subjectById(into).columns.find(({ name }) => name === column);
  return known === undefined ? column : `${known[language]} (${column})`;
}

function place(rowNo: number): string {
  const { file, row } = placeOfRow(rowNo);
  return file === 0 ? String(row) : `${String(file + 1)}:${String(row)}`;
}

function verdict(report: CheckReport, language: Language): string {
  const say = pick(language);
  if (report.refusal !== undefined) return `${report.refusal.code} ${report.refusal[language]}`;
  if (report.sameAs !== undefined) return say(`与第 ${String(report.sameAs)} 次载入相同；载入将不做任何改动。`, `The same as load ${String(report.sameAs)}; a load would do nothing.`);
  if (report.into !== 'case') {
    const { zh, en } = subjectById(report.into).label;
    return say(`可以载入到 ${report.dataset}（${zh}）：新记录 ${n(report.casesNew)}，变更 ${n(report.casesChanged)}`, `Can be loaded into ${report.dataset} (${en}): ${n(report.casesNew)} new records, ${n(report.casesChanged)} changed`);
  }
  return say(
    `可以载入到 ${report.dataset}，截至 ${report.asOf}：新案 ${n(report.casesNew)}，变更 ${n(report.casesChanged)}`,
    `Can be loaded into ${report.dataset}, as of ${report.asOf}: ${n(report.casesNew)} new cases, ${n(report.casesChanged)} changed`,
  );
}

function rejectLines({ into, rejects }: CheckReport, language: Language): readonly string[] {
  return rejects.flatMap(({ reason, column, rows, samples }) => [
    `  ${reason}${column === '' ? '' : ` ${columnName(into, column, language)}`}: ${n(rows)}  ${rejectSentence(reason)[language]}`,
    ...samples.slice(0, SAMPLES).map(({ rowNo, value }) => `    ${pick(language)('第', 'row')} ${place(rowNo)}${pick(language)(' 行', '')}: ${JSON.stringify(value)}`),
  ]);
}

function caseLine(one: CaseText): string {
  return `  ${Object.entries(one).filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`).join('  ')}`;
}

/** A heading and what stands under it; nothing where nothing does. */
const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', heading, ...lines]);

/** What a check has to say, line by line. */
export function checkLines(report: CheckReport, language: Language): readonly string[] {
  const say = pick(language);
  const { into, rejected, unknownValues, changes, examples, cases, months } = report;
  return [
    verdict(report, language),
    reconciliationLine(report, language),
    ...absenceLines(report.absences, language),
    ...section(say(`拒收 ${n(rejected)} 行`, `${n(rejected)} rows rejected`), rejectLines(report, language)),
    ...section(say('词表外的值', 'Values outside the vocabularies'), [...unknownValues.map(({ column, value, rows, kept }) =>
      `  ${columnName(into, column, language)}: “${value}” ${n(rows)} ${kept ? say('保留原文', 'kept as delivered') : say('拒收', 'rejected')}`), ...cutLines(unknownValues, language)]),
    ...(into === 'case' ? section(report.grade === null ? say('数据可信度：案件太少，不评级', 'Confidence: too few cases to grade') : say(`数据可信度 ${report.grade}`, `Confidence ${report.grade}`), findingLines(report.findings, language)) : []),
    ...section(into === 'case' ? say('已有案件将变更的列', 'Columns that would change in stored cases') : say('已有记录将变更的列', 'Columns that would change in stored records'), changes.map(({ column, cases: changed }) => `  ${columnName(into, column, language)}: ${n(changed)}`)),
    ...section(say('变更举例', 'Examples'), examples.map(({ caseId, column, old, new: now }) => `  ${caseId} ${columnName(into, column, language)}: “${old}” → “${now}”`)),
    ...section(into === 'case' ? say('前几件案件', 'The first cases') : say('前几条记录', 'The first records'), cases.slice(0, SHOWN_CASES).map(caseLine)),
    ...section(say('按收案月份：件数、涉案金额、协议金额、已履行金额', 'By month of receipt: cases, claimed, agreed, performed'), months.slice(-SHOWN_MONTHS).map(
      ({ month, cases: received, amountClaimed, amountAgreed, amountPerformed }) => `  ${month}\t${n(received)}\t${amountClaimed}\t${amountAgreed}\t${amountPerformed}`)),
    ...(months.length > SHOWN_MONTHS ? [say(`  仅列最近 ${String(SHOWN_MONTHS)} 个月，共 ${String(months.length)} 个月`, `  the latest ${String(SHOWN_MONTHS)} of ${String(months.length)} months`)] : []),
    '',
    say('以上只是试载，未写入任何数据。', 'This was a check; nothing was loaded.'),
  ];
}
