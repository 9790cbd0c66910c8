import { dayNumber } from './calendar.js';

const DAY_MS = 86_400_000;
const NAME = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/u;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  clocks.set(zone, made);
  return made;
}

/** Whether a text is the name of a time zone (IANA) that is known here. */
export function isZone(name: string): boolean {
  if (!NAME.test(name) || name.length > 64) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in a zone shows at a time (ms since 1970): `YYYY-MM-DD` and `HH:MM`. */
export function clockIn(zone: string, ms: number): { readonly date: string; readonly time: string } {
  const parts = new Map(clockOf(zone).formatToParts(ms).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return { date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** How far a zone's clock is ahead of UTC then, in ms to the minute. */
function aheadMs(zone: string, ms: number): number {
  const { date, time } = clockIn(zone, ms);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(ms / 60_000) * 60_000;
}

/**
 * The time (ms since 1970) at which a clock in a zone shows a date and `HH:MM`. An hour that comes twice is meant the first time; one that is left out is meant as
 * if the clock had not been put forward.
 */
export function timeIn(zone: string, date: string, time: string): number {
  const asUtc = dayNumber(date) * DAY_MS + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
  const [before, after] = [aheadMs(zone, asUtc - DAY_MS), aheadMs(zone, asUtc + DAY_MS)];
  const shown = [asUtc - before, asUtc - after].filter((ms) => { const clock = clockIn(zone, ms); return clock.date === date && clock.time === time; });
  return shown.length === 0 ? asUtc - before : Math.min(...shown);
}

/** Day of the week of a date, 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => ((dayNumber(date) + 3) % 7) + 1;
