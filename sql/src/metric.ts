import type { Exposure } from './exposure/exposure.js';
import type { LookupId } from './lookup/lookups.js';
import type { Stock } from './stock.js';
import type { LocalisedText } from './words.js';

/** Decides every later behaviour: how buckets total, what an empty bucket is, which interval, how it is drawn. */
export type MetricKind = 'count' | 'ratio' | 'quotient' | 'balance' | 'duration' | 'level' | 'stock_ratio' | 'turnover' | 'amount' | 'rate';
/** Units of a value; percent is a share (1 is 100 %), cny an amount in the currency of the dataset (yuan unless its source says otherwise), point a score from −100 to 100, times a plain factor. */
export type Unit = 'case' | 'percent' | 'day' | 'cny' | 'point' | 'times';
/** Which direction is better. */
export type Direction = 'higher' | 'lower' | 'none';

/** The date column of `case_fact` that a case is counted under. */
export type BasisColumn =
  | 'received_on' | 'accepted_on' | 'opened_on' | 'assigned_on' | 'first_contact_on' | 'first_session_on' | 'limit_on' | 'ended_on' | 'closed_on' | 'agreed_on' | 'performance_due_on' | 'qa_on' | 'notified_on';

interface Described {
  /** snake_case; the file's name, the GraphQL enum value and the URL. */
  readonly id: string;
  /** Raised when the meaning changes; a number says which version made it. */
  readonly version: number;
  /** Its place on the overview, in the order of the meeting's agenda; absent: it stands beside another metric only. */
  readonly tile?: number;
  readonly label: LocalisedText;
  /** The 口径 in one sentence. */
  readonly meaning: LocalisedText;
  readonly unit: Unit;
  readonly better: Direction;
  /** The standard or rule the definition comes from. */
  readonly source: LocalisedText;
  readonly basis: BasisColumn;
  readonly numeratorLabel: LocalisedText;
  readonly denominatorLabel?: LocalisedText;
  /** Columns of the canonical case, or what is to be known of them (`NEEDED_KNOWLEDGE`), without which the metric cannot be told. */
  readonly needs: readonly string[];
  /** A single month says little of it, for season: it is judged on so many months together, shown beside. */
  readonly rolling?: number;
  /** A month beyond its control limits on the wrong side is an early warning, before cases stay unresolved. */
  readonly leading?: true;
  /** Metrics that must stand beside this one to be fair (a satisfaction without its response rate is none). */
  readonly alongside?: readonly string[];
  /** Where columns of its predicates are found that no row holds; only of kinds that are added up over rows. */
  readonly looksUp?: LookupId;
}

/** Predicates are SQL over `case_fact`; `{as_of:Date}` is the last day the data knows. They never hold values from outside. */
type Predicate = string;

/** What counts closings, and not cases by their last closing. */
interface OfClosings {
  /**
   * Each closing counts once, under its own day and with its own outcome: one that a re-opening undid beside the one that came after, so that a month that is over keeps
   * its closings. The outcome of an undone one is `first_outcome`; its class is `?` where nobody told it. Basis is `closed_on`.
   */
  readonly everyClosing?: true;
}

/** Cases counted under a date. */
export interface CountMetric extends Described, OfClosings {
  readonly kind: 'count';
  readonly rows: Predicate;
}

/** Some of the cases counted, over all of them. */
export interface RatioMetric extends Described, OfClosings {
  readonly kind: 'ratio';
  readonly numerator: Predicate;
  /** The numerator is always counted within the denominator. */
  readonly denominator: Predicate;
  /**
   * Days after the basis date on which the answer is known. Cases whose day has not come by the as-of date are not counted yet; the share that
   * is counted is the maturity.
   */
  readonly settledAfter?: number;
  /** Those who were asked, where the denominator is those who answered: bounds then say what those who did not answer could change. */
  readonly asked?: Predicate;
  /** Those of whom the numerator can be told, by reference data; the others are counted in neither, and how many are is the coverage. */
  readonly known?: { readonly rows: Predicate; readonly record: 'court_feed' };
  /** Cohort metrics with another rule: among `cohort` rows, those whose answer is settled are `mature`. */
  readonly maturity?: { readonly cohort: Predicate; readonly mature: Predicate };
}

/** Events of one side of a quotient, counted (or summed) under the date they happened on. */
export interface Flow {
  /** A date column of `case_fact`, or an expression; NULL where it did not happen. */
  readonly on: string;
  readonly rows: Predicate;
  /** Column or expression summed; absent: events are counted. */
  readonly sum?: string;
}

/** What happened over what else happened in a period: sum over sum. The sides are not part of each other, so it may be more than 1 and has no binomial interval. */
export interface QuotientMetric extends Described {
  readonly kind: 'quotient';
  readonly numerator: readonly Flow[];
  readonly denominator: readonly Flow[];
  /** Where what is counted still grows after its date; only of a quotient all of which is counted under its basis. */
  readonly maturity?: NonNullable<RatioMetric['maturity']>;
}

