import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workCalendar, type HolidayNotice, type WorkCalendar } from './calendar.js';
import { roomPath } from '../room.js';

/** A file of the calendars folder that does not hold a notice. */
export class NoticeFileError extends Error {
  override readonly name = 'NoticeFileError';
}

function readNotice(path: string): HolidayNotice {
  const notice: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isNotice(notice)) throw new NoticeFileError(`${path} is not a holiday notice`);
  return notice;
}

function isNotice(value: unknown): value is HolidayNotice {
  if (typeof value !== 'object' || value === null || !('year' in value) || !('days' in value)) return false;
  if (typeof value.year !== 'number' || !Array.isArray(value.days)) return false;
  return value.days.every(isDay);
}

function isDay(day: unknown): boolean {
  return typeof day === 'object' && day !== null && 'date' in day && typeof day.date === 'string' && 'isOffDay' in day && typeof day.isOffDay === 'boolean';
}

/** The notice of every year in `sql/calendars`, oldest first. Throws `NoticeFileError`. */
export function readNotices(folder = roomPath('calendars')): HolidayNotice[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name)).sort();
  return files.map((name) => readNotice(join(folder, name)));
}

/** The calendar of all bundled notices. Throws `NoticeFileError`. */
export const readWorkCalendar = (folder = roomPath('calendars')): WorkCalendar => workCalendar(readNotices(folder));
