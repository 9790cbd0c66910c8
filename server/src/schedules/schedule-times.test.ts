import { checkPattern, isFullDue, nextRunMs, retryMs } from './schedule-times.js';

const at = (utc: string): number => Date.parse(utc);
const iso = (ms: number | undefined): string => (ms === undefined ? 'never' : new Date(ms).toISOString());

it.each([
  ['30 6 * * *', '2026-11-26T22:29:00Z', '2026-11-26T22:30:00.000Z'],
  ['30 6 * * *', '2026-11-26T22:30:00Z', '2026-11-27T22:30:00.000Z'],
  ['*/15 * * * *', '2026-11-26T22:31:02Z', '2026-11-26T22:45:00.000Z'],
  ['0 8 * * 1', '2026-11-26T00:00:00Z', '2026-11-30T00:00:00.000Z'],
  ['0 8 L * *', '2026-02-01T00:00:00Z', '2026-02-28T00:00:00.000Z'],
])('runs %s after %s at %s: by the clock of the institution, wherever the machine is', (pattern, from, next) => {
  expect(iso(nextRunMs(pattern, at(from)))).toBe(next);
});

it.each(['', 'soon', '* * * * * *', '61 * * * *', '0 0 30 2 *', '@hourly', `${'1,'.repeat(60)}1 * * * *`])('refuses %p', (pattern) => {
  expect(() => { checkPattern(pattern); }).toThrow('five fields');
});

it.each<[string, Parameters<typeof isFullDue>[0], string, boolean]>([
  ['never', { fullRead: 'never', lastFullAt: undefined }, '2026-11-27 00:00:00.000', false],
  ['for the first time', { fullRead: 'monthly', lastFullAt: undefined }, '2026-11-27 00:00:00.000', true],
  ['not on the Sunday after a Monday', { fullRead: 'weekly', lastFullAt: '2026-11-23 00:00:00.000' }, '2026-11-29 15:59:59.999', false],
  ['when Monday begins in Beijing', { fullRead: 'weekly', lastFullAt: '2026-11-23 00:00:00.000' }, '2026-11-29 16:00:00.000', true],
  ['a week later at an earlier minute', { fullRead: 'weekly', lastFullAt: '2026-11-25 22:30:09.000' }, '2026-12-02 22:30:01.000', true],
  ['on the same weekday of another week', { fullRead: 'weekly', lastFullAt: '2025-12-29 04:00:00.000' }, '2026-01-05 04:00:00.000', true],
  ['not over New Year within a week', { fullRead: 'weekly', lastFullAt: '2025-12-29 04:00:00.000' }, '2026-01-02 04:00:00.000', false],
  ['not before the month is over in Beijing', { fullRead: 'monthly', lastFullAt: '2026-11-01 00:00:00.000' }, '2026-11-30 15:59:59.999', false],
  ['when the month begins in Beijing', { fullRead: 'monthly', lastFullAt: '2026-11-01 00:00:00.000' }, '2026-11-30 16:00:00.000', true],
  ['in the same month of another year', { fullRead: 'monthly', lastFullAt: '2025-11-01 00:00:00.000' }, '2026-11-01 00:00:00.000', true],
])('reads the whole table %s', (_, schedule, now, isDue) => {
  expect(isFullDue(schedule, now)).toBe(isDue);
});

it('waits longer after each failure, and never longer than six hours', () => {
  expect([1, 2, 3, 6, 7, 8, 60].map((failures) => retryMs(failures, 0) / 60_000)).toEqual([5, 10, 20, 160, 320, 360, 360]);
});
