import { lastDayOf } from './last-day.js';

/** `rows` a day from day `from` to day `to`, newest first. */
const daily = (from: number, to: number, rows: number): [number, number][] => Array.from({ length: to - from + 1 }, (_, i) => [to - i, rows]);

it.each([
  // 1,000 rows of October (days 1 to 31), one of the twentieth of November (day 51): a slip. Two that far off are as well, also on two days; eleven are not (one in a hundred of 1,011 is ten).
  ['one slip', [[51, 1], [31, 20], [30, 980]], 31, undefined], ['two slips', [[90, 1], [51, 1], [31, 1_000]], 31, undefined], ['too many for slips', [[51, 11], [31, 1_000]], 51, 11],
  // Fourteen days after all others may be a holiday.
  ['near', [[45, 1], [31, 1_000]], 45, undefined], ['one day', [[31, 1_000]], 31, undefined],
  // Slips do not hide behind what is newest and usual: only the end is looked at.
  ['early gaps', [[51, 1_000], [31, 1], [1, 100]], 51, undefined], ['a slip behind which a sparse end lies', [[90, 1], [33, 1], [31, 1_000]], 33, undefined],
  ['a slip behind a bulk of them', [[300, 1], [160, 30], [31, 2_000]], 160, 31],
  // Small registers: three of forty are slips, four are not; one of ten is, one of nine cannot be told.
  ['three of forty', [[160, 3], [31, 37]], 31, undefined], ['four of forty', [[160, 4], [31, 36]], 160, 4], ['one of ten', [[160, 1], [31, 9]], 31, undefined], ['one of nine', [[160, 1], [31, 8]], 160, undefined],
  // A register with a case a week: four weeks without one are nothing, a year is.
  ['a quiet register', [[233, 1], ...Array.from({ length: 29 }, (_, i): [number, number] => [205 - i * 7, 1])], 233, undefined], ['and its slip', [[570, 1], ...Array.from({ length: 29 }, (_, i): [number, number] => [205 - i * 7, 1])], 205, undefined],
  // Four weeks of closed courts, and work that goes on: after one day nobody can tell, after ten it is at work again.
  ['the first day after a pause', [[129, 30], ...daily(1, 100, 30)], 100, undefined], ['ten days after it', [...daily(129, 138, 30), ...daily(1, 100, 30)], 138, undefined],
  ['what is entered once a month', [[59, 20], [31, 20]], 59, undefined],
  // A pause and a slip: what came between them goes on at its pace, whatever lies behind.
  ['a pause, and a slip later', [[480, 1], ...daily(87, 122, 20), ...daily(1, 70, 20)], 122, undefined], ['once a month, and a slip', [[725, 1], ...Array.from({ length: 12 }, (_, i): [number, number] => [360 - i * 30, 200])], 360, undefined],
  // One row in five with the year after, from the same month.
  ['a fifth in a wrong year', [...daily(366, 396, 10), ...daily(1, 31, 40)], 396, 310],
] as const)('%s', (_, days, day, behind) => {
  const last = lastDayOf(days);
  expect([last?.day, last?.gap?.rows]).toEqual([day, behind]);
});

it('of nothing is no day', () => {
  expect(lastDayOf([])).toBeUndefined();
});
