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
  if (groups.length === 0) return { z: [], winsorised: { low: 0, high: 0 }, phi: 0, tau2: 0 };
  const z = groups.map((g) => (arcsine(Math.min(1, g.rate)) - arcsine(target)) * 2 * Math.sqrt(g.trials));
  const winsorised = { low: sampleQuantile(z, 0.1), high: sampleQuantile(z, 0.9) };
  const k = groups.length;
  const phi = sumOf(z, (value) => clip(value, winsorised.low, winsorised.high) ** 2) / k;
  const weights = groups.map((g) => 4 * g.trials);
  const total = sumOf(weights, (w) => w);
  const excess = k * phi - (k - 1);
  return { z, winsorised, phi, tau2: excess <= 0 || k < 2 ? 0 : excess / (total - sumOf(weights, (w) => w * w) / total) };
}

/** Funnel limits of a proportion of `n` around `target`, wide enough for groups that truly differ with variance τ². Within [0, 1]. */
export function overDispersedLimits(n: number, target: number, tail: number, tau2: number): Interval {
  positive('n', n);
  share('target and tail', target, tail);
  const half = normalQuantile(1 - tail) * Math.sqrt(1 / (4 * n) + tau2);
  const back = (y: number) => Math.sin(clip(y, 0, Math.PI / 2)) ** 2;
  return { low: back(arcsine(target) - half), high: back(arcsine(target) + half) };
}
