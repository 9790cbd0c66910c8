import { at } from '../numbers.js';

/** Local regression at a place of an equally spaced series: an odd span in points, degree 0 or 1, weights of robustness (1 for none). */
export interface LoessOptions {
  readonly span: number;
  readonly degree: 0 | 1;
  readonly robustness?: readonly number[];
}

/**
 * Locally weighted regression of `values` (at 1 … n) evaluated at the whole `place`, which may lie outside; tricube weights over the `span` nearest points, wider
 * when the span exceeds n. NaN when all weights are 0. Cleveland 1979, JASA 74:829, with the bandwidth of Cleveland et al. 1990 (STL).
 */
export function loessAt(values: readonly number[], place: number, { span, degree, robustness }: LoessOptions): number {
  const n = values.length;
  const points = Math.min(span, n);
  const left = Math.min(Math.max(1, place - (span - 1) / 2), n - points + 1);
  const right = left + points - 1;
  const width = Math.max(place - left, right - place) + (span > n ? Math.floor((span - n) / 2) : 0);
  const weights: number[] = [];
  for (let j = left; j <= right; j += 1) {
    const distance = Math.abs(j - place);
    const near = distance <= 0.001 * width;
    const kernel = near ? 1 : (1 - (distance / width) ** 3) ** 3;
    weights.push(distance > 0.999 * width ? 0 : kernel * (robustness === undefined ? 1 : at(robustness, j - 1)));
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (total <= 0) return NaN;
  let scaled = weights.map((w) => w / total);
  if (width > 0 && degree === 1) {
    const centre = scaled.reduce((sum, w, i) => sum + w * (left + i), 0);
    const offset = place - centre;
    const spread = scaled.reduce((sum, w, i) => sum + w * (left + i - centre) ** 2, 0);
    // Points too close together carry no slope; their mean is taken.
    if (Math.sqrt(spread) > 0.001 * (n - 1)) scaled = scaled.map((w, i) => w * (1 + (offset / spread) * (left + i - centre)));
  }
  return scaled.reduce((sum, w, i) => sum + w * at(values, left + i - 1), 0);
}

/** `loessAt` at each of the points 1 … n; where no weight is left, the value itself. */
export function loess(values: readonly number[], options: LoessOptions): number[] {
  return values.map((value, i) => {
    const fit = loessAt(values, i + 1, options);
    return Number.isNaN(fit) ? value : fit;
  });
}