/** Events over what they are held against: reference data, such as months of work or customers. Events and exposure may differ in who is told apart, and no interval but Poisson's fits. */
export interface RateMetric extends Described {
  readonly kind: 'rate';
  readonly rows: Predicate;
  readonly exposure: Exposure;
  /** The exposure's lookup: an event stands over its exposure where it is on record. */
  readonly looksUp: LookupId;
  /** The value is per so many of the exposure: 1,000 branches. */
  readonly per: number;
  /** A column looked up: what each event counts for; absent: 1. Events without are counted on neither side, as those off the record. */
  readonly weight?: 'difficulty_weight';
}

/** Share for minus share against, of those who answered, in points (net promoter score). */
export interface BalanceMetric extends Described {
  readonly kind: 'balance';
  readonly numerator: Predicate;
  readonly against: Predicate;
  readonly denominator: Predicate;
}

/** One of the ways in which a duration ends; they compete, and a case ends in one of them. */
export interface Ending {
  readonly id: string;
  readonly label: LocalisedText;
  readonly rows: Predicate;
}

/** Days until something happens, open cases censored (Kaplan–Meier). */
export interface DurationMetric extends Described {
  readonly kind: 'duration';
  readonly rows: Predicate;
  /** Ends the clock when on or before the as-of date; otherwise the case is censored there. */
  readonly until: 'accepted_on' | 'assigned_on' | 'ended_on' | 'first_contact_on' | 'first_default_on' | 'first_session_on';
  /** From this day on what ends the clock can no longer happen: the case is censored here. */
  readonly watchedUntil?: 'ended_on' | 'performed_on';
  /** What a case is whose clock still runs: still open. */
  readonly ongoing: LocalisedText;
  /** How it ends, told apart: no case belongs to two of them. */
  readonly endings: readonly Ending[];
}

/** Cases in stock at the end of a period. */
export interface LevelMetric extends Described, Stock {
  readonly kind: 'level';
}

/** What happened in a month, on the average of the months up to the end of a period. */
export interface MonthlyMean {
  readonly flows: readonly Flow[];
  readonly months: number;
}

/** Cases in stock at the end of a period, over those of another stock at that moment or over what happens in a month. */
export interface StockRatioMetric extends Described {
  readonly kind: 'stock_ratio';
  readonly numerator: Stock;
  readonly denominator: Stock | MonthlyMean;
}

/** What left a stock in a period, over what was in it at its beginning or entered in it. A stay is counted once in the denominator, however many periods are put together. */
export interface TurnoverMetric extends Described, Stock {
  readonly kind: 'turnover';
}

/** Money, as median and P90 with the sum beside them. */
export interface AmountMetric extends Described {
  readonly kind: 'amount';
  readonly rows: Predicate;
  /** Column or expression summed, in CNY. */
  readonly amount: string;
}

/** All that is looked up for a metric. */
export const lookupsOf = (metric: Metric | undefined): readonly LookupId[] => [metric?.looksUp, metric?.kind === 'rate' ? metric.weight : undefined].filter((id) => id !== undefined);

/** A definition of any kind. */
export type Metric = CountMetric | RatioMetric | QuotientMetric | BalanceMetric | DurationMetric | LevelMetric | StockRatioMetric | TurnoverMetric | AmountMetric | RateMetric;

/** Which part of a number is looked at; what has no denominator is its numerator. The rest of a ratio is what its denominator counts and its numerator does not. */
export type Part = 'numerator' | 'denominator' | 'rest';

/** A part that a metric of this kind does not have. */
export class PartError extends Error {
  override readonly name = 'PartError';
}

/** Dates that only a closed case has: what is counted under them is whole even where open cases are not delivered. */
const CLOSED_BASES: ReadonlySet<string> = new Set<BasisColumn>(['ended_on', 'closed_on', 'agreed_on', 'performance_due_on', 'qa_on']);

/**
 * Whether a source that delivers closed cases only can tell the metric. Counted under an earlier date, its newest cases would be the quick ones:
 * intake would seem to collapse and durations to improve.
 */
export const toldByClosedCases = (metric: Metric): boolean =>
  // What is looked up in other cases or versions may stand in one that is still open.
  (metric.looksUp === undefined || metric.kind === 'rate' || (metric.kind === 'ratio' && metric.known !== undefined)) && metric.kind !== 'turnover' && (metric.kind === 'quotient' ? [...metric.numerator, ...metric.denominator].map(({ on }) => on) : [metric.basis]).every((date) => CLOSED_BASES.has(date));

/** Identity that pins the id's literal type, so that the catalogue knows every id at compile time. */
export const defineMetric = <const M extends Metric>(metric: M): M => metric;
