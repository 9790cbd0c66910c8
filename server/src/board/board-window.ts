import { addCalendarDays, institutionTime, isDate, storeTime, type DateRange } from '@concord/sql';
import { QuestionError } from '../store/errors.js';

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const firstOf = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** The day it is where the institution is. */
export const today = (): string => institutionTime(storeTime()).slice(0, 10);

/** The window of whole months that ends on a day: 12 months up to 2026-10-31 begin on 2025-11-01, up to 2026-10-15 on 2025-10-16. Throws `QuestionError` BAD_INPUT. */
export function windowEndingOn(day: string, months: number): DateRange {
  if (!isDate(day)) throw new QuestionError('BAD_INPUT', 'a day is written YYYY-MM-DD');
  const next = addCalendarDays(day, 1);
  const month = monthOf(next) - months;
  const last = addCalendarDays(firstOf(month + 1), -1);
  const from = `${firstOf(month).slice(0, 8)}${next.slice(8)}`;
  return { from: from < last ? from : last, to: day };
}

/** Whole months from one day to another; 0 when not even one. */
export const monthsBetween = (from: string, to: string): number => Math.max(0, monthOf(to) - monthOf(from) - (to.slice(8) < from.slice(8) ? 1 : 0));
