import { dateOf, dayNumber, isWorkday, type WorkCalendar } from '@concord/sql';
import { exp, type Random } from './random.js';

/** Days are numbers since 1970-01-01; `NEVER` is after all of them. */
export const NEVER = 1e9;
/** The first day on which a case is received. */
export const FIRST_DAY = dayNumber('2023-11-01');
/** What was known on this evening is in the first delivery. */
export const FIRST_DELIVERY = dayNumber('2026-09-30');
/** The second delivery; nothing after it is known. */
export const AS_OF = dayNumber('2026-10-31');
/** Months of the history, from that of `FIRST_DAY` to that of `AS_OF`. */
export const MONTHS = 36;

const MONTH_STARTS: readonly number[] = Array.from({ length: 160 }, (_, month) => {
  const since = 10 + month;
  return dayNumber(`${2023 + Math.floor(since / 12)}-${String((since % 12) + 1).padStart(2, '0')}-01`);
});

/** First day of month `month`; 0 is 2023-11. */
export const monthStart = (month: number): number => MONTH_STARTS[month] ?? NEVER;

/** Number of the month 'YYYY-MM'; 2023-11 is 0. */
export const monthNumber = (text: string): number => (Number(text.slice(0, 4)) - 2023) * 12 + Number(text.slice(5, 7)) - 11;

/** Tables of the days of the history, so that a million cases ask no calendar. */
export class DemoDays {
  private readonly texts: string[] = [];
  private readonly months: number[] = [];
  /** For each day the next worked one, itself included. */
  private readonly next: number[] = [];
  private readonly last = dayNumber('2026-12-31');

  constructor(calendar: WorkCalendar) {
    for (let day = FIRST_DAY; day <= this.last + 365 * 8; day += 1) this.texts.push(dateOf(day));
    for (const text of this.texts) this.months.push(monthNumber(text));
    for (let day = this.last, next = this.last; day >= FIRST_DAY; day -= 1) {
      if (isWorkday(calendar, this.text(day))) next = day;
      this.next[day - FIRST_DAY] = next;
    }
  }

  /** YYYY-MM-DD. */
  text(day: number): string {
    return this.texts[day - FIRST_DAY] ?? dateOf(day);
  }

  monthOf(day: number): number {
    return this.months[day - FIRST_DAY] ?? NEVER;
  }

  /** `day` or the next worked one; beyond the announced years `day` itself, which is after the as-of date anyway. */
  rolled(day: number): number {
    const whole = Math.floor(day);
    return this.next[whole - FIRST_DAY] ?? whole;
  }

  works(day: number): boolean {
    return this.rolled(day) === day;
  }

  plusWorkdays(day: number, workdays: number): number {
    let at = day;
    for (let left = workdays; left > 0; left -= 1) at = this.rolled(at + 1);
    return this.rolled(at);
  }

  /** Closings of a month's last days gather on its very last worked ones: the figures are due. */
  pushedToMonthEnd(day: number, random: Random): number {
    const end = monthStart(this.monthOf(day) + 1) - 1;
    if (end - day > 9 || !random.chance(0.4)) return day;
    let late = end - random.between(0, 2);
    while (late > day && !this.works(late)) late -= 1;
    return Math.max(day, late);
  }
}

/** First days of the Spring Festivals; intake fades before them and catches up after two weeks. */
const SPRING_FESTIVALS = ['2024-02-10', '2025-01-29', '2026-02-17'].map(dayNumber);
/** Intake by month of the year, January first: 3·15 in March, year-end collection in November and December. */
const SEASON = [0.98, 0.95, 1.09, 1.01, 0.98, 1.02, 1.03, 0.99, 1.02, 0.97, 1.03, 1.05];
/** Sunday first; Monday brings the weekend's cases. */
const WEEKDAY = [0.8, 1.12, 1.04, 1.0, 0.97, 0.93, 0.8];
const YEARLY_GROWTH = 0.09;
const REST_DAY_SHARE = 0.03;

function festivalFactor(day: number): number {
  for (const first of SPRING_FESTIVALS) {
    const after = day - first;
    if (after >= -8 && after < 0) return 0.72;
    if (after >= 0 && after < 12) return 0.7;
    if (after >= 12 && after < 26) return 1.12;
  }
  return 1;
}

/** How many cases are received on each day from `FIRST_DAY` to `AS_OF`; they sum to `cases`. */
export function intakePerDay(days: DemoDays, cases: number, random: Random): number[] {
  const mean = cases / (MONTHS * 21);
  // day-to-day chance as a Poisson count of this size would have, and 3.5 % that is not chance
  const sigma = Math.sqrt(0.0012 + 1 / mean);
  const weights: number[] = [];
  for (let day = FIRST_DAY; day <= AS_OF; day += 1) {
    const season = SEASON[Number(days.text(day).slice(5, 7)) - 1] ?? 1;
    const weekday = WEEKDAY[(day + 4) % 7] ?? 1;
    const trend = exp((YEARLY_GROWTH * (day - FIRST_DAY)) / 365);
    const worked = days.works(day) ? weekday : REST_DAY_SHARE;
    weights.push(worked * season * trend * festivalFactor(day) * Math.max(0.1, 1 + sigma * random.normal()));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let before = 0;
  return weights.map((weight, i) => {
    sum += weight;
    const upTo = i === weights.length - 1 ? cases : Math.floor((sum / total) * cases);
    const count = upTo - before;
    before = upTo;
    return count;
  });
}
