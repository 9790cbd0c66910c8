/**
 * Working-day arithmetic over the State Council's yearly notices (`sql/calendars/`). Dates are text 'YYYY-MM-DD'.
 * A year without a notice is refused, never guessed: which weekends are worked is decided anew every November.
 */

/** One notice: the days on which a year departs from Monday to Friday. */
export interface HolidayNotice {
  readonly year: number;
  readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[];
}

/** All loaded notices together: a New Year that crosses the year is filed under the later one. */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>;
  /** Exceptions to the week: true is a rest day, false a worked weekend. */
  readonly restDays: ReadonlyMap<string, boolean>;
}

/** A date in a year whose notice is not loaded. */
export class YearNotAnnouncedError extends Error {
  override readonly name = 'YearNotAnnouncedError';
  constructor(readonly year: number) {
    super(`no holiday notice for ${year}: working days of that year are not known`);
  }
}

/** A text that is no date of the calendar. */
export class NotADateError extends Error {
  override readonly name = 'NotADateError';
  constructor(readonly text: string) {
    super(`'${text}' is not a date YYYY-MM-DD`);
  }
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. Throws `NotADateError`. */
export function dayNumber(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  // Date.parse rolls 2026-02-30 over in some engines and refuses it in others
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) throw new NotADateError(date);
  return time / DAY_MS;
}

/** The date `day` days after 1970-01-01. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Merges notices into one calendar; order does not matter. Throws `NotADateError`. */
export function workCalendar(notices: readonly HolidayNotice[]): WorkCalendar {
  const restDays = new Map<string, boolean>();
  for (const { days } of notices) for (const { date, isOffDay } of days) restDays.set(dateOf(dayNumber(date)), isOffDay);
  return { years: new Set(notices.map((n) => n.year)), restDays };
}

/** `calendar` with further notices laid over it: a year of their own is announced by them, and where they speak of a day, theirs holds. Throws `NotADateError`. */
export function withNotices(calendar: WorkCalendar, notices: readonly HolidayNotice[]): WorkCalendar {
  const added = workCalendar(notices);
  return { years: new Set([...calendar.years, ...added.years]), restDays: new Map([...calendar.restDays, ...added.restDays]) };
}

/** Whether `date` is worked, 调休 included. Throws `YearNotAnnouncedError`, `NotADateError`. */
export function isWorkday(calendar: WorkCalendar, date: string): boolean {
  const day = dayNumber(date);
  const year = Number(date.slice(0, 4));
  if (!calendar.years.has(year)) throw new YearNotAnnouncedError(year);
  const rest = calendar.restDays.get(date);
  if (rest !== undefined) return !rest;
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday !== 0 && weekday !== 6;
}

/** `date` itself when it is worked, else the next working day (民法典 203). */
export function rollToWorkday(calendar: WorkCalendar, date: string): string {
  let day = dayNumber(date);
  while (!isWorkday(calendar, dateOf(day))) day += 1;
  return dateOf(day);
}

/** The `workdays`-th working day after `date`; the start day is not counted (民法典 201). `workdays` is at least 1. */
export function addWorkdays(calendar: WorkCalendar, date: string, workdays: number): string {
  let day = dayNumber(date);
  for (let left = workdays; left > 0; ) {
    day += 1;
    if (isWorkday(calendar, dateOf(day))) left -= 1;
  }
  return dateOf(day);
}

/** `days` calendar days after `date`, the start day not counted; not rolled: see `rollToWorkday`. */
export const addCalendarDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Working days after `start` up to and with `end`; 0 when `end` is not after `start`. */
export function workdaysBetween(calendar: WorkCalendar, start: string, end: string): number {
  let count = 0;
  const last = dayNumber(end);
  for (let day = dayNumber(start) + 1; day <= last; day += 1) if (isWorkday(calendar, dateOf(day))) count += 1;
  return count;
}
