import { normalCdf } from '../distributions/normal.js';
import { count, positive, refuseIf } from '../input.js';
import { clip, sumOf, whereReached } from '../numbers.js';
import { nodesOver } from './gauss-legendre.js';
import type { Posterior } from './normal-shrinkage.js';
import { Others } from './poisson-binomial.js';

/** So many standard deviations hold all but 10⁻¹⁵. */
const REACH = 8;
/** −ln of the chance that is left out at either end. */
const LEFT_OUT = 32;

const density = ({ mean, sd }: Posterior, t: number) => Math.exp(-0.5 * ((t - mean) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
const chanceOver = ({ mean, sd }: Posterior, t: number) => normalCdf((mean - t) / sd);

/** How far a sum of trials strays from its mean but for a chance of e⁻³² (Bernstein's inequality). */
const stray = (variance: number) => LEFT_OUT / 3 + Math.sqrt((LEFT_OUT / 3) ** 2 + 2 * LEFT_OUT * variance);

/**
 * Between which values it is open whether the k-th largest lies above: below the first more than k are above for certain, above the second fewer than k.
 * With many people this is a small part of their range.
 */
function band(values: readonly Posterior[], k: number): readonly [number, number] {
  const low = Math.min(...values.map((v) => v.mean - REACH * v.sd));
  const high = Math.max(...values.map((v) => v.mean + REACH * v.sd));
  const above = (t: number) => values.map((v) => chanceOver(v, t));
  const most = (p: readonly number[]) => sumOf(p, (x) => x) + stray(sumOf(p, (x) => x * (1 - x)));
  const least = (p: readonly number[]) => sumOf(p, (x) => x) - stray(sumOf(p, (x) => x * (1 - x)));
  return [whereReached((t) => -least(above(t)), -(k + 1), low, high), whereReached((t) => -most(above(t)), -(k - 1), low, high)];
}

/**
 * P(true value among the `k` largest) of each of independent normal true values, deterministically: Pᵢ = ∫ fᵢ(t) P(at most k − 1 others > t) dt, by
 * Gauss–Legendre where that is open and by the distribution function beyond. The P add up to k within 10⁻⁹; the same input gives the same bits.
 * `sd` above 0; no values, no chances. Laird & Louis 1989, J. Educ. Stat. 14:29.
 */
export function chancesOfTop(values: readonly Posterior[], k: number): number[] {
  count('k', k);
  refuseIf(k < 1, 'NOT_POSITIVE', 'k');
  positive('sd', ...values.map((v) => v.sd));
  if (k >= values.length) return values.map(() => 1);
  const [low, high] = band(values, k);
  const others = new Others(values.length, k);
  const inTop = values.map((v) => chanceOver(v, high));
  const narrowest = Math.min(...values.map((v) => v.sd));
  for (const { x, weight } of nodesOver(low, high, stepOf(values, low, high, narrowest))) {
    others.update(Float64Array.from(values, (v) => chanceOver(v, x)));
    values.forEach((v, i) => {
      inTop[i] = (inTop[i] ?? NaN) + weight * density(v, x) * (others.within[i] ?? NaN);
    });
  }
  return inTop.map((p) => clip(p, 0, 1));
}

/** Where in the band it is looked how fast the integrand changes; near its upper end few people decide, and it changes fastest. */
const LOOKED_AT = [0.125, 0.25, 0.5, 0.75, 0.875];

/** Scale at which the integrand changes: the narrowest true value, or the fall from certain to impossible, whichever is less. */
function stepOf(values: readonly Posterior[], low: number, high: number, narrowest: number): number {
  const falls = LOOKED_AT.map((share) => {
    const t = low + share * (high - low);
    return Math.sqrt(sumOf(values, (v) => chanceOver(v, t) * (1 - chanceOver(v, t)))) / sumOf(values, (v) => density(v, t));
  });
  return 3 * Math.min(narrowest, Math.max(Math.min(...falls), (high - low) / 64));
}
