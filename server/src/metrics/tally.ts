import { WEIGHT_PARTS, type Metric } from '@concord/sql';
import type { Row } from '../store/table.js';
import type { Duration } from '../stats/survival/kaplan-meier.js';

/** What weighted events count for: their sum, and that of their squares, both in events. */
export interface Weights {
  readonly sum: number;
  readonly squares: number;
}

const NO_WEIGHTS: Weights = { sum: 0, squares: 0 };

const readWeights = (row: Row): Weights => ({ sum: row.num('weighted') / WEIGHT_PARTS, squares: row.num('squared') / WEIGHT_PARTS ** 2 });

/** What was counted for one metric in one cell (bucket × member), before it becomes a value. */
export type Tally =
  | { readonly kind: 'count' | 'level'; readonly n: number }
  | { readonly kind: 'ratio'; readonly n: number; readonly numerator: number; readonly cohort: number; readonly mature: number; readonly asked?: number; readonly told?: number }
  | { readonly kind: 'quotient'; readonly n: number; readonly numerator: number; readonly denominator: number; readonly cohort?: number; readonly mature?: number }
  | { readonly kind: 'stock_ratio'; readonly n: number; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'turnover'; readonly left: number; readonly kept: number }
  /** `exposure` is null where what is asked for cannot be told apart in it; `told` are all events, known or not. */
  | { readonly kind: 'rate'; readonly n: number; readonly told: number; readonly exposure: number | null; readonly weights?: Weights }
  | { readonly kind: 'balance'; readonly n: number; readonly numerator: number; readonly against: number }
  | { readonly kind: 'amount'; readonly n: number; readonly sum: number; readonly median: number | null; readonly p90: number | null }
  | { readonly kind: 'duration'; readonly durations: readonly Duration[] };

/** The tally of a cell in which nothing was counted. */
export function emptyTally(metric: Metric): Tally {
  switch (metric.kind) {
    case 'count':
    case 'level': return { kind: metric.kind, n: 0 };
    case 'ratio': return { kind: 'ratio', n: 0, numerator: 0, cohort: 0, mature: 0, ...(metric.asked === undefined ? {} : { asked: 0 }), ...(metric.known === undefined ? {} : { told: 0 }) };
    case 'stock_ratio':
    case 'quotient': return { kind: metric.kind, n: 0, numerator: 0, denominator: 0, ...(metric.kind === 'quotient' && metric.maturity !== undefined ? { cohort: 0, mature: 0 } : {}) };
    case 'turnover': return { kind: 'turnover', left: 0, kept: 0 };
    case 'rate': return { kind: 'rate', n: 0, told: 0, exposure: 0, ...(metric.weight === undefined ? {} : { weights: NO_WEIGHTS }) };
    case 'balance': return { kind: 'balance', n: 0, numerator: 0, against: 0 };
    case 'amount': return { kind: 'amount', n: 0, sum: 0, median: null, p90: null };
    case 'duration': return { kind: 'duration', durations: [] };
  }
}

/** The day up to which each of a row's durations was not under observation; nothing where all were from the start. */
export function readEntries(row: Row): (index: number) => { readonly entry?: number } {
  const entries = row.has('entries') ? row.numbers('entries') : [];
  return (index) => { const entry = entries[index] ?? 0; return entry === 0 ? {} : { entry }; };
}

/** Reads a metric's columns out of a row; `index` is its place among the metrics of the statement. */
export function readTally(metric: Metric, row: Row, index: number): Tally {
  const of = (name: string) => `m${index}_${name}`;
  switch (metric.kind) {
    case 'level':
    case 'count': return { kind: metric.kind, n: row.num(of('n')) };
    case 'ratio': {
      const n = row.num(of('n'));
      const [cohort, mature] = metric.maturity !== undefined || metric.settledAfter !== undefined ? [row.num(of('cohort')), row.num(of('mature'))] : [n, n];
      return { kind: 'ratio', n, numerator: row.num(of('num')), cohort, mature, ...(metric.asked === undefined ? {} : { asked: row.num(of('asked')) }), ...(metric.known === undefined ? {} : { told: row.num(of('told')) }) };
    }
    case 'quotient': return { kind: 'quotient', n: row.num(of('n')), numerator: row.num(of('num')), denominator: row.num(of('den')), ...(metric.maturity === undefined ? {} : { cohort: row.num(of('cohort')), mature: row.num(of('mature')) }) };
    case 'stock_ratio': return { kind: 'stock_ratio', n: row.num('n'), numerator: row.num('num'), denominator: row.num('den') };
    case 'turnover': return { kind: 'turnover', left: row.num('left'), kept: row.num('kept') };
    case 'rate': return { kind: 'rate', n: row.num('num'), told: row.num('told'), exposure: row.numOrNull('parts'), ...(metric.weight === undefined ? {} : { weights: readWeights(row) }) };
    case 'balance': return { kind: 'balance', n: row.num(of('n')), numerator: row.num(of('num')), against: row.num(of('against')) };
    case 'amount': {
      const [median = null, p90 = null] = row.numbers(of('q'));
      const n = row.num(of('n'));
      return { kind: 'amount', n, sum: row.num(of('sum')), median: n === 0 ? null : median, p90: n === 0 ? null : p90 };
    }
    case 'duration': {
      const [events, censored] = [row.numbers('events'), row.numbers('censored')];
      const entryOf = readEntries(row);
      return { kind: 'duration', durations: row.numbers('days').map((day, i) => ({ day: day ?? 0, events: events[i] ?? 0, censored: censored[i] ?? 0, ...entryOf(i) })) };
    }
  }
}

