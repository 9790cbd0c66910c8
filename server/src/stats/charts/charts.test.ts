import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pChart, uChart } from './attribute.js';
import { chartForCounts, chartForProportions } from './chart-choice.js';
import { assurance, variation } from './icons.js';
import { gChart, tChart } from './rare-events.js';
import { NHS_SIX_POINTS } from './rule-set.js';
import type { Flags } from './signals.js';
import { xmr, type XmrChart } from './xmr.js';

interface Reference {
  y: number[]; base?: number; mean: number; mR_bar: number; mR_bar_used: number; UPL: number; LPL: number; near_upper: number; UCL_mR: number;
  flags: { astronomical: number[]; shift7: number[]; trend7: number[]; two_of_three: number[] };
}
const { xmr: references } = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as { xmr: Record<string, Reference> };

const flagged = (chart: XmrChart, rule: keyof Flags) => chart.points.flatMap((p, i) => (p.flags[rule] === 0 ? [] : [i]));
const closeTo = (x: number) => expect.closeTo(x, 4) as number;
const series = (name: string) => references[name]?.y ?? [];

describe('XmR', () => {
  it.each(Object.entries(references))('%s', (name, reference) => {
    const chart = xmr(reference.y, { screenRanges: name.endsWith('screened'), ...(reference.base ? { baseline: reference.base } : {}) });
    expect(chart.phases).toEqual([expect.objectContaining({
      mean: closeTo(reference.mean), lower: closeTo(reference.LPL), upper: closeTo(reference.UPL), rangeLimit: closeTo(reference.UCL_mR),
      meanRange: closeTo(reference.mR_bar), meanRangeUsed: closeTo(reference.mR_bar_used),
    })]);
    expect({
      astronomical: flagged(chart, 'astronomical'), shift7: flagged(chart, 'shift'), trend7: flagged(chart, 'trend'), two_of_three: flagged(chart, 'twoOfThree'),
    }).toEqual(reference.flags);
  });

  const D = series('D_trend');

  it('colours a trend by its direction, also below the mean', () => {
    const chart = xmr(D);
    expect(chart.points.slice(4, 11).map((p) => variation(p.signal, 'increase'))).toEqual(Array(7).fill('improvement_high'));
    expect(chart.points.slice(4, 11).map((p) => variation(p.signal, 'decrease'))).toEqual(Array(7).fill('concern_high'));
    expect(chart.points[4]?.value).toBeLessThan(chart.phases[0]?.mean ?? NaN);
  });

  it('gives the icon of the latest point: a falling trend above the mean is a concern', () => {
    const chart = xmr([40, 42, 41, 40, 43, 41, 60, 59, 58, 57, 56, 55, 54, 53]);
    expect(variation(chart.points.at(-1)?.signal ?? null, 'increase')).toBe('concern_low');
    expect(variation(chart.points.at(-1)?.signal ?? null, null)).toBe('neutral_low');
    expect(variation(null, 'increase')).toBe('common_cause');
  });

  it('lets a point in two trends take the later one’s direction', () => {
    const peak = xmr([50, 51, 49, 50, 52, 48, 50, 51, 52, 53, 54, 55, 56, 55, 54, 53, 52, 51, 50]);
    expect(peak.points[12]?.flags.trend).toBe(-1);
    expect(peak.points[11]?.flags.trend).toBe(1);
  });

  it('finds shorter runs by the six-point rules, and names the rules', () => {
    const runOfSix = [...series('A_common_cause').slice(0, -1), 77, 76, 77, 76, 77, 76, 60, 72, 74, 70];
    expect(flagged(xmr(runOfSix), 'shift')).toEqual([]);
    const chart = xmr(runOfSix, { rules: NHS_SIX_POINTS });
    expect(flagged(chart, 'shift')).toEqual([11, 12, 13, 14, 15, 16]);
    expect(chart.rules.id).toBe('nhs-making-data-count-6');
  });

  it('begins anew at a rebase with its reason, and no run crosses it', () => {
    const low = series('A_common_cause');
    const high = low.map((v) => v + 10);
    expect(flagged(xmr([...low, ...high]), 'shift')).not.toEqual([]);
    const chart = xmr([...low, ...high], { rebases: [{ at: 12, reason: '新的分派规则' }] });
    expect(chart.phases.map((p) => [p.from, p.reason, Number(p.mean.toFixed(5))])).toEqual([[0, null, 73.33333], [12, '新的分派规则', 83.33333]]);
    expect(chart.points.filter((p) => p.signal !== null)).toEqual([]);
    expect(() => xmr([...low, ...high], { rebases: [{ at: 12, reason: ' ' }] })).toThrow('rebase: no written reason');
    expect(() => xmr(low, { rebases: [{ at: 12, reason: 'x' }] })).toThrow('rebases: out of order');
  });

  it('calls nothing a signal below twelve points, and says how far limits can be trusted', () => {
    const eleven = xmr([...Array(10).fill(5).map((v: number, i) => v + (i % 2)), 60]);
    expect(eleven.phases[0]?.trust).toBe('too_few');
    expect(eleven.points.every((p) => p.signal === null)).toBe(true);
    expect([12, 19, 20].map((n) => xmr(Array.from({ length: n }, (_, i) => i % 3)).phases[0]?.trust)).toEqual(['provisional', 'provisional', 'full']);
  });

  it('is silent on a constant series, one value and none', () => {
    // The mean of thirty times 0.1 is not 0.1 to the last bit.
    expect(xmr(Array<number>(30).fill(0.1)).points.filter((p) => p.signal !== null)).toEqual([]);
    expect(xmr([7]).phases[0]).toMatchObject({ mean: 7, lower: 7, upper: 7, trust: 'too_few' });
    expect(xmr([])).toMatchObject({ phases: [], points: [] });
    expect(() => xmr([1, NaN])).toThrow('values: not a finite number');
  });
});

