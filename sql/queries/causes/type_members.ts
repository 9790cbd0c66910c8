import { Bindings } from '../../src/question/bindings.js';
import { filterSql, fromCases, whereCases } from '../../src/question/cases.js';
import { RANGE } from '../../src/question/grouping.js';
import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import type { Filter } from '../../src/question/question.js';
import type { TypedCases } from '../issues/type_sizes.js';

/**
 * What the cases of a type are made of beside all others: by member of each of some dimensions how many of its cases there are, and how many of the others. Columns: level (a dimension's
 * id), member, own, others; of each level the members with most of its own cases first, ties by key, `limit` at most.
 */
export function compileTypeMembers(asked: TypedCases, type: Filter, dimensions: readonly DimensionId[], limit: number): Statement {
  const bindings = new Bindings();
  const [most, own] = [bindings.bind(limit, 'UInt32'), filterSql(type, bindings)];
  const where = [...whereCases(asked, asked.range, bindings), `${asked.metric.basis} ${RANGE}`, `(${asked.metric.rows})`].join(' AND ');
  const levels = dimensions.map((id) =>
    `SELECT '${id}' AS level, toString(${dimensionById(id).key}) AS member, countIf(${own}) AS own, countIf(NOT (${own})) AS others FROM ${fromCases(asked, bindings)} ` +
    `WHERE ${where} GROUP BY member ORDER BY own DESC, member LIMIT ${most}`);
  return bindings.statement(levels.map((sql) => `SELECT * FROM (${sql})`).join(' UNION ALL '));
}
