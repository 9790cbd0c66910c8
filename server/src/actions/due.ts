import { addWorkdays, institutionTime, storeTime, workdaysBetween, YearNotAnnouncedError, type WorkCalendar } from '@concord/sql';
import { calendarOf } from '../records/workdays.js';
import { hasWorkdays } from '../store/profile.js';
import type { Snapshot } from '../store/store.js';
import { ActionRefused } from './action-refused.js';

const MOST_WORKDAYS = 250;

/** The institution's day now. */
export const institutionToday = (): string => institutionTime(storeTime()).slice(0, 10);

/** The calendar of a dataset; undefined where the national one is not that of its source. */
export async function calendarKnown(snapshot: Snapshot, dataset: string): Promise<WorkCalendar | undefined> {
  const loaded = (await snapshot.datasets()).get(dataset);
  return loaded !== undefined && !hasWorkdays(loaded.profileText) ? undefined : calendarOf(snapshot, { dataset });
}

/** When it is to be done: a day, or so many working days from `today`. */
export interface Due {
  readonly on?: string | null | undefined;
  readonly workdays?: number | null | undefined;
}

/** The day something is due on. Throws `ActionRefused` NO_DUE, NO_WORKDAYS; `YearNotAnnouncedError` where the holidays of a year on the way are not known. */
export function dueOn({ on, workdays }: Due, calendar: WorkCalendar | undefined, today: string): string {
  if (typeof on === 'string' && typeof workdays !== 'number') return on;
  if (typeof on === 'string' || typeof workdays !== 'number' || !Number.isInteger(workdays) || workdays < 1 || workdays > MOST_WORKDAYS) throw new ActionRefused('NO_DUE');
  if (calendar === undefined) throw new ActionRefused('NO_WORKDAYS');
  return addWorkdays(calendar, today, workdays);
}

/** Working days from tomorrow to the day it is due on, itself counted; below zero those that have passed since. Null where they are not known. */
export function workdaysLeft(calendar: WorkCalendar | undefined, due: string, today: string): number | null {
  if (calendar === undefined) return null;
  try {
    return due >= today ? workdaysBetween(calendar, today, due) : -workdaysBetween(calendar, due, today);
  } catch (error) {
    if (error instanceof YearNotAnnouncedError) return null;
    throw error;
  }
}
