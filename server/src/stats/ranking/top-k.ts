import { normalCdf } from '../distributions/normal.js';
import { count, positive, refuseIf } from '../input.js';
import type { Posterior } from './normal-shrinkage.js';
import { Others } from './poisson-binomial.js';

/** Distribution of a true value: all but a negligible part of it lies within [low, high]. */
export interface TrueValue {
  /** P(θ ≤ t). */
  cdf(t: number): number;
  readonly low: number;
  readonly high: number;
}

/** How likely a person is among the best, and the place to expect. */
export interface Place {
  readonly inTop: number;
  readonly expectedRank: number;
}

/** `at` of numbers.ts for arrays of one kind, which the compiler of the engine can make one instruction. */
const at = (values: Float64Array, i: number): number => values[i] ?? NaN;

const CELLS = 20_000;
/** So many standard deviations hold all but 10⁻¹⁵. */
const REACH = 8;

/** A distribution from its function and the ends that matter. */
export const distributionOf = (cdf: (t: number) => number, low: number, high: number): TrueValue => ({ cdf, low, high });

/** A normal posterior as `topK` takes it; sd above 0. */
export function trueValue({ mean, sd }: Posterior): TrueValue {
  positive('sd', sd);
  return distributionOf((t) => normalCdf((t - mean) / sd), mean - REACH * sd, mean + REACH * sd);
}

/**
 * P(true value among the `k` largest) and expected rank of each of independent true values, by deterministic integration:
 * Pᵢ = ∫ P(at most k − 1 others > t) dFᵢ(t), E[rankᵢ] = 1 + ∫ Σ P(other > t) dFᵢ(t), trapezoids over 20,000 cells; the same input
 * gives the same bits. The P add up to k. No values, no places; k of everybody is certain.
 * Laird & Louis 1989, J. Educ. Stat. 14:29.
 */
export function topK(values: readonly TrueValue[], k: number): Place[] {
  count('k', k);
  refuseIf(k < 1, 'NOT_POSITIVE', 'k');
  if (values.length === 0) return [];
  const low = Math.min(...values.map((v) => v.low));
  const high = Math.max(...values.map((v) => v.high));
  const places = values.map(() => ({ inTop: 0, expectedRank: 1 }));
  const others = new Others(values.length, Math.min(k, values.length));
  const above = new Float64Array(values.length).fill(1);
  const [aboveBefore, withinBefore] = [new Float64Array(above), new Float64Array(values.length)];
  for (let cell = 0; cell <= CELLS; cell += 1) {
    const t = low + ((high - low) * cell) / CELLS;
    values.forEach((v, i) => {
      above[i] = t <= v.low ? 1 : t >= v.high ? 0 : 1 - v.cdf(t);
    });
    others.update(above);
    const [sum, sumBefore] = [above.reduce((a, b) => a + b, 0), aboveBefore.reduce((a, b) => a + b, 0)];
    places.forEach((place, i) => {
      const [here, before] = [at(above, i), at(aboveBefore, i)];
      const mass = before - here;
      if (mass === 0) return;
      place.inTop += (mass * (at(others.within, i) + at(withinBefore, i))) / 2;
      place.expectedRank += (mass * (sum - here + sumBefore - before)) / 2;
    });
    aboveBefore.set(above);
    withinBefore.set(others.within);
  }
  return places;
}
