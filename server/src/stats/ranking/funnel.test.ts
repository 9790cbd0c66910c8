import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binomialLowerTail } from '../distributions/beta.js';
import { poissonLowerTail, poissonUpperTail } from '../distributions/gamma.js';
import { FUNNEL_TAILS, binomialLimits, normalLimits, observedOverExpectedLimits } from './funnel.js';
import { overDispersedLimits, overDispersedRatioLimits, overDispersion, overDispersionOfRatios } from './over-dispersion.js';

interface Limits { l998: number; l95: number; u95: number; u998: number }
interface Fixtures {
  'funnel_theta_0.75': { n: number; exact: Limits; normal: Limits }[];
  funnel_oe: ({ E: number } & Limits)[];
  funnel_overdispersion: { target: number; z: number[]; winsor_lo_hi: [number, number]; phi: number; tau2: number; limits: ({ n: number } & Limits)[] };
  beta_binomial_fit: { x: number[]; n: number[] };
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number) => expect.closeTo(x, 4) as number;
const both = (limits: (tail: number) => { low: number; high: number }) => {
  const [wide, narrow] = [limits(FUNNEL_TAILS.p998), limits(FUNNEL_TAILS.p95)];
  return { l998: wide.low, l95: narrow.low, u95: narrow.high, u998: wide.high };
};
const near = ({ l998, l95, u95, u998 }: Limits) => ({ l998: closeTo(l998), l95: closeTo(l95), u95: closeTo(u95), u998: closeTo(u998) });

describe('funnel of a proportion', () => {
  it.each(fixtures['funnel_theta_0.75'])('n = $n', ({ n, exact, normal }) => {
    expect(both((tail) => binomialLimits(n, 0.75, tail))).toEqual(near(exact));
    expect(both((tail) => normalLimits(n, 0.75, tail))).toEqual(near(normal));
  });

  it('flags a count exactly where its tail is below the level', () => {
    for (const target of [0.1, 0.5, 0.75, 0.97]) {
      for (const n of [1, 4, 10, 33, 80]) {
        const { low, high } = binomialLimits(n, target, 0.025);
        for (let r = 0; r <= n; r += 1) {
          expect(r / n < low - 1e-12).toBe(binomialLowerTail(r, n, target) < 0.025);
          expect(r / n > high + 1e-12).toBe(1 - binomialLowerTail(r - 1, n, target) < 0.025);
        }
      }
    }
  });

  it('meets the normal limits at a million, and is a point where the target is certain', () => {
    const [exact, normal] = [binomialLimits(1_000_000, 0.75, 0.001), normalLimits(1_000_000, 0.75, 0.001)];
    expect(exact.low).toBeCloseTo(normal.low, 5);
    expect(exact.high).toBeCloseTo(normal.high, 5);
    expect(binomialLimits(20, 1, 0.025)).toEqual({ low: 1, high: 1 });
    expect(() => binomialLimits(0, 0.5, 0.025)).toThrow('n: must be above zero');
  });
});

describe('funnel of O/E', () => {
  it.each(fixtures.funnel_oe)('E = $E', ({ E, ...limits }) => {
    expect(both((tail) => observedOverExpectedLimits(E, tail))).toEqual(near(limits));
  });

  it('flags a count exactly where its tail is below the level', () => {
    for (const expected of [0.02, 0.5, 1, 5, 12.3, 60]) {
      const { low, high } = observedOverExpectedLimits(expected, 0.001);
      for (let o = 0; o < 3 * expected + 20; o += 1) {
        expect(o / expected < low - 1e-12).toBe(poissonLowerTail(o, expected) < 0.001);
        expect(o / expected > high + 1e-12).toBe(poissonUpperTail(o, expected) < 0.001);
      }
    }
  });

  it('holds a hundred thousand expected', () => {
    const { low, high } = observedOverExpectedLimits(100_000, 0.025);
    expect(low).toBeCloseTo(1 - 1.959964 / Math.sqrt(100_000), 4);
    expect(high).toBeCloseTo(1 + 1.959964 / Math.sqrt(100_000), 4);
  });
});

describe('over-dispersion of O/E', () => {
  it('is what the formulas give by another road', () => {
    const expected = [10, 20, 40, 80, 5, 30, 12, 60];
    const found = overDispersionOfRatios([14, 15, 60, 70, 9, 12, 12, 75].map((observed, i) => ({ ratio: observed / (expected[i] ?? NaN), expected: expected[i] ?? NaN })));
    expect(found).toMatchObject({ phi: expect.closeTo(2.31618851483952, 9) as number, tau2: expect.closeTo(0.014008526789476422, 12) as number });
    const { low, high } = overDispersedRatioLimits(30, FUNNEL_TAILS.p998, found.tau2);
    expect([low, high]).toEqual([expect.closeTo(0.289548370255601, 9), expect.closeTo(2.137160411710577, 9)]);
    expect(overDispersedRatioLimits(1, FUNNEL_TAILS.p998, 0).low).toBe(0);
    expect(overDispersionOfRatios([]).tau2).toBe(0);
  });
});

describe('over-dispersion', () => {
  const { target, z, winsor_lo_hi, phi, tau2, limits } = fixtures.funnel_overdispersion;
  const groups = fixtures.beta_binomial_fit.x.map((successes, i) => ({ successes, trials: fixtures.beta_binomial_fit.n[i] ?? NaN }));

  it('has the reference’s z, φ, τ² and limits', () => {
    const found = overDispersion(groups, target);
    expect(found.z).toEqual(z.map(closeTo));
    expect(found).toMatchObject({ winsorised: { low: closeTo(winsor_lo_hi[0]), high: closeTo(winsor_lo_hi[1]) }, phi: closeTo(phi), tau2: expect.closeTo(tau2, 6) as number });
    for (const { n, ...reference } of limits) expect(both((tail) => overDispersedLimits(n, target, tail, found.tau2))).toEqual(near(reference));
  });

  it('is none where groups differ no more than by chance', () => {
    expect(overDispersion([70, 71, 69].map((successes) => ({ successes, trials: 100 })), 0.7).tau2).toBe(0);
    expect(overDispersion([], 0.7)).toMatchObject({ phi: 0, tau2: 0 });
    expect(overDispersedLimits(5, 0.98, 0.001, 0.05).high).toBe(1);
  });
});
