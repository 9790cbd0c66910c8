import { MIN_N_FULL, MIN_N_PERCENT } from '@concord/sql';
import { newcombe, type Proportion } from '../../stats/intervals/newcombe.js';
import { fisherTest, scoreTest } from '../../stats/intervals/score-test.js';
import { benjaminiHochberg } from '../../stats/outbreaks/benjamini-hochberg.js';
import type { CauseDifference, Standing } from './cause.model.js';

/** Something of two groups: whether there is enough of it to be tested, how likely chance alone would make them so different, and whether the first has more. */
export interface Tested {
  /** Null where there are too few cases. */
  readonly pValue: number | null;
  readonly isMore: boolean;
}

/** How the first group stands to the second in each of several things that are looked at together; in the order given. */
export function standingsOf(tested: readonly Tested[]): Standing[] {
  const asked = tested.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
  const { rejected } = benjaminiHochberg(asked);
  let at = 0;
  return tested.map(({ isMore, pValue }) => (pValue === null ? 'few' : rejected[at++] !== true ? 'same' : isMore ? 'more' : 'less'));
}

/** Where fewer of a kind than this are to be expected in a group, the score test is too eager. */
const RARE = 5;

/** Shares of two groups held against each other, from thirty cases each on; exactly where one of them is rare. */
export function testedShares(first: Proportion, second: Proportion): Tested {
  const least = Math.min(first.trials, second.trials);
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  const isMore = first.successes * second.trials > second.successes * first.trials;
  if (least < MIN_N_FULL) return { pValue: null, isMore };
  return { pValue: (least * Math.min(pooled, 1 - pooled) < RARE ? fisherTest : scoreTest)(first, second), isMore };
}

/** Their difference; null where either has fewer than ten cases. */
export function shownDifference(first: Proportion, second: Proportion): CauseDifference | null {
  const told = Math.min(first.trials, second.trials) < MIN_N_PERCENT ? null : newcombe(first, second);
  return told && { amount: told.difference, low: told.low, high: told.high };
}

/** A share, from ten cases on. */
export const shownShare = ({ successes, trials }: Proportion): number | null => (trials < MIN_N_PERCENT ? null : successes / trials);
