import { INSTITUTION_OFFSET } from '@concord/sql';
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

/** After a failure the next try comes in 5 minutes, then in twice as many each time, up to 6 hours, whatever the pattern says. */
export const retryMs = (failures: number, nowMs: number): number => nowMs + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * MINUTE_MS;
