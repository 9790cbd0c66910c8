import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { CountMetric, RatioMetric } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, rowsOf, whereCases } from '../../src/question/cases.js';
import { countedBy } from '../../src/question/counted.js';
import type { Question } from '../../src/question/question.js';

/**
 * What a count or a share counts in the range, by several dimensions at once: a row for each combination of members that occurs, so that every table over some of them, and what ties these
 * tables together, can be told from one answer. Columns: `k0`, `k1`, … (in the order of `dimensions`), `n` and `num` (of a share those its numerator counts, of a count all). At most `limit` rows.
 */
export function compileCountedTogether(metric: CountMetric | RatioMetric, dimensions: readonly DimensionId[], question: Question, limit: number): Statement {
  const bindings = new Bindings();
  const [counted] = countedBy(metric, 'denominator', fromCases(question, bindings));
  const where = [...whereCases(question, question.range, bindings), ...(counted === undefined ? [] : [counted.where])];
  const keys = dimensions.map((id, i) => ({ name: `k${String(i)}`, sql: `toString(${dimensionById(id).key})` }));
  const names = keys.map(({ name }) => name).join(', ');
  const numerator = metric.kind === 'ratio' ? `countIf(ifNull((${metric.numerator}), 0))` : 'count()';
  return bindings.statement(
    `SELECT ${keys.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')}, count() AS n, ${numerator} AS num FROM ${rowsOf(metric, question, bindings)} ` +
    `WHERE ${where.map((condition) => `(${condition})`).join(' AND ')} GROUP BY ${names} ORDER BY ${names} LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}
