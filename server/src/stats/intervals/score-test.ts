import { normalCdf } from '../distributions/normal.js';
import type { Proportion } from './newcombe.js';

/**
 * Two-sided p-value that two independent proportions are one, by the pooled score test without a correction (Pearson's chi-square of the 2 × 2 table); 1 where nothing could differ: a side
 * without trials, or all or none a success. For thirty trials a side and more; with fewer it is too eager.
 */
export function scoreTest(first: Proportion, second: Proportion): number {
  const trials = first.trials + second.trials;
  const pooled = (first.successes + second.successes) / trials;
  if (first.trials === 0 || second.trials === 0 || pooled === 0 || pooled === 1) return 1;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
  return Math.min(1, 2 * normalCdf(-Math.abs(first.successes / first.trials - second.successes / second.trials) / spread));
}
