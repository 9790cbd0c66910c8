import { share } from '../input.js';
import { at } from '../numbers.js';

/** Which of many tests hold together. */
export interface Discoveries {
  /** Adjusted p-values, in the order given: the smallest q at which the test would be rejected. */
  readonly adjusted: readonly number[];
  /** Whether the test is rejected, in the order given. */
  readonly rejected: readonly boolean[];
}

/**
 * Benjamini–Hochberg: of the rejected tests a share of at most `q` is expected to be chance. None for no tests; equal p-values share their
 * fate. Refuses what is no probability. Benjamini & Hochberg 1995, JRSS B 57:289.
 */
export function benjaminiHochberg(pValues: readonly number[], q = 0.1): Discoveries {
  share('p-values', ...pValues, q);
  const order = pValues.map((_, i) => i).sort((a, b) => at(pValues, b) - at(pValues, a));
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  order.forEach((i, fromTop) => {
    least = Math.min(least, (at(pValues, i) * pValues.length) / (pValues.length - fromTop));
    adjusted[i] = least;
  });
  return { adjusted, rejected: adjusted.map((p) => p <= q) };
}
