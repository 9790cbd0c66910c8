import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kaplanMeier, quantile, quantileInterval } from './kaplan-meier.js';
import { poissonInterval } from './poisson.js';
import { wilson } from './wilson.js';

interface Fixtures {
  wilson: { x: number; n: number; z: number; lower: number | null; upper: number | null }[];
  km: { rows: { t: number; at_risk: number; S: number; loglog95: [number, number] }[] };
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;

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
});

describe('exact Poisson interval', () => {
  // By hand for 0: -ln(0.025) = 3.688879. The others: scipy.stats.chi2.ppf, and Wilson-Hilferty for the large count.
  it.each([
    [0, 0, 3.688879],
    [5, 1.62349, 11.66833],
    [40, 28.57659, 54.46865],
    [5000, 4862.3592, 5140.5489],
  ])('%d', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });
});

describe('Kaplan–Meier', () => {
  // t = 3,5,5,8,10,12+,15,18+,21,25,30+,30+,34,40+,45+ (a plus is an open case): the worked series of the domain.
  const events = [3, 5, 5, 8, 10, 15, 21, 25, 34].map((day) => ({ day, events: 1, censored: 0 }));
  const censored = [12, 18, 30, 30, 40, 45].map((day) => ({ day, events: 0, censored: 1 }));
  const steps = kaplanMeier([...events, ...censored]);

  it('steps down as worked by hand', () => {
    expect(steps.map((s) => [s.day, Number(s.survival.toFixed(6))])).toEqual([
      [3, 0.933333], [5, 0.8], [8, 0.733333], [10, 0.666667], [15, 0.592593], [21, 0.507937], [25, 0.42328], [34, 0.282187],
    ]);
  });

  it('has the bands of the reference implementation', () => {
    expect(steps).toHaveLength(fixtures.km.rows.length);
    fixtures.km.rows.forEach((row, i) => {
      expect(steps[i]).toMatchObject({ day: row.t, atRisk: row.at_risk });
      expect(steps[i]?.low).toBeCloseTo(row.loglog95[0], 4);
      expect(steps[i]?.high).toBeCloseTo(row.loglog95[1], 4);
    });
  });

  it('reads quantiles and their interval, and says when one is not reached', () => {
    expect(quantile(steps, 0.25)).toBe(8);
    expect(quantile(steps, 0.5)).toBe(25);
    expect(quantile(steps, 0.75)).toBeNull();
    expect(quantileInterval(steps, 0.5)).toEqual({ low: 5, high: null });
  });

  it('gives the same from tied and split entries', () => {
    const merged = kaplanMeier([{ day: 5, events: 2, censored: 0 }, { day: 9, events: 0, censored: 3 }]);
    const split = kaplanMeier([{ day: 9, events: 0, censored: 3 }, { day: 5, events: 1, censored: 0 }, { day: 5, events: 1, censored: 0 }]);
    expect(split).toEqual(merged);
    expect(merged[0]?.survival).toBeCloseTo(0.6, 12);
  });
});
