import type { DimensionId, LocalisedText, MetricId } from '@concord/sql';

/** One of the measures a score is made of. */
export interface ScoredIndicator {
  readonly metric: MetricId;
  /** Share of the score; the weights add up to 1. */
  readonly weight: number;
  /** Held against peers with the same mix of cases; otherwise against everybody's rate. */
  readonly adjusted: boolean;
  /** Cases a person needs to be eligible. */
  readonly fewest: number;
  /** Dropped for everybody when the answer to this metric is below `atLeast`: too few say what they think. */
  readonly onlyIf?: { readonly metric: MetricId; readonly atLeast: number };
}

/** What a person's own figure must be for them to be eligible; nothing is held against who has no such cases. */
export interface Gate {
  readonly metric: MetricId;
  readonly atMost?: number;
  /** Of what is sampled: shut only when the whole 95 % interval lies below. */
  readonly atLeast?: number;
  /** Not the rate itself but O/E beyond its upper 99.8 % limit closes the gate. */
  readonly beyondChance?: true;
}

/** How a board is made. Frozen before its window begins: another rule is another version. */
export interface BoardMethod {
  readonly id: string;
  readonly version: number;
  readonly label: LocalisedText;
  readonly windowMonths: number;
  readonly indicators: readonly ScoredIndicator[];
  /** What was known of a case before anybody was assigned to it, from the general to the special. */
  readonly strata: readonly DimensionId[];
  /** Cases a stratum needs; smaller ones are put together with their like. */
  readonly fewestInStratum: number;
  /** Who holds more than this of a stratum is held against the others alone. */
  readonly leaveOutAbove: number;
  readonly monthsInPost: number;
  /** Hours of training a post asks for; nothing is held against whose post tells none. */
  readonly trainingHours: number;
  readonly gates: readonly Gate[];
}

/** More seats than this is no award. */
export const MAX_SEATS = 100;

/** How a board is shown: not at all, as tiers by name, or with the places each can have. */
export const RANKING_MODES = ['off', 'ordinal', 'tiers'] as const;
/** How a board is shown. */
export type RankingMode = (typeof RANKING_MODES)[number];

/** How far an institution may move each weight, in shares of the score; also how far weights are moved to see who would change tier. */
export const WEIGHT_LEEWAY = 0.1;

/** 金牌调解员 by cases that were assigned and are past their limit, held against the like. */
export const GOLD_BOARD: BoardMethod = {
  id: 'gold',
  version: 1,
  label: { zh: '金牌调解员评选办法', en: 'Gold mediators' },
  windowMonths: 12,
  indicators: [
    { metric: 'settlement_rate_within_limit', weight: 0.45, adjusted: true, fewest: 30 },
    { metric: 'voluntary_performance', weight: 0.25, adjusted: false, fewest: 20 },
    { metric: 'sla_compliance', weight: 0.15, adjusted: false, fewest: 0 },
    { metric: 'csat', weight: 0.15, adjusted: false, fewest: 10, onlyIf: { metric: 'survey_response_rate', atLeast: 0.15 } },
  ],
  strata: ['complexity', 'business', 'intake_channel', 'cause', 'amount_band', 'overdue_stage', 'contact_valid'],
  fewestInStratum: 30,
  leaveOutAbove: 0.2,
  monthsInPost: 6,
  trainingHours: 24,
  gates: [
    { metric: 'late_entry_rate', atMost: 0.1 },
    { metric: 'qa_pass_rate', atLeast: 0.9 },
    { metric: 'reopen_rate', beyondChance: true },
  ],
};