describe('assurance', () => {
  const limits = { lower: 60, upper: 80 };

  it.each([
    [85, 'increase', 'fail'], [55, 'increase', 'pass'], [70, 'increase', 'inconsistent'], [80, 'increase', 'inconsistent'],
    [85, 'decrease', 'pass'], [55, 'decrease', 'fail'], [70, null, null], [null, 'increase', null],
  ] as const)('target %d, better %s: %s', (target, better, expected) => {
    expect(assurance(limits, target, better)).toBe(expected);
  });
});

describe('charts for samples', () => {
  // By hand: p̄ = 40/400 = 0.1; √(0.09/100) = 0.03 and √(0.09/25) = 0.06.
  const proportions = [
    { successes: 8, trials: 100 }, { successes: 12, trials: 100 }, { successes: 2, trials: 25 }, { successes: 3, trials: 25 }, { successes: 15, trials: 150 },
  ];

  it('has limits that go with the size of each sample', () => {
    const chart = pChart(proportions);
    expect(chart.centre).toBeCloseTo(0.1, 12);
    expect(chart.points[0]).toMatchObject({ lower: closeTo(0.01), upper: closeTo(0.19) });
    expect(chart.points[2]).toMatchObject({ lower: closeTo(-0.08), upper: closeTo(0.28) });
  });

  it('narrows or widens them by Laney’s σz', () => {
    // z: −2/3, 2/3, −1/3, 1/3, 0; mean range (4/3 + 1 + 2/3 + 1/3)/4 = 5/6; over 1.128 = 0.738771.
    const chart = pChart(proportions, { laney: true });
    expect(chart.sigmaZ).toBeCloseTo(0.738771, 5);
    expect(chart.points[0]?.upper).toBeCloseTo(0.1 + 0.09 * 0.738771, 5);
    expect(pChart([{ successes: 0, trials: 5 }, { successes: 0, trials: 9 }], { laney: true })).toMatchObject({ centre: 0, sigmaZ: 1 });
  });

  it('draws rates by exposure', () => {
    // ū = 36/9 = 4; √(4/1) = 2, √(4/4) = 1: the second lies on its limit, which is not outside it.
    const chart = uChart([{ events: 4, exposure: 1 }, { events: 28, exposure: 4 }, { events: 4, exposure: 4 }]);
    expect(chart.centre).toBeCloseTo(4, 12);
    expect(chart.points.map((p) => [p.lower, p.upper])).toEqual([[-2, 10], [1, 7], [1, 7]].map((pair) => pair.map(closeTo)));
    expect(chart.points.map((p) => p.flags.astronomical)).toEqual([0, 0, 0]);
    expect(uChart([{ events: 4, exposure: 1 }, { events: 32, exposure: 4 }, { events: 0, exposure: 4 }]).points.map((p) => p.flags.astronomical)).toEqual([0, 1, -1]);
  });

  it('refuses samples of nothing', () => {
    expect(() => pChart([{ successes: 0, trials: 0 }])).toThrow('trials: must be above zero');
    expect(() => pChart([])).toThrow('points: too few');
  });
});

