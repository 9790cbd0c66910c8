import { changeBeyond, changeOfEvents, changeOfShares, changeOfStocks, changeOfValues, dispersionOfEvents, dispersionOfShares } from './before-after.js';
import { trendBefore } from './trend-before.js';

const closeTo = (x: number): number => expect.closeTo(x, 5) as number;
const proportions = (successes: readonly number[], trials: number) => successes.map((one) => ({ successes: one, trials }));
const events = (counts: readonly number[]) => counts.map((one) => ({ events: one, exposure: 1 }));

// Newcombe 1998, table II: 56/70 against 48/80 has 0.0524 to 0.3339.
it('holds shares together by Newcombe’s interval, wider where months vary by more than chance', () => {
  expect(changeOfShares([{ successes: 48, trials: 80 }], [{ successes: 56, trials: 70 }])).toEqual({ scale: 'difference', before: closeTo(0.6), after: closeTo(0.8), estimate: closeTo(0.2), low: expect.closeTo(0.0524, 4) as number, high: expect.closeTo(0.3339, 4) as number });
  // 40 and 60 of 100: χ² = 2·10²/(100·.25) over one degree of freedom.
  expect(dispersionOfShares(proportions([40, 60], 100))).toBeCloseTo(8, 10);
  expect(dispersionOfShares(proportions([50, 50], 100))).toBe(1);
  const [calm, wild] = [changeOfShares(proportions([50, 50, 50], 100), proportions([60], 100)), changeOfShares(proportions([40, 60, 50], 100), proportions([60], 100))];
  // φ = 4 of three months: twice as wide, and t of two degrees of freedom over the normal's.
  expect(((wild?.high ?? 0) - (wild?.estimate ?? 0)) / ((calm?.high ?? 0) - (calm?.estimate ?? 0))).toBeCloseTo((2 * 4.302653) / 1.959964, 4);
  expect(changeOfShares([], proportions([1], 2))).toBeNull();
});

it('holds events together by their ratio', () => {
  // 240 in 12 and 60 in 6: a half, with exp(±1.959964·√(1/60 + 1/240)).
  const change = changeOfEvents(events(Array<number>(12).fill(20)), events(Array<number>(6).fill(10)));
  expect(change).toEqual({ scale: 'ratio', before: 20, after: 10, estimate: closeTo(0.5), low: closeTo(0.376799), high: closeTo(0.663484) });
  expect(dispersionOfEvents(events([10, 20, 30]))).toBeCloseTo(5, 10);
  expect(changeOfEvents(events([0, 0]), events([0]))).toBeNull();
  expect(changeOfEvents(events([0, 0]), events([3]))?.estimate).toBeGreaterThan(1);
});

it('holds values by their own spread, and stocks by that of a walk', () => {
  // sd .57735, moving ranges 1/1.128: the wider; t of 2, and √(1/3 + 1).
  expect(changeOfValues([0, 1, 0], [5])).toMatchObject({ estimate: closeTo(14 / 3), low: closeTo(14 / 3 - 4.302653 * (1 / 1.128) * Math.sqrt(4 / 3)) });
  // Steps 1 and −1: σ = 1; 2·5/18 + 2·3/6.
  expect(changeOfStocks([0, 1, 0], [5]).low).toBeCloseTo(14 / 3 - 4.302653 * Math.sqrt(10 / 18 + 1), 5);
  expect(() => changeOfValues([1, 2], [3])).toThrow('values: too few');
});

it('holds a change against another figure than that of before', () => {
  const [plain] = [changeOfShares([{ successes: 48, trials: 80 }], [{ successes: 56, trials: 70 }])];
  if (plain === null) throw new Error('there are cases');
  expect(changeBeyond(plain, 0.7)).toMatchObject({ before: 0.7, estimate: closeTo(0.1), low: closeTo(plain.low - 0.1), high: closeTo(plain.high - 0.1) });
  expect(changeBeyond(plain, 0.6, 0.3).low).toBeCloseTo(0.2 - Math.hypot(0.2 - plain.low, 0.3), 10);
  const ratio = changeOfEvents(events([20, 20]), events([10]));
  if (ratio === null) throw new Error('there are events');
  expect(changeBeyond(ratio, 10)).toMatchObject({ estimate: closeTo(1), low: closeTo(2 * ratio.low), high: closeTo(2 * ratio.high) });
});

it('knows of a trend that was there before, by hand', () => {
  // Slope 8/10, its error √.12, t of 3 at .9 1.637744; at 5.5 the line is at 5.8, the mean of two there has variance 1.2·(1/2 + 1/5 + 3.5²/10).
  const { slope, direction, expected, beyond } = trendBefore([0, 1, 2, 3, 4, 5, 6], [1, 3, 2, 5, 4], [6, 6]);
  expect([slope, direction, expected, beyond.value, beyond.high - beyond.value]).toEqual([closeTo(0.8), 1, closeTo(5.8), closeTo(0.2), closeTo(3.182446 * Math.sqrt(2.31))]);
  expect(trendBefore([24_301, 24_302, 24_303, 24_304, 24_305, 24_306], [4, 2, 3, 2.9, 3.1], [3]).direction).toBe(0);
});
