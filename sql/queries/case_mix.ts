import { dimensionById, type DimensionId } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import { populationSql, type RatioMetric } from '../src/metric.js';
import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import { RANGE } from '../src/question/grouping.js';
import type { Cases } from '../src/question/question.js';
import type { DateRange } from '../src/time/bucket.js';

/**
 * A ratio by every combination of some dimensions, e.g. mediator × what was known of a case before it was assigned. Combinations without cases of the
 * population are left out. Columns: k0 … (one a dimension), successes, trials; in the order of the keys, so that the same cases give the same rows.
 */
export function compileCaseMix(metric: RatioMetric, by: readonly DimensionId[], cases: Cases, range: DateRange): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, range, bindings), `${metric.basis} ${RANGE}`];
  const population = populationSql(metric);
  const keys = by.map((_, i) => `k${String(i)}`).join(', ');
  return bindings.statement(
    `SELECT ${by.map((id, i) => `toString(${dimensionById(id).key}) AS k${String(i)}`).join(', ')}, countIf((${population}) AND (${metric.numerator})) AS successes, countIf(${population}) AS trials ` +
    `FROM ${fromCases(cases, bindings)} WHERE ${where.join(' AND ')} GROUP BY ${keys} HAVING trials > 0 ORDER BY ${keys}`,
  );
}

/** The first day each member of a dimension appears in: of mediators, the first case assigned to them. Columns: member, first_on. */
export function compileFirstSeen(dimension: DimensionId, cases: Cases, range: DateRange): Statement {
  const bindings = new Bindings();
  const where = whereCases(cases, range, bindings);
  return bindings.statement(
    `SELECT toString(${dimensionById(dimension).key}) AS member, toString(min(assumeNotNull(coalesce(assigned_on, received_on)))) AS first_on ` +
    `FROM ${fromCases(cases, bindings)} WHERE ${where.join(' AND ')} GROUP BY member ORDER BY member`,
  );
}