describe('charts for rare events', () => {
  it('draws days between on the 1/3.6 power', () => {
    const days = [3, 30, 12, 45, 8, 22, 17, 60, 5, 28, 14, 35, 400];
    const inner = xmr(days.map((d) => d ** (1 / 3.6)));
    const chart = tChart(days);
    expect(chart.points.map((p) => p.value)).toEqual(days);
    expect(chart.phases[0]?.upper).toBeCloseTo((inner.phases[0]?.upper ?? NaN) ** 3.6, 8);
    expect(chart.points.at(-1)?.signal).toEqual({ rule: 'astronomical', direction: 'high' });
    expect(chart.points.at(-2)?.signal).toBeNull();
  });

  it('ends at zero days, never at a number that is none', () => {
    const lower = tChart([0, 90, 0, 80, 0, 95, 0, 70, 0, 88, 0, 91]).phases[0]?.lower;
    expect(lower).toBe(0);
  });

  it('has no lower limit within the first day, where two events of one day would always lie', () => {
    const days = [21, 40, 19, 40, 13, 35, 18, 33, 32, 16, 28, 44, 0];
    const inner = xmr(days.map((d) => d ** (1 / 3.6))).phases[0]?.lower ?? NaN;
    expect([inner > 0, inner < 1]).toEqual([true, true]);
    expect(tChart(days).phases[0]?.lower).toBe(0);
    expect(tChart(days).points.at(-1)?.signal).toBeNull();
    // Gaps as regular as these do have one.
    const regular = [30, 34, 29, 36, 31, 33, 28, 35, 30, 32, 34, 31, 0];
    expect(tChart(regular).phases[0]?.lower).toBeGreaterThan(1);
    expect(tChart(regular).points.at(-1)?.signal).toEqual({ rule: 'astronomical', direction: 'low' });
  });

  it('draws cases between with the geometric limit', () => {
    // ḡ = 20; 20 + 3√(20·21) = 81.4817.
    const chart = gChart([10, 30, 20, 15, 25]);
    expect(chart.centre).toBe(20);
    expect(chart.upper).toBeCloseTo(81.4817, 4);
    expect(gChart([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]).points.at(-1)?.signal?.rule).toBe('astronomical');
    expect(() => gChart([1.5])).toThrow('cases between events: must be whole');
  });

  it('is chosen by the data', () => {
    expect(chartForCounts([0, 1, 0, 2, 0])).toBe('rare');
    expect(chartForProportions([{ successes: 0, trials: 100 }, { successes: 1, trials: 100 }])).toBe('rare');
    expect(chartForCounts([3, 4, 8])).toBe('xmr');
    expect(chartForProportions([{ successes: 80, trials: 100 }, { successes: 90, trials: 120 }])).toBe('xmr');
    expect(chartForProportions([{ successes: 80, trials: 100 }, { successes: 9, trials: 12 }])).toBe('p');
    expect(chartForProportions([{ successes: 98, trials: 100 }, { successes: 100, trials: 100 }])).toBe('p');
  });
});
