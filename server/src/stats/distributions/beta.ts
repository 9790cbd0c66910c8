import { whereReached } from '../numbers.js';
import { incompleteBeta } from './incomplete-beta.js';

/** P(θ ≤ x) of a beta distribution, α, β > 0. */
export const betaCdf = (x: number, alpha: number, beta: number): number => incompleteBeta(x, alpha, beta);

/** Quantile of a beta distribution, by bisection of its distribution function. */
export const betaQuantile = (p: number, alpha: number, beta: number): number => whereReached((x) => incompleteBeta(x, alpha, beta), p, 0, 1);

/** P(X ≤ k) of a binomial count of n trials with chance p. */
export function binomialLowerTail(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(1 - p, n - Math.floor(k), Math.floor(k) + 1);
}

/** P(Y ≥ y) of a negative binomial count: failures before the `size`-th success of chance `p`; `size` need not be whole. */
export const negativeBinomialUpperTail = (y: number, size: number, p: number): number => (y <= 0 ? 1 : incompleteBeta(1 - p, y, size));
