import { backTest, forecast } from './back-test.js';
import { fitSmoothing, smooth, smoothedForecast } from './exponential-smoothing.js';
import { forecastBy } from './forecast.js';
import { loessAt } from './loess.js';
import { outliers, stl } from './stl.js';

// Monthly mean temperatures at Nottingham 1920–1924 (R's data set nottem).
const nottingham = [
  40.6, 40.8, 44.4, 46.7, 54.1, 58.5, 57.7, 56.4, 54.3, 50.5, 42.9, 39.8, 44.2, 39.8, 45.1, 47, 54.1, 58.7, 66.3, 59.9, 57, 54.2, 39.7, 42.8, 37.5, 38.7, 39.5, 42.1, 55.7,
  57.8, 56.8, 54.3, 54.3, 47.1, 41.8, 41.7, 41.8, 40.1, 42.9, 45.8, 49.2, 52.7, 64.2, 59.6, 54.4, 49.2, 36.3, 37.6, 39.3, 37.5, 38.3, 45.5, 53.2, 57.7, 60.8, 58.2, 56.4, 49.8,
  44.4, 43.6,
];
const withOutlier = nottingham.map((v, i) => (i === 29 ? v + 25 : v));

// R 4.2: stl(ts(x, frequency = 12), s.window, robust, s.jump = 1, t.jump = 1, l.jump = 1); rows are seasonal, trend, remainder at these points.
describe('STL', () => {
  const at = (parts: ReturnType<typeof stl>, i: number) => [parts.seasonal[i], parts.trend[i], parts.remainder[i]];
  const near = (row: readonly number[]) => row.map((x) => expect.closeTo(x, 6) as number);

  it('takes a periodic series apart as R does', () => {
    const parts = stl(nottingham, 12);
    expect(at(parts, 0)).toEqual(near([-7.88172126776, 49.2952211597, -0.813499891973]));
    expect(at(parts, 12)).toEqual(near([-7.88172126776, 49.6870624613, 2.394658806481]));
    expect(at(parts, 29)).toEqual(near([8.39538329378, 47.329436809, 2.07517989724]));
    expect(at(parts, 59)).toEqual(near([-7.76917249424, 51.0604776553, 0.30869483896]));
  });

  it('lets a season change and does not believe an outlier, as R does with an odd number of values', () => {
    const parts = stl(withOutlier.slice(0, 59), 12, { seasonalSpan: 7, robust: true });
    expect(at(parts, 0)).toEqual(near([-7.79996357772, 49.0374705635, -0.637506985773]));
    expect(at(parts, 29)).toEqual(near([7.56963776872, 47.4272257931, 27.803136438225]));
    expect(at(parts, 58)).toEqual(near([-7.47100465883, 49.7059953888, 2.165009269985]));
    expect([0, 28, 29, 30].map((i) => parts.weights[i])).toEqual(near([0.987532804135, 0.611962871204, 0, 0.61029020303]));
  });

  // With an even number R’s partial sort does not find the median from the third pass on; statsmodels 0.13 does (seasonal=7, trend=23, low_pass=13,
  // seasonal_deg=0, robust, 1 inner and 15 outer iterations).
  it('and as statsmodels does with an even number', () => {
    const parts = stl(withOutlier, 12, { seasonalSpan: 7, robust: true });
    expect(at(parts, 0).slice(0, 2)).toEqual(near([-7.758109769296, 49.028224434640]));
    expect(at(parts, 29).slice(0, 2)).toEqual(near([7.602016538792, 47.412811988335]));
    expect(at(parts, 59).slice(0, 2)).toEqual(near([-7.333427013824, 50.385563391661]));
  });

  it('works on barely more than two years', () => {
    const parts = stl(nottingham.slice(0, 25), 12);
    expect(at(parts, 24)).toEqual(near([-8.77077630427, 49.6124528715, -3.341676567220]));
    expect(() => stl(nottingham.slice(0, 24), 12)).toThrow('values: too few');
  });

  it('adds up, and finds nothing in a constant series', () => {
    const parts = stl(withOutlier, 12, { robust: true });
    parts.remainder.forEach((r, i) => {
      expect((parts.seasonal[i] ?? NaN) + (parts.trend[i] ?? NaN) + r).toBeCloseTo(withOutlier[i] ?? NaN, 9);
    });
    const flat = stl(Array<number>(36).fill(7), 12, { robust: true });
    expect(Math.max(...flat.remainder.map(Math.abs), ...flat.seasonal.map(Math.abs))).toBeLessThan(1e-9);
    expect(() => stl([...nottingham, NaN], 12)).toThrow('values: not a finite number');
  });

  it('finds the one month that is out', () => {
    const found = outliers(stl(withOutlier, 12, { robust: true }).remainder);
    expect(found[29]).toBe(true);
    // By hand: median 0, MAD 1, limit 4.4478.
    expect(outliers([-2, -1, -1, 0, 0, 1, 1, 4.4, 4.5])).toEqual([false, false, false, false, false, false, false, false, true]);
    expect(outliers([0, 0, 0, 5])).toEqual([false, false, false, false]);
  });

  it('runs loess through a straight line, inside and outside', () => {
    const line = Array.from({ length: 20 }, (_, i) => 3 + 2 * (i + 1));
    for (const place of [0, 1, 7, 20, 21]) expect(loessAt(line, place, { span: 7, degree: 1 })).toBeCloseTo(3 + 2 * place, 9);
    expect(loessAt([1, 2], 1, { span: 3, degree: 1, robustness: [0, 0] })).toBeNaN();
  });
});

