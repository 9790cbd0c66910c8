import { logRank } from './log-rank.js';
import { fisherTest, scoreTest } from '../intervals/score-test.js';

const ended = (...days: readonly number[]) => days.map((day) => ({ day, events: 1, censored: 0 }));
const open = (...days: readonly number[]) => days.map((day) => ({ day, events: 0, censored: 1 }));

it('finds what Freireich et al. 1963 found of 6-mercaptopurine: chi-square 16.79, with 9 events where 19.25 were expected', () => {
  const treated = [...ended(6, 6, 6, 7, 10, 13, 16, 22, 23), ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
  const placebo = ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
  const told = logRank(treated, placebo);
  expect(told.observed).toBe(9);
  expect(told.expected).toBeCloseTo(19.2505, 3);
  // erfc(√(16.793 / 2)) by the C library: 4.169e-5.
  expect(told.pValue).toBeCloseTo(4.169e-5, 7);
  expect(logRank(placebo, treated)).toMatchObject({ observed: 21, pValue: told.pValue });
});

it('says nothing of groups that nothing can tell apart', () => {
  expect(logRank([], ended(1, 2)).pValue).toBe(1);
  expect(logRank(open(3), open(4))).toEqual({ observed: 0, expected: 0, pValue: 1 });
  expect(logRank(ended(1, 2, 3), ended(1, 2, 3))).toMatchObject({ observed: 3, expected: 3, pValue: 1 });
});

it('leaves out of the risk set who was not yet under observation', () => {
  // On day 1 the late one is not at risk: 1 of 2 there, then 1 of 2.
  const told = logRank([{ day: 1, events: 1, censored: 0 }, { day: 3, events: 1, censored: 0, entry: 2 }], [{ day: 1, events: 0, censored: 1 }, { day: 3, events: 0, censored: 1 }]);
  expect(told.expected).toBeCloseTo(1 / 3 + 1 / 2, 12);
});

it('tests two shares as the chi-square of their table', () => {
  // 200 · (15 · 70 − 85 · 30)² / (100 · 100 · 45 · 155) = 6.451613; erfc(√(6.451613 / 2)) by the C library: .0110852.
  expect(scoreTest({ successes: 15, trials: 100 }, { successes: 30, trials: 100 })).toBeCloseTo(0.0110852, 7);
  expect([scoreTest({ successes: 0, trials: 40 }, { successes: 0, trials: 50 }), scoreTest({ successes: 0, trials: 0 }, { successes: 1, trials: 50 })]).toEqual([1, 1]);
});

it('tests them exactly where they are rare: the lady tasting tea, and a table by hand', () => {
  // 3 of 4 against 1 of 4: (16 + 1 + 16 + 1) / 70.
  expect(fisherTest({ successes: 3, trials: 4 }, { successes: 1, trials: 4 })).toBeCloseTo(34 / 70, 12);
  // C(5,k) C(5,5−k) / C(10,5) for k = 0, 5: 2/252.
  expect(fisherTest({ successes: 5, trials: 5 }, { successes: 0, trials: 5 })).toBeCloseTo(2 / 252, 12);
  expect(fisherTest({ successes: 0, trials: 7 }, { successes: 0, trials: 9 })).toBe(1);
  // Whole numbers of Python: all tables with the margins of 15/100 and 30/100 that are no likelier.
  expect(fisherTest({ successes: 15, trials: 100 }, { successes: 30, trials: 100 })).toBeCloseTo(0.017149022768408403, 9);
});
