import type { ScheduleWording } from './words.js';

/** How often, as a person chooses it. */
export const EVERY = ['minutes5', 'minutes15', 'hour', 'day', 'week', 'month', 'monthEnd'] as const;
/** One of them. */
export type Every = (typeof EVERY)[number];

/** Days of the week as cron numbers them, Monday first. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
/** One of them. */
export type Weekday = (typeof WEEKDAYS)[number];

/** When something runs: `time` as HH:MM, where it is once a day or less; `weekday` where it is once a week. */
export interface Rhythm {
  readonly every: Every;
  readonly time: string;
  readonly weekday: Weekday;
}

/** What a new one starts from. */
export const USUAL: Rhythm = { every: 'day', time: '06:30', weekday: '1' };

const WITHOUT_TIME: Readonly<Partial<Record<Every, string>>> = { minutes5: '*/5 * * * *', minutes15: '*/15 * * * *', hour: '0 * * * *' };
const TAIL = { day: '* * *', month: '1 * *', monthEnd: 'L * *' } as const;

/** Whether a time of day belongs to it. */
export const hasTime = (every: Every): boolean => WITHOUT_TIME[every] === undefined;

/** The five fields of cron for a rhythm. */
export function patternOf({ every, time, weekday }: Rhythm): string {
  const plain = WITHOUT_TIME[every];
  if (plain !== undefined) return plain;
  const [hour, minute] = time.split(':').map(Number);
  const tail = every === 'week' ? `* * ${weekday}` : TAIL[every as keyof typeof TAIL];
  return `${String(minute)} ${String(hour)} ${tail}`;
}

/** The rhythm a pattern is written for; null for one that was written by hand. */
export function rhythmOf(pattern: string): Rhythm | null {
  const plain = EVERY.find((every) => WITHOUT_TIME[every] === pattern);
  if (plain !== undefined) return { ...USUAL, every: plain };
  const [, minute, hour, rest = ''] = /^(\d{1,2}) (\d{1,2}) (.+)$/u.exec(pattern) ?? [];
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23) return null;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const weekday = WEEKDAYS.find((day) => rest === `* * ${day}`);
  if (weekday !== undefined) return { every: 'week', time, weekday };
  const every = (Object.keys(TAIL) as (keyof typeof TAIL)[]).find((one) => TAIL[one] === rest);
  return every === undefined ? null : { ...USUAL, every, time };
}

/** A pattern in words. */
export function rhythmText(pattern: string, say: ScheduleWording['say']): string {
  const rhythm = rhythmOf(pattern);
  if (rhythm === null) return say('rhythm.pattern', { pattern });
  const { every, time, weekday } = rhythm;
  if (!hasTime(every)) return say(`rhythm.${every}`);
  return every === 'week' ? say('rhythm.onDay', { day: say(`days.d${weekday}`), time }) : say('rhythm.at', { every: say(`rhythm.${every}`), time });
}