/** Two tallies of one kind as one: what is counted is added up. */
function added(metric: Metric, pooled: Tally, next: Tally): Tally {
  if (next.kind === 'level' || next.kind === 'stock_ratio') return next;
  if (pooled.kind === 'count' && next.kind === 'count') return { ...next, n: pooled.n + next.n };
  if (pooled.kind === 'duration' && next.kind === 'duration') return { ...next, durations: [...pooled.durations, ...next.durations] };
  if (pooled.kind === 'ratio' && next.kind === 'ratio') {
    return { ...next, n: pooled.n + next.n, numerator: pooled.numerator + next.numerator, cohort: pooled.cohort + next.cohort, mature: pooled.mature + next.mature, ...(next.asked === undefined ? {} : { asked: (pooled.asked ?? 0) + next.asked }), ...(next.told === undefined ? {} : { told: (pooled.told ?? 0) + next.told }) };
  }
  if (pooled.kind === 'quotient' && next.kind === 'quotient') {
    return { ...next, n: pooled.n + next.n, numerator: pooled.numerator + next.numerator, denominator: pooled.denominator + next.denominator, ...(next.cohort === undefined ? {} : { cohort: (pooled.cohort ?? 0) + next.cohort, mature: (pooled.mature ?? 0) + (next.mature ?? 0) }) };
  }
  if (pooled.kind === 'turnover' && next.kind === 'turnover') return { ...next, left: pooled.left + next.left };
  if (pooled.kind === 'rate' && next.kind === 'rate') return { ...next, n: pooled.n + next.n, told: pooled.told + next.told, exposure: exposedBoth(metric, pooled.exposure, next.exposure), ...(next.weights === undefined ? {} : { weights: weighedBoth(pooled.weights ?? NO_WEIGHTS, next.weights) }) };
  if (pooled.kind === 'balance' && next.kind === 'balance') {
    return { ...next, n: pooled.n + next.n, numerator: pooled.numerator + next.numerator, against: pooled.against + next.against };
  }
  throw new TypeError(`a ${next.kind} tally does not pool with a ${pooled.kind} one`);
}

const weighedBoth = (a: Weights, b: Weights): Weights => ({ sum: a.sum + b.sum, squares: a.squares + b.squares });

/** Days of work are added up; what is there at the end of a period is what is there at the end of its last. */
const exposedBoth = (metric: Metric, pooled: number | null, next: number | null): number | null =>
  (pooled === null || next === null ? null : metric.kind === 'rate' && metric.exposure.taken === 'at_end' ? next : pooled + next);

/**
 * One tally for several buckets: counts, ratios and quotients are summed (sum over sum, never a mean of rates), stocks are the last
 * bucket, what is kept of a turnover, too, durations are put together. Null for amounts: their median cannot be had from parts and must be asked anew.
 */
export const poolTallies = (metric: Metric, tallies: readonly Tally[]): Tally | null =>
  (metric.kind === 'amount' ? null : tallies.reduce<Tally>((pooled, next) => added(metric, pooled, next), emptyTally(metric)));

/** Whether what is counted of the members of a split, 其他 among them, is what is counted of all cases: each is with one of them. Medians do not add up, nor sums that are rounded. */
export const addsUp = ({ kind }: Metric): boolean => !['amount', 'quotient', 'stock_ratio'].includes(kind);

/** The tallies of all members of a split, in one bucket, as one: of a metric that `addsUp`. */
export const wholeOf = (metric: Metric, tallies: readonly Tally[]): Tally =>
  tallies.reduce<Tally>((all, next) => {
    if (all.kind === 'level' && next.kind === 'level') return { ...next, n: all.n + next.n };
    if (all.kind === 'turnover' && next.kind === 'turnover') return { ...next, left: all.left + next.left, kept: all.kept + next.kept };
    const whole = added(metric, all, next);
    // Exposure at the end of a period is each member's own.
    return all.kind === 'rate' && whole.kind === 'rate' && next.kind === 'rate' ? { ...whole, exposure: all.exposure === null || next.exposure === null ? null : all.exposure + next.exposure } : whole;
  }, emptyTally(metric));
