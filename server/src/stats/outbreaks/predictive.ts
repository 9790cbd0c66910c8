import { negativeBinomialUpperTail } from '../distributions/beta.js';
import { poissonUpperTail } from '../distributions/gamma.js';
import { amount, count, positive, refuseIf } from '../input.js';
import { sumOf } from '../numbers.js';
import { ALPHA, FEWEST, type Current, type Exceedance } from './exceedance.js';
import type { Period } from './quasi-poisson.js';

/** P(Y ≥ `observed`) when the expected count is known for certain. */
export function poissonTail(observed: number, expected: number): number {
  count('observed', observed);
  amount('expected', expected);
  return poissonUpperTail(observed, expected);
}

/**
 * P(Y ≥ `observed`) of the next period given what was counted before: rate ~ Gamma(Σy + ½, Σ exposure), Jeffreys' prior, so Y is negative
 * binomial. `exposure` is that of the past in units of the next period, usually the number of past periods. Gelman et al. 2013, §2.6.
 * With `dispersion` φ ≥ 1 its variance is φ times as large and its mean the same: ordinary bursts, borrowed from series that show them (`sparseDispersion`).
 */
export function predictiveTail(observed: number, past: number, exposure: number, dispersion = 1): number {
  count('counts', observed, past);
  positive('exposure', exposure);
  refuseIf(!(dispersion >= 1), 'BELOW_ONE', 'dispersion');
  // A negative binomial of mean μ and variance μ/p has size μp/(1 − p); without bursts that is Σy + ½.
  const p = exposure / (dispersion * (exposure + 1));
  return negativeBinomialUpperTail(observed, ((past + 0.5) / exposure) * (p / (1 - p)), p);
}

/** Smallest whole number whose tail is at most `p`. The tail falls, so doubling and halving finds it. */
function firstBeyond(tail: (y: number) => number, p: number): number {
  let high = 1;
  while (tail(high) > p) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tail(middle) > p) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The same judgement as `farrington` for types with too little past for it (mean below 2, or fewer than 6 periods): from the predictive
 * distribution. The upper bound is the largest count that is not yet an alarm. At least one period.
 */
export function negativeBinomialExceedance(baseline: readonly Period[], current: Current, { alpha = ALPHA, dispersion = 1 }: { readonly alpha?: number; readonly dispersion?: number } = {}): Exceedance {
  refuseIf(baseline.length === 0, 'TOO_FEW', 'periods');
  count('lastFour', current.lastFour);
  positive('exposure', current.exposure ?? 1, ...baseline.map((p) => p.exposure ?? 1));
  const past = sumOf(baseline, (p) => p.count);
  const exposure = sumOf(baseline, (p) => p.exposure ?? 1) / (current.exposure ?? 1);
  const tail = (y: number) => predictiveTail(y, past, exposure, dispersion);
  const expected = (past + 0.5) / exposure;
  const upper = firstBeyond(tail, alpha / 2) - 1;
  const lower = Math.max(0, firstBeyond((y) => tail(y), 1 - alpha / 2) - 1);
  const suppressed = current.lastFour < FEWEST;
  const pValue = tail(current.count);
  // The bound may lie below the expected of a very skewed distribution; one case above it is then one unit.
  const exceedance = (current.count - expected) / Math.max(upper - expected, 0.5);
  return { method: 'negative_binomial', expected, dispersion, lower, upper, exceedance, pValue, alarm: current.count > upper && !suppressed, suppressed };
}
