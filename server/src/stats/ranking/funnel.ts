import { binomialLowerTail } from '../distributions/beta.js';
import { poissonLowerTail, poissonUpperTail } from '../distributions/gamma.js';
import { normalQuantile } from '../distributions/normal.js';
import { count, positive, refuseIf, share } from '../input.js';
import type { Interval } from '../interval.js';

/** Each tail of the 95 % and the 99.8 % limits. */
export const FUNNEL_TAILS = { p95: 0.025, p998: 0.001 } as const;

/** Smallest whole number in [0, high] at which an increasing `f` reaches `p`. */
function firstReaching(f: (r: number) => number, p: number, high: number): number {
  let [below, reached] = [-1, high];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (f(middle) >= p) reached = middle;
    else below = middle;
  }
  return reached;
}

function lowerLimit(n: number, target: number, tail: number): number {
  const cdf = (r: number) => binomialLowerTail(r, n, target);
  const r = firstReaching(cdf, tail, n);
  const alpha = (cdf(r) - tail) / (cdf(r) - cdf(r - 1));
  return Math.max(0, (r - alpha) / n);
}

/**
 * Exact funnel limits of a proportion of `n` around `target`, each tail at most `tail`, interpolated between counts; a point is out when strictly outside.
 * The upper limit is one minus the lower limit at 1 − target, without which it would flag one count too early. n whole and above 0.
 * Spiegelhalter 2005, Stat. Med. 24:1185, appendix A.1.1.
 */
export function binomialLimits(n: number, target: number, tail: number): Interval {
  count('n', n);
  positive('n', n);
  share('target and tail', target, tail);
  if (target === 0 || target === 1) return { low: target, high: target };
  return { low: lowerLimit(n, target, tail), high: 1 - lowerLimit(n, 1 - target, tail) };
}

/** Normal approximation of `binomialLimits`, kept within [0, 1]; close from n of about 100. */
export function normalLimits(n: number, target: number, tail: number): Interval {
  positive('n', n);
  share('target and tail', target, tail);
  const half = normalQuantile(1 - tail) * Math.sqrt((target * (1 - target)) / n);
  return { low: Math.max(0, target - half), high: Math.min(1, target + half) };
}

/**
 * Exact funnel limits of O/E from the tails of a Poisson count with mean `expected`, interpolated; not a confidence interval around O = E, which flags far
 * too late above and far too early below (Seaton & Manktelow 2012). Lower limit at least 0. `expected` above 0.
 */
export function observedOverExpectedLimits(expected: number, tail: number): Interval {
  positive('expected', expected);
  share('tail', tail);
  refuseIf(tail <= 0 || tail >= 0.5, 'NOT_A_SHARE', 'tail');
  const far = Math.ceil(expected + 20 * Math.sqrt(expected) + 50);
  const cdf = (r: number) => poissonLowerTail(r, expected);
  const r = firstReaching(cdf, tail, far);
  const below = (cdf(r) - tail) / (cdf(r) - cdf(r - 1));
  const upper = (x: number) => poissonUpperTail(x, expected);
  // The last count whose upper tail still reaches the level.
  const x = firstReaching((y) => 1 - upper(y + 1), 1 - tail, far);
  const last = upper(x) >= tail ? x : x - 1;
  const above = (upper(last) - tail) / (upper(last) - upper(last + 1));
  return { low: Math.max(0, (r - below) / expected), high: (last + above) / expected };
}
