import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StatisticInputError } from '../input.js';
import { alertLevels, isNewType } from './alert-level.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { farrington } from './farrington.js';
import { negativeBinomialExceedance, poissonTail, predictiveTail } from './predictive.js';
import { quasiPoisson } from './quasi-poisson.js';
import { sparseDispersion } from './sparse-dispersion.js';

interface Bound { mu0: number; phi: number; U: number; X: number; alarm: boolean }
interface Fixtures {
  farrington_simple: (Bound & { base: number[]; current: number; L: number })[];
  farrington_reweighted: Bound & { base: number[]; current: number; s: number[]; omega: number[]; without_reweighting: Bound };
  poisson_tail: { mu: number; y: number; p: number }[];
  nb_predictive_tail: { sum: number; m: number; y: number; p: number }[];
  bh_fdr: { p: number[]; q: number; rejected: number; adjusted: number[] };
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number) => expect.closeTo(x, 4) as number;
const periods = (counts: readonly number[]) => counts.map((count) => ({ count }));
const BOUND = (b: Bound) => ({ expected: closeTo(b.mu0), dispersion: closeTo(b.phi), upper: closeTo(b.U), exceedance: closeTo(b.X), alarm: b.alarm });

describe('farrington', () => {
  it.each(fixtures.farrington_simple)('$base → $current', (reference) => {
    const judged = farrington(periods(reference.base), { count: reference.current, lastFour: 60 });
    expect(judged).toMatchObject({ ...BOUND(reference), lower: closeTo(reference.L) });
  });

  it('gives a past outbreak less weight', () => {
    const reference = fixtures.farrington_reweighted;
    const current = { count: reference.current, lastFour: 60 };
    const judged = farrington(periods(reference.base), current);
    expect(judged).toMatchObject(BOUND(reference));
    expect(judged.residuals).toEqual(reference.s.map(closeTo));
    expect(judged.weights).toEqual(reference.omega.map(closeTo));
    expect(farrington(periods(reference.base), current, { reweight: false })).toMatchObject(BOUND(reference.without_reweighting));
  });

  const base = [12, 9, 14, 11, 10, 13, 8, 12, 15, 11, 10, 12];

  it('alarms from the first count above its bound; the p-value has the tail of Student’s t', () => {
    const { upper } = farrington(periods(base), { count: 0, lastFour: 40 });
    const [below, above] = [Math.floor(upper), Math.ceil(upper)].map((count) => farrington(periods(base), { count, lastFour: 60 }));
    expect([below?.alarm, above?.alarm]).toEqual([false, true]);
    // z of 21 by awk: (21^⅔ − 11.41667^⅔)/√(4/9·11.41667^⅓·13/12) = 2.44081; 1 − pt(2.44081, 11) of R.
    expect(below?.pValue).toBeCloseTo(0.0163876, 5);
    expect(above?.pValue).toBeLessThan(below?.pValue ?? 0);
  });

  it('scales by exposure: twice the working days, twice the expected', () => {
    const twice = farrington(base.map((count) => ({ count, exposure: 20 })), { count: 30, exposure: 40, lastFour: 60 });
    expect(twice.expected).toBeCloseTo(2 * 11.41667, 4);
    // τ = φ(1 + 2/12) by hand: U = (22.8333^⅔ + 2.575829·√(4/9·22.8333^⅓·7/6))^1.5 = 37.34480 (awk).
    expect(twice.upper).toBeCloseTo(37.34480, 4);
  });

  it('is silent where fewer than five came in four periods', () => {
    const few = farrington(periods([0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0]), { count: 4, lastFour: 4 });
    expect(few.exceedance).toBeGreaterThan(1);
    expect(few).toMatchObject({ suppressed: true, alarm: false });
  });

  it('counts years by the length of its periods: a year of weeks that rises does not excuse itself', () => {
    const weeks = periods(Array.from({ length: 52 }, (_, i) => (i === 40 ? 16 : Math.round(6 + (6 * i) / 52))));
    expect(farrington(weeks, { count: 19, lastFour: 60 }, { periodsAYear: 52 })).toMatchObject({ trend: false, alarm: true, expected: closeTo(weeks.reduce((sum, { count }) => sum + count, 0) / 52) });
    expect(farrington(weeks, { count: 19, lastFour: 60 })).toMatchObject({ trend: true, alarm: false });
    expect(farrington(periods(Array.from({ length: 156 }, (_, i) => 20 - Math.round(i / 12))), { count: 5, lastFour: 60 }, { periodsAYear: 52 })).toMatchObject({ trend: true });
  });

  it('fits a trend from three years on, unless it would excuse what was never seen', () => {
    const growing = [5, 7, 6, 8, 5, 9, 7, 8, 10, 6, 9, 11, 8, 10, 12, 9, 11, 10, 13, 12, 9, 14, 11, 13, 12, 15, 11, 14, 16, 12, 15, 13, 17, 14, 16, 15];
    expect(farrington(periods(growing), { count: 20, lastFour: 60 })).toMatchObject({ trend: true });
    expect(farrington(periods(growing.slice(1)), { count: 20, lastFour: 60 })).toMatchObject({ trend: false });
    // Steady growth predicts more than was ever counted: the plain mean, (5 + 40)/2, is expected.
    const rising = Array.from({ length: 36 }, (_, i) => 5 + i);
    expect(farrington(periods(rising), { count: 45, lastFour: 160 })).toMatchObject({ trend: false, expected: closeTo(22.5) });
    // A falling one is expected to go on falling.
    const falling = farrington(periods([...rising].reverse()), { count: 15, lastFour: 40 });
    expect(falling.trend).toBe(true);
    expect(falling.expected).toBeLessThan(10);
  });

  it('refuses what it cannot judge', () => {
    expect(() => farrington(periods([3, 4]), { count: 5, lastFour: 9 })).toThrow('periods: too few');
    expect(() => farrington(periods([0, 0, 0, 0]), { count: 5, lastFour: 9 })).toThrow('cases: too few');
    expect(() => farrington(periods([3, -4, 5]), { count: 5, lastFour: 9 })).toThrow(StatisticInputError);
    expect(() => farrington([{ count: 3, exposure: 0 }, { count: 3 }, { count: 3 }], { count: 5, lastFour: 9 })).toThrow('exposure: must be above zero');
  });

  it('holds a million a period', () => {
    const judged = farrington(periods(Array.from({ length: 12 }, (_, i) => 1_000_000 + 900 * (i % 2))), { count: 1_010_000, lastFour: 4_000_000 });
    expect(judged.upper).toBeGreaterThan(1_002_000);
    expect(judged.alarm).toBe(true);
  });
});

