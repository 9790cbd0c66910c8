import { CANONICAL_COLUMNS } from '../src/canonical.js';
import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';
import { rowsOf, whereCases } from '../src/question/cases.js';
import type { Metric, Part } from '../src/metric.js';
import type { Cases } from '../src/question/question.js';
import { bucketSql, type DateRange } from '../src/time/bucket.js';
import { whereBehind } from './cases/case_list.js';

/** Columns a load may restate. A party's pseudonym is compared like any other, but its values are never answered. */
export const COMPARED_COLUMNS = CANONICAL_COLUMNS.filter(({ name }) => name !== 'case_id');

/** Which restatements: of one load or of all, perhaps of one column (a name of COMPARED_COLUMNS), one case, one month of receipt (its first day), or of cases received in a range as they are told now; or of the cases behind a number. */
export interface Restated {
  readonly loadNo?: number;
  readonly column?: string;
  readonly caseId?: string;
  readonly month?: string;
  readonly received?: DateRange;
  readonly behind?: { readonly metric: Metric; readonly part: Part; readonly range: DateRange };
}

const MONTH = bucketSql('received_on', 'month');

/** Last row of the page before: the list goes on behind it. `position` is that of the column in COMPARED_COLUMNS, from 1. */
export interface RestatementCursor {
  readonly loadNo: number;
  readonly source: string;
  readonly caseId: string;
  readonly position: number;
}

const PUBLISHED = 'load_no IN (SELECT load_no FROM concord.publication)';
const PUBLISHED_AT = 'SELECT load_no, max(published_at) AS published_at FROM concord.publication GROUP BY load_no';

/** The dataset a published load belongs to and when it was published. No row: nothing of it is held. Columns: dataset, published_at. */
export function compileLoadDataset(loadNo: number): Statement {
  const bindings = new Bindings();
  const load = bindings.bind(loadNo, 'UInt32');
  return bindings.statement(
    'SELECT v.dataset AS dataset, p.published_at AS published_at ' +
    `FROM (SELECT toString(dataset) AS dataset FROM concord.case_version WHERE load_no = ${load} LIMIT 1) AS v ` +
    `CROSS JOIN (SELECT max(published_at) AS published_at FROM concord.publication WHERE load_no = ${load} HAVING count() > 0) AS p`,
  );
}

/** Every column's value as text, empty for nothing: what two versions are compared by. */
const VALUES = `[${COMPARED_COLUMNS.map(({ name }) => `ifNull(toString(${name}), '')`).join(', ')}]`;

/** SELECT of the cases that may be told of; undefined where all may. */
function visibleCases(cases: Cases, { behind }: Restated, bindings: Bindings): string | undefined {
  const narrowed = cases.scope !== 'all' || cases.filters.length > 0;
  if (behind === undefined && !narrowed) return undefined;
  const where = behind === undefined ? whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings)
    : whereBehind(behind.metric, behind.part, { ...cases, metrics: [], range: behind.range, bucket: 'all' }, bindings);
  const rows = behind === undefined ? 'concord.case_current' : rowsOf(behind.metric, cases, bindings);
  return `SELECT source, case_id FROM ${rows} WHERE ${where.join(' AND ')}`;
}

/** Rows `load_no`, `source`, `case_id`, `month`, `position`, `old_value`, `new_value`: what versions say otherwise than the version before each of them. */
function changesSql(cases: Cases, restated: Restated, bindings: Bindings): string {
  const { loadNo, column, caseId, month, received } = restated;
  const load = loadNo === undefined ? undefined : bindings.bind(loadNo, 'UInt32');
  const of = [`dataset = ${bindings.bindAs('dataset', cases.dataset, 'String')}`, ...(caseId === undefined ? [] : [`case_id = ${bindings.bind(caseId, 'String')}`]), PUBLISHED];
  const visible = visibleCases(cases, restated, bindings);
  const several = load === undefined ? `SELECT source, case_id FROM concord.case_version WHERE ${of.join(' AND ')} GROUP BY source, case_id HAVING count() > 1`
    : `SELECT source, case_id FROM concord.case_version WHERE load_no = ${load}`;
  const versions = [...of, `(source, case_id) IN (${several})`, ...(load === undefined ? [] : [`load_no <= ${load}`]), ...(visible === undefined ? [] : [`(source, case_id) IN (${visible})`])];
  const told = ['nth > 1', ...(load === undefined ? [] : [`n_load = ${load}`]), ...(month === undefined ? [] : [`n_month = ${bindings.bind(month, 'Date')}`])];
  if (received !== undefined) told.push(`n_received BETWEEN ${bindings.bind(received.from, 'Date')} AND ${bindings.bind(received.to, 'Date')}`);
  const only = column === undefined ? '' : ` AND c.1 = ${bindings.bind(COMPARED_COLUMNS.findIndex(({ name }) => name === column) + 1, 'UInt32')}`;
  return [
    'SELECT n_load AS load_no, n_source AS source, n_id AS case_id, n_month AS month, change.1 AS position, change.2 AS old_value, change.3 AS new_value FROM (',
    `SELECT n_load, n_source, n_id, n_month, arrayJoin(arrayFilter(c -> c.2 != c.3${only}, arrayZip(arrayEnumerate(new_values), old_values, new_values))) AS change FROM (`,
    `SELECT load_no AS n_load, toString(source) AS n_source, case_id AS n_id, received_on AS n_received, ${MONTH} AS n_month, ${VALUES} AS new_values,`,
    'lagInFrame(new_values) OVER before AS old_values, row_number() OVER before AS nth',
    `FROM concord.case_version WHERE ${versions.join(' AND ')}`,
    `WINDOW before AS (PARTITION BY source, case_id ORDER BY load_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) WHERE ${told.join(' AND ')})`,
  ].join(' ');
}

