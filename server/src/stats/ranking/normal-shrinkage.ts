import { amount, binomial, finite, positive } from '../input.js';
import { sum, sumOf } from '../numbers.js';

/** An estimate with its sampling variance, above 0. */
export interface Estimate {
  readonly value: number;
  readonly variance: number;
}

/** Variance between true values, as the estimates show it. */
export interface Heterogeneity {
  /** Weighted mean of the estimates, weights 1/variance. */
  readonly mean: number;
  /** Cochran's Q: spread of the estimates in units of their own uncertainty. */
  readonly q: number;
  /** DerSimonian–Laird τ²; 0 when the estimates differ no more than by chance. */
  readonly tau2: number;
}

/** What is believed of one true value. */
export interface Posterior {
  readonly mean: number;
  readonly sd: number;
}

/** Posterior with the share of the estimate that was kept. */
export interface Shrunk extends Posterior {
  readonly reliability: number;
}

/** DerSimonian & Laird 1986, Control. Clin. Trials 7:177. Fewer than two estimates have no variance between them. */
export function heterogeneity(estimates: readonly Estimate[]): Heterogeneity {
  finite('estimates', ...estimates.map((e) => e.value));
  positive('variances', ...estimates.map((e) => e.variance));
  const weights = sumOf(estimates, (e) => 1 / e.variance);
  const mean = sumOf(estimates, (e) => e.value / e.variance) / weights;
  const q = sumOf(estimates, (e) => (e.value - mean) ** 2 / e.variance);
  const scale = weights - sumOf(estimates, (e) => e.variance ** -2) / weights;
  return { mean, q, tau2: estimates.length < 2 ? 0 : Math.max(0, (q - (estimates.length - 1)) / scale) };
}

/**
 * Empirical-Bayes posteriors around 0, the excess of a person who does as their peers: B·d with variance B·v, B = τ²/(τ² + v). With τ² = 0
 * everybody is at 0 with sd 0. Efron & Morris 1975, JASA 70:311.
 */
export function shrink(estimates: readonly Estimate[], tau2: number): Shrunk[] {
  amount('tau2', tau2);
  positive('variances', ...estimates.map((e) => e.variance));
  return estimates.map(({ value, variance }) => {
    const reliability = tau2 / (tau2 + variance);
    return { mean: reliability * value, sd: Math.sqrt(reliability * variance), reliability };
  });
}

/**
 * Excesses over the overall rate, for indicators without case mix: xᵢ/nᵢ − p̂ with variance p̂q̂/nᵢ. Null where p̂ is 0 or 1: nothing can be told apart.
 * Everybody needs at least one trial.
 */
export function excessOverOverall(groups: readonly { readonly successes: number; readonly trials: number }[]): Estimate[] | null {
  for (const { successes, trials } of groups) {
    binomial(successes, trials);
    positive('trials', trials);
  }
  const overall = sum(groups.map((g) => g.successes)) / sum(groups.map((g) => g.trials));
  if (!(overall > 0 && overall < 1)) return null;
  return groups.map((g) => ({ value: g.successes / g.trials - overall, variance: (overall * (1 - overall)) / g.trials }));
}
