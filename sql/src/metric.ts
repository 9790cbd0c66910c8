import type { LocalisedText } from './words.js';

/** Decides every later behaviour: how buckets total, what an empty bucket is, which interval, how it is drawn. */
export type MetricKind = 'count' | 'ratio' | 'duration' | 'level' | 'amount';
/** Units of a value; percent is a share from 0 to 1, cny an amount in yuan. */
export type Unit = 'case' | 'percent' | 'day' | 'cny';
/** Which direction is better. */
export type Direction = 'higher' | 'lower' | 'none';

/** The date column of `case_fact` that a case is counted under. */
export type BasisColumn =
  | 'received_on' | 'opened_on' | 'assigned_on' | 'due_on' | 'closed_on' | 'agreed_on' | 'performance_due_on' | 'notified_on';

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
  /** Columns of the canonical case without which the metric cannot be told. */
  readonly needs: readonly string[];
  /** Metrics that must stand beside this one to be fair (a satisfaction without its response rate is none). */
  readonly alongside?: readonly string[];
}

/** Predicates are SQL over `case_fact`; `{as_of:Date}` is the last day the data knows. They never hold values from outside. */
type Predicate = string;

/** Cases counted under a date. */
export interface CountMetric extends Described {
  readonly kind: 'count';
  readonly rows: Predicate;
}

/** Some of the cases counted, over all of them. */
export interface RatioMetric extends Described {
  readonly kind: 'ratio';
  readonly numerator: Predicate;
  /** The numerator is always counted within the denominator. */
  readonly denominator: Predicate;
  /**
   * Days after the basis date on which the answer is known. Cases whose day has not come by the as-of date are not counted yet; the share that
   * is counted is the maturity.
   */
  readonly settledAfter?: number;
  /** Cohort metrics with another rule: among `cohort` rows, those whose answer is settled are `mature`. */
  readonly maturity?: { readonly cohort: Predicate; readonly mature: Predicate };
}

/** Days until something happens, open cases censored (Kaplan–Meier). */
export interface DurationMetric extends Described {
  readonly kind: 'duration';
  readonly rows: Predicate;
  /** Ends the clock when on or before the as-of date; otherwise the case is censored there. */
  readonly until: 'closed_on';
}

/** Cases in stock at the end of a period. */
export interface LevelMetric extends Described {
  readonly kind: 'level';
  readonly rows: Predicate;
  /** In stock at the end of day d: basis <= d and (until is null or until > d). */
  readonly until: 'closed_on';
}

/** Money, as median and P90 with the sum beside them. */
export interface AmountMetric extends Described {
  readonly kind: 'amount';
  readonly rows: Predicate;
  /** Column summed, in CNY. */
  readonly amount: string;
}

/** A definition of any kind. */
export type Metric = CountMetric | RatioMetric | DurationMetric | LevelMetric | AmountMetric;

/** Condition that the answer of a metric with `settledAfter` is known: on the basis date alone. */
export const settledSql = ({ basis, settledAfter = 0 }: RatioMetric): string =>
  `${basis} + ${String(settledAfter)} <= {as_of:Date}`;

/** Which rows a metric counts: those of the denominator whose answer is known, where it has one. */
export function populationSql(metric: Metric): string {
  if (metric.kind !== 'ratio') return metric.rows;
  return metric.settledAfter === undefined ? metric.denominator : `(${metric.denominator}) AND ${settledSql(metric)}`;
}

/** Dates that only a closed case has: what is counted under them is whole even where open cases are not delivered. */
const CLOSED_BASES: readonly BasisColumn[] = ['closed_on', 'agreed_on', 'performance_due_on'];

/**
 * Whether a source that delivers closed cases only can tell the metric. Counted under an earlier date, its newest cases would be the quick ones:
 * intake would seem to collapse and durations to improve.
 */
export const toldByClosedCases = ({ basis }: Metric): boolean => CLOSED_BASES.includes(basis);

/** Below this n only x/n is shown. */
export const MIN_N_PERCENT = 10;
/** Below this n a value is grey and never ordered. */
export const MIN_N_FULL = 30;

/** Identity that pins the id's literal type, so that the catalogue knows every id at compile time. */
export const defineMetric = <const M extends Metric>(metric: M): M => metric;
