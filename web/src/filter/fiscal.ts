import type { Month } from './month.js';

/** First months a year can be counted from. */
export const FISCAL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The month a reader's years begin with. */
export type FiscalMonth = (typeof FISCAL_MONTHS)[number];

/** First month of the year, counted from `fiscal`, that holds a month. */
export function yearStart(month: Month, fiscal: FiscalMonth): Month {
  const year = Number(month.slice(0, 4)) - (Number(month.slice(5, 7)) < fiscal ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(fiscal).padStart(2, '0')}`;
}
