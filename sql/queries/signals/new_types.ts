import { dimensionById, metricById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { CountMetric } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';
import type { DateRange } from '../../src/time/bucket.js';

/**
 * Types (members of `by`) that no case before the range had: when each was first seen, how often since, and in how many places.
 * Columns: k0, first_on, n, branches, institutions; unnamed places do not count.
 */
export function compileNewTypes(cases: Cases, by: DimensionId, range: DateRange): Statement {
  const bindings = new Bindings();
  const { basis, rows } = metricById('intake') as CountMetric;
  const where = [...whereCases(cases, range, bindings), `${basis} <= {range_to:Date}`, `(${rows})`].join(' AND ');
  const places = (id: DimensionId) => `uniqExactIf(${dimensionById(id).key}, ${dimensionById(id).key} != '')`;
  return bindings.statement(
    `SELECT toString(${dimensionById(by).key}) AS k0, min(${basis}) AS first_on, count() AS n, ${places('branch')} AS branches, ${places('institution')} AS institutions ` +
    `FROM ${fromCases(cases, bindings)} WHERE ${where} GROUP BY k0 HAVING first_on >= {range_from:Date} ORDER BY k0`,
  );
}
