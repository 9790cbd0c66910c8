import { bucketSql } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { fromCases, isOfClosings, ofFirstClosing, tellingUndone, whereCases } from './cases.js';
import { asksByDay, countersKeptBy, countersOf, isSteady } from './counters.js';
import { flowSql } from './compile-quotient.js';
import { grouping, RANGE } from './grouping.js';
import type { Statement } from '../engine/engine.js';
import { lookupsOf, type AmountMetric, type BalanceMetric, type CountMetric, type Metric, type QuotientMetric, type RatioMetric } from '../metric.js';
import type { Question } from './question.js';

/** Kinds that are added up over rows under one date, so that several of them share one scan. */
export type TallyMetric = CountMetric | RatioMetric | BalanceMetric | AmountMetric | QuotientMetric;

const TALLIED: ReadonlySet<Metric['kind']> = new Set<TallyMetric['kind']>(['count', 'ratio', 'balance', 'amount']);

/** Whether all that a quotient counts happens on the date it is counted under. */
export const isOfOneDate = ({ basis, numerator, denominator }: QuotientMetric): boolean => [...numerator, ...denominator].every(({ on }) => on === basis);

/** Whether a metric can share a scan with others of its date. */
export const isTally = (metric: Metric): metric is TallyMetric => TALLIED.has(metric.kind) || (metric.kind === 'quotient' && isOfOneDate(metric));

/**
 * Tally metrics in the groups that are cheapest to ask together: by basis date; and, where counters kept by day can answer, those that have
 * such counters apart from those that need the rows; and by what they look up.
 */
export function sharedScans(metrics: readonly TallyMetric[], question: Question): (readonly TallyMetric[])[] {
  // Undone closings are added to what a scan counts; medians of amounts cannot be added up.
  const adds = metrics.some(isOfClosings);
  const scan = (m: TallyMetric) => `${m.basis} ${m.looksUp ?? ''} ${String(asksByDay(question) && isSteady(m))} ${String(adds && m.kind === 'amount')}`;
  return [...new Set(metrics.map(scan))].map((key) => metrics.filter((m) => scan(m) === key));
}

function tallyColumns(metric: TallyMetric): Readonly<Record<string, string>> {
  if (metric.kind === 'balance') {
    const of = (rows: string) => `countIf((${metric.denominator}) AND (${rows}))`;
    return { num: of(metric.numerator), against: of(metric.against), n: `countIf(${metric.denominator})` };
  }
  if (metric.kind === 'quotient') {
    const { numerator, denominator, maturity } = metric;
    return {
      num: numerator.map(flowSql).join(' + '), den: denominator.map(flowSql).join(' + '), n: denominator.map(({ rows }) => `countIf(${rows})`).join(' + '),
      ...(maturity === undefined ? {} : { cohort: `countIf(${maturity.cohort})`, mature: `countIf((${maturity.cohort}) AND (${maturity.mature}))` }),
    };
  }
  if (metric.kind !== 'amount') return countersOf(metric);
  return {
    n: `countIf(${metric.rows})`,
    sum: `ifNull(toFloat64(sumIf(${metric.amount}, ${metric.rows})), 0)`,
    // Between two cases as a spreadsheet does: the middle of an even number is the mean of both.
    q: `quantilesExactInclusiveIf(0.5, 0.9)(toFloat64(assumeNotNull(${metric.amount})), ${metric.rows})`,
  };
}

const columns = (metrics: readonly TallyMetric[], sqlOf: (metric: TallyMetric, name: string, sql: string) => string, prefix = 'm'): string =>
  metrics.flatMap((metric, index) => Object.entries(tallyColumns(metric)).map(([name, sql]) => `${sqlOf(metric, name, sql)} AS ${prefix}${String(index)}_${name}`)).join(', ');

/**
 * Tally metrics that share one basis, in one scan. Columns: bucket, member, is_other, whole, then per metric i
 * `m<i>_n`, ratios also `m<i>_num` (and `m<i>_cohort`, `m<i>_mature`, `m<i>_asked`), balances `m<i>_num` and `m<i>_against`, quotients `m<i>_num` and `m<i>_den` (and `m<i>_cohort`, `m<i>_mature`), amounts `m<i>_sum` and `m<i>_q` ([median, P90]).
 * Of metrics that count every closing, those that re-openings undid are added.
 * Where amounts are asked by bucket, rows with `whole` = 1 hold the range as one (per member): medians do not add up.
 */
export function compileTally(metrics: readonly TallyMetric[], question: Question): Statement {
  const basis = metrics[0]?.basis;
  if (!basis || metrics.some((m) => m.basis !== basis || m.looksUp !== metrics[0]?.looksUp)) throw new TypeError('tally metrics of one statement share one basis and what they look up');
  const bindings = new Bindings();
  const where = [...whereCases(question, question.range, bindings), `${basis} ${RANGE}`];
  const group = grouping(question, bucketSql(basis, question.bucket), bindings);
  const withWhole = question.bucket !== 'all' && metrics.some((m) => m.kind === 'amount');
  const [by, whole] = withWhole ? [`GROUPING SETS ((${group.by}), (${group.members}))`, 'GROUPING(bucket)'] : [group.by, '0'];
  const counters = asksByDay(question) && metrics.every(isSteady) ? countersKeptBy(basis) : undefined;
  const rows = fromCases(question, bindings, lookupsOf(metrics[0]));
  const scan = (from: string, counted: string, more: readonly string[] = []) => `SELECT ${group.select}, ${whole} AS whole, ${counted} FROM ${from} WHERE ${[...where, ...more].join(' AND ')} GROUP BY ${by}`;
  if (!metrics.some(isOfClosings)) return bindings.statement(`${scan(rows, columns(metrics, (_, __, sql) => sql))} ORDER BY ${group.by}`, counters);
  if (metrics.some(({ kind }) => kind === 'amount')) throw new TypeError('medians of closings do not add up');
  // The few closings that were undone are a scan of their own: kept counters answer for both.
  const scans = [
    scan(rows, columns(metrics, (_, __, sql) => sql, 'c')),
    ofFirstClosing(scan(tellingUndone(rows), columns(metrics, (metric, _, sql) => (isOfClosings(metric) ? sql : '0'), 'c'), ['undone'])),
  ];
  const keys = 'bucket, member, is_other, whole';
  const summed = metrics.flatMap((metric, i) => Object.keys(tallyColumns(metric)).map((name) => `sum(c${String(i)}_${name}) AS m${String(i)}_${name}`)).join(', ');
  return bindings.statement(`SELECT ${keys}, ${summed} FROM (${scans.join(' UNION ALL ')}) GROUP BY ${keys} ORDER BY ${keys}`, counters);
}
