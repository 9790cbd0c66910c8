/** Element `i`; a place that is not there is a fault of the algorithm and throws. */
export function at(values: ArrayLike<number>, i: number): number {
  const value = values[i];
  if (value === undefined) throw new RangeError(`no element ${i} of ${values.length}`);
  return value;
}

/** Sum of `of` over the items, with Neumaier's compensation (1974, ZAMM 54:39): counts of millions and rates of millionths keep their digits. */
export function sumOf<T>(items: readonly T[], of: (item: T, i: number) => number): number {
  let sum = 0;
  let lost = 0;
  items.forEach((item, i) => {
    const value = of(item, i);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  });
  return sum + lost;
}

/** Sum of the values; 0 for none. */
export const sum = (values: readonly number[]): number => sumOf(values, (value) => value);

/** Arithmetic mean; NaN for none. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Variance with n − 1; NaN below two values. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.length < 2 ? NaN : sumOf(values, (value) => (value - centre) ** 2) / (values.length - 1);
}

/** Sample quantile, linear between order statistics (type 7 of Hyndman & Fan 1996, Am. Stat. 50:361); NaN for none. */
export function sampleQuantile(values: readonly number[], p: number): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = at(sorted, below);
  return low + (place - below) * (at(sorted, Math.min(below + 1, sorted.length - 1)) - low);
}

/** Median; NaN for none. */
export const median = (values: readonly number[]): number => sampleQuantile(values, 0.5);

/** `value` kept within [low, high]. */
export const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Argument at which an increasing `f` reaches `target`, by bisection of [low, high] to the last bit that matters. */
export function whereReached(f: (x: number) => number, target: number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 200 && b - a > 1e-15 * Math.max(Math.abs(a), Math.abs(b)); i += 1) {
    const middle = (a + b) / 2;
    if (f(middle) < target) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
