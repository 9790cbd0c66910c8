import jstat from 'jstat';
import type { Interval } from './wilson.js';

/** Counts of months come again in every request, and the chi-square quantile is the dearest number of an answer. */
const KEPT = 10_000;
const kept = new Map<number, Interval>();

/** Exact 95 % interval of a Poisson count (Garwood 1936, Biometrika 28:437), from the chi-square quantile. */
export function poissonInterval(count: number): Interval {
  const known = kept.get(count);
  if (known) return known;
  const interval = {
    low: count === 0 ? 0 : jstat.jStat.chisquare.inv(0.025, 2 * count) / 2,
    high: jstat.jStat.chisquare.inv(0.975, 2 * (count + 1)) / 2,
  };
  if (kept.size < KEPT) kept.set(count, interval);
  return interval;
}
