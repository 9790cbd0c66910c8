import { Bindings } from './bindings.js';
import { bucketDistanceSql, bucketSql, bucketsOf } from '../time/bucket.js';
import { fromCases, whereCases } from './cases.js';
import { dimensionById } from '../catalogue.js';
import type { Statement } from '../engine/engine.js';
import type { AmountMetric, CountMetric, DurationMetric, LevelMetric, Metric, RatioMetric } from '../metric.js';
import type { Question } from './question.js';

/** Kinds that are added up over rows under one date, so that several of them share one scan. */
export type TallyMetric = CountMetric | RatioMetric | AmountMetric;

/** Whether a metric can share a scan with others of its date. */
export const isTally = (metric: Metric): metric is TallyMetric => metric.kind === 'count' || metric.kind === 'ratio' || metric.kind === 'amount';

const RANGE = 'BETWEEN {range_from:Date} AND {range_to:Date}';

interface Grouping {
  readonly select: string;
  readonly by: string;
}

/** `member` is the split's key ('' without a split); `is_other` marks the row that holds all unnamed members. */
function grouping(question: Question, bucket: string, bindings: Bindings, alias = 'bucket'): Grouping {
  // Constants stay out of GROUP BY: a key of one date is many times faster to group by than a composite one.
  if (!question.split) return { select: `${bucket} AS ${alias}, '' AS member, 0 AS is_other`, by: alias };
  const key = dimensionById(question.split.dimension).key;
  const named = bindings.bindAs('named', [...question.split.named], 'Array(String)');
  return { select: `${bucket} AS ${alias}, if(${key} IN ${named}, ${key}, '') AS member, ${key} NOT IN ${named} AS is_other`, by: `${alias}, member, is_other` };
}

function tallyColumns(metric: TallyMetric, index: number): string {
  const named = (name: string, sql: string) => `${sql} AS m${index}_${name}`;
  switch (metric.kind) {
    case 'count':
      return named('n', `countIf(${metric.rows})`);
    case 'ratio': {
      const { cohort, mature } = metric.maturity ?? { cohort: '1', mature: '1' };
      return [
        named('num', `countIf((${metric.denominator}) AND (${metric.numerator}))`),
        named('n', `countIf(${metric.denominator})`),
        ...(metric.maturity ? [named('cohort', `countIf(${cohort})`), named('mature', `countIf((${cohort}) AND (${mature}))`)] : []),
      ].join(', ');
    }
    case 'amount':
      return [
        named('n', `countIf(${metric.rows})`),
        named('sum', `ifNull(toFloat64(sumIf(${metric.amount}, ${metric.rows})), 0)`),
        named('q', `arrayMap(x -> toFloat64(x), quantilesExactIf(0.5, 0.9)(assumeNotNull(${metric.amount}), ${metric.rows}))`),
      ].join(', ');
  }
}

/**
 * Tally metrics that share one basis, in one scan. Columns: bucket, member, is_other, then per metric i
 * `m<i>_n`, ratios also `m<i>_num` (and `m<i>_cohort`, `m<i>_mature`), amounts `m<i>_sum` and `m<i>_q` ([median, P90]).
 */
export function compileTally(metrics: readonly TallyMetric[], question: Question): Statement {
  const basis = metrics[0]?.basis;
  if (!basis || metrics.some((m) => m.basis !== basis)) throw new TypeError('tally metrics of one statement share one basis');
  const bindings = new Bindings();
  const where = [...whereCases(question, question.range, bindings), `${basis} ${RANGE}`];
  const group = grouping(question, bucketSql(basis, question.bucket), bindings);
  return bindings.statement(
    `SELECT ${group.select}, ${metrics.map(tallyColumns).join(', ')} FROM ${fromCases(question, bindings)} ` +
    `WHERE ${where.join(' AND ')} GROUP BY ${group.by} ORDER BY ${group.by}`,
  );
}

/**
 * Stock at the end of each bucket. A case stands in every bucket from the one it is opened in up to the one before it is closed:
 * cases are counted by these two borders first, and only the counts are spread over the buckets between.
 * Columns: bucket (index, 0 = first), member, is_other, n.
 */
export function compileLevel(metric: LevelMetric, question: Question): Statement {
  const bindings = new Bindings();
  const total = bindings.bindAs('buckets', bucketsOf(question.range, question.bucket).length, 'UInt32');
  const distance = (to: string) => `toUInt32(greatest(0, ${bucketDistanceSql('{range_from:Date}', to, question.bucket)}))`;
  const until = `if(${metric.until} IS NULL OR ${metric.until} > {range_to:Date}, ${total}, ${distance(`assumeNotNull(${metric.until})`)})`;
  const where = [
    ...whereCases(question, question.range, bindings),
    metric.rows,
    `${metric.basis} <= {range_to:Date}`,
    `(${metric.until} IS NULL OR ${metric.until} >= {range_from:Date})`,
  ];
  const group = grouping(question, distance(metric.basis), bindings, 'opened_in');
  return bindings.statement(
    'SELECT arrayJoin(range(opened_in, closed_in)) AS bucket, member, is_other, sum(here) AS n FROM (' +
    `SELECT ${group.select}, ${until} AS closed_in, count() AS here FROM ${fromCases(question, bindings)} ` +
    `WHERE ${where.join(' AND ')} GROUP BY ${group.by}, closed_in) GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other`,
  );
}

/**
 * Durations of a cohort as Kaplan–Meier needs them. Columns: bucket, member, is_other, then arrays sorted by days:
 * days, events (closed on that day), censored (open at the as-of date).
 */
export function compileDuration(metric: DurationMetric, question: Question): Statement {
  const bindings = new Bindings();
  const closed = `${metric.until} <= {as_of:Date}`;
  const days = `dateDiff('day', ${metric.basis}, if(${closed}, assumeNotNull(${metric.until}), {as_of:Date}))`;
  const where = [...whereCases(question, question.range, bindings), metric.rows, `${metric.basis} ${RANGE}`, `${metric.basis} <= {as_of:Date}`];
  const group = grouping(question, bucketSql(metric.basis, question.bucket), bindings);
  return bindings.statement(
    `SELECT bucket, member, is_other, groupArray(day) AS days, groupArray(ended) AS events, groupArray(here - ended) AS censored FROM (` +
    `SELECT ${group.select}, ${days} AS day, countIf(${closed}) AS ended, count() AS here FROM ${fromCases(question, bindings)} ` +
    `WHERE ${where.join(' AND ')} GROUP BY ${group.by}, day ORDER BY ${group.by}, day) GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other`,
  );
}
