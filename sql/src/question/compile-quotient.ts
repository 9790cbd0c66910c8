import { bucketSql } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { fromCases, whereCases } from './cases.js';
import { grouping, RANGE } from './grouping.js';
import type { Statement } from '../engine/engine.js';
import { lookupsOf, type Flow, type QuotientMetric } from '../metric.js';
import type { Question } from './question.js';

/** How much of a flow there is (SQL): its events, or the sum over them. */
export const flowSql = ({ rows, sum }: Flow): string => (sum === undefined ? `toFloat64(countIf(${rows}))` : `ifNull(toFloat64(sumIf(${sum}, ${rows})), 0)`);

/**
 * A quotient's two sides, each event under its own date. Columns: bucket, member, is_other, m0_num, m0_den (counts or sums), m0_n (events of the
 * denominator).
 */
export function compileQuotient(metric: QuotientMetric, question: Question): Statement {
  if (metric.maturity !== undefined) throw new TypeError(`${metric.id} is counted under several dates: none of them says what is mature`);
  const bindings = new Bindings();
  const where = whereCases(question, question.range, bindings);
  const scan = (flow: Flow, sides: string) => {
    const group = grouping(question, bucketSql(flow.on, question.bucket), bindings);
    return `SELECT ${group.select}, ${sides} FROM ${fromCases(question, bindings, lookupsOf(metric))} WHERE ${[...where, `${flow.on} ${RANGE}`].join(' AND ')} GROUP BY ${group.by}`;
  };
  const scans = [
    ...metric.numerator.map((flow) => scan(flow, `${flowSql(flow)} AS over, toFloat64(0) AS under, 0 AS events`)),
    ...metric.denominator.map((flow) => scan(flow, `toFloat64(0) AS over, ${flowSql(flow)} AS under, countIf(${flow.rows}) AS events`)),
  ];
  return bindings.statement(
    `SELECT bucket, member, is_other, sum(over) AS m0_num, sum(under) AS m0_den, sum(events) AS m0_n FROM (${scans.join(' UNION ALL ')}) ` +
    'GROUP BY bucket, member, is_other HAVING m0_num != 0 OR m0_n > 0 ORDER BY bucket, member, is_other',
  );
}
