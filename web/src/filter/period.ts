import { yearStart } from './fiscal.js';
import type { FiscalMonth } from './fiscal.js';
import { addMonths, firstDay, isMonth, lastDay, monthOf } from './month.js';
import type { Month } from './month.js';

/** Periods that move with the data: they end in the month the data reaches. */
export const PRESETS = ['month', 'last3', 'last12', 'year', 'all'] as const;

/** A period that moves with the data. */
export type Preset = (typeof PRESETS)[number];

/** A period as the address holds it: a preset, or two months. */
export type Period = Preset | { readonly from: Month; readonly to: Month };

/** What a dataset says about the time it covers. */
export interface Coverage {
  readonly asOf: string | null;
  readonly firstReceivedOn: string | null;
  readonly lastReceivedOn: string | null;
}

/** Months a period stands for, both included. */
export interface MonthRange {
  readonly from: Month;
  readonly to: Month;
}

/** What a reader sees when the address names no period. */
export const DEFAULT_PERIOD: Preset = 'last12';

const FARTHEST_BACK = 12 * 30;

/** Reads `last12` or `2025-11..2026-10`; anything else is null. */
export function parsePeriod(text: unknown): Period | null {
  const preset = PRESETS.find((candidate) => candidate === text);
  if (preset !== undefined) return preset;
  if (typeof text !== 'string' || text.length > 20) return null;
  const [from, to, rest] = text.split('..');
  if (rest !== undefined || !isMonth(from) || !isMonth(to) || from > to) return null;
  return addMonths(to, -FARTHEST_BACK) > from ? null : { from, to };
}

/** Writes a period as `parsePeriod` reads it. */
export function periodParam(period: Period): string {
  return typeof period === 'string' ? period : `${period.from}..${period.to}`;
}

/** The month the data reaches: of the delivery's as-of date, else of the last case received. Null without data. */
export function latestMonth(coverage: Coverage): Month | null {
  const date = coverage.asOf ?? coverage.lastReceivedOn;
  return date === null ? null : monthOf(date);
}

/** The months a period stands for in a dataset, years counted from the month `fiscal`; null when the dataset is empty and the period moves with it. */
export function resolvePeriod(period: Period, coverage: Coverage, fiscal: FiscalMonth = 1): MonthRange | null {
  if (typeof period !== 'string') return period;
  const to = latestMonth(coverage);
  if (to === null) return null;
  switch (period) {
    case 'month': return { from: to, to };
    case 'last3': return { from: addMonths(to, -2), to };
    case 'last12': return { from: addMonths(to, -11), to };
    case 'year': return { from: yearStart(to, fiscal), to };
    case 'all': return { from: coverage.firstReceivedOn === null ? to : monthOf(coverage.firstReceivedOn), to };
  }
}

/** A range of months as the contract asks for it: first to last day. */
export function dayRange(range: MonthRange): { from: string; to: string } {
  return { from: firstDay(range.from), to: lastDay(range.to) };
}
