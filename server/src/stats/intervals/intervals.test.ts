import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StatisticInputError } from '../input.js';
import { mantelHaenszelDifference } from './mantel-haenszel.js';
import { newcombe } from './newcombe.js';
import { byarInterval, observedOverExpected, poissonInterval, weightedPoissonInterval } from './poisson.js';
import { netPromoterScore, nonResponseBounds } from './survey.js';
import { wilson } from './wilson.js';

interface Fixtures {
  wilson: { x: number; n: number; z: number; lower: number | null; upper: number | null }[];
  newcombe_diff: { x1: number; n1: number; x2: number; n2: number; diff_lo_hi: [number, number, number] }[];
  oe_poisson_ci: { O: number; E: number; OE: number; byar: [number, number]; exact: [number, number] }[];
  csat: {
    input: { sent: number; delivered: number; responded: number; top2: number; promoters: number; passives: number; detractors: number };
    csat: number; csat_wilson95: [number, number]; worst_best_bounds: [number, number]; nps: number; nps_se: number;
  };
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;

describe('wilson', () => {
  it.each(fixtures.wilson)('$x of $n at z = $z', ({ x, n, z, lower, upper }) => {
    const interval = wilson(x, n, z);
    if (lower === null || upper === null) {
      expect(interval).toBeNull();
      return;
    }
    expect(interval?.low).toBeCloseTo(lower, 5);
    expect(interval?.high).toBeCloseTo(upper, 5);
  });

  it('stays within 0 and 1 for a million trials', () => {
    expect(wilson(0, 1e6)).toEqual({ low: 0, high: expect.closeTo(3.8414e-6, 9) as number });
    expect(wilson(1e6, 1e6)?.high).toBe(1);
    expect(wilson(1e6, 1e6)?.low).toBeCloseTo(1 - 3.8414e-6, 9);
  });

  it.each([[-1, 5], [6, 5], [NaN, 5], [2, Infinity], [1.5, 5]])('refuses %d of %d', (successes, trials) => {
    expect(() => wilson(successes, trials)).toThrow(StatisticInputError);
  });
});

describe('newcombe', () => {
  it.each(fixtures.newcombe_diff)('$x1/$n1 against $x2/$n2', ({ x1, n1, x2, n2, diff_lo_hi: [difference, low, high] }) => {
    const result = newcombe({ successes: x1, trials: n1 }, { successes: x2, trials: n2 });
    expect(result?.difference).toBeCloseTo(difference, 5);
    expect(result?.low).toBeCloseTo(low, 5);
    expect(result?.high).toBeCloseTo(high, 5);
  });

  it('is null without trials and keeps within −1 and 1 at the extremes', () => {
    expect(newcombe({ successes: 0, trials: 0 }, { successes: 1, trials: 2 })).toBeNull();
    const widest = newcombe({ successes: 3, trials: 3 }, { successes: 0, trials: 3 });
    expect(widest?.high).toBe(1);
    expect(widest?.low).toBeGreaterThan(-1);
  });
});

describe('exact Poisson interval', () => {
  // By hand for 0: -ln(0.025) = 3.688879. The others: qchisq of R 4.2.
  it.each([
    [0, 0, 3.688879],
    [5, 1.62349, 11.66833],
    [40, 28.57659, 54.46865],
    [5000, 4862.3592, 5140.5489],
    [1_000_000, 998_040.9833, 1_001_961.9119],
  ])('%d', (observed, low, high) => {
    const interval = poissonInterval(observed);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it.each([-1, 1.5, NaN, Infinity])('refuses %d', (observed) => {
    expect(() => poissonInterval(observed)).toThrow(StatisticInputError);
  });
});

describe('O/E of counts', () => {
  it.each(fixtures.oe_poisson_ci)('$O over $E', ({ O, E, OE, byar, exact }) => {
    const byExact = observedOverExpected(O, E);
    const byByar = observedOverExpected(O, E, byarInterval(O));
    expect(byExact.ratio).toBeCloseTo(OE, 4);
    expect([byExact.low, byExact.high]).toEqual(exact.map((x) => expect.closeTo(x, 4) as number));
    expect([byByar.low, byByar.high]).toEqual(byar.map((x) => expect.closeTo(x, 4) as number));
  });

  it('refuses nothing expected', () => {
    expect(() => observedOverExpected(1, 0)).toThrow('expected: must be above zero');
  });
});

describe('surveys', () => {
  const { input, ...expected } = fixtures.csat;

  it('has the satisfaction, its interval and what the silent could make of it', () => {
    const interval = wilson(input.top2, input.responded);
    expect(input.top2 / input.responded).toBeCloseTo(expected.csat, 5);
    expect([interval?.low, interval?.high]).toEqual(expected.csat_wilson95.map((x) => expect.closeTo(x, 5) as number));
    const bounds = nonResponseBounds(input.top2, input.responded, input.delivered);
    expect([bounds?.low, bounds?.high]).toEqual(expected.worst_best_bounds.map((x) => expect.closeTo(x, 5) as number));
  });

  it('has the promoter score with its error', () => {
    const score = netPromoterScore(input.promoters, input.passives, input.detractors);
    expect(score?.score).toBeCloseTo(expected.nps, 3);
    expect(score?.standardError).toBeCloseTo(expected.nps_se, 3);
    expect(netPromoterScore(0, 0, 0)).toBeNull();
    expect(netPromoterScore(7, 0, 0)).toMatchObject({ score: 100, low: 100, high: 100 });
  });

  it('refuses more answers than were asked', () => {
    expect(() => nonResponseBounds(3, 5, 4)).toThrow(StatisticInputError);
    expect(nonResponseBounds(0, 0, 0)).toBeNull();
  });
});

describe('mantelHaenszelDifference', () => {
  const pair = (a: number, n: number, b: number, m: number) => ({ first: { successes: a, trials: n }, second: { successes: b, trials: m } });

  // The same sums in Python; over 40,000 draws of such strata the estimates spread by 0.0761 while this error is 0.0762 on average.
  it('compares like with like, strata counting by what both have', () => {
    const found = mantelHaenszelDifference([pair(24, 40, 12, 25), pair(3, 10, 12, 30), pair(68, 80, 10, 15), pair(1, 5, 3, 6)]);
    expect(found).toEqual({
      difference: expect.closeTo(0.0678223419868633, 12) as number, se: expect.closeTo(0.07765004964338083, 12) as number,
      low: expect.closeTo(0.0678223419868633 - 1.959964 * 0.07765004964338083, 12) as number, high: expect.closeTo(0.0678223419868633 + 1.959964 * 0.07765004964338083, 12) as number,
    });
  });

  it('is the plain difference in one stratum, and none where nothing is shared', () => {
    expect(mantelHaenszelDifference([pair(8, 10, 5, 10), pair(4, 4, 0, 0)])?.difference).toBeCloseTo(0.3, 12);
    expect(mantelHaenszelDifference([pair(8, 10, 0, 0), pair(0, 0, 3, 9)])).toBeNull();
    expect(mantelHaenszelDifference([])).toBeNull();
  });

  it('has no error where neither varies, and refuses what is no share', () => {
    expect(mantelHaenszelDifference([pair(10, 10, 10, 10)])).toEqual({ difference: 0, se: 0, low: 0, high: 0 });
    expect(() => mantelHaenszelDifference([pair(11, 10, 1, 2)])).toThrow(StatisticInputError);
  });
});

it('holds a sum of weights to the interval of its count: with all weights 1 it is the same', () => {
  const plain = poissonInterval(30);
  expect(weightedPoissonInterval(30, { sum: 30, squares: 30 })).toEqual(plain);
  // 20 × .857 and 10 × 3.429: 51.43 ± what 30 (20.2409 to 42.8269, Garwood) leaves, times √(132.2694 / 30).
  const weighted = weightedPoissonInterval(30, { sum: 51.43, squares: 20 * 0.857 ** 2 + 10 * 3.429 ** 2 });
  expect([weighted.low, weighted.high]).toEqual([expect.closeTo(30.938, 2), expect.closeTo(78.363, 2)]);
  expect(weightedPoissonInterval(0, { sum: 0, squares: 0 }).low).toBe(0);
});
