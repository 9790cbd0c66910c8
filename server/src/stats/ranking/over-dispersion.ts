import { normalQuantile } from '../distributions/normal.js';
import { amount, binomial, positive, share } from '../input.js';
import type { Interval } from '../interval.js';
import type { Proportion } from '../intervals/newcombe.js';
import { clip, sampleQuantile, sumOf } from '../numbers.js';

/** How much more a funnel's points differ than chance alone would let them. */
export interface OverDispersion {
  /** z of each point on the arcsine scale, before winsorising. */
  readonly z: readonly number[];
  /** The 10 % and 90 % quantiles of z, beyond which points are pulled in. */
  readonly winsorised: Interval;
  /** Mean of the squared winsorised z: 1 for chance alone. Above about 2 the case-mix adjustment is to be improved first. */
  readonly phi: number;
  /** Variance between groups on the arcsine scale; 0 when φ is no more than chance. */
  readonly tau2: number;
}

const arcsine = (p: number) => Math.asin(Math.sqrt(p));

/**
 * Over-dispersion of proportions around a target, by winsorised z on the arcsine scale (s = 1/(2√n)). Groups need at least one trial; none give no
 * over-dispersion. Spiegelhalter 2005, Qual. Saf. Health Care 14:347; Spiegelhalter et al. 2012, JRSS A 175:1, with the additive τ².
 */
export function overDispersion(groups: readonly Proportion[], target: number): OverDispersion {
  for (const { successes, trials } of groups) binomial(successes, trials);
  return overDispersionOfRates(groups.map(({ successes, trials }) => ({ rate: successes / trials, trials })), target);
}

/** The same of rates that are not whole numbers of successes: adjusted for case mix, each from so many trials. What an adjustment takes above 1 counts as 1. */
export function overDispersionOfRates(groups: readonly { readonly rate: number; readonly trials: number }[], target: number): OverDispersion {
  share('target', target);
  for (const { rate, trials } of groups) {
    positive('trials', trials);
    amount('rates', rate);
  }
  return spreadOf(groups.map((g) => ({ z: (arcsine(Math.min(1, g.rate)) - arcsine(target)) * 2 * Math.sqrt(g.trials), weight: 4 * g.trials })));
}

/** The same of O/E around 1, each with so many expected, on the square-root scale (s = 1/(2√E)): for events that are rare enough to be counted as Poisson. */
export function overDispersionOfRatios(groups: readonly { readonly ratio: number; readonly expected: number }[]): OverDispersion {
  for (const { ratio, expected } of groups) {
    positive('expected', expected);
    amount('rates', ratio);
  }
  return spreadOf(groups.map((g) => ({ z: (Math.sqrt(g.ratio) - 1) * 2 * Math.sqrt(g.expected), weight: 4 * g.expected })));
}

/** φ and τ² of z, with weights 1/s². */
function spreadOf(groups: readonly { readonly z: number; readonly weight: number }[]): OverDispersion {
  if (groups.length === 0) return { z: [], winsorised: { low: 0, high: 0 }, phi: 0, tau2: 0 };
  const z = groups.map((g) => g.z);
  const winsorised = { low: sampleQuantile(z, 0.1), high: sampleQuantile(z, 0.9) };
  const k = groups.length;
  const phi = sumOf(z, (value) => clip(value, winsorised.low, winsorised.high) ** 2) / k;
  const total = sumOf(groups, (g) => g.weight);
  const excess = k * phi - (k - 1);
  return { z, winsorised, phi, tau2: excess <= 0 || k < 2 ? 0 : excess / (total - sumOf(groups, (g) => g.weight ** 2) / total) };
}

/** Funnel limits of a proportion of `n` around `target`, wide enough for groups that truly differ with variance τ². Within [0, 1]. */
export function overDispersedLimits(n: number, target: number, tail: number, tau2: number): Interval {
  positive('n', n);
  share('target and tail', target, tail);
  const half = normalQuantile(1 - tail) * Math.sqrt(1 / (4 * n) + tau2);
  const back = (y: number) => Math.sin(clip(y, 0, Math.PI / 2)) ** 2;
  return { low: back(arcsine(target) - half), high: back(arcsine(target) + half) };
}

/** Funnel limits of O/E where `expected` are expected, around 1, wide enough for groups that truly differ with variance τ² on the square-root scale. At least 0. */
export function overDispersedRatioLimits(expected: number, tail: number, tau2: number): Interval {
  positive('expected', expected);
  share('tail', tail);
  const half = normalQuantile(1 - tail) * Math.sqrt(1 / (4 * expected) + tau2);
  return { low: Math.max(0, 1 - half) ** 2, high: (1 + half) ** 2 };
}
