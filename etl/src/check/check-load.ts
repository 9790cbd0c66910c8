import { allChecks, CANONICAL_COLUMNS, checkStatement, CONTROL_AMOUNTS, CONTROL_COLUMNS, controlStatement, emptyCountsStatement, ownCheck, RECORD_CONTROL_COLUMNS, recordControlStatement, subjectById, summedColumns, type CanonicalColumn, type Check, type CheckedLoad, type CheckedSource, type CheckId, type FoldedColumn, type LoadDays, type LoadEntry } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import type { Profile } from '../profile/profile.js';
import type { FoldRule } from '../profile/fold-rules.js';
import { recordSides } from '../publish/load-records.js';
import { LoadRefused, type RefusalCode } from '../reject/refusal.js';
import { askNumbers, loadTables, runStep, sameBody, twoAtATime, type LoadContext, type StepContext } from '../stage/load-context.js';
import type { Reconciliation } from './reconcile.js';
import { AMOUNT_NAMES, controlsOf, findingsOf, recordControlsOf, type ControlTotals, type Finding, type RecordControl } from './load-report.js';

/** What is kept of a load besides its cases. */
export interface LoadChecks {
  /** By month of receipt, oldest first. */
  readonly controls: readonly ControlTotals[];
  /** Of reference data; empty of cases. */
  readonly recordControls: readonly RecordControl[];
  /** The gravest first. */
  readonly findings: readonly Finding[];
}

/** Refusals that the rejected rows help to explain; other failures leave none behind. */
export const KEEPS_REJECTS: ReadonlySet<RefusalCode> = new Set(['TOO_MANY_REJECTS', 'CONTROL_TOTALS_DIFFER', 'CHECK_FAILED']);

/** What became of the rows and cases of a load under check. */
export type CheckedCounts = Pick<LoadEntry, 'casesChanged' | 'delivered' | 'loaded' | 'unchanged'>;

/** What a fold makes of further rows; of other folds (the last one, one that must agree) nobody can tell whether less is a loss. */
const FOLDS_TO: Readonly<Partial<Record<FoldRule, FoldedColumn['says']>>> = { first: 'earliest', any: 'earliest', min: 'earliest', max: 'most', sum: 'most', sum_distinct: 'most', distinct: 'list' };

function foldedColumns({ profile, compiled }: LoadContext): readonly FoldedColumn[] {
  if (profile.grain === 'row') return [];
  return compiled.mapped.flatMap(({ name, canonical: { kind }, rule }) => {
    const says = rule === undefined || name === 'case_id' ? undefined : FOLDS_TO[rule.fold ?? 'first'];
    const fits = says === 'list' ? kind === 'text' : says === 'earliest' ? kind === 'date' : kind !== 'text';
    return says === undefined || !fits ? [] : [{ column: name, says }];
  });
}

function checkedLoad(context: LoadContext, { loaded, unchanged, casesChanged }: CheckedCounts, unread: number, days: LoadDays): CheckedLoad {
  return {
    days, unread, folded: foldedColumns(context), brought: loaded + unchanged, changed: casesChanged,
    loadNo: context.loadNo, typed: loadTables(context.loadNo).typed, body: sameBody(context), next: context.into.next, marks: context.into.marks, rejects: context.into.rejects, columns: context.into.columns,
    countIf: (condition) => (context.profile.grain === 'row' ? `countIf(${condition})` : `uniqExactIf(cityHash64(case_id), ${condition})`),
  };
}

async function writeControls(context: LoadContext, load: CheckedLoad): Promise<void> {
  await runStep(context, `${context.into.controls} (load_no, ${CONTROL_COLUMNS.join(', ')})`, `SELECT ${String(load.loadNo)}, * FROM (${controlStatement(load)})`, { unread: load.unread });
  await runStep(context, `${context.into.columns} (load_no, column, cases, empty)`, `SELECT ${String(load.loadNo)}, * FROM (${emptyCountsStatement(load)})`);
}

/** The product's checks, and those of the source's own. */
const checksOf = ({ checks }: Profile): readonly Check[] => [...allChecks, ...Object.entries(checks.own).map(([name, rule]) => ownCheck(name, rule, CANONICAL_COLUMNS, sqlText))];

/** Where findings are written, under which number, and by whose limits. */
type FindingContext = StepContext & Pick<LoadContext, 'loadNo'> & { readonly into: Pick<LoadContext['into'], 'findings'>; readonly rules: Profile['checks']['rules'] };

async function writeFindings(context: FindingContext, check: Check, statement: string, asOf: string): Promise<void> {
  const { severity = check.severity, above = check.above } = context.rules[check.id as CheckId] ?? {};
  if (severity === 'off') return;
  await runStep(context, `${context.into.findings} (load_no, rule, severity, month, column, measured, threshold, at_fault, cases)`,
    `SELECT ${String(context.loadNo)}, ${sqlText(check.id)}, '${severity}', month, column_name, measured, threshold, at_fault, cases FROM (${statement})`, { above, as_of: asOf });
}

/** Judges anew what is said of a source as a whole, where its cases change without a load, and keeps it under that change's number. */
export async function judgeSource(context: Omit<FindingContext, 'into'>, source: CheckedSource, asOf: string): Promise<void> {
  const into = { findings: 'concord.load_finding' };
  for (const check of allChecks) if (check.kind === 'source') await writeFindings({ ...context, into }, check, check.statement(source), asOf);
}

