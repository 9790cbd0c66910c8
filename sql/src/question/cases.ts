import { dimensionById } from '../catalogue.js';
import { withLookups, type LookupId } from '../lookup/lookups.js';
import { lookupsOf, type Metric } from '../metric.js';
import { recordsUpTo } from '../record/in-force.js';
import type { Bindings } from './bindings.js';
import { mustBeRange, type DateRange } from '../time/bucket.js';
import type { Cases, Filter } from './question.js';

/** More values than this in one filter is not a filter any more. */
export const MAX_FILTER_VALUES = 1_000;

const CURRENT = 'concord.case_current';

/** A filter that cannot be asked. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

/** A name that nobody gave but the product. */
const THEN_TABLE = /^concord\.then_\d{1,10}$/u;

function thenSql(asOfLoad: number, thenIn: string | undefined, bindings: Bindings): string {
  if (thenIn !== undefined && THEN_TABLE.test(thenIn)) return thenIn;
  return `concord.case_fact_as_of(as_of_load = ${bindings.bindAs('as_of_load', asOfLoad, 'UInt32')})`;
}

/**
 * The row source: current versions, or those in force after a load. `case_fact` is the same as `case_current`, for people with a SQL client: a view
 * costs every question 2 ms of planning. `looksUp` adds columns that are found elsewhere.
 */
export function fromCases(cases: Cases, bindings: Bindings, looksUp: readonly LookupId[] = []): string {
  const rows = cases.asOfLoad === undefined ? CURRENT : thenSql(cases.asOfLoad, cases.thenIn, bindings);
  return looksUp.length === 0 ? rows : withLookups(looksUp, { cases: rows, dataset: bindings.bindAs('dataset', cases.dataset, 'String'), published: publishedFor(cases, bindings) });
}

/** Whether a re-opening undid the first closing of a case: it was closed again later, or is still open. */
const UNDONE = "outcome_class != 'X' AND ifNull(first_closed_on < closed_on, first_closed_on IS NOT NULL)";
const FIRST_OUTCOME_CLASS = "toLowCardinality(if(first_outcome = '', '?', substring(first_outcome, 1, 1)))";

/**
 * Closings that a re-opening undid: of cases closed first and then again, or still open. A row each, with its own day and outcome in the place of those of the last closing; what else a
 * row tells is the case's. A SELECT over `rows` of one dataset.
 */
function undoneClosings(rows: string, bindings: Bindings, dataset: string): string {
  // Current rows tell it by a column of their own, a fraction of what is read to tell it anew.
  const undone = rows === CURRENT ? 'undone' : UNDONE;
  return `(SELECT * REPLACE (first_closed_on AS closed_on, first_outcome AS outcome, ${FIRST_OUTCOME_CLASS} AS outcome_class) FROM ` +
    `(SELECT * FROM ${rows} WHERE dataset = ${bindings.bindAs('dataset', dataset, 'String')} AND ${undone}))`;
}

/** A row source that also tells `undone` and `first_outcome_class`, as the current rows do by themselves. */
export const tellingUndone = (rows: string): string => (rows === CURRENT ? rows : `(SELECT *, ${UNDONE} AS undone, ${FIRST_OUTCOME_CLASS} AS first_outcome_class FROM ${rows})`);

/** SQL about the last closing of a case, said of the first: its day and outcome in their place. */
export const ofFirstClosing = (sql: string): string => sql.replace(/\b(?:closed_on|outcome|outcome_class)\b/gu, 'first_$&');

/** Whether each closing of a case counts. */
export const isOfClosings = (metric: Metric): boolean => 'everyClosing' in metric;

/** The row source of a metric: cases, with what is looked up for it; of one that counts every closing also a row for each that a re-opening undid. */
export function rowsOf(metric: Metric, cases: Cases, bindings: Bindings): string {
  const rows = fromCases(cases, bindings, lookupsOf(metric));
  return isOfClosings(metric) ? `(SELECT * FROM ${rows} WHERE dataset = {dataset:String} UNION ALL SELECT * FROM ${undoneClosings(rows, bindings, cases.dataset)})` : rows;
}

/** Which loads of reference data count: a condition over `load_no`. */
export const publishedFor = ({ asOfLoad }: Cases, bindings: Bindings): string =>
  (asOfLoad === undefined ? 'load_no IN (SELECT load_no FROM concord.publication)' : recordsUpTo(bindings.bindAs('as_of_load', asOfLoad, 'UInt32')));

/** Condition of a filter, over anything that has a column called as the dimension's key. Throws `FilterError`. */
export function filterSql(filter: Filter, bindings: Bindings): string {
  if (filter.values.length > MAX_FILTER_VALUES) throw new FilterError(`a filter holds at most ${MAX_FILTER_VALUES} values`);
  const key = dimensionById(filter.dimension).key;
  return `${key} ${filter.exclude ? 'NOT IN' : 'IN'} ${bindings.bind([...filter.values], 'Array(String)')}`;
}

/** Conditions every question carries: dataset, the viewer's scope, the filters. Also binds the dates that definitions may use. Throws `DateRangeError`: an end before the beginning finds nothing, and would be told as if there were nothing. */
export function whereCases(cases: Cases, range: DateRange, bindings: Bindings): string[] {
  mustBeRange(range);
  bindings.bindAs('as_of', cases.asOf, 'Date');
  bindings.bindAs('range_from', range.from, 'Date');
  bindings.bindAs('range_to', range.to, 'Date');
  const scope = cases.scope === 'all' ? [] : cases.scope;
  return [
    `dataset = ${bindings.bindAs('dataset', cases.dataset, 'String')}`,
    ...scope.map((f) => filterSql(f, bindings)),
    ...cases.filters.map((f) => filterSql(f, bindings)),
  ];
}
