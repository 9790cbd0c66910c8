import { CANONICAL_COLUMNS } from '../src/canonical.js';
import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';
import { whereCases } from '../src/question/cases.js';
import type { Cases } from '../src/question/question.js';
import { bucketSql } from '../src/time/bucket.js';

/** Columns a load may restate. A party's pseudonym is compared like any other, but its values are never answered. */
export const COMPARED_COLUMNS = CANONICAL_COLUMNS.filter(({ name }) => name !== 'case_id');

/** Which restatements: of one load, perhaps of one column (a name of COMPARED_COLUMNS), one case, or one month of receipt (its first day) as it is now. */
export interface Restated {
  readonly loadNo: number;
  readonly column?: string;
  readonly caseId?: string;
  readonly month?: string;
}

const MONTH = bucketSql('received_on', 'month');

/** Last row of the page before: the list goes on behind it. `position` is that of the column in COMPARED_COLUMNS, from 1. */
export interface RestatementCursor {
  readonly source: string;
  readonly caseId: string;
  readonly position: number;
}

const PUBLISHED = 'load_no IN (SELECT load_no FROM concord.publication)';

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

/** Rows `source`, `case_id`, `month`, `position`, `old_value`, `new_value`: what a load's versions say otherwise than the version before each of them. */
function changesSql(cases: Cases, { loadNo, column, caseId, month }: Restated, bindings: Bindings): string {
  const load = bindings.bind(loadNo, 'UInt32');
  const visible = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  const of = ['dataset = {dataset:String}', ...(caseId === undefined ? [] : [`case_id = ${bindings.bind(caseId, 'String')}`])].join(' AND ');
  const brought = [`load_no = ${load}`, PUBLISHED, of];
  if (month !== undefined) brought.push(`${MONTH} = ${bindings.bind(month, 'Date')}`);
  if (cases.scope !== 'all' || cases.filters.length > 0) brought.push(`(source, case_id) IN (SELECT source, case_id FROM concord.case_current WHERE ${visible.join(' AND ')})`);
  const only = column === undefined ? '' : ` AND c.1 = ${bindings.bind(COMPARED_COLUMNS.findIndex(({ name }) => name === column) + 1, 'UInt32')}`;
  const before = [`load_no < ${load}`, PUBLISHED, of, `(source, case_id) IN (SELECT source, case_id FROM concord.case_version WHERE load_no = ${load})`];
  return [
    'SELECT n_source AS source, n_id AS case_id, n_month AS month, change.1 AS position, change.2 AS old_value, change.3 AS new_value FROM (',
    `SELECT n_source, n_id, n_month, arrayJoin(arrayFilter(c -> c.2 != c.3${only}, arrayZip(arrayEnumerate(new_values), old_values, new_values))) AS change`,
    `FROM (SELECT toString(source) AS n_source, case_id AS n_id, ${MONTH} AS n_month, ${VALUES} AS new_values FROM concord.case_version WHERE ${brought.join(' AND ')}) AS brought`,
    `INNER JOIN (SELECT toString(source) AS o_source, case_id AS o_id, ${VALUES} AS old_values FROM concord.case_version WHERE ${before.join(' AND ')}`,
    'ORDER BY load_no DESC LIMIT 1 BY source, case_id) AS earlier ON n_source = o_source AND n_id = o_id)',
  ].join(' ');
}

/** The same, whatever is asked for in one respect. */
function without({ loadNo, caseId, column, month }: Restated, respect: 'column' | 'month'): Restated {
  const kept = { ...(respect === 'column' || column === undefined ? {} : { column }), ...(respect === 'month' || month === undefined ? {} : { month }) };
  return { loadNo, ...(caseId === undefined ? {} : { caseId }), ...kept };
}

/** How many cases a load restated, by column, whatever column is asked for. Columns: position, n; the row of position 0 holds the cases in all. */
export function compileRestatementCounts(cases: Cases, restated: Restated): Statement {
  const every = without(restated, 'column');
  const bindings = new Bindings();
  return bindings.statement(
    `SELECT position, uniqExact(source, case_id) AS n FROM (${changesSql(cases, every, bindings)}) GROUP BY GROUPING SETS ((position), ()) ORDER BY position`,
  );
}

/** In how many cases of each month of receipt a load restated something, newest month first, whatever month is asked for. Columns: month, n. */
export function compileRestatementMonths(cases: Cases, restated: Restated): Statement {
  const every = without(restated, 'month');
  const bindings = new Bindings();
  return bindings.statement(`SELECT month, uniqExact(source, case_id) AS n FROM (${changesSql(cases, every, bindings)}) GROUP BY month ORDER BY month DESC`);
}

/** A page of what a load restated, by case and column. Columns: source, case_id, position, old_value, new_value (text, empty for nothing). */
export function compileRestatements(cases: Cases, restated: Restated, first: number, after?: RestatementCursor): Statement {
  const bindings = new Bindings();
  const changes = changesSql(cases, restated, bindings);
  const behind = after === undefined ? '' : `WHERE (source, case_id, position) > (${bindings.bind(after.source, 'String')}, ${bindings.bind(after.caseId, 'String')}, ${bindings.bind(after.position, 'UInt32')}) `;
  return bindings.statement(
    `SELECT source, case_id, position, old_value, new_value FROM (${changes}) ${behind}ORDER BY source, case_id, position LIMIT ${bindings.bind(first, 'UInt32')}`,
  );
}
