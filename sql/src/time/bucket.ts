import { addCalendarDays, dateOf, dayNumber } from './calendar.js';

/** The only place that cuts time into buckets, in SQL and in TypeScript. Dates are business dates, 'YYYY-MM-DD'; weeks start on Monday. */

export const BUCKETS = ['day', 'week', 'month', 'merged_month', 'quarter', 'year', 'all'] as const;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** A year that begins with a month other than January, or with it. */
export type FiscalYear = `fiscal_year_from_${(typeof MONTHS)[number]}`;
/** A cut of time; `all` is the whole range as one, `merged_month` months with January and February as one (Spring Festival moves between them). */
export type Bucket = (typeof BUCKETS)[number] | FiscalYear;

/** Both ends belong to the range. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** A bucket within a range; both ends belong to it. */
export interface BucketSpan extends DateRange {
  /** Start of the natural bucket, as SQL groups it; `from` is later where the range cuts the bucket. */
  readonly start: string;
  /** The range covers the natural bucket whole. */
  readonly whole: boolean;
}

/** More points than this is no chart; asking for them is an error. */
const MAX_BUCKETS = 1_100;

/** A range or date that cannot be asked. */
export class DateRangeError extends Error {
  override readonly name = 'DateRangeError';
}

/** 'YYYY-MM-DD' of a day that exists, within what the store can hold (1970–2149). */
export function isDate(text: string): boolean {
  try {
    return dateOf(dayNumber(text)) === text && text >= '1970-01-01' && text <= '2149-06-06';
  } catch {
    return false;
  }
}

/** Days from `from` to `to`; negative when `to` is earlier. Throws `NotADateError`. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** Fiscal years by the month they begin with, January to December. */
export const FISCAL_YEARS: readonly FiscalYear[] = MONTHS.map((month): FiscalYear => `fiscal_year_from_${month}`);

const monthOf = (bucket: FiscalYear): number => Number(bucket.slice('fiscal_year_from_'.length));

function startOf(date: string, bucket: Bucket): string {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  switch (bucket) {
    case 'day': return date;
    case 'week': return dateOf(dayNumber(date) - ((dayNumber(date) + 3) % 7));
    case 'month': return `${date.slice(0, 7)}-01`;
    case 'merged_month': return month === 2 ? `${year}-01-01` : `${date.slice(0, 7)}-01`;
    case 'quarter': return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'year': return `${year}-01-01`;
    case 'all': return date;
    default: return `${String(Number(year) - Number(month < monthOf(bucket))).padStart(4, '0')}-${String(monthOf(bucket)).padStart(2, '0')}-01`;
  }
}

/** First day of the month that lies so many months after that of a day; before it where `months` is negative. */
export function monthFrom(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

function nextStart(start: string, bucket: Exclude<Bucket, 'all'>): string {
  if (bucket === 'day') return addCalendarDays(start, 1);
  if (bucket === 'week') return addCalendarDays(start, 7);
  const months = bucket === 'month' || (bucket === 'merged_month' && !start.endsWith('-01-01')) ? 1 : bucket === 'merged_month' ? 2 : bucket === 'quarter' ? 3 : 12;
  return monthFrom(start, months);
}

/** Refuses what is no range of days: a day that is none, an end before the beginning. Throws `DateRangeError`. */
export function mustBeRange(range: DateRange): void {
  if (!isDate(range.from) || !isDate(range.to)) throw new DateRangeError('a date must be YYYY-MM-DD between 1970-01-01 and 2149-06-06');
  if (range.from > range.to) throw new DateRangeError('the range ends before it begins');
}

/** All buckets that touch the range, oldest first, cut to it. Throws `DateRangeError` on a bad range or one with too many buckets. */
export function bucketsOf(range: DateRange, bucket: Bucket): BucketSpan[] {
  mustBeRange(range);
  if (bucket === 'all') return [{ ...range, start: range.from, whole: true }];
  const spans: BucketSpan[] = [];
  for (let start = startOf(range.from, bucket); start <= range.to; start = nextStart(start, bucket)) {
    if (spans.length === MAX_BUCKETS) throw new DateRangeError(`the range holds more than ${MAX_BUCKETS} buckets`);
    const end = addCalendarDays(nextStart(start, bucket), -1);
    spans.push({
      start,
      from: start < range.from ? range.from : start,
      to: end > range.to ? range.to : end,
      whole: start >= range.from && end <= range.to,
    });
  }
  return spans;
}

/** SQL that yields the start of the bucket of `column`, as Date; equal to `BucketSpan.start`. `all` yields the range's first day. */
export function bucketSql(column: string, bucket: Bucket): string {
  switch (bucket) {
    case 'day': return `assumeNotNull(${column})`;
    case 'week': return `toStartOfWeek(assumeNotNull(${column}), 1)`;
    case 'month': return `toStartOfMonth(assumeNotNull(${column}))`;
    case 'quarter': return `toStartOfQuarter(assumeNotNull(${column}))`;
    case 'year': return `toStartOfYear(assumeNotNull(${column}))`;
    case 'all': return `{range_from:Date}`;
    case 'merged_month': return `addMonths(toStartOfMonth(assumeNotNull(${column})), -toInt8(toMonth(assumeNotNull(${column})) = 2))`;
    default: {
      const before = monthOf(bucket) - 1;
      return `addMonths(toStartOfYear(addMonths(toStartOfMonth(assumeNotNull(${column})), -${String(before)})), ${String(before)})`;
    }
  }
}

/** SQL for the number of bucket borders between two date expressions; 0 within one bucket. */
export function bucketDistanceSql(from: string, to: string, bucket: Bucket): string {
  switch (bucket) {
    case 'all': return '0';
    // The same number as dateDiff gives, in two thirds of its time.
    case 'month': return `(toInt32(toRelativeMonthNum(${to})) - toInt32(toRelativeMonthNum(${from})))`;
    case 'day':
    case 'week':
    case 'quarter':
    case 'year': return `dateDiff('${bucket}', ${from}, ${to})`;
    case 'merged_month': {
      const index = (day: string): string => `(toInt32(toYear(${day})) * 11 + greatest(toMonth(${day}), 2))`;
      return `(${index(to)} - ${index(from)})`;
    }
    default: {
      const shifted = (day: string): string => `addMonths(toStartOfMonth(${day}), -${String(monthOf(bucket) - 1)})`;
      return `dateDiff('year', ${shifted(from)}, ${shifted(to)})`;
    }
  }
}

/** Where the institution's days begin and end. */
export const INSTITUTION_ZONE = 'Asia/Shanghai';

/** The institution's zone (Asia/Shanghai): UTC+8, without summer time since 1991. */
export const INSTITUTION_OFFSET = { text: '+08:00', minutes: 480 } as const;

/** A point in time as the store writes it (UTC, 'YYYY-MM-DD HH:MM:SS.mmm') in the institution's zone, ISO 8601: '2026-11-22T17:03:00.120+08:00'. */
export function institutionTime(utc: string): string {
  const shifted = new Date(Date.parse(`${utc.replace(' ', 'T')}Z`) + INSTITUTION_OFFSET.minutes * 60_000);
  return shifted.toISOString().replace('Z', INSTITUTION_OFFSET.text);
}
