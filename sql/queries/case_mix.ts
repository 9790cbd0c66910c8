import { dimensionById, type DimensionId } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import type { RatioMetric } from '../src/metric.js';
import { Bindings } from '../src/question/bindings.js';
import { fromCases, rowsOf, whereCases } from '../src/question/cases.js';
import { countersOf } from '../src/question/counters.js';
import { RANGE } from '../src/question/grouping.js';
import type { Cases } from '../src/question/question.js';
import type { DateRange } from '../src/time/bucket.js';

/**
 * A ratio by every combination of some dimensions, e.g. mediator × what was known of a case before it was assigned. Combinations without cases of the
 * population are left out, and none are folded: a 其他 would hide that its parts differ. Columns: k0 … (one a dimension), successes, trials, and cohort and mature where answers take
 * time; in the order of the keys, so that the same cases give the same rows. At most `limit` combinations.
 */
export function compileCaseMix(metric: RatioMetric, by: readonly DimensionId[], cases: Cases, range: DateRange, limit?: number): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, range, bindings), `${metric.basis} ${RANGE}`];
  const { num, n, ...waiting } = countersOf(metric);
  const counted = Object.entries({ successes: num, trials: n, ...waiting }).map(([name, sql]) => `${String(sql)} AS ${name}`);
  const keys = by.map((_, i) => `k${String(i)}`).join(', ');
  return bindings.statement(
    `SELECT ${by.map((id, i) => `toString(${dimensionById(id).key}) AS k${String(i)}`).join(', ')}, ${counted.join(', ')} ` +
    `FROM ${rowsOf(metric, cases, bindings)} WHERE ${where.join(' AND ')} GROUP BY ${keys} HAVING trials > 0 ORDER BY ${keys}${limit === undefined ? '' : ` LIMIT ${bindings.bind(limit, 'UInt32')}`}`,
  );
}

/**
 * A ratio by stratum and, within it, by member: as many rows as there are strata, so that thousands of members over hundreds of strata are a small answer.
 * Columns: k1 … (one a stratum dimension), and beside each other, in the order of the members: members, successes, trials. In the order of the strata, so that the
 * same cases give the same rows.
 */
export function compileStrata(metric: RatioMetric, member: DimensionId, strata: readonly DimensionId[], cases: Cases, range: DateRange): Statement {
  const mix = compileCaseMix(metric, [member, ...strata], cases, range);
  const keys = strata.map((_, i) => `k${String(i + 1)}`);
  const by = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
  const order = keys.length === 0 ? '' : ` ORDER BY ${keys.join(', ')}`;
  const parts = ['members', 'successes', 'trials'].map((name, i) => `arrayMap(cell -> cell.${String(i + 1)}, held) AS ${name}`);
  return { ...mix, sql: `SELECT ${[...keys, ...parts].join(', ')} FROM (SELECT ${[...keys, 'arraySort(groupArray((k0, successes, trials))) AS held'].join(', ')} FROM (${mix.sql})${by})${order}` };
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
