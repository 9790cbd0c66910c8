import type { LocalisedText } from '../words.js';

/** What a finding does: `block` refuses the load, `warn` lowers the grade, `note` is only told. */
export type Severity = 'block' | 'warn' | 'note';
/** The three sides of how far data can be trusted. */
export type Aspect = 'completeness' | 'timeliness' | 'consistency';

interface Described {
  /** snake_case; the file's name and what a profile calls it. */
  readonly id: string;
  readonly label: LocalisedText;
  /** What is measured and against what, in one sentence. */
  readonly meaning: LocalisedText;
  readonly aspect: Aspect;
  readonly severity: Severity;
  /** What may not be exceeded, unless the profile says otherwise: a share from 0 to 1, a difference of shares, or moving ranges. */
  readonly above: number;
  /** What is measured is a number and no share. */
  readonly counts?: true;
}

/** One column looked at. Predicates are SQL over typed rows or `case_current`; `{as_of:Date}` is the last day known. */
export interface SharePart {
  readonly column: string;
  /** Which rows are judged at all. */
  readonly of: string;
  /** Which of them are at fault; `rows` is `<table> WHERE <condition>` for faults that lie between rows. */
  readonly fault: (rows: string) => string;
}

/** A share of cases at fault, by month of receipt: told of a load when it comes, and of current cases whenever somebody asks. */
export interface ShareCheck extends Described {
  readonly kind: 'share';
  readonly parts: readonly SharePart[];
}

/** Rows dated after a gap, or after the last day known: so many `of` all, from the day before it to the newest (`YYYY-MM-DD`). */
export interface LateRows {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly of: number;
}

/** What a load says of time; days are `YYYY-MM-DD`, '' where nothing is dated. */
export interface LoadDays {
  /** The day this delivery knows up to: what somebody says, else its latest plausible event. */
  readonly own: string;
  /** The day its source is known up to once it is published, and before. */
  readonly known: string;
  readonly before: string;
  /** Somebody said the day. */
  readonly said: boolean;
  /** Rows after a gap that are too many for slips, and so decide the day. */
  readonly gap: LateRows | undefined;
  /** Rows of this delivery dated after the day known. */
  readonly beyond: Omit<LateRows, 'from'> | undefined;
}

/** What will be current of a source under check, by a load or the withdrawal of one, as SQL: all of it our own text. */
export interface CheckedSource {
  /** What will be current: shaped like `concord.case_current`. */
  readonly next: string;
  /** Condition that picks the cases of the source (dataset and source). */
  readonly body: string;
  readonly days: Pick<LoadDays, 'gap'>;
}

/** A column whose value is made of several rows of a case, and what more rows can make of it: an earlier day, a larger number or later day, a longer list. */
export interface FoldedColumn {
  readonly column: string;
  readonly says: 'earliest' | 'most' | 'list';
}

/** The load under check, as SQL: names of its tables and what it is called. */
export interface CheckedLoad extends CheckedSource {
  readonly loadNo: number;
  /** Typed rows, those at fault among them: canonical columns, `row_no`, `is_bad`. */
  readonly typed: string;
  /** Rows that never came to be typed: their reader could not tell their fields apart. */
  readonly unread: number;
  /** What was said of cases it brought no version of: shaped like `concord.case_mark`. */
  readonly marks: string;
  /** Rows rejected, and how many of its cases leave a column empty: shaped like `concord.reject`, `concord.load_column`. */
  readonly rejects: string;
  readonly columns: string;
  readonly days: LoadDays;
  /** Cases it brings, and those among them that it changes. */
  readonly brought: number;
  readonly changed: number;
  /** What its rows are folded into, where several make a case. */
  readonly folded: readonly FoldedColumn[];
  /** Counts rows, or cases where several rows make one, that fulfil a condition. */
  readonly countIf: (condition: string) => string;
}

