import { staysOf } from '../stock.js';
import { bucketSql, bucketsOf } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { fromCases, whereCases } from './cases.js';
import { countersOfStocks, stocksSql } from './compile-open.js';
import { knowsMonths, monthsUpTo } from './counted.js';
import { grouping, RANGE } from './grouping.js';
import type { Statement } from '../engine/engine.js';
import type { MonthlyMean, StockRatioMetric, TurnoverMetric } from '../metric.js';
import type { Question } from './question.js';

/**
 * SELECT of bucket, member, is_other, n: what happened in the months up to the end of each bucket, or to the last day known; nothing where the
 * history does not reach back so far.
 */
function trailingSql({ flows, months }: MonthlyMean, question: Question, bindings: Bindings): string {
  const ends = bucketsOf(question.range, question.bucket).map(({ to }) => (to < question.asOf ? to : question.asOf));
  const list = `arrayMap(day -> toDate(day), ${bindings.bindAs('ends', ends, 'Array(String)')})`;
  const where = whereCases(question, question.range, bindings);
  const days = flows.map(({ on, rows }) => {
    const group = grouping(question, `assumeNotNull(${on})`, bindings, 'happened');
    const span = `${on} >= ${monthsUpTo(months, `arrayElement(${list}, 1)`)} AND ${on} <= {range_to:Date}`;
    return `SELECT ${group.select}, countIf(${rows}) AS here FROM ${fromCases(question, bindings)} WHERE ${[...where, span].join(' AND ')} GROUP BY ${group.by} HAVING here > 0`;
  });
  const known = knowsMonths(months, 'last', fromCases(question, bindings));
  const buckets = `arrayFilter((i, last) -> (happened >= ${monthsUpTo(months, 'last')}) AND (happened <= last) AND (${known}), range(length(${list})), ${list})`;
  return `SELECT arrayJoin(${buckets}) AS bucket, member, is_other, sum(here) AS n FROM (${days.join(' UNION ALL ')}) GROUP BY bucket, member, is_other`;
}

/**
 * A stock over another, or over the monthly mean of what happens. Columns: bucket (index, 0 = first), member, is_other, num, den, n (cases or events of
 * the denominator).
 */
export function compileStockRatio({ numerator, denominator }: StockRatioMetric, question: Question): Statement {
  const bindings = new Bindings();
  if ('stays' in denominator && JSON.stringify(denominator.stays) === JSON.stringify(numerator.stays)) {
    return bindings.statement(
      `SELECT toUInt64(bucket) AS bucket, member, is_other, n0 AS num, n1 AS den, n1 AS n FROM (${stocksSql([numerator, denominator], question, bindings)}) ORDER BY bucket, member, is_other`,
      countersOfStocks([numerator, denominator], question),
    );
  }
  const [under, months] = 'stays' in denominator ? [`SELECT bucket, member, is_other, n0 AS n FROM (${stocksSql([denominator], question, bindings)})`, 1] : [trailingSql(denominator, question, bindings), denominator.months];
  return bindings.statement(
    `SELECT bucket, member, is_other, sum(over) AS num, sum(events) / ${String(months)} AS den, sum(events) AS n FROM (` +
    `SELECT toUInt64(bucket) AS bucket, member, is_other, n0 AS over, 0 AS events FROM (${stocksSql([numerator], question, bindings)}) UNION ALL ` +
    `SELECT toUInt64(bucket) AS bucket, member, is_other, 0 AS over, n AS events FROM (${under})) GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other`,
    countersOfStocks([numerator], question),
  );
}

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
    `SELECT toUInt64(bucket) AS bucket, member, is_other, 0 AS gone, n0 AS there FROM (${stocksSql([metric], question, bindings)})) GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other`,
    countersOfStocks([metric], question),
  );
}
