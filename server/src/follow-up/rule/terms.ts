/** What may be said of an action once the figures after it are known. */
export const VERDICTS = ['improved', 'no_evidence', 'not_judged', 'too_early', 'worse'] as const;
/** One of them. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * Why an action is not judged, or not yet: the metric is no longer defined, or defined otherwise than when the action was decided; what is counted changed within the months looked at; the group chosen is not told;
 * too few peers to know what chance alone would bring; too few months before for limits; too few cases; too rare for a monthly chart; closed cases were deleted; figures before were restated and change the verdict;
 * the day of review has not come; no whole month with known outcomes lies after the action; none lies between the action and its review.
 */
export const REASONS = [
  'definition_break', 'deleted', 'group_unknown', 'metric_gone', 'no_month_after', 'no_month_until_review', 'no_peers', 'redefined', 'restated', 'review_to_come', 'too_few', 'too_few_before', 'too_rare',
] as const;
/** One of them. */
export type Reason = (typeof REASONS)[number];

/** series: held against its own trend. counts: shares or events before and after, with control limits. limits: values of months before and after, with control limits. */
export const METHODS = ['counts', 'limits', 'series'] as const;
/** One of them. */
export type Method = (typeof METHODS)[number];

/** What keeps a description (A) from being an association (B). */
export const NOT_B = ['chosen', 'not_declared', 'not_judged', 'too_few_months'] as const;
/** One of them. */
export type NotB = (typeof NOT_B)[number];

/** The rule by name, for a verdict that is kept; how many of actions without any effect it calls improved, at most, as `simulation.test.ts` holds it to. */
export const RULE = { id: 'concord-follow-up', version: 1, falseImproved: 0.05 } as const;

/** Months before, below which there are no control limits and so no verdict. */
export const FEWEST_BEFORE = 12;
/** Months after, from which on a trend can be told from a step. */
export const FEWEST_AFTER_FOR_SERIES = 6;
/** Peers below which the spread of true values says nothing. */
export const FEWEST_PEERS = 5;
