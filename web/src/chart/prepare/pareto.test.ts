import { value } from '../../measure/samples.js';
import { prepareHeat } from './heat.js';
import { preparePareto } from './pareto.js';
import type { Breakdown } from './pareto.js';
import { openOn, prepareSurvival } from './survival.js';
import type { Series } from './trend.js';

const named = (key: string, isOther = false) => ({ key, isOther, label: { zh: key, en: key } });
const breakdown = (sizes: readonly (readonly [string, number, boolean?])[]): Breakdown => ({
  dimension: 'issue', metric: 'intake', memberCount: 9, total: value({ value: sizes.reduce((sum, [, n]) => sum + n, 0) }),
  rows: sizes.map(([key, n, isOther = false]) => ({ member: named(key, isOther), share: null, value: value({ value: n, n }) })),
});

describe('preparePareto', () => {
  it('puts the largest first, 其他 last whatever its size, and sums up', () => {
    const pareto = preparePareto(breakdown([['其他', 60, true], ['b', 10], ['a', 30]]));
    expect(pareto.bars.map((bar) => [bar.key, bar.n, bar.cumulative])).toEqual([['a', 30, 0.3], ['b', 10, 0.4], ['其他', 60, 1]]);
    expect(pareto).toMatchObject({ total: 100, folded: 7, reach80: null });
  });

  it('counts the members that make four fifths', () => {
    expect(preparePareto(breakdown([['a', 50], ['b', 35], ['c', 15]])).reach80).toBe(2);
  });

  it('divides nothing by nothing', () => {
    expect(preparePareto(breakdown([['a', 0]])).bars[0]).toMatchObject({ share: 0, cumulative: 0 });
  });
});

describe('prepareHeat', () => {
  const series = (key: string, counts: readonly number[], isOther = false): Series => ({
    metric: 'intake', control: null, member: named(key, isOther), total: value({}),
    points: counts.map((n, index) => ({ from: `2026-0${index + 1}-01`, to: `2026-0${index + 1}-28`, complete: true, control: null, value: value({ value: n, n }) })),
  });

  it('orders rows by size with 其他 last, and does not let 其他 be the largest cell', () => {
    const heat = prepareHeat([series('其他', [90, 90], true), series('small', [1, 2]), series('large', [5, 9])]);
    expect(heat.members.map((member) => member.key)).toEqual(['large', 'small', '其他']);
    expect(heat.most).toEqual({ row: 0, column: 1, n: 9 });
    expect(heat.cells).toHaveLength(6);
  });
});

describe('prepareSurvival', () => {
  const step = (day: number, survival: number, atRisk: number) => ({ day, survival, atRisk, low: 0, high: 1 });

  it('reads the median out and cuts the end where few are observed', () => {
    const survival = prepareSurvival([step(30, 0.4, 40), step(0, 1, 100), step(20, 0.5, 60), step(90, 0.1, 3)]);
    expect(survival.median).toBe(20);
    expect(survival.lastDay).toBe(30);
    expect(survival.atRisk).toEqual([{ day: 0, n: 100 }, { day: 15, n: 60 }, { day: 30, n: 40 }]);
  });

  it('has no median when fewer than half are closed', () => {
    expect(prepareSurvival([step(0, 1, 100), step(20, 0.6, 60)]).median).toBeNull();
  });

  it('holds its level between steps', () => {
    const points = [step(0, 1, 100), step(20, 0.6, 60)];
    expect([openOn(points, 0), openOn(points, 19), openOn(points, 20), openOn(points, 99)]).toEqual([1, 1, 0.6, 0.6]);
  });
});
