import { dimensionById, metricById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { CountMetric } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import { RANGE } from '../../src/question/grouping.js';
import type { Cases } from '../../src/question/question.js';
import { bucketSql, type Bucket, type DateRange } from '../../src/time/bucket.js';

/**
 * Intake (the metric of that name) of every combination of members of `by`, by bucket: all series of one grain in one scan. Columns: bucket, then a key a
 * dimension, `k0`, `k1` …; n, amount (claimed, CNY). Buckets without a case have no row.
 */
export function compileCountsBy(cases: Cases, by: readonly DimensionId[], range: DateRange, bucket: Exclude<Bucket, 'all'>): Statement {
  const bindings = new Bindings();
  const { basis, rows } = metricById('intake') as CountMetric;
  const keys = by.map((id, i) => `toString(${dimensionById(id).key}) AS k${String(i)}`);
  const names = by.map((_, i) => `k${String(i)}`);
  const where = [...whereCases(cases, range, bindings), `${basis} ${RANGE}`, `(${rows})`];
  const group = ['bucket', ...names].join(', ');
  return bindings.statement(
    `SELECT ${[`${bucketSql(basis, bucket)} AS bucket`, ...keys].join(', ')}, count() AS n, ifNull(toFloat64(sum(amount_claimed)), 0) AS amount ` +
    `FROM ${fromCases(cases, bindings)} WHERE ${where.join(' AND ')} GROUP BY ${group} ORDER BY ${group}`,
  );
}
