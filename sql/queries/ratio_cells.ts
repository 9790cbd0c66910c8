import { dimensionById, type DimensionId } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import type { RatioMetric } from '../src/metric.js';
import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import { countersOf } from '../src/question/counters.js';
import { RANGE } from '../src/question/grouping.js';
import type { Question } from '../src/question/question.js';

/**
 * A ratio over the whole range by every member of one or two dimensions, none folded: what decomposition and standardisation need, for which a 其他 would hide
 * that its parts moved. Columns: k0, k1 (keys of the members), n, num, and cohort and mature where answers take time. At most `limit` cells, by key.
 */
export function compileRatioCells(metric: RatioMetric, dimensions: readonly DimensionId[], question: Question, limit: number): Statement {
  const bindings = new Bindings();
  const keys = dimensions.map((id, i) => `toString(${dimensionById(id).key}) AS k${String(i)}`);
  const names = dimensions.map((_, i) => `k${String(i)}`).join(', ');
  const counters = Object.entries(countersOf(metric)).map(([name, sql]) => `${sql} AS ${name}`);
  const where = [...whereCases(question, question.range, bindings), `${metric.basis} ${RANGE}`];
  return bindings.statement(
    `SELECT ${[...keys, ...counters].join(', ')} FROM ${fromCases(question, bindings)} WHERE ${where.join(' AND ')} ` +
    `GROUP BY ${names} HAVING n > 0 ORDER BY ${names} LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}
