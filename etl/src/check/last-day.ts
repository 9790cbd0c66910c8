/** Days counted from 1970, newest first, on which so many rows were last touched. */
export type TouchedDays = readonly (readonly [day: number, rows: number])[];

/** Rows that lie after a gap: so many `of` all, dated up to `to`; the last day before the gap is `from`. */
export interface DayGap {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly of: number;
}

/** The day up to which rows know. */
export interface LastDay {
  readonly day: number;
  /** Rows after a gap that are too many for slips, so that they decide the day. */
  readonly gap: DayGap | undefined;
}

/** What lies no farther than this after all others may follow a holiday. */
const GAP_DAYS = 14;
/** Rows after a gap come at less than one part in so many of the pace of the year before it; else the work went on after a pause. */
const PACE = 5;
const YEAR = 365;
/** All rows of a day may be what is entered once a month. */
const MONTH = 30;
/** Of fewer rows nobody can tell. */
export const MIN_TELLING = 10;

/** Few enough for slips of the pen: one row in a hundred; of a small register up to three, but no more than one in ten. */
const fewOf = (rows: number): number => Math.max(Math.floor(rows / 100), Math.min(3, Math.floor(rows / 10)));

/** Rows a day in the year up to the day at `at`, from its first day with rows, over a month at least. */
function paceUpTo(days: TouchedDays, at: number): number {
  const last = days[at]?.[0] ?? 0;
  const year = days.slice(at).filter(([day]) => day > last - YEAR);
  return year.reduce((sum, [, rows]) => sum + rows, 0) / Math.max(last - (year.at(-1)?.[0] ?? last) + 1, MONTH);
}

/** Gaps after which less than half of the rows come, and those sparsely; the newest first. */
function gapsOf(days: TouchedDays, of: number): DayGap[] {
  const found: DayGap[] = [];
  const to = days[0]?.[0] ?? 0;
  let rows = 0;
  for (const [i, [day, touched]] of days.entries()) {
    rows += touched;
    const from = days[i + 1]?.[0];
    if (from === undefined || rows * 2 > of) break;
    if (day - from > GAP_DAYS && rows / (to - from) < paceUpTo(days, i + 1) / PACE) found.push({ from, to, rows, of });
  }
  return found;
}

/**
 * The latest day, but for a few rows dated long after all others: one closing date in a month to come would move what is in stock, how old it is and which months count as over. More rows than a few move
 * it, and the gap they lie behind is told. Undefined where there are no rows.
 */
export function lastDayOf(days: TouchedDays): LastDay | undefined {
  const [newest] = days;
  if (newest === undefined) return undefined;
  const of = days.reduce((sum, [, rows]) => sum + rows, 0);
  if (of < MIN_TELLING) return { day: newest[0], gap: undefined };
  const slips = gapsOf(days, of).findLast(({ rows }) => rows <= fewOf(of));
  const day = slips?.from ?? newest[0];
  // Up to a slip all that came since any pause would look sparse.
  const gap = gapsOf(days.filter(([touched]) => touched <= day), of).findLast(({ rows }) => rows > fewOf(of));
  return { day, gap: gap && { ...gap, rows: gap.rows + (slips?.rows ?? 0) } };
}
