import { sumOf } from '../numbers.js';
import type { Period } from './quasi-poisson.js';

/** Far beyond what ordinary bursts make of counts; where the search ends. */
const MOST = 100;

interface Spread {
  readonly total: number;
  readonly pearson: number;
  readonly freedom: number;
}

function spreadOf(periods: readonly Period[]): Spread {
  const [total, exposure] = [sumOf(periods, ({ count }) => count), sumOf(periods, (p) => p.exposure ?? 1)];
  const expected = (p: Period) => (total * (p.exposure ?? 1)) / exposure;
  return { total, freedom: periods.length - 1, pearson: total === 0 ? 0 : sumOf(periods, (p) => (p.count - expected(p)) ** 2 / expected(p)) };
}

/**
 * Variance over mean, at least 1, that many series too sparse to show their own have in common: Pearson's statistics of all of them set equal to what they
 * are expected to be. Given its total S, a series whose counts are gamma mixtures of variance φμ is Dirichlet-multinomial, with the expectation
 * (m − 1)·φS/(φ − 1 + S): a single case cannot be a burst. Mosimann 1962, Biometrika 49:65. 1 where there is nothing to tell it from.
 */
export function sparseDispersion(series: readonly (readonly Period[])[]): number {
  const spreads = series.map(spreadOf).filter(({ total, freedom }) => total > 1 && freedom > 0);
  const seen = sumOf(spreads, ({ pearson }) => pearson);
  const expected = (phi: number) => sumOf(spreads, ({ total, freedom }) => (freedom * phi * total) / (phi - 1 + total));
  if (seen <= expected(1)) return 1;
  let [low, high] = [1, MOST];
  while (high - low > 1e-9 * low) {
    const middle = (low + high) / 2;
    if (expected(middle) < seen) low = middle;
    else high = middle;
  }
  return low;
}
