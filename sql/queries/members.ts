import { Bindings } from '../src/question/bindings.js';
import { fromCases, rowsOf, whereCases } from '../src/question/cases.js';
import { dimensionById } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import type { Metric } from '../src/metric.js';
import { countedBy } from '../src/question/counted.js';
import type { DimensionId } from '../src/catalogue.js';
import type { Question } from '../src/question/question.js';

/**
 * Members of a dimension by how many of the metric's cases they hold, largest first, ties by key.
 * Columns: member, n, members (how many there are in all).
 */
export function compileMembers(metric: Metric, dimension: DimensionId, question: Question, limit: number): Statement {
  const bindings = new Bindings();
  const key = dimensionById(dimension).key;
  const where = [...whereCases(question, question.range, bindings), countedBy(metric, 'denominator', fromCases(question, bindings)).map((counted) => `(${counted.where})`).join(' OR ')];
  // What the events of a rate are held against is not looked up to count them.
  const rows = metric.kind === 'rate' ? fromCases(question, bindings) : rowsOf(metric, question, bindings);
  return bindings.statement(
    `SELECT toString(${key}) AS member, count() AS n, count() OVER () AS members FROM ${rows} ` +
    `WHERE ${where.map((condition) => `(${condition})`).join(' AND ')} GROUP BY member ORDER BY n DESC, member LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}
