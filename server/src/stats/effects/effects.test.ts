import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusteredDifference, differenceInDifferences, trendDifference } from './difference-in-differences.js';
import { interruptedSeries } from './interrupted-series.js';
import { leastSquares } from './linear-regression.js';
import { expectedWithoutEffect } from './regression-to-the-mean.js';

interface Fixtures {
  its: {
    y: number[]; n_pre: number; beta: number[]; se_ols: number[]; level_change: number; level_ci95: number[]; slope_change: number; counterfactual_last: number;
    fitted_last: number; effect_last: number; effect_last_ci95: number[]; avg_effect_post: number; avg_effect_ci95: number[]; durbin_watson: number; naive_mean_diff: number;
  };
  did: { cells: Record<'T0' | 'T1' | 'C0' | 'C1', [number, number]>; did: number; se: number; ci95: number[]; naive: number };
  rtm: { overall: number; tau2: number; n: number; v: number; reliability: number; observed_before: number; expected_after_no_effect: number };
}
const { its, did, rtm } = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number) => expect.closeTo(x, 4) as number;

describe('interrupted time series', () => {
  const result = interruptedSeries(its.y, its.n_pre);
  const ends = (effect: { low: number; high: number }) => [effect.low, effect.high];

  it('has the model, the effects and their intervals of the reference', () => {
    expect(result.coefficients).toEqual(its.beta.map(closeTo));
    expect(result.level).toMatchObject({ value: closeTo(its.level_change), from: 'ols' });
    expect(ends(result.level)).toEqual(its.level_ci95.map(closeTo));
    expect(result.slope.value).toBeCloseTo(its.slope_change, 4);
    expect([result.counterfactual, result.fitted, result.last.value]).toEqual([its.counterfactual_last, its.fitted_last, its.effect_last].map(closeTo));
    expect(ends(result.last)).toEqual(its.effect_last_ci95.map(closeTo));
    expect(result.average.value).toBeCloseTo(its.avg_effect_post, 4);
    expect(ends(result.average)).toEqual(its.avg_effect_ci95.map(closeTo));
    expect([result.durbinWatson, result.naive]).toEqual([its.durbin_watson, its.naive_mean_diff].map(closeTo));
  });

  // statsmodels 0.13, OLS(...).fit(cov_type="HAC", maxlags=2), its variances times 18/14.
  it('has the autocorrelation-robust errors of statsmodels', () => {
    const x = its.y.map((_, i) => (i < 12 ? [1, i + 1, 0, 0] : [1, i + 1, 1, i - 11]));
    const errors = leastSquares(x, its.y).hac(2).map((row, i) => Math.sqrt(row[i] ?? NaN));
    const correction = Math.sqrt(18 / 14);
    expect(errors).toEqual([0.21458941, 0.02831433, 0.22573583, 0.07325954].map((e) => closeTo(e * correction)));
  });

  it('prints the robust interval where it is the wider', () => {
    const waves = Array.from({ length: 36 }, (_, i) => 50 + 6 * Math.sin(i / 4) + (i >= 24 ? 5 : 0));
    expect(interruptedSeries(waves, 24).average.from).toBe('hac');
  });

  it('refuses too short a before or after', () => {
    expect(() => interruptedSeries(its.y, 11)).toThrow('values: too few');
    expect(() => interruptedSeries(its.y, 13)).toThrow('values: too few');
    expect(interruptedSeries(Array<number>(18).fill(5), 12).average).toMatchObject({ value: closeTo(0) });
    expect(() => leastSquares([[1, 2], [1, 2], [1, 2]], [1, 2, 3])).toThrow('different values: too few');
  });
});

describe('difference in differences', () => {
  const cell = ([successes, trials]: [number, number]) => ({ successes, trials });

  it('has the reference’s effect and interval', () => {
    const { T0, T1, C0, C1 } = did.cells;
    const result = differenceInDifferences([cell(T0), cell(T1)], [cell(C0), cell(C1)]);
    expect(result).toEqual({ effect: closeTo(did.did), standardError: closeTo(did.se), naive: closeTo(did.naive), low: closeTo(did.ci95[0] ?? NaN), high: closeTo(did.ci95[1] ?? NaN) });
  });

  // R 4.2: t.test(treated, controls), and all 20 choices of 3 of 6 counted by hand: only the one seen and its mirror are as far apart.
  it('takes people as the unit, with Welch’s interval and the exact permutation test', () => {
    const result = clusteredDifference([0.12, 0.2, 0.16], [0.01, 0.04, -0.02]);
    expect(result.effect).toBeCloseTo(0.15, 12);
    expect([result.low, result.high]).toEqual([0.067311, 0.232689].map(closeTo));
    expect(result.permutationP).toBeCloseTo(2 / 20, 12);
    expect(clusteredDifference([0.1, 0.1], [0.1, 0.1])).toMatchObject({ effect: closeTo(0), permutationP: 1 });
    expect(clusteredDifference(Array.from({ length: 40 }, (_, i) => i % 3), Array.from({ length: 40 }, (_, i) => i % 5)).permutationP).toBeNull();
    expect(() => clusteredDifference([0.1], [0.1, 0.2])).toThrow('people: too few');
  });

  it('looks at the trends before', () => {
    const controls = [70, 71, 70, 72, 71, 72, 73];
    const parallel = trendDifference(controls.map((v, i) => v + 4 + (i % 2) / 2), controls);
    expect(parallel.low).toBeLessThan(0);
    expect(parallel.high).toBeGreaterThan(0);
    expect(trendDifference(controls.map((v, i) => v + 2 * i + (i % 2) / 2), controls).low).toBeGreaterThan(0);
  });
});

describe('regression to the mean', () => {
  it('says what happens to the worst with no effect at all', () => {
    const reference = expectedWithoutEffect(rtm.observed_before, rtm.n, rtm.overall, rtm.tau2);
    expect(reference).toEqual({ variance: closeTo(rtm.v), reliability: closeTo(rtm.reliability), expectedAfter: closeTo(rtm.expected_after_no_effect) });
    expect(expectedWithoutEffect(0.6, 40, 0.75, 0).expectedAfter).toBe(0.75);
    expect(() => expectedWithoutEffect(1.6, 40, 0.75, 0)).toThrow('must be between 0 and 1');
  });
});
