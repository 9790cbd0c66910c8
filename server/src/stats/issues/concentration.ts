import { amount } from '../input.js';
import { at, sum, sumOf } from '../numbers.js';

/** How far cases gather in few types. Null where nothing was counted. */
export interface Concentration {
  /** Share of the three largest. */
  readonly cr3: number;
  /** Σ shares², 1/k to 1 (Herfindahl 1950; Hirschman 1945). */
  readonly herfindahl: number;
  /** Number of equal types with the same concentration, 1/HHI. */
  readonly effectiveTypes: number;
  /** 0 for equal shares, up to 1 − 1/k (Gini 1912). */
  readonly gini: number;
}

/** Concentration of counts (or days, or amounts) over types; types without any count as equal members in Gini alone. Refuses negative ones. */
export function concentration(counts: readonly number[]): Concentration | null {
  amount('counts', ...counts);
  const total = sum(counts);
  if (total === 0) return null;
  const sorted = [...counts].sort((a, b) => b - a);
  const herfindahl = sumOf(sorted, (x) => (x / total) ** 2);
  const k = sorted.length;
  // Ranks ascend in Gini's formula, the sort descends.
  const ranked = sumOf(sorted, (_, i) => (k - i) * at(sorted, i));
  return { cr3: sum(sorted.slice(0, 3)) / total, herfindahl, effectiveTypes: 1 / herfindahl, gini: (2 * ranked) / (k * total) - (k + 1) / k };
}

/** A bar of a Pareto chart. */
export interface ParetoBar<T> {
  readonly item: T;
  readonly value: number;
  readonly share: number;
  readonly cumulative: number;
  /** One of the vital few: the fewest largest that reach the threshold. */
  readonly vital: boolean;
}

/** Shares may reach the threshold exactly, which the last bit must not decide. */
const LAST_BITS = 1e-12;

/**
 * Pareto order: largest first, equal values in the order given, shares of the whole. `rest` (其他) counts in the whole and in no bar: it is printed last,
 * for its size is an accident of the cut. Values 0 and above; no bar of a whole of 0 has a share other than 0. Juran 1951.
 */
export function pareto<T>(items: readonly T[], valueOf: (item: T) => number, rest = 0, threshold = 0.8): ParetoBar<T>[] {
  const values = items.map(valueOf);
  amount('values', ...values, rest);
  const total = sum(values) + rest;
  const sorted = items.map((item, i) => ({ item, value: at(values, i) })).sort((a, b) => b.value - a.value);
  let before = 0;
  return sorted.map(({ item, value }) => {
    const vital = total > 0 && value > 0 && before / total < threshold - LAST_BITS;
    before += value;
    return { item, value, share: total === 0 ? 0 : value / total, cumulative: total === 0 ? 0 : before / total, vital };
  });
}