/** The same, whatever is asked for in one respect. */
function without(restated: Restated, respect: 'column' | 'loadNo' | 'month'): Restated {
  const kept = { ...restated };
  Reflect.deleteProperty(kept, respect);
  return kept;
}

/** How many cases were restated and how often, by column, whatever column is asked for. Columns: position, n, changes; the row of position 0 holds all. */
export function compileRestatementCounts(cases: Cases, restated: Restated): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    `SELECT position, uniqExact(source, case_id) AS n, count() AS changes FROM (${changesSql(cases, without(restated, 'column'), bindings)}) GROUP BY GROUPING SETS ((position), ()) ORDER BY position`,
  );
}

/** In how many cases of each month of receipt something was restated, newest month first, whatever month is asked for. Columns: month, n. */
export function compileRestatementMonths(cases: Cases, restated: Restated): Statement {
  const bindings = new Bindings();
  return bindings.statement(`SELECT month, uniqExact(source, case_id) AS n FROM (${changesSql(cases, without(restated, 'month'), bindings)}) GROUP BY month ORDER BY month DESC`);
}

/** How many cases each load restated, newest first, whatever load is asked for. Columns: load_no, source, published_at, n. */
export function compileRestatementLoads(cases: Cases, restated: Restated): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    'SELECT c.load_no AS load_no, c.its_source AS source, p.published_at AS published_at, c.n AS n FROM ' +
    `(SELECT load_no, any(source) AS its_source, uniqExact(source, case_id) AS n FROM (${changesSql(cases, without(restated, 'loadNo'), bindings)}) GROUP BY load_no) AS c ` +
    `INNER JOIN (${PUBLISHED_AT}) AS p ON c.load_no = p.load_no ORDER BY load_no DESC`,
  );
}

/** A page of what was restated, newest load first, by case and column. Columns: load_no, published_at, source, case_id, position, old_value, new_value (text, empty for nothing). */
export function compileRestatements(cases: Cases, restated: Restated, first: number, after?: RestatementCursor): Statement {
  const bindings = new Bindings();
  const changes = changesSql(cases, restated, bindings);
  const limit = bindings.bind(first, 'UInt32');
  return bindings.statement(
    'SELECT c.load_no AS load_no, p.published_at AS published_at, c.source AS source, c.case_id AS case_id, c.position AS position, c.old_value AS old_value, c.new_value AS new_value ' +
    `FROM (SELECT * FROM (${changes})${behindCursor(after, bindings)} ORDER BY load_no DESC, source, case_id, position LIMIT ${limit}) AS c ` +
    `INNER JOIN (${PUBLISHED_AT}) AS p ON c.load_no = p.load_no ORDER BY load_no DESC, source, case_id, position`,
  );
}

function behindCursor(after: RestatementCursor | undefined, bindings: Bindings): string {
  if (after === undefined) return '';
  const load = bindings.bind(after.loadNo, 'UInt32');
  const place = `(${bindings.bind(after.source, 'String')}, ${bindings.bind(after.caseId, 'String')}, ${bindings.bind(after.position, 'UInt32')})`;
  return ` WHERE load_no < ${load} OR (load_no = ${load} AND (source, case_id, position) > ${place})`;
}
