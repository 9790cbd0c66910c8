import type { Metric } from '@concord/sql';
import type { Row } from '../store/table.js';
import type { Duration } from '../stats/survival/kaplan-meier.js';

/** What was counted for one metric in one cell (bucket × member), before it becomes a value. */
export type Tally =
  | { readonly kind: 'count' | 'level'; readonly n: number }
  | { readonly kind: 'ratio'; readonly n: number; readonly numerator: number; readonly cohort: number; readonly mature: number }
  | { readonly kind: 'amount'; readonly n: number; readonly sum: number; readonly median: number | null; readonly p90: number | null }
  | { readonly kind: 'duration'; readonly durations: readonly Duration[] };

/** The tally of a cell in which nothing was counted. */
export function emptyTally(metric: Metric): Tally {
  switch (metric.kind) {
    case 'count':
    case 'level': return { kind: metric.kind, n: 0 };
    case 'ratio': return { kind: 'ratio', n: 0, numerator: 0, cohort: 0, mature: 0 };
    case 'amount': return { kind: 'amount', n: 0, sum: 0, median: null, p90: null };
    case 'duration': return { kind: 'duration', durations: [] };
  }
}

/** Reads a metric's columns out of a row; `index` is its place among the metrics of the statement. */
export function readTally(metric: Metric, row: Row, index: number): Tally {
  const of = (name: string) => `m${index}_${name}`;
  switch (metric.kind) {
    case 'level': return { kind: 'level', n: row.num('n') };
    case 'count': return { kind: 'count', n: row.num(of('n')) };
    case 'ratio': {
      const n = row.num(of('n'));
      const [cohort, mature] = metric.maturity !== undefined || metric.settledAfter !== undefined ? [row.num(of('cohort')), row.num(of('mature'))] : [n, n];
      return { kind: 'ratio', n, numerator: row.num(of('num')), cohort, mature };
    }
    case 'amount': {
      const [median = null, p90 = null] = row.numbers(of('q'));
      const n = row.num(of('n'));
      return { kind: 'amount', n, sum: row.num(of('sum')), median: n === 0 ? null : median, p90: n === 0 ? null : p90 };
    }
    case 'duration': {
      const [events, censored] = [row.numbers('events'), row.numbers('censored')];
      return { kind: 'duration', durations: row.numbers('days').map((day, i) => ({ day: day ?? 0, events: events[i] ?? 0, censored: censored[i] ?? 0 })) };
    }
  }
}

/**
 * One tally for several buckets: counts and ratios are summed (a ratio is sum over sum, never a mean of rates), a level is its last
 * bucket, durations are put together. Null for amounts: their median cannot be had from parts and must be asked anew.
 */
export function poolTallies(metric: Metric, tallies: readonly Tally[]): Tally | null {
  if (metric.kind === 'amount') return null;
  return tallies.reduce<Tally>((pooled, next) => {
    if (next.kind === 'level') return next;
    if (pooled.kind === 'count' && next.kind === 'count') return { kind: 'count', n: pooled.n + next.n };
    if (pooled.kind === 'duration' && next.kind === 'duration') return { kind: 'duration', durations: [...pooled.durations, ...next.durations] };
    if (pooled.kind === 'ratio' && next.kind === 'ratio') {
      return {
        kind: 'ratio', n: pooled.n + next.n, numerator: pooled.numerator + next.numerator, cohort: pooled.cohort + next.cohort, mature: pooled.mature + next.mature,
      };
    }
    throw new TypeError(`a ${next.kind} tally does not pool with a ${pooled.kind} one`);
  }, emptyTally(metric));
}
