import { readWorkCalendar, timeIn, clockIn, isZone } from '@concord/sql';
import { periodOf, timesAfter, WHEN, type When } from './when.js';

const calendar = readWorkCalendar();
const DAY = 86_400_000;
const months = { every: 'month', yearBegins: 1, begins: 1 } as const;
const shanghai = { at: '08:30', zone: 'Asia/Shanghai' } as const;

/** What a wall clock shows, by the other way that JavaScript can say it. */
const wall = (zone: string, ms: number): string => new Date(ms).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
const shown = (when: When, from: string, most: number): string[] => timesAfter(when, calendar, Date.parse(from), most).times.map((time) => wall(when.zone, time));

/** Working days of 2026 counted from the notice itself, day by day. */
const REST = new Set(['2026-01-01', '2026-01-02', '2026-01-03', ...between('2026-02-15', '2026-02-23'), ...between('2026-04-04', '2026-04-06'), ...between('2026-05-01', '2026-05-05'), ...between('2026-06-19', '2026-06-21'), ...between('2026-09-25', '2026-09-27'), ...between('2026-10-01', '2026-10-07')]);
const WORKED = new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
function between(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
const isWorked = (day: string): boolean => WORKED.has(day) || (!REST.has(day) && new Date(`${day}T12:00:00Z`).getUTCDay() % 6 !== 0);
const workedOf = (month: number): string[] => between(`2026-${String(month).padStart(2, '0')}-01`, new Date(Date.UTC(2026, month, 0)).toISOString().slice(0, 10)).filter(isWorked);

it.each([1, 5, 10, -1, -3])('finds working day %i of every month of 2026, as counted from the notice', (nth) => {
  const expected = Array.from({ length: 11 }, (_, at) => workedOf(at + 1)).map((days) => `${(nth > 0 ? days[nth - 1] : days.at(nth)) ?? ''} 08:30`);
  expect(shown({ kind: 'workday', nth, ...months, ...shanghai }, '2026-01-01T00:00:00+08:00', 11)).toEqual(expected);
});

it('counts working days of fiscal months that begin on a day, and takes only those with which quarters or years begin', () => {
  const from26 = between('2026-02-26', '2026-03-25').filter(isWorked);
  expect(shown({ kind: 'workday', nth: -1, ...months, begins: 26, ...shanghai }, '2026-03-01T00:00:00+08:00', 1)).toEqual([`${from26.at(-1) ?? ''} 08:30`]);
  expect(shown({ kind: 'workday', nth: 3, ...months, begins: 26, ...shanghai }, '2026-02-26T00:00:00+08:00', 1)).toEqual([`${from26[2] ?? ''} 08:30`]);
  expect(shown({ kind: 'day', day: 10, roll: true, every: 'quarter', yearBegins: 4, ...shanghai }, '2026-01-01T00:00:00+08:00', 4)).toEqual(['2026-01-12 08:30', '2026-04-10 08:30', '2026-07-10 08:30', '2026-10-10 08:30']);
});

it('takes the last day of shorter months, and the next working day where it is asked for', () => {
  expect(shown({ kind: 'day', day: 31, roll: false, every: 'month', yearBegins: 1, ...shanghai }, '2026-01-15T00:00:00+08:00', 4)).toEqual(['2026-01-31 08:30', '2026-02-28 08:30', '2026-03-31 08:30', '2026-04-30 08:30']);
  expect(shown({ kind: 'day', day: 3, roll: true, every: 'month', yearBegins: 1, ...shanghai }, '2026-10-01T00:00:00+08:00', 1)).toEqual(['2026-10-08 08:30']);
});

it.each(['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Shanghai', 'Africa/Casablanca'])('keeps to the clock of %s over a year of weeks, whatever it is put forward or back', (zone) => {
  const { times } = timesAfter({ kind: 'weekly', weekday: 1, at: '09:15', zone }, calendar, Date.parse('2026-01-01T00:00:00Z'), 52);
  expect(times).toHaveLength(52);
  for (const time of times) expect(wall(zone, time)).toMatch(/ 09:15$/u);
  expect(times.map((time) => new Date(`${wall(zone, time).slice(0, 10)}T12:00:00Z`).getUTCDay())).toEqual(times.map(() => 1));
  expect(times.slice(1).every((time, at) => { const days = (time - (times[at] ?? 0)) / DAY; return days > 6.9 && days < 7.1; })).toBe(true);
});

it('takes an hour that comes twice the first time, and one that is left out as late after the jump as it lies in it', () => {
  // In New York clocks go from 02:00 to 03:00 on 8 March 2026, and from 02:00 back to 01:00 on 1 November.
  expect(new Date(timeIn('America/New_York', '2026-03-08', '02:30')).toISOString()).toBe('2026-03-08T07:30:00.000Z');
  expect(clockIn('America/New_York', timeIn('America/New_York', '2026-03-08', '02:30'))).toEqual({ date: '2026-03-08', time: '03:30' });
  expect(new Date(timeIn('America/New_York', '2026-11-01', '01:30')).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  // Samoa had no 30 December 2011.
  expect(clockIn('Pacific/Apia', timeIn('Pacific/Apia', '2011-12-30', '12:00')).date).toBe('2011-12-31');
});

it('comes once a time: nothing at or before the time it is asked from', () => {
  const when: When = { kind: 'weekly', weekday: 3, at: '18:00', zone: 'Europe/London' };
  const [first = 0, second] = timesAfter(when, calendar, Date.parse('2026-03-01T00:00:00Z'), 2).times;
  expect(timesAfter(when, calendar, first, 1).times).toEqual([second]);
  expect(timesAfter(when, calendar, first - 1, 1).times).toEqual([first]);
});

it('stops where the holidays of a year are not announced, and says which year', () => {
  const years = [...calendar.years].sort().at(-1) ?? 0;
  const { times, unknownYear } = timesAfter({ kind: 'workday', nth: 1, ...months, ...shanghai }, calendar, Date.parse(`${String(years)}-11-15T00:00:00Z`), 6);
  expect([times.length, unknownYear]).toEqual([1, years + 1]);
});

it('is about whole periods before the day it is due on, by the clock of its zone', () => {
  // Just after midnight of 1 March in Shanghai it is still February in New York.
  const due = Date.parse('2026-02-28T16:30:00Z');
  expect([periodOf('month', { zone: 'Asia/Shanghai' }, due, 1), periodOf('month', { zone: 'America/New_York' }, due, 1), periodOf('month', { zone: 'Asia/Shanghai' }, due, 0)]).toEqual(['2026-02', '2026-01', '2026-03']);
  expect([periodOf('quarter', { zone: 'Asia/Shanghai' }, due, 1), periodOf('year', { zone: 'Asia/Shanghai' }, due, 1)]).toEqual(['2025Q4', '2025']);
});

it('knows zones by their names, and nothing else as one', () => {
  expect(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'].map(isZone)).toEqual([true, true, true, true]);
  expect(['', 'Mars/Base', '../etc', '+08:00', 'Asia/Shanghai\n', 'x'.repeat(100)].map(isZone)).toEqual([false, false, false, false, false, false]);
  expect(WHEN.safeParse({ kind: 'weekly', weekday: 1, at: '8:30', zone: 'UTC' }).success).toBe(false);
});
