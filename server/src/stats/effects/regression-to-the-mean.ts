import { amount, finite, positive, share } from '../input.js';
import { mean, variance } from '../numbers.js';

/** What a group chosen for its results will show next time if nothing is done. */
export interface NoEffectReference {
  /** Sampling variance of the group's rate, and the share of its distance from the mean that is its own. */
  readonly variance: number;
  readonly reliability: number;
  readonly expectedAfter: number;
}

/**
 * Expected rate after, with no effect at all: μ + B(before − μ), B = τ²/(τ² + μ(1 − μ)/n). `before` of `n` cases, `overall` and `tau2` of all groups.
 * Only what lies beyond it can be talked about. Galton 1886; Barnett, van der Pols & Dobson 2005, Int. J. Epidemiol. 34:215.
 */
export function expectedWithoutEffect(before: number, n: number, overall: number, tau2: number): NoEffectReference {
  share('rates', before, overall);
  positive('n', n);
  return drawnToMean(before, (overall * (1 - overall)) / n, overall, tau2);
}

/** The same of any value with its sampling variance. */
export function drawnToMean(before: number, variance: number, overall: number, tau2: number): NoEffectReference {
  finite('values', before, overall);
  amount('variances', variance);
  amount('tau2', tau2);
  const reliability = tau2 + variance === 0 ? 0 : tau2 / (tau2 + variance);
  return { variance, reliability, expectedAfter: overall + reliability * (before - overall) };
}

/** Variance of true values, of all groups weighing alike: their variance less what of it is chance, at least 0. `variances` are of the values, by chance alone. Hedges & Olkin 1985, §9.B. */
export function spreadOfTruth(values: readonly number[], variances: readonly number[]): number {
  finite('values', ...values);
  amount('variances', ...variances);
  return values.length < 2 ? 0 : Math.max(0, variance(values) - mean(variances));
}
