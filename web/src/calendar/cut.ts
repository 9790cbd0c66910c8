import { yearStart } from '../filter/fiscal.js';
import type { FiscalMonth } from '../filter/fiscal.js';
import { addMonths, firstDay, lastDay, monthOf } from '../filter/month.js';
import type { Month } from '../filter/month.js';
import type { MonthRange } from '../filter/period.js';
import type { Bucket } from '../graphql/gen/graphql.js';

/** Ways to cut a trend: `merged_month` has January and February of a year as one, because the Spring Festival moves between them. */
export const CUTS = ['week', 'month', 'merged_month', 'quarter', 'year'] as const;

/** A way to cut a trend. */
export type Cut = (typeof CUTS)[number];

/** Years of a trend by years: one alone tells no trend. */
const YEARS = 3;

/** The cut as the contract names it; years that do not begin in January are fiscal years. */
export function bucketOf(cut: Cut, fiscal: FiscalMonth): Bucket {
  return cut === 'year' && fiscal !== 1 ? `fiscal_year_from_${fiscal}` : cut;
}

const laterOf = (a: Month, b: Month): Month => (a > b ? a : b);
const earlierOf = (a: Month, b: Month): Month => (a < b ? a : b);

/**
 * The months a trend shows of a period: those of the period; by years, whole years and at least three of them, as far as there are data. `first` is the month of the first
 * case, null without one.
 */
export function trendRange(range: MonthRange, cut: Cut, fiscal: FiscalMonth, first: Month | null): MonthRange {
  if (cut === 'month' || cut === 'week') return range;
  if (cut === 'merged_month') return { from: range.from.endsWith('-02') ? addMonths(range.from, -1) : range.from, to: range.to };
  if (cut === 'quarter') return { from: addMonths(range.from, -((Number(range.from.slice(5, 7)) - 1) % 3)), to: range.to };
  const wanted = earlierOf(yearStart(range.from, fiscal), addMonths(yearStart(range.to, fiscal), -12 * (YEARS - 1)));
  return { from: earlierOf(yearStart(range.from, fiscal), laterOf(wanted, first === null ? wanted : yearStart(first, fiscal))), to: range.to };
}

/** The same months a year before. */
export const yearBefore = ({ from, to }: MonthRange): MonthRange => ({ from: addMonths(from, -12), to: addMonths(to, -12) });

/** Values of a year before, by the first day of the span they are held against. */
export function earlierValues<Value>(points: readonly { readonly complete: boolean; readonly from: string; readonly to: string; readonly value: Value }[], isPerWorkday: boolean): Map<string, Value> {
  return new Map(points.filter((point) => point.complete && isComparable(point, isPerWorkday)).map(({ from, value }) => [`${addMonths(monthOf(from), 12)}-01`, value]));
}

/** Whether a span may be held against itself a year before: a single January or February may not, unless it is told per working day. */
export function isComparable({ from, to }: { readonly from: string; readonly to: string }, isPerWorkday: boolean): boolean {
  return isPerWorkday || monthOf(from) !== monthOf(to) || !['01', '02'].includes(from.slice(5, 7));
}

/** A span as the address names it: whole months as `2026-03` or `2026-01..2026-02`, others by their days, `2026-03-02..2026-03-08`. */
export function spanParam({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from !== firstDay(monthOf(from)) || to !== lastDay(monthOf(to))) return `${from}..${to}`;
  return monthOf(from) === monthOf(to) ? monthOf(from) : `${monthOf(from)}..${monthOf(to)}`;
}
