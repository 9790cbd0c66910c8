import type { MetricId } from '@concord/sql';
import { benjaminiHochberg } from '../../stats/outbreaks/benjamini-hochberg.js';
import type { BeforeAfter } from './before-after.js';

/** What every training is looked at by, fixed before any is held: who may choose metric and months afterwards finds something in every training. */
export const DECLARED: { readonly metric: MetricId; readonly months: number } = { metric: 'settlement_rate', months: 6 };

/** How far what is shown may go: A describes before and after; B tells an association, with the assumptions it rests on. That one came of the other (C) only a trial could show. */
export const EVIDENCE = ['A', 'B'] as const;
/** One of them. */
export type Evidence = (typeof EVIDENCE)[number];

/** What B asks for. */
export const UNMET = ['not_declared', 'running', 'too_few', 'apart', 'trend_unknown', 'not_parallel'] as const;
/** One of them that is not met. */
export type Unmet = (typeof UNMET)[number];

/** What was looked at, and how. */
export interface Look {
  readonly metric: MetricId;
  readonly months: number;
  /** The months after are not over yet. */
  readonly isRunning: boolean;
}

/** What keeps a training from being told as an association; none: it may be. */
export function unmetOf({ metric, months, isRunning }: Look, { difference, isApart, trend }: BeforeAfter): Unmet[] {
  const unmet: Unmet[] = [];
  if (metric !== DECLARED.metric || months !== DECLARED.months) unmet.push('not_declared');
  if (isRunning) unmet.push('running');
  if (isApart) unmet.push('apart');
  else if (difference === null) unmet.push('too_few');
  if (trend === null) unmet.push('trend_unknown');
  else if (trend.low > 0 || trend.high < 0) unmet.push('not_parallel');
  return unmet;
}

/** Level of a test: so many of a hundred differences would be found where there are none. */
export const LEVEL = 0.05;

/** All trainings that were looked at in the same way. */
export interface Family {
  /** Whose months after are over, and of these, which can be compared. */
  readonly looked: number;
  readonly compared: number;
  /** How many of those compared would lie beyond chance were all without effect. */
  readonly chance: number;
  /** P of the one that is told, adjusted for the others (Benjamini–Hochberg). */
  readonly adjustedP: number;
}

/** By all ways to choose who took part where they can be counted, else Welch's t. */
export const pOf = ({ permutationP, welchP }: NonNullable<BeforeAfter['difference']>): number => permutationP ?? welchP;

/** One training among all that were looked at: `others` are the p of those compared beside it. */
export const familyOf = (own: number, others: readonly number[], looked: number): Family => ({
  looked, compared: others.length + 1, chance: (others.length + 1) * LEVEL, adjustedP: benjaminiHochberg([own, ...others], LEVEL).adjusted[0] ?? 1,
});
