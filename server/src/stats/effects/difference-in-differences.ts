import { studentQuantile, studentUpperTail } from '../distributions/normal.js';
import { binomial, finite, positive, refuseIf } from '../input.js';
import { around, Z95, type Interval } from '../interval.js';
import type { Proportion } from '../intervals/newcombe.js';
import { at, mean, sum, variance } from '../numbers.js';
import { contrastError, leastSquares } from './linear-regression.js';

/** Change of the treated beyond that of the controls. */
export interface DifferenceInDifferences extends Interval {
  readonly effect: number;
  readonly standardError: number;
  /** Change of the treated alone, which takes what happened to everybody for an effect. */
  readonly naive: number;
}

const share = (p: Proportion) => p.successes / p.trials;

/**
 * (T₁ − T₀) − (C₁ − C₀) of proportions with independent cases and the normal interval; for cases of a few people use `clusteredDifference`.
 * Every cell needs trials. Angrist & Pischke 2009, §5.2. It rests on parallel trends: look at `trendDifference` before.
 */
export function differenceInDifferences(treated: readonly [Proportion, Proportion], controls: readonly [Proportion, Proportion], z = Z95): DifferenceInDifferences {
  const cells = [...treated, ...controls];
  for (const { successes, trials } of cells) {
    binomial(successes, trials);
    positive('trials', trials);
  }
  const naive = share(treated[1]) - share(treated[0]);
  const effect = naive - (share(controls[1]) - share(controls[0]));
  const standardError = Math.sqrt(sum(cells.map((c) => (share(c) * (1 - share(c))) / c.trials)));
  return { effect, standardError, naive, ...around(effect, z * standardError) };
}

/** Change of the treated people beyond that of the others, by people. */
export interface ClusteredDifference extends DifferenceInDifferences {
  /** Share of all ways to choose the treated that give an effect at least as far from 0; null where there are too many ways to look at each. */
  readonly permutationP: number | null;
  /** Two-sided, of Welch's t. */
  readonly welchP: number;
}

const MOST_WAYS = 200_000;

/** Number of ways to choose k of n; Infinity beyond what is counted. */
function ways(n: number, k: number): number {
  let total = 1;
  for (let i = 1; i <= k; i += 1) total = (total * (n - k + i)) / i;
  return Math.round(total);
}

/** Share of the choices of `k` changes whose difference of means is at least as far from 0 as `effect`; all of them are looked at. */
function permutations(changes: readonly number[], k: number, effect: number): number {
  const total = sum(changes);
  const [limit, others] = [Math.abs(effect) * (1 - 1e-12), changes.length - k];
  let [extreme, all] = [0, 0];
  const choose = (from: number, left: number, chosen: number): void => {
    if (left === 0) {
      all += 1;
      if (Math.abs(chosen / k - (total - chosen) / others) >= limit) extreme += 1;
      return;
    }
    for (let i = from; i <= changes.length - left; i += 1) choose(i + 1, left - 1, chosen + at(changes, i));
  };
  choose(0, k, 0);
  return extreme / all;
}

/**
 * Difference in differences by person (or branch): each gives one change, after minus before, so that cases of one person are not taken for
 * independent. Welch's t interval; with few people also the exact permutation test. At least two treated and two controls. Bertrand, Duflo &
 * Mullainathan 2004, Q. J. Econ. 119:249; Welch 1947, Biometrika 34:28; Fisher 1935.
 */
export function clusteredDifference(treated: readonly number[], controls: readonly number[]): ClusteredDifference {
  finite('changes', ...treated, ...controls);
  refuseIf(treated.length < 2 || controls.length < 2, 'TOO_FEW', 'people');
  const [naive, effect] = [mean(treated), mean(treated) - mean(controls)];
  const [a, b] = [variance(treated) / treated.length, variance(controls) / controls.length];
  const standardError = Math.sqrt(a + b);
  const freedom = (a + b) ** 2 / (a ** 2 / (treated.length - 1) + b ** 2 / (controls.length - 1));
  const half = standardError === 0 ? 0 : studentQuantile(0.975, freedom) * standardError;
  const welchP = standardError === 0 ? Number(effect === 0) : 2 * studentUpperTail(Math.abs(effect) / standardError, freedom);
  const few = ways(treated.length + controls.length, treated.length) <= MOST_WAYS;
  return { effect, standardError, naive, ...around(effect, half), welchP, permutationP: few ? permutations([...treated, ...controls], treated.length, effect) : null };
}

/** Slope per period of treated minus controls before anything began, with its 95 % interval: parallel trends have 0. At least six periods of each. */
export function trendDifference(treated: readonly number[], controls: readonly number[]): Interval & { readonly slope: number } {
  finite('values', ...treated, ...controls);
  refuseIf(treated.length !== controls.length, 'LENGTHS_DIFFER', 'controls');
  refuseIf(treated.length < 6, 'TOO_FEW', 'periods');
  const fit = leastSquares(treated.map((_, i) => [1, i]), treated.map((value, i) => value - at(controls, i)));
  const slope = at(fit.coefficients, 1);
  return { slope, ...around(slope, studentQuantile(0.975, fit.degreesOfFreedom) * contrastError(fit.covariance, [0, 1])) };
}
