import jstat from 'jstat';
import type { Interval } from './wilson.js';

/**
 * Exact interval of a Poisson count (Garwood 1936, Biometrika 28:437), from the chi-square quantile.
 * `confidence` is two-sided, 0.95 by default.
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : jstat.jStat.chisquare.inv(tail, 2 * count) / 2,
    high: jstat.jStat.chisquare.inv(1 - tail, 2 * (count + 1)) / 2,
  };
}
