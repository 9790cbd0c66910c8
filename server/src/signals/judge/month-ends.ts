import { addCalendarDays } from '@concord/sql';

/** The last `most` month-ends on or before a day, oldest first. */
export function monthEndsUpTo(day: string, most: number): string[] {
  const ends: string[] = [];
  // The last day of the month before `day + 1` belongs to.
  let first = `${addCalendarDays(day, 1).slice(0, 7)}-01`;
  while (ends.length < most) {
    const end = addCalendarDays(first, -1);
    ends.unshift(end);
    first = `${end.slice(0, 7)}-01`;
  }
  return ends;
}
