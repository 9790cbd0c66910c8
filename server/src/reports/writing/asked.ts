import { addCalendarDays, monthFrom, type DateRange, type Filter, type MetricId } from '@concord/sql';
import type { SelectionInput } from '../../graphql/selection.input.js';
import type { DimensionOf } from '../../store/dimensions.js';
import type { Viewer } from '../../store/viewer.js';
import type { Peers } from '../template/parts.js';
import type { Period } from '../template/period.js';

/** For whom and of what a report is written. The viewer asks in one reading, so that all numbers are of one data version. */
export interface Asked {
  readonly viewer: Viewer;
  readonly dataset: string;
  readonly filters: readonly Filter[];
  /** As the data stood after this load; undefined: as they stand now. */
  readonly asOfLoad?: number;
  /** What people keep in ledgers is told as it was then (UTC, as the store writes it). */
  readonly at: string;
  readonly period: Period;
  /** First day of its last month. */
  readonly month: string;
  /** What the dataset tells: parts about anything else are left out, and the report says so. */
  readonly told: ReadonlySet<MetricId>;
  /** The last day the data know. */
  readonly asOf: string;
  /** Dimensions with the names their members have. */
  readonly names: DimensionOf;
  /** Who are held against each other. */
  readonly peers: Peers | null;
  /** Code of the mediator it is about. */
  readonly subject: string | null;
  /** Id of the round of the board it is about. */
  readonly round: string | null;
  /** The meeting it is about, as it stood after one of its events. */
  readonly meeting: MeetingThen | null;
  /** Id of the request to an institution it is. */
  readonly letter: string | null;
  readonly numbering: Numbering;
}

/** A meeting, as it stood after one of its events. */
export interface MeetingThen {
  readonly id: string;
  readonly upTo: number;
}

/** What was numbered so far: figures and tables through the report, points within a section. */
export interface Numbering {
  figures: number;
  tables: number;
  points: number;
}

/** Whole months up to the one that begins on a day, so many in all. */
export const monthsUpTo = (month: string, months: number): DateRange => ({ from: monthFrom(month, 1 - months), to: addCalendarDays(monthFrom(month, 1), -1) });

/** The days of a period alone. */
export const rangeOf = ({ period: { from, to } }: Pick<Asked, 'period'>): DateRange => ({ from, to });

/** Which cases a question of the report is about. */
export const selectionOf = ({ asOfLoad, dataset, filters }: Pick<Asked, 'asOfLoad' | 'dataset' | 'filters'>): Pick<SelectionInput, keyof SelectionInput> =>
  ({ dataset, filters: filters.map(({ dimension, values, exclude }) => ({ dimension, values: [...values], exclude: exclude ?? false })), ...(asOfLoad === undefined ? {} : { asOfLoad }) });
