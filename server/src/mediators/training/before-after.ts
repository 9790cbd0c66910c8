import { MIN_N_FULL } from '@concord/sql';
import { clusteredDifference, trendDifference, type ClusteredDifference } from '../../stats/effects/difference-in-differences.js';
import { expectedWithoutEffect } from '../../stats/effects/regression-to-the-mean.js';
import type { Interval } from '../../stats/interval.js';

/** Cases of somebody in one of two periods. */
export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/** Somebody before and after. */
export interface Person {
  readonly tookPart: boolean;
  readonly before: Share;
  readonly after: Share;
}

/** A group in both periods. */
export interface Group {
  /** With cases in either period, and with enough in both to be counted as one change. */
  readonly people: number;
  readonly counted: number;
  readonly before: Share;
  readonly after: Share;
}

/** What may be shown of a training. */
export interface BeforeAfter {
  readonly attended: Group;
  readonly others: Group;
  /** What those who took part would show after with no effect at all, since each was partly high or low by chance before; null without cases before. */
  readonly expectedAfter: number | null;
  /** Those who took part stood apart from the others before, beyond chance: chosen by results or not, their changes are then no match for the others', who do not regress as far. */
  readonly isApart: boolean;
  /** Mean change of a person who took part beyond that of one who did not; null below the stated numbers, and where the groups stood apart before. */
  readonly difference: ClusteredDifference | null;
  /** Slope a month of those who took part minus the others, over the months before; null without six of them. */
  readonly trend: (Interval & { readonly slope: number }) | null;
}

/** Cases of one person in each period, below which their change is mostly chance and is not counted. */
export const FEWEST_OF_A_PERSON = 5;
/** Cases of a group in each period (§ minimum evidence), and people on each side. */
export const FEWEST_OF_A_GROUP = MIN_N_FULL;
/** With fewer on a side there is no spread to speak of. */
export const FEWEST_PEOPLE = 3;

const NOTHING: Share = { successes: 0, trials: 0 };
const plus = (a: Share, b: Share): Share => ({ successes: a.successes + b.successes, trials: a.trials + b.trials });
/** A share as a number; callers have cases. */
export const rate = ({ successes, trials }: Share): number => successes / trials;
const isCounted = ({ before, after }: Person): boolean => Math.min(before.trials, after.trials) >= FEWEST_OF_A_PERSON;

const groupOf = (people: readonly Person[]): Group => ({
  people: people.length, counted: people.filter(isCounted).length,
  before: people.reduce((sum, { before }) => plus(sum, before), NOTHING), after: people.reduce((sum, { after }) => plus(sum, after), NOTHING),
});

/** Expected rate of those who took part, each drawn to the mean by what chance there is in their own cases before, weighted by their cases after. */
function expected(attended: readonly Person[], everybody: Share, tau2: number): number | null {
  const known = attended.filter(({ before, after }) => before.trials > 0 && after.trials > 0);
  const weight = known.reduce((sum, { after }) => sum + after.trials, 0);
  if (weight === 0 || everybody.trials === 0) return null;
  return known.reduce((sum, { before, after }) => sum + after.trials * expectedWithoutEffect(rate(before), before.trials, rate(everybody), tau2).expectedAfter, 0) / weight;
}

/**
 * Before and after a training, as a dashboard may honestly show it: beside those who did not take part, beside what would come without any effect, by people and not by cases. `tau2` is the spread of true
 * rates of everybody before; `months` the rates of both groups in the months before, oldest first, null where one has no cases.
 */
export function beforeAfter(people: readonly Person[], tau2: number, months: readonly (readonly [attended: number, others: number] | null)[]): BeforeAfter {
  const [inside, outside] = [people.filter(({ tookPart }) => tookPart), people.filter(({ tookPart }) => !tookPart)];
  const [attended, others] = [groupOf(inside), groupOf(outside)];
  const changes = (some: readonly Person[]): number[] => some.filter(isCounted).map(({ before, after }) => rate(after) - rate(before));
  const isEnough = [attended, others].every(({ counted, before, after }) => counted >= FEWEST_PEOPLE && Math.min(before.trials, after.trials) >= FEWEST_OF_A_GROUP);
  const rates = (some: readonly Person[]): number[] => some.filter(isCounted).map(({ before }) => rate(before));
  const gap = isEnough ? clusteredDifference(rates(inside), rates(outside)) : null;
  const isApart = gap !== null && (gap.low > 0 || gap.high < 0);
  const told = months.flatMap((month) => (month === null ? [] : [month]));
  return {
    attended, others, expectedAfter: expected(inside, plus(attended.before, others.before), tau2),
    isApart, difference: isEnough && !isApart ? clusteredDifference(changes(inside), changes(outside)) : null,
    trend: told.length >= 6 ? trendDifference(told.map(([own]) => own), told.map(([, rest]) => rest)) : null,
  };
}
