import { prepareHeat } from './heat.js';
import { preparePareto } from './pareto.js';
import { prepareSurvival } from './survival.js';

const named = (key: string) => ({ key, isOther: false, label: { zh: key, en: key } });
const rest = (types: number, value: number, share: number) => ({ types, value, share, cases: value });

describe('preparePareto', () => {
  const answered: Parameters<typeof preparePareto>[0] = {
    measure: 'cases', total: 100, cases: 100, types: 3, vital: null, reliability: 'full', concentration: null, findings: [],
    bars: [{ member: named('a'), value: 30, share: 0.3, cumulative: 0.3, vital: true, cases: 30 }, { member: named('b'), value: 10, share: 0.1, cumulative: 0.4, vital: true, cases: 10 }],
    tail: rest(7, 12, 0.12), unclassified: rest(2, 48, 0.48),
  };

  it('puts what stands for several last whatever its size, and goes on summing up', () => {
    const { bars, largest } = preparePareto(answered);
    expect(bars.map(({ cumulative, key, part, value }) => [part, key, value, cumulative])).toEqual([['type', 'a', 30, 0.3], ['type', 'b', 10, 0.4], ['tail', '', 12, 0.52], ['unclassified', '', 48, 1]]);
    expect(largest).toBe(48);
  });

  it('leaves out what is empty, and shows no share of few cases', () => {
    const small = preparePareto({ ...answered, tail: rest(0, 0, 0), unclassified: rest(1, 0, 0), reliability: 'counts' });
    expect(small.bars.map(({ part }) => part)).toEqual(['type', 'type']);
    expect([small.countsOnly, preparePareto(answered).countsOnly, preparePareto({ ...answered, reliability: 'indicative' }).weak]).toEqual([true, false, true]);
  });
});

describe('prepareHeat', () => {
  const months = ['2026-01', '2026-02'].map((month) => ({ from: `${month}-01`, to: `${month}-28`, complete: true }));
  const type = (key: string, monthly: number[], unclassified = false) => ({
    member: named(key), monthly, n: monthly.reduce((a, b) => a + b, 0), days: 0, amount: 0, withAmount: 0, share: 0, recurring: false, repeats: null, repeatsBeyond: false, unclassified, variation: null,
    signals: key === 'small' ? [{ from: '2026-02-01', n: 2, centre: 1, lower: 0, upper: 1.5, rule: 'astronomical' as const, variation: 'neutral_high' as const }] : [],
  });

  it('keeps the largest rows, puts all others together last, and does not let them be the largest cell', () => {
    const heat = prepareHeat({ months, monthly: [100, 103], typeCount: 5, types: [type('large', [5, 9]), type('small', [1, 2]), type('C99', [90, 90], true)] }, 2);
    expect(heat.rows.map(({ key, total, types }) => [key, types, total])).toEqual([['large', 1, 14], ['small', 1, 3], ['', 3, 186]]);
    expect(heat.most).toBe(9);
    expect(heat.cells.map(({ n }) => n)).toEqual([5, 9, 1, 2, 94, 92]);
    expect(heat.cells.map(({ signal }) => signal?.upper ?? null)).toEqual([null, null, null, 1.5, null, null]);
  });
});

describe('prepareSurvival', () => {
  const step = (day: number, survival: number, atRisk: number) => ({ day, survival, atRisk, low: 0, high: 1 });

  it('reads the median out and cuts the end where few are observed', () => {
    const survival = prepareSurvival([step(30, 0.4, 40), step(0, 1, 100), step(20, 0.5, 60), step(90, 0.1, 3)]);
    expect(survival.median).toBe(20);
    expect(survival.lastDay).toBe(30);
    expect(survival.atRisk).toEqual([{ day: 0, n: 100 }, { day: 20, n: 60 }, { day: 30, n: 40 }]);
  });

  it('has no median when fewer than half are closed', () => {
    expect(prepareSurvival([step(0, 1, 100), step(20, 0.6, 60)]).median).toBeNull();
  });

  it('begins on day 0 with all of them open', () => {
    expect(prepareSurvival([step(8, 0.9, 21), step(12, 0.8, 19)]).points.map(({ day, survival, low }) => [day, survival, low])).toEqual([[0, 1, 1], [8, 0.9, 0], [12, 0.8, 0]]);
  });
});
