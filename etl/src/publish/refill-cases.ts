import { KINDS_IN_CASES, nameInUse, REFERENCE_COLUMNS, subjectById, withPeople, type RecordId, type RecordKind } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { LoadRefused } from '../reject/refusal.js';
import { askNumbers, askRows, loadTables, runStep, type StepContext } from '../stage/load-context.js';
import { effective, freshNext } from './build-next.js';

/** A load, or the withdrawal of one, that changes reference data; its table `moved` is there. */
export interface RefillContext extends StepContext {
  readonly loadNo: number;
  readonly dataset: string;
  /** Which loads of reference data count from now on: a condition over `concord.record_version`. */
  readonly records: string;
  /** SELECT of the ids of the records that change. */
  readonly changed: string;
}

/** What reference data may change in a case, as one number that does not depend on the order of rows. */
const FILLED = `sum(cityHash64(source, case_id, ${REFERENCE_COLUMNS.map((name) => `ifNull(toString(${name}), '')`).join(', ')}))`;

/** Which current cases hold what one of the fields of these records says. Cases stand under names in use; whoever had one, or leads who has it, is told of by it. */
function touchedSql({ column, fields }: NonNullable<RecordKind['touches']>, versions: string, { dataset, records }: Pick<RefillContext, 'dataset' | 'records'>): string {
  const said = `SELECT DISTINCT arrayJoin([${fields.map((field) => `fields[${sqlText(field)}]`).join(', ')}]) AS said FROM ${versions}`;
  if (column !== 'mediator') return `${column} IN (${said})`;
  const people = `(WITH ${withPeople(records)} SELECT arrayJoin([said, ${nameInUse('said', sqlText(dataset))}]) FROM (${said}) WHERE said != '')`;
  return `(${['mediator', 'first_mediator', 'attributed_mediator', 'team_lead'].map((name) => `${name} IN ${people}`).join(' OR ')})`;
}

/** Notes in `moved` the current cases that may take something else now: those that a record which changes speaks of, or spoke of before. */
async function noteTouched({ loadNo, dataset, changed, ...context }: RefillContext, kind: RecordId): Promise<void> {
  const { touches } = subjectById(kind).record ?? {};
  const versions = `concord.record_version WHERE kind = '${kind}' AND dataset = ${sqlText(dataset)} AND record_id IN (${changed})`;
  const isTouched = touches === undefined ? `(SELECT count() FROM ${versions}) > 0` : touchedSql(touches, versions, { dataset, records: context.records });
  await runStep(context, `${loadTables(loadNo).moved} (old_year, case_id)`, `SELECT DISTINCT toYear(received_on), case_id FROM concord.case_current WHERE dataset = ${sqlText(dataset)} AND ${isTouched}`);
}

/** A year's touched cases: those that are current, the same as they were delivered, and their ids. */
function touchedIn({ loadNo, dataset }: RefillContext, year: number): { readonly ids: string; readonly current: string; readonly delivered: string } {
  const ids = `SELECT case_id FROM ${loadTables(loadNo).moved} WHERE old_year = ${String(year)}`;
  const current = `dataset = ${sqlText(dataset)} AND toYear(received_on) = ${String(year)} AND case_id IN (${ids})`;
  const versions = `(source, case_id, load_no) IN (SELECT source, case_id, load_no FROM concord.case_current WHERE ${current})`;
  return { ids, current, delivered: `SELECT * FROM concord.case_version WHERE dataset = ${sqlText(dataset)} AND ${versions}` };
}

/** Fills a year's touched cases anew and copies the others; false, and nothing done, where they would be what they are. */
async function refillYear(context: RefillContext, year: number): Promise<boolean> {
  const { ids, current, delivered } = touchedIn(context, year);
  const cases = (await effective(context))(delivered, ids);
  const [now] = await askNumbers(context, `SELECT ${FILLED} FROM concord.case_current WHERE ${current}`);
  const [then] = await askNumbers(context, `SELECT ${FILLED} FROM (${cases})`);
  if (now === then) return false;
  await runStep(context, 'concord.case_next', cases, {}, 'serving');
  await runStep(context, 'concord.case_next', `SELECT * FROM concord.case_current WHERE toYear(received_on) = ${String(year)} AND NOT (${current})`, {}, 'serving');
  return true;
}

/**
 * Fills a fresh `concord.case_next` with the current cases, those of the dataset as the reference data that `records` lets count has them. Only cases that a changed record
 * may touch are worked out; years in which that changes nothing are linked, not copied. Throws `NOT_RECONCILED` unless every case is there.
 */
export async function refillCases(context: RefillContext, kind: RecordId): Promise<void> {
  const { engine, loadNo } = context;
  await freshNext(engine);
  if (KINDS_IN_CASES.some((one) => one === kind)) await noteTouched(context, kind);
  const touched = new Set((await askRows(context, `SELECT DISTINCT old_year FROM ${loadTables(loadNo).moved}`)).map(([year]) => Number(year)));
  for (const [cell] of await askRows(context, 'SELECT DISTINCT toYear(received_on) AS year FROM concord.case_current ORDER BY year')) {
    const year = Number(cell);
    if (!touched.has(year) || !(await refillYear(context, year))) await engine.writer.run({ sql: `ALTER TABLE concord.case_next ATTACH PARTITION ${String(year)} FROM concord.case_current` });
  }
  const [current = 0] = await askNumbers(context, 'SELECT count() FROM concord.case_current');
  const [next = 0] = await askNumbers(context, 'SELECT count() FROM concord.case_next');
  if (next !== current) throw new LoadRefused('NOT_RECONCILED', `待发布的案件数 ${String(next)} 与应有数 ${String(current)} 不符。`, `The next table holds ${String(next)} cases instead of ${String(current)}.`);
}
