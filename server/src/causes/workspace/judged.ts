import { MIN_N_FULL, MIN_N_PERCENT } from '@concord/sql';
import { newcombe, type Proportion } from '../../stats/intervals/newcombe.js';
import { scoreTest } from '../../stats/intervals/score-test.js';
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

/** Shares of two groups held against each other: tested from thirty cases each on, where at least five of each kind are to be expected in each; else the test would be too eager. */
export function testedShares(first: Proportion, second: Proportion): Tested {
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  const isEnough = Math.min(first.trials, second.trials) >= MIN_N_FULL && Math.min(first.trials, second.trials) * Math.min(pooled, 1 - pooled) >= 5;
  return { pValue: isEnough ? scoreTest(first, second) : null, isMore: first.successes * second.trials > second.successes * first.trials };
}

/** Their difference; null where either has fewer than ten cases. */
export function shownDifference(first: Proportion, second: Proportion): CauseDifference | null {
  const told = Math.min(first.trials, second.trials) < MIN_N_PERCENT ? null : newcombe(first, second);
  return told && { amount: told.difference, low: told.low, high: told.high };
}

/** A share, from ten cases on. */
export const shownShare = ({ successes, trials }: Proportion): number | null => (trials < MIN_N_PERCENT ? null : successes / trials);