describe('quasi-Poisson regression', () => {
  // R 4.2: glm(y ~ t + offset(log(e)), quasipoisson); here t is centred, so the intercept is R’s at t = 17.5.
  const y = [5, 7, 6, 8, 5, 9, 7, 8, 10, 6, 9, 11, 8, 10, 12, 9, 11, 10, 13, 12, 9, 14, 11, 13, 12, 15, 11, 14, 16, 12, 15, 13, 17, 14, 16, 15];
  const fit = quasiPoisson(y.map((count, i) => ({ count, exposure: [20, 16, 22, 21][i % 4] ?? NaN })), y.map(() => 1), y.map((_, i) => i - 17.5), true);

  it('fits as R does', () => {
    expect(fit.slope).toBeCloseTo(0.0251856928043, 8);
    expect(fit.intercept).toBeCloseTo(-1.0690527980769 + 17.5 * 0.0251856928043, 8);
    expect(fit.slopeError).toBeCloseTo(0.00320707878057, 8);
    expect(fit.leverages[0]).toBeCloseTo(0.0865244117005, 8);
    expect(fit.leverages[35]).toBeCloseTo(0.1374141436791, 8);
    const next = fit.predict(18.5, 21);
    expect(next.expected).toBeCloseTo(17.8526968456, 6);
    expect(Math.sqrt(next.variance)).toBeCloseTo(1.65969791642, 6);
  });
});

