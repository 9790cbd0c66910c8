import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aalenJohansen, incidenceAt, type CompetingDuration } from './aalen-johansen.js';
import { kaplanMeier, quantile, quantileInterval, restrictedMean, survivalAt, type Duration } from './kaplan-meier.js';

interface Fixtures {
  km: {
    t: number[]; event: number[];
    rows: { t: number; at_risk: number; S: number; loglog95: [number, number] }[];
    q25: number; median: number; q75: null; median_ci95: [number, null]; rmst30: number; F15: number; F30: number;
  };
  competing: { t: number[]; cause: number[]; cif30: Record<'1' | '2' | '3', number>; overall_F30: number };
}
const { km, competing } = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const durations = km.t.map((day, i): Duration => ({ day, events: km.event[i] ?? 0, censored: 1 - (km.event[i] ?? 0) }));

describe('Kaplan–Meier', () => {
  const steps = kaplanMeier(durations);

  it('has the curve and the bands of the reference implementation', () => {
    expect(steps).toHaveLength(km.rows.length);
    km.rows.forEach((row, i) => {
      expect(steps[i]).toMatchObject({ day: row.t, atRisk: row.at_risk });
      expect(steps[i]?.survival).toBeCloseTo(row.S, 5);
      expect(steps[i]?.low).toBeCloseTo(row.loglog95[0], 4);
      expect(steps[i]?.high).toBeCloseTo(row.loglog95[1], 4);
    });
  });

  it('reads quantiles with their interval, shares by a day and the restricted mean', () => {
    expect([quantile(steps, 0.25), quantile(steps, 0.5), quantile(steps, 0.75)]).toEqual([km.q25, km.median, km.q75]);
    const [low, high] = km.median_ci95;
    expect(quantileInterval(steps, 0.5)).toEqual({ low, high });
    expect(1 - survivalAt(steps, 15)).toBeCloseTo(km.F15, 5);
    expect(1 - survivalAt(steps, 30)).toBeCloseTo(km.F30, 5);
    expect(survivalAt(steps, 2)).toBe(1);
    expect(restrictedMean(steps, 30)).toBeCloseTo(km.rmst30, 4);
  });

  it('gives the same from tied and split entries', () => {
    const merged = kaplanMeier([{ day: 5, events: 2, censored: 0 }, { day: 9, events: 0, censored: 3 }]);
    const split = kaplanMeier([{ day: 9, events: 0, censored: 3 }, { day: 5, events: 1, censored: 0 }, { day: 5, events: 1, censored: 0 }]);
    expect(split).toEqual(merged);
    expect(merged[0]?.survival).toBeCloseTo(0.6, 12);
  });

  it('counts events before censorings on one day', () => {
    expect(kaplanMeier([{ day: 4, events: 1, censored: 1 }])[0]).toMatchObject({ atRisk: 2, survival: 0.5 });
  });

  // R 4.2, survival 3.5: survfit(Surv(entry, exit, event) ~ 1, conf.type = "log-log").
  it('takes in those who came under observation later', () => {
    const entry = [0, 0, 2, 4, 0, 5, 0, 3, 0, 10];
    const exit = [3, 5, 5, 8, 10, 12, 15, 18, 21, 25];
    const event = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1];
    const late = kaplanMeier(exit.map((day, i): Duration => ({
      day, events: event[i] ?? 0, censored: 1 - (event[i] ?? 0), ...(entry[i] ? { entry: entry[i] } : {}),
    })));
    const reference = [
      [3, 6, 0.833333333333, 0.273122849928, 0.974712426691],
      [5, 7, 0.714285714286, 0.258153665459, 0.919797456045],
      [8, 6, 0.595238095238, 0.198637581799, 0.846603177527],
      [10, 5, 0.476190476190, 0.135749849884, 0.759073194703],
      [15, 4, 0.357142857143, 0.079351878313, 0.658112494411],
      [18, 3, 0.238095238095, 0.034419666023, 0.542657834159],
      [25, 1, 0, 0, 0],
    ];
    expect(late.map((s) => [s.day, s.atRisk])).toEqual(reference.map(([day, atRisk]) => [day, atRisk]));
    late.forEach((s, i) => {
      expect([s.survival, s.low, s.high]).toEqual(reference[i]?.slice(2).map((x) => expect.closeTo(x, 6) as number));
    });
  });

  it('says nothing of nothing, and refuses what cannot be', () => {
    expect(kaplanMeier([])).toEqual([]);
    expect(kaplanMeier([{ day: 9, events: 0, censored: 4 }])).toEqual([]);
    expect(quantile([], 0.5)).toBeNull();
    expect(() => kaplanMeier([{ day: NaN, events: 1, censored: 0 }])).toThrow('days: not a finite number');
    expect(() => kaplanMeier([{ day: 3, events: -1, censored: 0 }])).toThrow('durations: negative');
    expect(() => kaplanMeier([{ day: 3, events: 1, censored: 0, entry: 3 }])).toThrow('entry and exit: out of order');
  });

  it('holds a million cases on one day', () => {
    expect(kaplanMeier([{ day: 0, events: 250_000, censored: 0 }, { day: 1, events: 750_000, censored: 0 }]).map((s) => s.survival)).toEqual([0.75, 0]);
  });
});

