import { bucketSql, bucketsOf } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { fromCases, whereCases } from './cases.js';
import { stockSql } from './compile-open.js';
import { grouping, RANGE } from './grouping.js';
import { staysOf } from '../stock.js';
import type { Statement } from '../engine/engine.js';
import type { TurnoverMetric } from '../metric.js';
import type { Question } from './question.js';

/**
 * A stock's turnover. What was there at the beginning and what entered is what left and what is still there at the end, so both are asked. Columns: bucket (index,
 * 0 = first), member, is_other, left (stays that ended in the bucket), kept (in stock at its end).
 */
export function compileTurnover(metric: TurnoverMetric, question: Question): Statement {
  const bindings = new Bindings();
  const starts = bindings.bindAs('starts', bucketsOf(question.range, question.bucket).map(({ start }) => start), 'Array(String)');
  const where = whereCases(question, question.range, bindings);
  const ends = staysOf(metric).map(({ from, until, rows }) => {
    const group = grouping(question, bucketSql(until, question.bucket), bindings, 'ends_in');
    const here = [...where, `${until} ${RANGE}`, `${from} <= ${until}`];
    return `SELECT ${group.select}, countIf(${rows}) AS here FROM ${fromCases(question, bindings)} WHERE ${here.join(' AND ')} GROUP BY ${group.by} HAVING here > 0`;
  });
  return bindings.statement(
    'SELECT bucket, member, is_other, sum(gone) AS left, sum(there) AS kept FROM (' +
    `SELECT toUInt64(indexOf(${starts}, toString(ends_in)) - 1) AS bucket, member, is_other, here AS gone, 0 AS there FROM (${ends.join(' UNION ALL ')}) UNION ALL ` +
    `SELECT toUInt64(bucket) AS bucket, member, is_other, 0 AS gone, n AS there FROM (${stockSql(metric, question, bindings)})) GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other`,
  );
}