/** Throws `CONTROL_TOTALS_DIFFER` when the sender says the delivery holds something else. Amounts are compared to the cent. */
function assertExpected({ profile }: LoadContext, controls: readonly ControlTotals[]): void {
  const expected = profile.checks.expect;
  if (expected === undefined) return;
  const total = (of: (delivered: ControlTotals['delivered']) => number): number => controls.reduce((sum, { delivered }) => sum + of(delivered), 0);
  refuseDifferences([
    ['行数', 'rows', expected.rows, total(({ rows }) => rows)], ['案件数', 'cases', expected.cases, total(({ cases }) => cases)],
    ...AMOUNT_NAMES.map((name): Expected => sumExpected(CANONICAL_COLUMNS, CONTROL_AMOUNTS[name], expected.sums, total((delivered) => delivered[name] ?? 0))),
  ]);
}

/** What the sender says a column adds up to, and what it does, by the column's names for people. */
function sumExpected(columns: readonly CanonicalColumn[], name: string, sums: Readonly<Partial<Record<string, number>>>, found: number): Expected {
  const { zh = name } = columns.find((column) => column.name === name) ?? {};
  return [`${zh}合计`, `sum of ${name}`, sums[name], found];
}

/** What is counted, in both languages, what it should be (if anything was said), and what it is. */
type Expected = readonly [zh: string, en: string, said: number | undefined, found: number];

function refuseDifferences(pairs: readonly Expected[]): void {
  const wrong = pairs.flatMap(([zh, en, said, found]) => (said === undefined || Math.round(said * 100) === Math.round(found * 100) ? [] : [{ zh, en, said: String(said), found: String(Math.round(found * 100) / 100) }]));
  if (wrong.length === 0) return;
  throw new LoadRefused('CONTROL_TOTALS_DIFFER',
    `控制总数不符，未发布：${wrong.map(({ zh, said, found }) => `${zh}应为 ${said}，实为 ${found}`).join('；')}。`,
    `The control totals differ, nothing was published: ${wrong.map(({ en, said, found }) => `${en} should be ${said} but is ${found}`).join('; ')}.`);
}

/** Holds a delivery of reference data against what its sender says of it: rows of the files, records they make, sums of their columns. Throws `CONTROL_TOTALS_DIFFER`. */
export function assertRecordsExpected({ profile }: LoadContext, { recordControls }: LoadChecks, { delivered, loaded, unchanged }: Reconciliation): void {
  const { rows, cases, sums = {} } = profile.checks.expect ?? {};
  const { columns } = subjectById(profile.into);
  refuseDifferences([
    ['行数', 'rows', rows, delivered], ['记录数', 'records', cases, loaded + unchanged],
    ...summedColumns(columns).map((name) => sumExpected(columns, name, sums, recordControls.find(({ column }) => column === name)?.delivered ?? 0)),
  ]);
}

/** Throws `CHECK_FAILED` naming the checks that refuse the load. */
function assertNotBlocked({ profile }: LoadContext, findings: readonly Finding[]): void {
  const blocking = checksOf(profile).filter(({ id }) => findings.some(({ rule, severity }) => rule === id && severity === 'block'));
  if (blocking.length === 0) return;
  const count = (id: string): string => String(findings.filter(({ rule, severity }) => rule === id && severity === 'block').length);
  throw new LoadRefused('CHECK_FAILED',
    `质量检查未通过，未发布：${blocking.map(({ id, label }) => `${label.zh}（${id}，${count(id)} 处）`).join('、')}。`,
    `Checks refuse the load, nothing was published: ${blocking.map(({ id, label }) => `${label.en} (${id}, ${count(id)} findings)`).join(', ')}.`);
}

/** Throws `CONTROL_TOTALS_DIFFER` or `CHECK_FAILED` where what was found in a load refuses it. */
export function assertChecked(context: LoadContext, { controls, findings }: LoadChecks): void {
  assertExpected(context, controls);
  assertNotBlocked(context, findings);
}

/**
 * Adds up what a prepared load brings and what will be current, runs every check, and keeps both with the load, whatever comes of it: to be judged by
 * `assertChecked`. To be called when what will be current is known and before it is published.
 */
export async function checkLoad(context: LoadContext, counts: CheckedCounts, days: LoadDays): Promise<LoadChecks> {
  const [typed = 0] = await askNumbers(context, `SELECT count() FROM ${loadTables(context.loadNo).typed}`);
  const load = checkedLoad(context, counts, counts.delivered - typed, days);
  await writeControls(context, load);
  const { profile: { checks: { rules } } } = context;
  await twoAtATime(checksOf(context.profile), (check) => writeFindings({ ...context, rules }, check, checkStatement(check, load), days.known === '' ? context.today : days.known));
  const ask = (statement: Parameters<typeof context.engine.writer.ask>[0]) => context.engine.writer.ask(statement);
  const { controls, findings } = context.into;
  return { controls: await controlsOf(ask, context.loadNo, controls), recordControls: [], findings: await findingsOf(ask, context.loadNo, findings) };
}

/** The same of reference data, which has no months and no checks: what its columns add up to, in the files and among the records in force after and before. */
export async function addUpRecords(context: LoadContext): Promise<LoadChecks> {
  const { loadNo, profile, into, engine } = context;
  await runStep(context, `${into.recordControls} (load_no, ${RECORD_CONTROL_COLUMNS.join(', ')})`, `SELECT ${String(loadNo)}, * FROM (${recordControlStatement(subjectById(profile.into).columns, recordSides(context))})`);
  return { controls: [], recordControls: await recordControlsOf((statement) => engine.writer.ask(statement), loadNo, into.recordControls), findings: [] };
}
