import { normalCdf, normalQuantile } from '../distributions/normal.js';
import { count, finite, refuseIf, share } from '../input.js';
import { clip, sumOf } from '../numbers.js';
import type { Posterior } from './normal-shrinkage.js';

/** An indicator's posteriors of all people, in one order, with the spread of true values and its weight in the score. */
export interface Indicator {
  readonly weight: number;
  readonly tau2: number;
  readonly posteriors: readonly Posterior[];
}

/** Gold, candidate, or neither. */
export type Tier = 'gold' | 'candidate' | null;

/** Share of the eligible that is the zone, rounded up. */
export const ZONE_SHARE = 0.25;
/** Chance of a true place in the zone from which somebody is gold (a share, 0–1). */
export const GOLD = 0.8;
/** Chance of a true place in the zone from which somebody is a candidate (a share, 0–1). */
export const CANDIDATE = 0.5;
/** The z at which one of two is above the other with four chances of five. */
const TIED = normalQuantile(0.8);

/** Points of one indicator: 50 for as expected, 10 for one spread of true values, kept within 20 … 80; 50 without error where people cannot be told apart. */
export function points({ tau2, posteriors }: Omit<Indicator, 'weight'>): Posterior[] {
  const tau = Math.sqrt(tau2);
  return posteriors.map(({ mean, sd }) => (tau === 0 ? { mean: 50, sd: 0 } : { mean: clip(50 + (10 * mean) / tau, 20, 80), sd: (10 * sd) / tau }));
}

/** Weighted score of each person with its standard error; weights add up to 1. Correlation between indicators is left out. */
export function compositeScores(indicators: readonly Indicator[]): Posterior[] {
  share('weights', ...indicators.map((i) => i.weight));
  refuseIf(Math.abs(sumOf(indicators, (i) => i.weight) - 1) > 1e-9, 'NOT_A_SHARE', 'sum of weights');
  const people = indicators[0]?.posteriors.length ?? 0;
  refuseIf(indicators.some((i) => i.posteriors.length !== people), 'LENGTHS_DIFFER', 'posteriors');
  const scored = indicators.map((i) => ({ weight: i.weight, points: points(i) }));
  return Array.from({ length: people }, (_, person) => ({
    mean: sumOf(scored, (s) => s.weight * (s.points[person]?.mean ?? NaN)),
    sd: Math.sqrt(sumOf(scored, (s) => (s.weight * (s.points[person]?.sd ?? NaN)) ** 2)),
  }));
}

/** P(first > second) of two independent normal true values; ½ for two points that are equal. */
export function chanceAbove(first: Posterior, second: Posterior): number {
  finite('scores', first.mean, second.mean);
  const sd = Math.hypot(first.sd, second.sd);
  if (sd === 0) return first.mean === second.mean ? 0.5 : Number(first.mean > second.mean);
  return normalCdf((first.mean - second.mean) / sd);
}

/** 并列: neither is above the other with four chances of five. */
export function isTied(first: Posterior, second: Posterior): boolean {
  finite('scores', first.mean, second.mean);
  const sd = Math.hypot(first.sd, second.sd);
  return sd === 0 ? first.mean === second.mean : Math.abs(first.mean - second.mean) < TIED * sd;
}

/** Size of the zone from which awards are made: the top quarter of the eligible, rounded up. */
export function zoneSize(eligible: number): number {
  count('eligible', eligible);
  return Math.ceil(eligible * ZONE_SHARE);
}

/**
 * Tier of each person by their chance of a true place in the zone: gold from 0.80, at most `seats` and of equal chances either all or none;
 * candidate from 0.50. Seats nobody has earned stay empty. `inZone` of the eligible alone.
 */
export function tiers(inZone: readonly number[], seats: number): Tier[] {
  share('chances', ...inZone.map((p) => clip(p, 0, 1)));
  count('seats', seats);
  return inZone.map((p) => {
    const atLeastAsLikely = inZone.filter((other) => other >= p).length;
    if (p >= GOLD && atLeastAsLikely <= seats) return 'gold';
    return p >= CANDIDATE ? 'candidate' : null;
  });
}

/** Places, counted from 1, none of which is above another with four chances of five. */
export interface Inseparable {
  readonly from: number;
  readonly to: number;
}

/**
 * Places each can have, in the order given: behind all who are above with four chances of five, before all who are below so (并列 where they overlap).
 * A score that nothing separates from any other has every place.
 */
export function placeRanges(scores: readonly Posterior[]): Inseparable[] {
  finite('scores', ...scores.flatMap(({ mean, sd }) => [mean, sd]));
  return scores.map((own) => {
    let [above, below] = [0, 0];
    for (const other of scores) {
      const apart = Math.abs(own.mean - other.mean);
      if (apart === 0 || apart * apart < TIED * TIED * (own.sd * own.sd + other.sd * other.sd)) continue;
      if (other.mean > own.mean) above += 1;
      else below += 1;
    }
    return { from: above + 1, to: scores.length - below };
  });
}

/** Largest runs of places that the data cannot separate, from the top; `scores` from the highest. Runs within another are left out. */
export function inseparable(scores: readonly Posterior[]): Inseparable[] {
  const runs: Inseparable[] = [];
  let reached = 0;
  scores.forEach((first, i) => {
    let last = i;
    while (last + 1 < scores.length && isTied(first, scores[last + 1] ?? first)) last += 1;
    if (last > i && last + 1 > reached) {
      runs.push({ from: i + 1, to: last + 1 });
      reached = last + 1;
    }
  });
  return runs;
}

/**
 * Places around the border behind the `size`-th, of which the data do not say on which side they lie: from the first that is not above the first one outside, to the last that is not below the last one inside.
 * `scores` from the highest; null where the border lies beyond them, or is clear.
 */
export function openBorder(scores: readonly Posterior[], size: number): Inseparable | null {
  count('k', size);
  const [inside, outside] = [scores[size - 1], scores[size]];
  if (inside === undefined || outside === undefined) return null;
  const from = scores.findIndex((one) => isTied(one, outside));
  const to = scores.findLastIndex((one) => isTied(inside, one));
  return from >= 0 && from < size && to >= size ? { from: from + 1, to: to + 1 } : null;
}
