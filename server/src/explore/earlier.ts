import { addCalendarDays, type DateRange } from '@concord/sql';
import { QuestionError } from '../store/errors.js';

/** With which earlier time a range is held. */
export type Earlier = 'period' | 'year';

const monthIndex = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const firstOf = (index: number): string => `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;

/** How many months a range of whole months has. Throws `QuestionError` BAD_INPUT for another range. */
export function monthsIn({ from, to }: DateRange): number {
  if (!from.endsWith('-01') || !addCalendarDays(to, 1).endsWith('-01')) throw new QuestionError('BAD_INPUT', 'only whole months can be held against an earlier time');
  return monthIndex(to) - monthIndex(from) + 1;
}

/** The range as many months before (`period`), or the same months a year before. Throws `QuestionError` BAD_INPUT for a range that is not of whole months. */
export function earlierRange(range: DateRange, earlier: Earlier): DateRange {
  const months = monthsIn(range);
  const first = monthIndex(range.from) - (earlier === 'year' ? 12 : months);
  return { from: firstOf(first), to: addCalendarDays(firstOf(first + months), -1) };
}

/** A single January or February is not held against itself a year before: the Spring Festival moves between them. */
export const isSpringMonth = ({ from, to }: DateRange): boolean => from.slice(0, 7) === to.slice(0, 7) && ['01', '02'].includes(from.slice(5, 7));
