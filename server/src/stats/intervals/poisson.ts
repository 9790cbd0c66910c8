import { chiSquareQuantile } from '../distributions/gamma.js';
import { count, positive } from '../input.js';
import { Z95, type Interval } from '../interval.js';

/** Counts of months come again in every request, and the chi-square quantile is the dearest number of an answer. */
const KEPT = 10_000;
const kept = new Map<number, Interval>();

/** Exact 95 % interval of a Poisson count (Garwood 1936, Biometrika 28:437), from the chi-square quantile. Refuses what is no count. */
export function poissonInterval(observed: number): Interval {
  const known = kept.get(observed);
  if (known) return known;
  count('observed', observed);
  const interval = {
    low: observed === 0 ? 0 : chiSquareQuantile(0.025, 2 * observed) / 2,
    high: chiSquareQuantile(0.975, 2 * (observed + 1)) / 2,
  };
  if (kept.size < KEPT) kept.set(observed, interval);
  return interval;
}

/**
 * 95 % interval of a sum of weights of `observed` events, from the exact one of their count (Dobson, Kuulasmaa, Eberle & Scherer 1991, Statistics in Medicine
 * 10:457), as for directly standardised rates. `squares` is the sum of the squared weights; with all weights 1 it is `poissonInterval`.
 */
export function weightedPoissonInterval(observed: number, { sum, squares }: { readonly sum: number; readonly squares: number }): Interval {
  const { low, high } = poissonInterval(observed);
  if (observed === 0) return { low: 0, high };
  const scale = Math.sqrt(squares / observed);
  return { low: sum + scale * (low - observed), high: sum + scale * (high - observed) };
}

/** Byar's approximation to `poissonInterval` (Breslow & Day 1987, p. 69), for comparison with published O/E tables. */
export function byarInterval(observed: number, z = Z95): Interval {
  count('observed', observed);
  const end = (n: number, sign: number) => (n === 0 ? 0 : n * (1 - 1 / (9 * n) + (sign * z) / (3 * Math.sqrt(n))) ** 3);
  return { low: end(observed, -1), high: end(observed + 1, 1) };
}

/** Observed over expected with its interval. */
export interface ObservedOverExpected extends Interval {
  readonly ratio: number;
}

/** O/E of a count (complaints, reopenings) with exact limits, or those of another interval of the count. `expected` must be above 0. */
export function observedOverExpected(observed: number, expected: number, interval = poissonInterval(observed)): ObservedOverExpected {
  count('observed', observed);
  positive('expected', expected);
  return { ratio: observed / expected, low: interval.low / expected, high: interval.high / expected };
}
