/** A place to evaluate a function at, and the weight of what is found. */
export interface Node {
  readonly x: number;
  readonly weight: number;
}

const ORDER = 16;

/** Roots of the Legendre polynomial and their weights on [−1, 1], by Newton's method (Press et al., Numerical Recipes, §4.6). */
const UNIT: readonly Node[] = Array.from({ length: ORDER }, (_, i) => {
  let x = Math.cos((Math.PI * (i + 0.75)) / (ORDER + 0.5));
  let slope = 1;
  for (let step = 0; step < 100; step += 1) {
    let [before, now] = [1, x];
    for (let n = 2; n <= ORDER; n += 1) [before, now] = [now, ((2 * n - 1) * x * now - (n - 1) * before) / n];
    slope = (ORDER * (x * now - before)) / (x * x - 1);
    const next = x - now / slope;
    if (next === x) break;
    x = next;
  }
  return { x, weight: 2 / ((1 - x * x) * slope * slope) };
});

/** Nodes and weights whose weighted sum is the integral over [low, high] of whatever is smooth at the scale of `width`: Gauss–Legendre of order 16 in panels. */
export function nodesOver(low: number, high: number, width: number): Node[] {
  const panels = Math.max(1, Math.ceil((high - low) / width));
  const half = (high - low) / panels / 2;
  return Array.from({ length: panels }, (_, panel) => low + (2 * panel + 1) * half).flatMap((centre) => UNIT.map(({ x, weight }) => ({ x: centre + half * x, weight: half * weight })));
}