describe('Aalen–Johansen', () => {
  const of = (cause: number): CompetingDuration['events'] => [1, 2, 3].map((c) => Number(c === cause));
  const cases = competing.t.map((day, i): CompetingDuration => ({ day, events: of(competing.cause[i] ?? 0), censored: Number(competing.cause[i] === 0) }));
  const curves = aalenJohansen(cases);

  it('has the incidences of the reference implementation, and they add up', () => {
    const at30 = curves.map((steps) => incidenceAt(steps, 30));
    expect(at30).toEqual([competing.cif30['1'], competing.cif30['2'], competing.cif30['3']].map((x) => expect.closeTo(x, 5) as number));
    expect(at30.reduce((a, b) => a + b)).toBeCloseTo(competing.overall_F30, 5);
    expect(1 - survivalAt(kaplanMeier(durations), 30)).toBeCloseTo(at30.reduce((a, b) => a + b), 12);
  });

  // R 4.2, survival 3.5: summary(survfit(Surv(t, factor(cause)) ~ 1))$std.err.
  it('has the standard errors of R’s survival', () => {
    const errorAt = (cause: number, day: number) => curves[cause]?.findLast((s) => s.day <= day)?.standardError;
    expect(errorAt(0, 10)).toBeCloseTo(0.103279555899, 6);
    expect(errorAt(0, 30)).toBeCloseTo(0.130383572674, 6);
    expect(errorAt(1, 10)).toBeCloseTo(0.064406118872, 6);
    expect(errorAt(1, 34)).toBeCloseTo(0.147266294153, 6);
    expect(errorAt(2, 34)).toBeCloseTo(0.064406118872, 6);
  });

  it('is one minus Kaplan–Meier where there is one cause', () => {
    const [only = []] = aalenJohansen(durations.map((d) => ({ ...d, events: [d.events] })));
    kaplanMeier(durations).forEach((step, i) => {
      expect(only[i]?.incidence).toBeCloseTo(1 - step.survival, 12);
    });
  });

  it('keeps its bands within 0 and 1 around the estimate', () => {
    for (const step of curves.flat()) {
      expect(step.low).toBeGreaterThanOrEqual(0);
      expect(step.low).toBeLessThan(step.incidence);
      expect(step.high).toBeGreaterThan(step.incidence);
      expect(step.high).toBeLessThanOrEqual(1);
    }
  });

  it('refuses cases with other causes', () => {
    expect(() => aalenJohansen([{ day: 1, events: [1, 0], censored: 0 }, { day: 2, events: [1], censored: 0 }])).toThrow('causes: not as many');
    expect(aalenJohansen([])).toEqual([]);
  });
});
