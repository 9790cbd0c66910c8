import type { DateRange, Filter, MetricId } from '@concord/sql';
import type { Viewer } from '../../store/viewer.js';
import type { AgendaKind, Participant, ProposedItem } from '../course/events.js';

/** What an agenda is made of. The viewer asks in one reading, so that all of it is of one data version. */
export interface AgendaAsked {
  readonly viewer: Viewer;
  readonly dataset: string;
  /** Which cases the meeting is about. */
  readonly filters: readonly Filter[];
  /** First day of the month it is about. */
  readonly month: string;
  /** The days of that month. */
  readonly range: DateRange;
  /** `YYYY-MM-DD`, the day of the meeting. */
  readonly heldOn: string;
  /** When the last meeting of the series before it was opened, in ms since 1970; null: there was none. */
  readonly sinceMs: number | null;
  readonly participants: readonly Participant[];
  /** What the dataset tells. */
  readonly told: ReadonlySet<MetricId>;
}

/** Where items of one kind come from. Another kind is another class in `AGENDA_SOURCES`. */
export interface AgendaSource {
  readonly kind: AgendaKind;
  /** What is to be put on the agenda, the most urgent first. */
  propose(asked: AgendaAsked): Promise<readonly ProposedItem[]>;
}

/** Injection token of all sources. */
export const AGENDA_SOURCES = Symbol('AGENDA_SOURCES');

/** The filters as questions take them. */
export const asInput = (filters: readonly Filter[]): { dimension: Filter['dimension']; values: string[]; exclude: boolean }[] => filters.map(({ dimension, exclude, values }) => ({ dimension, values: [...values], exclude: exclude ?? false }));
