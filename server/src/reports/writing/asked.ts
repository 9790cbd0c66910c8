import { addCalendarDays, monthFrom, type DateRange, type Filter, type MetricId } from '@concord/sql';
import type { Viewer } from '../../store/viewer.js';

/** For whom and of what a report is written. The viewer asks in one reading, so that all numbers are of one data version. */
export interface Asked {
  readonly viewer: Viewer;
  readonly dataset: string;
  readonly filters: readonly Filter[];
  /** First day of the month it is about. */
  readonly month: string;
  /** What the dataset tells: parts about anything else are left out, and the report says so. */
  readonly told: ReadonlySet<MetricId>;
}

/** Whole months up to the one that begins on a day, so many in all. */
export const monthsUpTo = (month: string, months: number): DateRange => ({ from: monthFrom(month, 1 - months), to: addCalendarDays(monthFrom(month, 1), -1) });

/** Which cases a question of the report is about. */
export const selectionOf = ({ dataset, filters }: Asked): { readonly dataset: string; readonly filters: readonly Filter[] } => ({ dataset, filters });
