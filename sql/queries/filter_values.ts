import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import { dimensionById, type DimensionId } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import type { Cases } from '../src/question/question.js';

/** Values a dimension takes among the cases the viewer may see, with their number of cases, largest first. Columns: member, n. */
export function compileFilterValues(dimension: DimensionId, cases: Cases, limit: number): Statement {
  const bindings = new Bindings();
  const where = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  const key = dimensionById(dimension).key;
  return bindings.statement(
    `SELECT toString(${key}) AS member, count() AS n FROM ${fromCases(cases, bindings)} ` +
    `WHERE ${where.join(' AND ')} GROUP BY member ORDER BY n DESC, member LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}