describe('exponential smoothing', () => {
  it('smooths as R’s HoltWinters with the same α', () => {
    const smoothed = smooth(withOutlier.slice(0, 40), { alpha: 0.3, beta: 0, phi: 0 });
    expect(smoothed.errors.reduce((sum, e) => sum + e * e, 0)).toBeCloseTo(3477.6874352, 6);
    expect(smoothed.level).toBeCloseTo(44.3024575062, 8);
  });

  it('follows a line, and damps it', () => {
    const line = Array.from({ length: 30 }, (_, i) => 10 + i);
    const fit = fitSmoothing(line, true, 1);
    const [one, six] = [smoothedForecast(fit, 1), smoothedForecast(fit, 6)];
    expect(one.value).toBeGreaterThan(39.5);
    expect(six.value - one.value).toBeLessThan(5);
    expect(six.variance).toBeGreaterThan(one.variance);
    // By hand for α = 0.5, no trend: 1 + 2·0.25.
    expect(smoothedForecast({ alpha: 0.5, beta: 0, phi: 0, level: 4, trend: 0, errors: [] }, 3)).toEqual({ value: 4, variance: 1.5 });
  });
});

describe('forecast', () => {
  const steady = Array.from({ length: 30 }, (_, i) => 100 + ([3, -5, 1, 6, -2, -3][i % 6] ?? NaN) + (i % 4));

  it('has the textbook interval of a mean', () => {
    // mean 10, sd 2.108185; t(0.975, 11) = 2.200985; half = 2.200985·2.108185·√(13/12).
    const values = [8, 12, 10, 7, 13, 10, 8, 12, 10, 9, 11, 10];
    const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - 10) ** 2, 0) / 11);
    const [point] = forecastBy('mean', values, { horizon: 1 });
    expect(point).toEqual({ value: 10, low: expect.closeTo(10 - 2.200985 * sd * Math.sqrt(13 / 12), 5) as number, high: expect.closeTo(10 + 2.200985 * sd * Math.sqrt(13 / 12), 5) as number });
  });

  it('prefers the season where there is one, and the mean where there is nothing', () => {
    const seasonal = Array.from({ length: 60 }, (_, i) => 100 + 40 * Math.sin((2 * Math.PI * i) / 12) + ((i * 37) % 11) - 5);
    expect(forecast(seasonal, { horizon: 3, season: 12 }).chosen.method).toMatch(/^seasonal/);
    const around = forecast(steady, { horizon: 3 });
    expect(around.chosen.meanAbsoluteError).toBe(Math.min(...around.tried.map((t) => t.meanAbsoluteError)));
    expect(around.tried.map((t) => t.n)).toEqual(Array(around.tried.length).fill(around.chosen.n));
    expect(around.points).toHaveLength(3);
  });

  it('gets wider with the horizon and stays within bounds', () => {
    const walk = steady.map((v, i) => v + 3 * i);
    const points = forecastBy('smoothing', walk, { horizon: 6 });
    const widths = points.map((p) => p.high - p.low);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    const counts = forecastBy('mean', [0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 3, 0], { horizon: 1, transform: 'log1p', bounds: { low: 0, high: Infinity } });
    expect(counts[0]?.low).toBe(0);
    expect(counts[0]?.high).toBeGreaterThan(1);
  });

  it('tells by the back-test how it would have done', () => {
    const test = backTest('mean', steady, 18, { horizon: 2 });
    // Twelve origins, the last of which knows one value ahead.
    expect(test.n).toBe(23);
    expect(test.coverage).toBeGreaterThan(0.85);
    const byHand = steady.slice(18).flatMap((_, k) => {
      const past = steady.slice(0, 18 + k);
      const centre = past.reduce((a, b) => a + b) / past.length;
      return steady.slice(18 + k, 20 + k).map((v) => Math.abs(v - centre));
    });
    expect(test.meanAbsoluteError).toBeCloseTo(byHand.reduce((a, b) => a + b) / byHand.length, 9);
  });

  it('is calm about a constant series and refuses a short one', () => {
    const flat = forecast(Array<number>(20).fill(4), { horizon: 2 });
    expect(flat.points).toEqual([{ value: 4, low: 4, high: 4 }, { value: 4, low: 4, high: 4 }]);
    expect(() => forecast([1, 2, 3], { horizon: 1 })).toThrow('values: too few');
    expect(() => forecastBy('seasonal_naive', steady, { horizon: 1, season: 12 })).toThrow('values: too few');
    expect(() => forecastBy('mean', [...steady, -1], { horizon: 1, transform: 'log1p' })).toThrow('values: negative');
  });
});
