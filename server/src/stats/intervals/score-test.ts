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

/** log n! for n = 0 … most. */
function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}

/** What is as unlikely as what was found, up to the last bits. */
const AS_UNLIKELY = 1 + 1e-7;

/**
 * The same exactly, for what is rare: two-sided, all tables with these margins that are no likelier than the one found. Fisher 1935, J. R. Stat. Soc. 98:39. Takes as many steps as there are trials.
 */
export function fisherTest(first: Proportion, second: Proportion): number {
  const [trials, successes] = [first.trials + second.trials, first.successes + second.successes];
  const logs = logFactorials(trials);
  const log = (n: number): number => logs[n] ?? 0;
  const choose = (n: number, k: number): number => log(n) - log(k) - log(n - k);
  const chance = (k: number): number => Math.exp(choose(first.trials, k) + choose(second.trials, successes - k) - choose(trials, successes));
  const found = chance(first.successes);
  let pValue = 0;
  for (let k = Math.max(0, successes - second.trials); k <= Math.min(first.trials, successes); k += 1) {
    const one = chance(k);
    if (one <= found * AS_UNLIKELY) pValue += one;
  }
  return Math.min(1, pValue);
}
