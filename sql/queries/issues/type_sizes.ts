import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import { RANGE } from '../../src/question/grouping.js';
import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { CountMetric } from '../../src/metric.js';
import type { Cases } from '../../src/question/question.js';
import { bucketSql, type DateRange } from '../../src/time/bucket.js';
import { ACTIVE_STAYS, daysInStockSql } from '../../src/stock.js';

/** Which cases types are made of: those that a count metric counts within a range. */
export interface TypedCases extends Cases {
  readonly metric: CountMetric;
  readonly range: DateRange;
}

function whereTyped(asked: TypedCases, bindings: Bindings): string {
  return [...whereCases(asked, asked.range, bindings), `${asked.metric.basis} ${RANGE}`, `(${asked.metric.rows})`].join(' AND ');
}

/**
 * How large each type of a classification is, three ways over the same cases: how many they are, the days they have been active up to the as-of date
 * (days placed inactive or closed left out), and the amounts claimed in them. Columns: member, n, ended (how many have been closed once), days, amount (of
 * the cases that tell one), with_amount (how many those are); largest first, ties by key, `limit` types at most.
 */
export function compileTypeSizes(asked: TypedCases, dimension: DimensionId, limit: number): Statement {
  const bindings = new Bindings();
  const where = whereTyped(asked, bindings);
  return bindings.statement(
    `SELECT toString(${dimensionById(dimension).key}) AS member, count() AS n, countIf(ended_on IS NOT NULL) AS ended, sum(${daysInStockSql({ stays: ACTIVE_STAYS }, '{as_of:Date}')}) AS days, ` +
    `ifNull(toFloat64(sum(amount_claimed)), 0) AS amount, countIf(amount_claimed IS NOT NULL) AS with_amount FROM ${fromCases(asked, bindings)} ` +
    `WHERE ${where} GROUP BY member ORDER BY n DESC, member LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}

/** How many cases each type of several classifications has. Columns: level (a dimension's id), member, n; of each the largest first, `limit` at most. */
export function compileTypeCounts(asked: TypedCases, dimensions: readonly DimensionId[], limit: number): Statement {
  const bindings = new Bindings();
  const most = bindings.bind(limit, 'UInt32');
  const counts = dimensions.map((id) =>
    `SELECT '${id}' AS level, toString(${dimensionById(id).key}) AS member, count() AS n FROM ${fromCases(asked, bindings)} ` +
    `WHERE ${whereTyped(asked, bindings)} GROUP BY member ORDER BY n DESC, member LIMIT ${most}`);
  return bindings.statement(counts.map((sql) => `SELECT * FROM (${sql})`).join(' UNION ALL '));
}

/** Cases by month and type. Columns: month (its first day), member, n; `limit` rows at most. */
export function compileTypeMonths(asked: TypedCases, dimension: DimensionId, limit: number): Statement {
  const bindings = new Bindings();
  const where = whereTyped(asked, bindings);
  return bindings.statement(
    `SELECT toString(${bucketSql(asked.metric.basis, 'month')}) AS month, toString(${dimensionById(dimension).key}) AS member, count() AS n FROM ${fromCases(asked, bindings)} ` +
    `WHERE ${where} GROUP BY month, member ORDER BY month, member LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}
