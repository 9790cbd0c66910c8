import { binomial } from '../input.js';
import { Z95, type Interval } from '../interval.js';
import { sumOf } from '../numbers.js';

/** Two groups in one stratum: successes among trials of each. */
export interface StratumPair {
  readonly first: { readonly successes: number; readonly trials: number };
  readonly second: { readonly successes: number; readonly trials: number };
}

/** A difference of shares over strata that both have, 95 % limits. */
export interface StratifiedDifference extends Interval {
  readonly difference: number;
  readonly se: number;
}

/** How much a stratum counts: n₁n₂/(n₁ + n₂), 0 where either group has nothing. */
export const matchingWeight = ({ first, second }: StratumPair): number => (first.trials + second.trials === 0 ? 0 : (first.trials * second.trials) / (first.trials + second.trials));

/**
 * Mantel–Haenszel difference of two shares, first − second, over the strata that both have: each stratum compares like with like, and strata count by
 * n₁n₂/(n₁ + n₂). Variance of Sato (1989, Biometrics 45:1323), which holds for a few large strata and for many small ones. Null where they share no stratum.
 */
export function mantelHaenszelDifference(strata: readonly StratumPair[]): StratifiedDifference | null {
  for (const { first, second } of strata) {
    binomial(first.successes, first.trials);
    binomial(second.successes, second.trials);
  }
  const shared = strata.filter((one) => matchingWeight(one) > 0);
  const weight = sumOf(shared, matchingWeight);
  if (weight === 0) return null;
  const difference = sumOf(shared, (one) => matchingWeight(one) * (one.first.successes / one.first.trials - one.second.successes / one.second.trials)) / weight;
  const p = sumOf(shared, ({ first, second }) => {
    const [n, m] = [first.trials, second.trials];
    return (n * n * second.successes - m * m * first.successes + (n * m * (m - n)) / 2) / (n + m) ** 2;
  });
  const q = sumOf(shared, ({ first, second }) =>
    (first.successes * (second.trials - second.successes) + second.successes * (first.trials - first.successes)) / (2 * (first.trials + second.trials)));
  const se = Math.sqrt(Math.max(0, difference * p + q)) / weight;
  return { difference, se, low: Math.max(-1, difference - Z95 * se), high: Math.min(1, difference + Z95 * se) };
}
