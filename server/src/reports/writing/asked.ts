import { addCalendarDays, monthFrom, type DateRange, type Filter, type MetricId } from '@concord/sql';
import type { SelectionInput } from '../../graphql/selection.input.js';
import type { Viewer } from '../../store/viewer.js';

/** For whom and of what a report is written. The viewer asks in one reading, so that all numbers are of one data version. */
export interface Asked {
  readonly viewer: Viewer;
  readonly dataset: string;
  readonly filters: readonly Filter[];
  /** As the data stood after this load; undefined: as they stand now. */
  readonly asOfLoad?: number;
  /** First day of the month it is about. */
  readonly month: string;
  /** What the dataset tells: parts about anything else are left out, and the report says so. */
  readonly told: ReadonlySet<MetricId>;
}

/** Whole months up to the one that begins on a day, so many in all. */
export const monthsUpTo = (month: string, months: number): DateRange => ({ from: monthFrom(month, 1 - months), to: addCalendarDays(monthFrom(month, 1), -1) });

/** Which cases a question of the report is about. */
export const selectionOf = ({ asOfLoad, dataset, filters }: Pick<Asked, 'asOfLoad' | 'dataset' | 'filters'>): Pick<SelectionInput, keyof SelectionInput> =>
  ({ dataset, filters: filters.map(({ dimension, values, exclude }) => ({ dimension, values: [...values], exclude: exclude ?? false })), ...(asOfLoad === undefined ? {} : { asOfLoad }) });
