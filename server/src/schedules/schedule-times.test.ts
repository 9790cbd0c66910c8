import { checkPattern, nextRunMs, retryMs } from './schedule-times.js';

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

it('waits longer after each failure, and never longer than six hours', () => {
  expect([1, 2, 3, 6, 7, 8, 60].map((failures) => retryMs(failures, 0) / 60_000)).toEqual([5, 10, 20, 160, 320, 360, 360]);
});
