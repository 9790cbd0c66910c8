import { at, mean, sumOf } from '../numbers.js';

/** Parameters of exponential smoothing with a damped trend; β and φ are 0 without one. */
export interface SmoothingParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

/** A smoothed series: what comes next, and how wrong the same rule was one period ahead. */
export interface Smoothed extends SmoothingParameters {
  readonly level: number;
  readonly trend: number;
  /** One-step errors from the second value on. */
  readonly errors: readonly number[];
}

const ALPHAS = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const PLAIN: readonly SmoothingParameters[] = ALPHAS.map((alpha) => ({ alpha, beta: 0, phi: 0 }));
const DAMPED: readonly SmoothingParameters[] = ALPHAS.flatMap((alpha) => [0.8, 0.9, 0.98].flatMap((phi) => [0.05, 0.1, 0.2, 0.4, 0.8].map((beta) => ({ alpha, beta, phi }))));

/**
 * Runs l ← l + φb + αe, b ← φb + αβe over the values, starting from the mean of the first `starting` of them and no trend; innovation form
 * ETS(A,N,N) and ETS(A,Ad,N) of Hyndman, Koehler, Ord & Snyder 2008, §2.5, with β as a share of α.
 */
export function smooth(values: readonly number[], { alpha, beta, phi }: SmoothingParameters, starting = 1): Smoothed {
  let level = mean(values.slice(0, starting));
  let trend = 0;
  const errors: number[] = [];
  values.slice(1).forEach((value) => {
    const error = value - (level + phi * trend);
    errors.push(error);
    level += phi * trend + alpha * error;
    trend = phi * trend + alpha * beta * error;
  });
  return { alpha, beta, phi, level, trend, errors };
}

/** Sum of the squared one-step errors of `smooth`, for the hundreds of parameters that are tried. */
function squares(values: readonly number[], { alpha, beta, phi }: SmoothingParameters, start: number): number {
  let [level, trend, total] = [start, 0, 0];
  for (let i = 1; i < values.length; i += 1) {
    const error = at(values, i) - (level + phi * trend);
    total += error * error;
    level += phi * trend + alpha * error;
    trend = phi * trend + alpha * beta * error;
  }
  return total;
}

/** Parameters of the least squared one-step errors, on a grid of twentieths: finer ones would fit noise. */
export function fitSmoothing(values: readonly number[], damped: boolean, starting: number): Smoothed {
  const start = mean(values.slice(0, starting));
  let best: SmoothingParameters = { alpha: 0, beta: 0, phi: 0 };
  let least = Infinity;
  for (const candidate of damped ? DAMPED : PLAIN) {
    const total = squares(values, candidate, start);
    if (total < least) [best, least] = [candidate, total];
  }
  return smooth(values, best, starting);
}

/** Forecast `ahead` periods after the last value, and its variance in units of the one-step variance (Hyndman et al. 2008, table 6.2). */
export function smoothedForecast({ alpha, beta, phi, level, trend }: Smoothed, ahead: number): { readonly value: number; readonly variance: number } {
  const damping = [0];
  for (let j = 1; j <= ahead; j += 1) damping.push(at(damping, j - 1) + phi ** j);
  const variance = 1 + sumOf(damping.slice(1, ahead), (sum) => (alpha * (1 + beta * sum)) ** 2);
  return { value: level + at(damping, ahead) * trend, variance };
}
