import { bucketDistanceSql, bucketSql, bucketsOf } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { fromCases, whereCases } from './cases.js';
import { grouping, RANGE } from './grouping.js';
import { staysOf, type Stay, type Stock } from '../stock.js';
import type { Statement } from '../engine/engine.js';
import { endingSql, type DurationMetric, type LevelMetric } from '../metric.js';
import type { Question } from './question.js';

// Stocks and durations: what is told by the two dates a case is open between. Both count cases by these dates first, in the words of the
// counters kept by them.

/** SELECT of bucket (index, 0 = first), member, is_other, n: the stock at the end of each bucket. */
export function stockSql(stock: Stock, question: Question, bindings: Bindings): string {
  const total = bindings.bindAs('buckets', bucketsOf(question.range, question.bucket).length, 'UInt32');
  const distance = (to: string) => `toUInt32(greatest(0, ${bucketDistanceSql('{range_from:Date}', to, question.bucket)}))`;
  const where = whereCases(question, question.range, bindings);
  const scan = ({ from, until, rows }: Stay) => {
    const closedIn = `if(${until} IS NULL OR ${until} > {range_to:Date}, ${total}, ${distance(`assumeNotNull(${until})`)})`;
    const there = [...where, `${from} <= {range_to:Date}`, `(${until} IS NULL OR ${until} >= {range_from:Date})`];
    const group = grouping(question, distance(`assumeNotNull(${from})`), bindings, 'opened_in');
    return `SELECT ${group.select}, ${closedIn} AS closed_in, countIf(${rows}) AS here FROM ${fromCases(question, bindings)} WHERE ${there.join(' AND ')} GROUP BY ${group.by}, closed_in HAVING here > 0`;
  };
  return `SELECT arrayJoin(range(opened_in, closed_in)) AS bucket, member, is_other, sum(here) AS n FROM (${staysOf(stock).map(scan).join(' UNION ALL ')}) GROUP BY bucket, member, is_other`;
}

/**
 * Stock at the end of each bucket. A case stands in every bucket from the one it is opened in up to the one before it is closed:
 * cases are counted by these two borders first, and only the counts are spread over the buckets between.
 * Columns: bucket (index, 0 = first), member, is_other, n.
 */
export function compileLevel(metric: LevelMetric, question: Question): Statement {
  const bindings = new Bindings();
  return bindings.statement(`${stockSql(metric, question, bindings)} ORDER BY bucket, member, is_other`);
}

/**
 * Durations of a cohort as Kaplan–Meier needs them. Columns: bucket, member, is_other, then arrays sorted by days:
 * days, events (closed on that day), censored (open at the as-of date); a day may stand there twice, once with each. With `endings` also
 * `ending_<i>`: those of the events that ended in the metric's i-th way.
 */
export function compileDuration(metric: DurationMetric, question: Question, { endings = false } = {}): Statement {
  const bindings = new Bindings();
  const closed = `ifNull(${metric.until} <= {as_of:Date}, 0)`;
  const days = `dateDiff('day', ${metric.basis}, if(${closed}, assumeNotNull(${metric.until}), {as_of:Date}))`;
  const where = [...whereCases(question, question.range, bindings), `${metric.basis} ${RANGE}`, `${metric.basis} <= {as_of:Date}`];
  const group = grouping(question, bucketSql(metric.basis, question.bucket), bindings);
  const ways = endings ? metric.endings : [];
  const told = ways.map((_, i) => `, groupArray(if(ended, way_${String(i)}, 0)) AS ending_${String(i)}`).join('');
  const counted = ways.map((way, i) => `, countIf(${endingSql(metric, way)}) AS way_${String(i)}`).join('');
  return bindings.statement(
    `SELECT bucket, member, is_other, groupArray(day) AS days, groupArray(if(ended, here, 0)) AS events, groupArray(if(ended, 0, here)) AS censored${told} FROM (` +
    `SELECT ${group.select}, ${days} AS day, ${closed} AS ended, countIf(${metric.rows}) AS here${counted} FROM ${fromCases(question, bindings)} ` +
    `WHERE ${where.join(' AND ')} GROUP BY ${group.by}, day, ended HAVING here > 0 ORDER BY ${group.by}, day, ended) ` +
    'GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other',
  );
}
