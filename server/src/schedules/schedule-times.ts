import { INSTITUTION_OFFSET, institutionTime, type Schedule } from '@concord/sql';
import { Cron } from 'croner';
import { QuestionError } from '../store/errors.js';

const MINUTE_MS = 60_000;
const LONGEST_WAIT = 6 * 60;
const FIRST_WAIT = 5;

const cron = (pattern: string): Cron => new Cron(pattern, { utcOffset: INSTITUTION_OFFSET.minutes, mode: '5-part', paused: true });

/** The first time (ms since 1970) after `fromMs` that a pattern of five fields names, in the institution's zone. */
export const nextRunMs = (pattern: string, fromMs: number): number | undefined => cron(pattern).nextRun(new Date(fromMs))?.getTime();

/** Throws `QuestionError` BAD_INPUT for what is no pattern or never comes. */
export function checkPattern(pattern: string): void {
  let next: number | undefined;
  try {
    next = nextRunMs(pattern, Date.now());
  } catch {
    next = undefined;
  }
  if (pattern.length > 100 || !/^\S+(?: \S+){4}$/u.test(pattern) || next === undefined) throw new QuestionError('BAD_INPUT', 'a schedule is written as five fields: minute, hour, day of the month, month, day of the week');
}

const DAY_MS = 86_400_000;

/** The day of the institution that a time of the store falls on, in days since 1970. */
const dayOf = (time: string): number => Math.floor(Date.parse(`${institutionTime(time).slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`) / DAY_MS);

/** The week a time falls in; they begin on Mondays, as the fourth day of 1970 was. */
const weekOf = (time: string): number => Math.floor((dayOf(time) - 4) / 7);

/** Whether a run that begins `at` (as the store writes times) is the first of its week or month, in the institution's zone, that reads the whole table. */
export function isFullDue({ fullRead, lastFullAt }: Pick<Schedule, 'fullRead' | 'lastFullAt'>, at: string): boolean {
  if (fullRead === 'never') return false;
  if (lastFullAt === undefined) return true;
  return fullRead === 'weekly' ? weekOf(at) !== weekOf(lastFullAt) : institutionTime(at).slice(0, 'YYYY-MM'.length) !== institutionTime(lastFullAt).slice(0, 'YYYY-MM'.length);
}

/** After a failure the next try comes in 5 minutes, then in twice as many each time, up to 6 hours, whatever the pattern says. */
export const retryMs = (failures: number, nowMs: number): number => nowMs + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * MINUTE_MS;
