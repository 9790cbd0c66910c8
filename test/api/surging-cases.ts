import { addCalendarDays, bucketsOf } from '@concord/sql';

/** Thirteen months of the literature's worked series, January 2025 to January 2026; the last is judged. */
export const COUNTS = [12, 9, 14, 11, 10, 13, 8, 12, 15, 11, 10, 12, 24];
export const MONTHS = bucketsOf({ from: '2025-01-01', to: '2026-03-31' }, 'month');
export const GROWING = 'B03|B03-01|C12';

/** Cases of one type and institution in month `i`, entered on the day; the month's last day is known. */
export const casesOf = (i: number, n: number, what: string, where: string): string[] => Array.from({ length: n }, (_, k) => {
  const on = addCalendarDays(MONTHS[i]?.from ?? '', k % 28);
  return [`${what}-${where}-${String(i)}-${String(k)}`, on, on, ...what.split('|'), where].join(',');
});
