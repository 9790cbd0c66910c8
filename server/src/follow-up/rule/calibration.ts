import { wilson } from '../../stats/intervals/wilson.js';
import type { Interval } from '../../stats/interval.js';
import type { Verdict } from './terms.js';

/** What was said of an action at its review, and what is said of it on later data (three more months); null while these are not there. */
export interface PastVerdict {
  readonly atReview: Verdict;
  readonly later: Verdict | null;
}

/** How far verdicts could be relied on. */
export interface Calibration {
  /** Verdicts by what they were, of all actions reviewed. */
  readonly reviewed: Readonly<Record<Verdict, number>>;
  /** Of those called improved: judged again, and what became of them. Not judged again (a definition changed since) counts in none. */
  readonly again: number;
  readonly held: number;
  readonly faded: number;
  readonly turned: number;
  /** Still to be judged again. */
  readonly waiting: number;
  /** held / again with Wilson's interval; null without any. */
  readonly precision: (Interval & { readonly value: number }) | null;
  /** Of those called no evidence and judged again: how many turned out improved later. What a cautious rule misses at first. */
  readonly late: { readonly again: number; readonly improved: number };
}

const count = <Item>(items: readonly Item[], of: (item: Item) => boolean): number => items.filter(of).length;
const isSaid = (verdict: Verdict | null): boolean => verdict === 'improved' || verdict === 'no_evidence' || verdict === 'worse';

/** How many verdicts held on later data: an improvement that chance made fades. Pure; order does not matter. */
export function calibration(past: readonly PastVerdict[]): Calibration {
  const of = (verdict: Verdict): readonly PastVerdict[] => past.filter(({ atReview }) => atReview === verdict);
  const [improved, none] = [of('improved'), of('no_evidence')];
  const again = improved.filter(({ later }) => isSaid(later));
  const held = count(again, ({ later }) => later === 'improved');
  const interval = wilson(held, again.length);
  const silent = none.filter(({ later }) => isSaid(later));
  return {
    reviewed: { improved: improved.length, no_evidence: none.length, not_judged: of('not_judged').length, too_early: of('too_early').length, worse: of('worse').length },
    again: again.length, held, faded: count(again, ({ later }) => later === 'no_evidence'), turned: count(again, ({ later }) => later === 'worse'), waiting: count(improved, ({ later }) => later === null || later === 'too_early'),
    precision: interval === null ? null : { value: held / again.length, ...interval }, late: { again: silent.length, improved: count(silent, ({ later }) => later === 'improved') },
  };
}
