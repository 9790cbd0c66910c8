import type { DimensionId, MetricId } from '@concord/sql';

/** A measure by which a good score can be had without good mediation. Never scored: who stands apart is asked why. */
export interface Watched {
  readonly metric: MetricId;
  /** Where somebody stands apart in a way that is to be looked into; the other side is nobody's concern. */
  readonly side: 'above' | 'below';
  /** What cases are held alike by; none: against everybody's share. Only what was known at intake. */
  readonly alike: readonly DimensionId[];
}

/** By whom it may be watched. */
export const WATCHED_BY = ['attributed_mediator', 'team', 'organisation'] as const satisfies readonly DimensionId[];
/** One of them. */
export type WatchedBy = (typeof WATCHED_BY)[number];

/** What is watched beside the board, in order: hard cases that leave the denominator, agreements on paper, closing for the limit, chosen surveys, one side pressed for the other's sake (the consumer's satisfaction is scored, the institution's is not), peace that does not hold. */
export const WATCHED: readonly Watched[] = [
  { metric: 'exclusion_rate', side: 'above', alike: ['complexity', 'business'] },
  { metric: 'termination_share', side: 'above', alike: ['complexity', 'business'] },
  { metric: 'oral_agreement_share', side: 'above', alike: [] },
  { metric: 'last_day_share', side: 'above', alike: ['complexity'] },
  { metric: 'survey_coverage', side: 'below', alike: [] },
  { metric: 'csat_institution', side: 'below', alike: [] },
  { metric: 'reopen_rate', side: 'above', alike: ['complexity', 'business'] },
];
