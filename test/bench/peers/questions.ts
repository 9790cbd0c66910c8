import { addCalendarDays, OUTCOMES, type DateRange, type MetricId } from '@concord/sql';

/** What everybody is asked, and what the table calls it. */
export const QUESTIONS = {
  total: '调解成功率 of 35 months, 2 of 15 kinds of business',
  trend: 'its trend, month × kind of business, a year',
  tiles: '12 tiles by month, a year',
  ranking: '20 mediators by cases, their rate, a year',
  list: 'a number’s cases: how many, and the first 50',
  days: 'median and P90 of days to the first closing, by month, a year',
} as const;

export type QuestionId = keyof typeof QUESTIONS;

export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];
export const RANKED = 20;
export const LISTED = 50;
export const BUSINESSES = ['B03', 'B04'] as const;
export const LISTED_BUSINESS = 'B03';
/** The outcomes of a case that was closed, and not left out as a duplicate or a mistake. */
export const CLOSED = OUTCOMES.filter((code) => /^[SUT]/u.test(code));

const year = (to: string, round: number): DateRange => ({ from: addCalendarDays(to, -364 - round), to: addCalendarDays(to, -round) });

/** The days a question is about: others in every round, so that nobody has answered it before; the same for everybody. */
export const SPANS: Readonly<Record<QuestionId, (round: number) => DateRange>> = {
  total: (round) => ({ from: addCalendarDays('2023-11-01', round), to: '2026-09-30' }),
  trend: (round) => year('2025-10-31', round),
  tiles: (round) => year('2025-10-30', round),
  ranking: (round) => year('2025-12-31', round),
  list: (round) => ({ from: addCalendarDays('2025-01-01', round), to: addCalendarDays('2025-03-31', round) }),
  days: (round) => year('2025-08-31', round),
};

/** A tile by month, as SQL over the rows of one month that says its parts: a count; numerator and denominator; median, P90 and sum. */
export interface Tile {
  readonly metric: MetricId;
  /** Cases, or closings: those that a re-opening undid are rows of their own there, with `standing` = 0. */
  readonly of: 'cases' | 'closings';
  /** The date it is counted under. */
  readonly on: string;
  readonly parts: readonly string[];
}

/** How the engines that are asked say what they do not say alike. */
export interface Dialect {
  /** Where the cases are. */
  readonly cases: string;
  month(date: string): string;
  days(from: string, to: string): string;
  /** Quantile of a column of money that lies between two neighbours, as a spreadsheet does it. */
  between(column: string, p: number): string;
  /** Smallest value that at least the share `p` does not exceed. */
  reached(value: string, p: number): string;
}

const count = (rows: string): string => `count(*) FILTER (WHERE ${rows})`;
const IN_SETTLED = "outcome_class = 'S' AND amount_agreed IS NOT NULL";

/** Twelve tiles as somebody would write them who knows the definitions and not the product. `asOf` is the last day that the data know. */
export function tilesIn(dialect: Dialect, asOf: string): readonly Tile[] {
  const due = (rows: string, mature: string): string[] => [`(${rows}) AND ${mature}`, mature].map((condition) => count(`outcome_class != 'X' AND ${condition}`));
  const scored = "standing = 1 AND outcome_class != 'X' AND survey_mode != 'interviewer' AND consumer_score IS NOT NULL";
  return [
    { metric: 'intake', of: 'cases', on: 'received_on', parts: [count("outcome_class != 'X'")] },
    { metric: 'acceptance_rate', of: 'cases', on: 'received_on', parts: [count("outcome NOT IN ('X2', 'X3') AND accepted_on IS NOT NULL"), count("outcome NOT IN ('X2', 'X3')")] },
    { metric: 'closings', of: 'closings', on: 'closed_on', parts: [count("outcome_class NOT IN ('', 'X')")] },
    { metric: 'settlement_rate', of: 'closings', on: 'closed_on', parts: [count("outcome_class = 'S'"), count("outcome_class IN ('S', 'U')")] },
    { metric: 'settlement_rate_all', of: 'closings', on: 'closed_on', parts: [count("outcome_class = 'S'"), count("outcome_class IN ('S', 'U', 'T')")] },
    { metric: 'termination_share', of: 'closings', on: 'closed_on', parts: [count("outcome_class = 'T'"), count("outcome_class IN ('S', 'U', 'T')")] },
    { metric: 'csat', of: 'closings', on: 'closed_on', parts: [count(`${scored} AND consumer_score >= 4`), count(scored)] },
    { metric: 'settlement_rate_within_limit', of: 'cases', on: 'assigned_on', parts: due("outcome_class = 'S' AND closed_on <= limit_on", `limit_on <= '${asOf}'`) },
    { metric: 'first_contact_timeliness', of: 'cases', on: 'assigned_on', parts: due('first_contact_on <= contact_due_on', `contact_due_on <= '${asOf}'`) },
    { metric: 'sla_compliance', of: 'cases', on: 'limit_on', parts: due('ended_on <= limit_on', `limit_on <= '${asOf}'`) },
    {
      metric: 'voluntary_performance', of: 'cases', on: 'performance_due_on',
      parts: [count("outcome_class = 'S' AND performed_on <= performance_due_on + 7 AND (enforcement_on IS NULL OR enforcement_on > performed_on)"), count("outcome_class = 'S'")],
    },
    {
      metric: 'amount_agreed', of: 'cases', on: 'agreed_on',
      parts: [`${dialect.between('amount_agreed', 0.5)} FILTER (WHERE ${IN_SETTLED})`, `${dialect.between('amount_agreed', 0.9)} FILTER (WHERE ${IN_SETTLED})`, `sum(amount_agreed) FILTER (WHERE ${IN_SETTLED})`],
    },
  ];
}

/** Those tiles that one scan answers: of the same rows, under the same date. */
export const scansOf = (tiles: readonly Tile[]): (readonly Tile[])[] => [...new Set(tiles.map(({ of, on }) => `${of} ${on}`))].map((scan) => tiles.filter(({ of, on }) => `${of} ${on}` === scan));