describe('tails of the few', () => {
  it.each(fixtures.poisson_tail)('Poisson $mu: $y and more', ({ mu, y, p }) => {
    expect(poissonTail(y, mu)).toBeCloseTo(p, 7);
  });

  it.each(fixtures.nb_predictive_tail)('$sum in $m periods: $y and more', ({ sum, m, y, p }) => {
    expect(predictiveTail(y, sum, m)).toBeCloseTo(p, 7);
  });

  it('judges a sparse type by its predictive distribution', () => {
    const judged = negativeBinomialExceedance(periods([0, 1, 0, 0, 2, 1]), { count: 6, lastFour: 9 });
    expect(judged.pValue).toBeCloseTo(predictiveTail(6, 4, 6), 12);
    expect(judged.alarm).toBe(judged.pValue <= 0.005);
    expect(predictiveTail(judged.upper, 4, 6)).toBeGreaterThan(0.005);
    expect(predictiveTail(judged.upper + 1, 4, 6)).toBeLessThanOrEqual(0.005);
  });

  it('widens the predictive distribution by the bursts of others, and keeps its mean', () => {
    // By summing a negative binomial of mean 4.5/6 and variance 1.5 · (4.5/6)(1 + 1/6): p = 6/10.5, size 0.75p/(1 − p) = 1.
    const [p, size] = [6 / 10.5, 1];
    let below = 0;
    for (let k = 0; k < 6; k += 1) below += p ** size * (1 - p) ** k;
    expect(predictiveTail(6, 4, 6, 1.5)).toBeCloseTo(1 - below, 12);
    expect(predictiveTail(6, 4, 6, 1)).toBe(predictiveTail(6, 4, 6));
    expect(() => predictiveTail(6, 4, 6, 0.9)).toThrow('dispersion: must be at least 1');
  });

  it('finds the bursts that sparse series have in common, and none in a single case each', () => {
    const quiet = Array.from({ length: 40 }, () => periods([1, 1, 1, 1]));
    expect(sparseDispersion(quiet)).toBe(1);
    // Ten series have all four cases in one period, χ² = 3·1 + 9 = 12 each; ten have none of it. 120 = 20·3·4φ/(φ + 3) at φ = 3.
    const bursts = Array.from({ length: 10 }, () => [periods([0, 0, 4, 0]), periods([1, 1, 1, 1])]).flat();
    expect(sparseDispersion(bursts)).toBeCloseTo(3, 6);
    expect(sparseDispersion([periods([0, 1, 0]), periods([0, 0, 0]), []])).toBe(1);
  });

  it('judges a type never seen before', () => {
    const judged = negativeBinomialExceedance(periods([0, 0, 0]), { count: 5, lastFour: 5 });
    expect(judged).toMatchObject({ alarm: true, lower: 0 });
    expect(negativeBinomialExceedance(periods([0]), { count: 0, lastFour: 0 })).toMatchObject({ alarm: false, suppressed: true, pValue: 1 });
  });

  it('alarms exactly where its exceedance is above one', () => {
    for (const past of [0, 1, 4, 12, 60]) {
      for (let count = 0; count < 40; count += 1) {
        const judged = negativeBinomialExceedance(periods([past, 0, 0]), { count, lastFour: 99 });
        expect(judged.alarm).toBe(judged.exceedance > 1);
      }
    }
  });
});

describe('Benjamini–Hochberg', () => {
  it('rejects the reference’s', () => {
    const { p, q, rejected, adjusted } = fixtures.bh_fdr;
    expect(benjaminiHochberg(p, q).rejected.filter(Boolean)).toHaveLength(rejected);
    expect(benjaminiHochberg(p, q).adjusted).toEqual(adjusted.map(closeTo));
  });

  it('goes by value and not by place, and ties share their fate', () => {
    expect(benjaminiHochberg([0.5, 0.012, 0.2, 0.0004, 0.041, 0.03]).adjusted).toEqual([0.5, 0.036, 0.24, 0.0024, 0.0615, 0.06].map(closeTo));
    expect(benjaminiHochberg([0.04, 0.04, 0.04], 0.05).rejected).toEqual([true, true, true]);
    expect(benjaminiHochberg([]).rejected).toEqual([]);
    expect(() => benjaminiHochberg([1.2])).toThrow('p-values: must be between 0 and 1');
  });
});

describe('alert levels', () => {
  const base = periods([12, 9, 14, 11, 10, 13, 8, 12, 15, 11, 10, 12]);
  const judged = (count: number, institutions = 1) => ({ exceedance: farrington(base, { count, lastFour: 60 }), institutions, largeAmount: false });

  it('needs to hold among all series before it warns', () => {
    const quiet = Array.from({ length: 40 }, () => judged(11));
    expect(alertLevels([judged(22), ...quiet])[0]).toBe('notice');
    expect(alertLevels([judged(22)])[0]).toBe('warning');
    expect(alertLevels([judged(26), ...quiet])[0]).toBe('warning');
    expect(alertLevels([judged(26, 2), ...quiet])[0]).toBe('critical');
    expect(alertLevels([judged(32), ...quiet])[0]).toBe('critical');
    expect(alertLevels(quiet).every((level) => level === null)).toBe(true);
  });

  it('knows a new type', () => {
    expect([isNewType(60, 3, 2), isNewType(61, 3, 2), isNewType(10, 2, 2), isNewType(10, 9, 1)]).toEqual([true, false, false, false]);
  });
});
