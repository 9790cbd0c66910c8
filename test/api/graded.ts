import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, parseProfile, type LoadResult } from '@concord/etl';
import { becauseOf, startApi, type Api } from './api.js';

interface Reason { check: string; columnLabel: { en: string } | null; atFault: number; cases: number; corrected: number }
interface Answer { confidence: { rows: { member: { key: string }; months: { month: string; grade: string | null; reasons: Reason[] }[] }[] } }

const ASK = 'query($input: ConfidenceInput!) { confidence(input: $input) { rows { member { key } months { month grade reasons { check columnLabel { en } atFault cases corrected } } } } }';
const COLUMNS = ['case_id', 'received_on', 'accepted_on', 'entered_on', 'closed_on', 'outcome', 'amount_agreed', 'branch'] as const;

/** Cells of a row; what is not said is empty. */
export type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

/** Which source loads a file, its dataset's own by default, and what its profile says of checks. */
export interface Under { readonly source?: string; readonly checks?: string }

/** Rows as lines of a file, without its header. */
export const linesOf = (rows: readonly Cells[]): string[] => rows.map((row) => COLUMNS.map((name) => row[name] ?? '').join(','));

/** `n` cases of a month, received on days up to the twenty-eighth, sound where `more` does not say otherwise. */
export const month = (name: string, n: number, more: (i: number) => Cells = () => ({}), prefix = ''): Cells[] => Array.from({ length: n }, (_, i) => {
  const on = `${name}-${String(1 + (i % 28)).padStart(2, '0')}`;
  return { case_id: `${prefix}${name}-${String(i)}`, received_on: on, entered_on: on, branch: 'B', ...more(i) };
});

const shown = ({ check, atFault, cases, corrected }: Reason): string => `${check} ${String(atFault)}/${String(cases)}${corrected === 0 ? '' : ` +${String(corrected)}`}`;

/** An API over a store of its own, into which small registers are loaded to be graded. */
export class Graded {
  private constructor(readonly api: Api, readonly folder: string) {}

  static async open(): Promise<Graded> {
    return new Graded(await startApi(), await mkdtemp(join(tmpdir(), 'concord-grades-')));
  }

  async close(): Promise<void> {
    await this.api.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Loads lines of a file. */
  async loadLines(dataset: string, lines: readonly string[], { source = dataset, checks = '' }: Under = {}): Promise<LoadResult> {
    const profile = parseProfile([`id: ${source}`, `dataset: ${dataset}`, 'label: {zh: 甲, en: A}', 'grain: row', `checks: {max_reject_share: 1, ${checks}}`, 'columns:', ...COLUMNS.map((name) => `  ${name}: {from: ${name}}`)].join('\n'));
    const path = join(this.folder, `${dataset}.csv`);
    await writeFile(path, [...lines, ''].join('\r\n'));
    return loadFiles(this.api.stores, { profile, files: [path], dataset });
  }

  load(dataset: string, rows: readonly Cells[], under: Under = {}): Promise<LoadResult> {
    return this.loadLines(dataset, [COLUMNS.join(','), ...linesOf(rows)], under);
  }

  /** Brings the rejects of a load back as they can be downloaded, changed line by line (undefined: left out). */
  async bringBack(dataset: string, loadNo: number, correct: (line: string, i: number) => string | undefined, under: Under = {}): Promise<LoadResult> {
    const [head = '', ...lines] = (await (await fetch(becauseOf(`${this.api.url}/loads/${String(loadNo)}/rejects.csv`))).text()).trimEnd().split('\r\n');
    return this.loadLines(dataset, [head, ...lines.flatMap((line, i) => correct(line, i) ?? [])], under);
  }

  private async ask(input: object): Promise<Answer['confidence']['rows']> {
    const { data, errors } = await this.api.ask<Answer>(ASK, { input: { by: 'source', range: { from: '2024-01-01', to: '2024-12-31' }, ...input } });
    expect(errors).toBeUndefined();
    return data?.confidence.rows ?? [];
  }

  /** Grades of a dataset's months by member, each with the checks that cost them: faults of cases, and what was corrected beside them. */
  async grades(dataset: string, by = 'source', more: object = {}): Promise<Record<string, unknown[]>> {
    const rows = await this.ask({ dataset, by, ...more });
    return Object.fromEntries(rows.map(({ member, months }) => [member.key, months.map(({ month: on, grade, reasons }) => [on.slice(0, 7), grade, ...reasons.map(shown)])]));
  }

  /** What the checks that cost a dataset's first month are about. */
  async labels(dataset: string): Promise<unknown> {
    return (await this.ask({ dataset }))[0]?.months[0]?.reasons.map(({ columnLabel }) => columnLabel?.en);
  }
}
