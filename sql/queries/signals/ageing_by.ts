import { dimensionById, metricById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { LevelMetric } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';
import { inStockSql } from '../../src/stock.js';

/** From this day on an open case is old: past its limit (extensions included), at the latest after 60 days. */
const OLD_AFTER = 'least(ifNull(limit_on, opened_on + 60), opened_on + 60)';

/**
 * The pending stock (the metric of that name) at the end of each of `days`, by combination of members of `by`. Columns: day, a key a dimension (`k0` …),
 * open, aged (past the limit, or open for more than 60 days), excess (days beyond, summed over the aged). `days` oldest first, at least one.
 */
export function compileAgeingBy(cases: Cases, by: readonly DimensionId[], days: readonly string[]): Statement {
  const bindings = new Bindings();
  const [first = cases.asOf, last = cases.asOf] = [days[0], days.at(-1)];
  const where = whereCases(cases, { from: first, to: last }, bindings).join(' AND ');
  const keys = by.map((id, i) => `toString(${dimensionById(id).key}) AS k${String(i)}`);
  const group = ['day', ...by.map((_, i) => `k${String(i)}`)].join(', ');
  const ends = `arrayMap(one -> toDate(one), ${bindings.bindAs('days', [...days], 'Array(String)')})`;
  const there = `arrayFilter(day -> ifNull(${inStockSql(metricById('pending') as LevelMetric, 'day')}, false), ${ends})`;
  const stock = `SELECT ${[`arrayJoin(${there}) AS day`, `${OLD_AFTER} AS old_after`, ...keys].join(', ')} FROM ${fromCases(cases, bindings)} WHERE ${where}`;
  const beyond = "dateDiff('day', old_after, day)";
  return bindings.statement(
    `SELECT ${group}, count() AS open, countIf(${beyond} > 0) AS aged, sumIf(${beyond}, ${beyond} > 0) AS excess FROM (${stock}) GROUP BY ${group} ORDER BY ${group}`,
  );
}