/** Something only a load can tell, since what it looks at is not kept with the cases. */
export interface LoadCheck extends Described {
  readonly kind: 'load';
  /** Which load's word stands for a month: of those in force the one that brought most of its rows (default), or the newest that brought any. */
  readonly stands?: 'most' | 'newest';
  /**
   * One SELECT of what is beyond `{above:Float64}`: month, column_name, measured, threshold, at_fault, cases. `{as_of:Date}` is bound, too.
   */
  readonly statement: (load: CheckedLoad) => string;
}

/** Something about all that is current of a source, judged anew by whatever changes it, a load or the withdrawal of one: the newest word stands, for all months. */
export interface SourceCheck extends Described {
  readonly kind: 'source';
  /** As `LoadCheck.statement`. */
  readonly statement: (source: CheckedSource) => string;
}

/** A check of any kind. */
export type Check = ShareCheck | LoadCheck | SourceCheck;

const MIN_CASES = 10;
const MIN_AT_FAULT = 5;

/** Whether so many of so many say anything: with few cases one more or less would change the verdict. Where nothing is allowed, one is enough. */
export const isJudged = (atFault: number, cases: number, above: number): boolean => above === 0 || (cases >= MIN_CASES && atFault >= MIN_AT_FAULT);

/** Whether a share is beyond what chance makes of the usual one among so many cases: the three-sigma limit of a p-chart. */
export const beyondChance = (share: number, usual: number, cases: number): boolean => share - usual > 3 * Math.sqrt((usual * (1 - usual)) / cases);

/** `isJudged` as SQL over columns `at_fault` and `cases`. */
export const JUDGED = `({above:Float64} = 0 OR (cases >= ${String(MIN_CASES)} AND at_fault >= ${String(MIN_AT_FAULT)}))`;

/** The month of what belongs to none: rows whose date of receipt cannot be read, or the load as a whole. */
export const NO_MONTH = '1970-01-01';

/**
 * SELECT of the months beyond `{above:Float64}`, out of `counted` (month, at_fault, cases); where no month says anything by itself, of the load as a whole: a small source has a few faults
 * every month, which would never be told. Rows whose month cannot be read are no month, all of which would be at fault, but a part of the whole; where they alone take it beyond, it is told beside the months.
 */
export function monthsOrWhole(counted: string, column: string): string {
  const beyond = `${JUDGED} AND at_fault > {above:Float64} * cases`;
  return [
    `SELECT month, '${column}' AS column_name, at_fault / cases AS measured, {above:Float64} AS threshold, at_fault, cases FROM (`,
    `SELECT month, at_fault, cases, is_whole, is_dated, max(NOT is_whole AND is_dated AND ${beyond}) OVER () AND undated <= {above:Float64} * cases AS is_told FROM (`,
    `SELECT month, sum(faults) AS at_fault, sum(of) AS cases, sumIf(faults, of_month = '${NO_MONTH}') AS undated, month != '${NO_MONTH}' AS is_dated, grouping(month) = 1 AS is_whole`,
    `FROM (SELECT month, month AS of_month, at_fault AS faults, cases AS of FROM (${counted}))`,
    `GROUP BY GROUPING SETS ((month), ()))) WHERE ${beyond} AND (is_dated OR is_whole) AND NOT (is_whole AND is_told) ORDER BY month`,
  ].join(' ');
}

/** SELECT of one finding that is known before anything is asked, about a load as a whole; of none where it is undefined. `column` is our own text. */
export const knownFinding = (found: { readonly column: string; readonly measured: number; readonly atFault: number; readonly cases: number } | undefined): string => {
  const { column, measured, atFault, cases } = found ?? { column: '', measured: 0, atFault: 0, cases: 0 };
  return `SELECT toDate('${NO_MONTH}') AS month, '${column}' AS column_name, toFloat64(${String(measured)}) AS measured, {above:Float64} AS threshold, toUInt64(${String(atFault)}) AS at_fault, toUInt64(${String(cases)}) AS cases WHERE ${found === undefined ? '0' : '1'}`;
};

/** Identity that pins the id's literal type, so that profiles and the contract know every id when compiling. */
export const defineCheck = <const C extends Check>(check: C): C => check;
