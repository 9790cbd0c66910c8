import { dimensionById, metricById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { LevelMetric } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';
import { inStockSql } from '../../src/stock.js';
import type { CaseCursor } from '../cases/case_list.js';

const COLUMNS = ['source', 'case_id', 'received_on', 'issue', 'institution', 'mediator', 'amount_claimed'] as const;

/** The limit passes within so many days; those it passed on are overdue. */
const soonSql = (days: string): string => `limit_on IS NOT NULL AND limit_on <= {as_of:Date} + ${days}`;

/** The pending stock (the metric of that name) on the last day known. */
function openCases(cases: Cases, bindings: Bindings): string {
  const where = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  return `${fromCases(cases, bindings)} WHERE ${[...where, `(${inStockSql(metricById('pending') as LevelMetric, '{as_of:Date}')})`].join(' AND ')}`;
}

/**
 * Open cases by how they stand to their limit (extensions included), for each member of `by`, those with most overdue first. Columns: member, open, overdue
 * (the limit has passed), soon (it passes within `days` days), unlimited (no limit is known).
 */
export function compileDueCounts(cases: Cases, by: DimensionId, days: number): Statement {
  const bindings = new Bindings();
  const within = bindings.bind(days, 'UInt32');
  const overdue = 'limit_on IS NOT NULL AND limit_on < {as_of:Date}';
  return bindings.statement(
    `SELECT toString(${dimensionById(by).key}) AS member, count() AS open, countIf(${overdue}) AS overdue, countIf(${soonSql(within)}) - countIf(${overdue}) AS soon, countIf(limit_on IS NULL) AS unlimited ` +
    `FROM ${openCases(cases, bindings)} GROUP BY member ORDER BY overdue DESC, soon DESC, member`,
  );
}

/** A page of the open cases whose limit has passed or passes within `days` days, the oldest limit first. Columns: limit_on, days_left (negative: overdue), and the case's main columns. */
export function compileDueCases(cases: Cases, days: number, first: number, after?: Omit<CaseCursor, 'event'>): Statement {
  const bindings = new Bindings();
  const within = bindings.bind(days, 'UInt32');
  const rows = `SELECT assumeNotNull(limit_on) AS due_by, dateDiff('day', {as_of:Date}, due_by) AS days_left, ${COLUMNS.join(', ')} FROM ${openCases(cases, bindings)} AND ${soonSql(within)}`;
  const behind = after === undefined ? '' : `WHERE (due_by, toString(source), case_id) > (${bindings.bind(after.on, 'Date')}, ${bindings.bind(after.source, 'String')}, ${bindings.bind(after.caseId, 'String')}) `;
  return bindings.statement(`SELECT * FROM (${rows}) ${behind}ORDER BY due_by, toString(source), case_id LIMIT ${bindings.bind(first, 'UInt32')}`);
}
