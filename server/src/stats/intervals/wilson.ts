import { binomial, positive } from '../input.js';
import { Z95, type Interval } from '../interval.js';

/**
 * Wilson score interval of a proportion, both ends within [0, 1]; null when there are no trials.
 * Refuses what is not `successes` of `trials`. Wilson 1927, JASA 22:209; Brown, Cai, DasGupta 2001.
 */
export function wilson(successes: number, trials: number, z = Z95): Interval | null {
  binomial(successes, trials);
  positive('z', z);
  if (trials === 0) return null;
  const p = successes / trials;
  const z2 = z * z;
  const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  return { low: successes === 0 ? 0 : centre - half, high: successes === trials ? 1 : centre + half };
}
