import { addCalendarDays, addWorkdays, clockIn, isWorkday, isZone, monthFrom, rollToWorkday, timeIn, weekdayOf, YearNotAnnouncedError, type WorkCalendar } from '@concord/sql';
import { z } from 'zod';

const at = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const zone = z.string().refine(isZone);
/** Every month, or those with which a quarter or a year begins, counted from `yearBegins`. */
const months = { every: z.enum(['month', 'quarter', 'year']), yearBegins: z.number().int().min(1).max(12) };

/** When something is due, by the clock of a zone. */
export const WHEN = z.discriminatedUnion('kind', [
  /** The n-th working day of a month that begins on day `begins` (1: of the calendar); below 0 counted from its end, -1 the last. */
  z.strictObject({ kind: z.literal('workday'), nth: z.number().int().min(-10).max(15).refine((nth) => nth !== 0), begins: z.number().int().min(1).max(28), ...months, at, zone }),
  /** A day of the month, or its last where it has fewer; `roll`: the next working day where it is none. */
  z.strictObject({ kind: z.literal('day'), day: z.number().int().min(1).max(31), roll: z.boolean(), ...months, at, zone }),
  z.strictObject({ kind: z.literal('weekly'), weekday: z.number().int().min(1).max(7), at, zone }),
]);
/** What `WHEN` reads. */
export type When = z.infer<typeof WHEN>;
type Monthly = Exclude<When, { kind: 'weekly' }>;

const STEP = { month: 1, quarter: 3, year: 12 } as const;
/** Longer than any two times lie apart. */
const MOST_MONTHS = 40;

const isDueMonth = ({ every, yearBegins }: Monthly, month: string): boolean => (Number(month.slice(5, 7)) - yearBegins + 12) % STEP[every] === 0;

/** The working day so many from the end of a time that ends before `next`. */
function fromEnd(calendar: WorkCalendar, next: string, nth: number): string {
  let day = next;
  for (let left = -nth; left > 0;) {
    day = addCalendarDays(day, -1);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}

/** The day of the month that begins on `month` (its first day) on which it is due. Throws `YearNotAnnouncedError`. */
function dayIn(when: Monthly, month: string, calendar: WorkCalendar): string {
  if (when.kind === 'day') {
    const last = addCalendarDays(monthFrom(month, 1), -1);
    const day = `${month.slice(0, 8)}${String(Math.min(when.day, Number(last.slice(8)))).padStart(2, '0')}`;
    return when.roll ? rollToWorkday(calendar, day) : day;
  }
  const first = (of: string): string => addCalendarDays(of, when.begins - 1);
  return when.nth > 0 ? addWorkdays(calendar, addCalendarDays(first(month), -1), when.nth) : fromEnd(calendar, first(monthFrom(month, 1)), when.nth);
}

/** Days on which it is due from some before `from` on, in order. Throws `YearNotAnnouncedError` at the first that is not known. */
function* daysOf(when: When, from: string, calendar: WorkCalendar): Generator<string> {
  if (when.kind === 'weekly') {
    for (let day = addCalendarDays(from, (when.weekday - weekdayOf(from) + 7) % 7 - 7); ; day = addCalendarDays(day, 7)) yield day;
  }
  for (let n = -2; ; n += 1) {
    const month = monthFrom(from, n);
    if (isDueMonth(when, month)) yield dayIn(when, month, calendar);
  }
}

/** Times that are known (ms since 1970), and the year whose holidays are not, where that is why there are no more. */
export interface DueTimes {
  readonly times: readonly number[];
  readonly unknownYear: number | null;
}

/** The next `most` times after `afterMs`. Where a working day lies in a year whose holidays are not announced, those before it. */
export function timesAfter(when: When, calendar: WorkCalendar, afterMs: number, most: number): DueTimes {
  const times: number[] = [];
  const { date } = clockIn(when.zone, afterMs);
  const limit = monthFrom(date, MOST_MONTHS + 12 * most);
  try {
    for (const day of daysOf(when, date, calendar)) {
      const time = timeIn(when.zone, day, when.at);
      if (time > afterMs && (times.at(-1) ?? afterMs) < time) times.push(time);
      if (times.length === most || day > limit) break;
    }
  } catch (error) {
    if (!(error instanceof YearNotAnnouncedError)) throw error;
    return { times, unknownYear: error.year };
  }
  return { times, unknownYear: null };
}

/** The period a report due then is about: so many whole ones before that of the day it is due on. `fiscal`: the month years begin with; a year is called after the one it begins in. */
export function periodOf(of: 'month' | 'quarter' | 'year', { zone: where }: Pick<When, 'zone'>, dueMs: number, back: number, fiscal = 1): string {
  const { date } = clockIn(where, dueMs);
  const month = monthFrom(date, -back * STEP[of]);
  if (of === 'month') return month.slice(0, 7);
  const since = (Number(month.slice(5, 7)) - fiscal + 12) % 12;
  const year = String(Number(month.slice(0, 4)) - (Number(month.slice(5, 7)) < fiscal ? 1 : 0));
  return of === 'year' ? year : `${year}Q${String(Math.floor(since / STEP.quarter) + 1)}`;
}
