import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { LevelMetric } from '../../src/metric.js';
import type { Cases } from '../../src/question/question.js';
import { inStockSql, type Stock } from '../../src/stock.js';

/** Stock metrics that say when a case is beyond its limit: those with a date it is old since. */
export type AgedMetric = LevelMetric & { readonly beyond: NonNullable<Stock['beyond']> };

/**
 * Open cases of each type at the end of each of some days, and those of them beyond their limit, by the conditions of an aged stock metric, so that the
 * metric's own list agrees. Columns: member, open and aged (a number a day, in the order of `days`), excess (days beyond the limit, summed, at the last
 * of them); types with open cases on any of the days, the largest excess first, `limit` at most.
 */
export function compileTypeStocks(cases: Cases, aged: AgedMetric, dimension: DimensionId, days: readonly string[], limit: number): Statement {
  const bindings = new Bindings();
  const ends = days.map((day) => bindings.bind(day, 'Date'));
  const last = ends.at(-1);
  if (last === undefined) throw new TypeError('stocks are asked of at least one day');
  const { beyond: { since, days: grace } } = aged;
  const open = ends.map((day) => `(${inStockSql({ stays: aged.stays }, day)})`);
  const late = ends.map((day) => `(${inStockSql(aged, day)})`);
  const where = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  return bindings.statement(
    `SELECT toString(${dimensionById(dimension).key}) AS member, [${open.map((is) => `countIf(${is})`).join(', ')}] AS open, [${late.map((is) => `countIf(${is})`).join(', ')}] AS aged, ` +
    `sumIf(dateDiff('day', assumeNotNull(${since}), ${last}) - ${String(grace)}, ${late.at(-1) ?? ''}) AS excess FROM ${fromCases(cases, bindings)} ` +
    `WHERE ${where.join(' AND ')} AND (${open.join(' OR ')}) GROUP BY member ORDER BY excess DESC, member LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}
