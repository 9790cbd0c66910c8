import { dimensionById, metricById, type DurationMetric } from '@concord/sql';
import { valueOf } from '../metrics/value.js';
import { fewDurations } from './few-durations.js';
import { survivalFindings } from './survival-findings.js';
import type { SurvivalOf } from './survival.model.js';

const METRIC = metricById('time_to_resolution') as DurationMetric;
const of = (key: string | null, day: number, n: number, shares: SurvivalOf['shares'] = [], endings: SurvivalOf['endings'] = []): SurvivalOf => {
  const ended = n - Math.floor(n / 8);
  const durations = [{ day: day * 4, events: 0, censored: n - ended }, { day, events: ended, censored: 0 }];
  return {
    member: key === null ? null : { key, label: { zh: key, en: key }, isOther: false }, curve: [], shares, endings, few: fewDurations(durations),
    value: valueOf(METRIC, { kind: 'duration', durations: durations.toReversed() }, { asOf: '2026-10-31', dataVersion: 1 }),
  };
};
const ending = (key: string, share: number): SurvivalOf['endings'][number] => ({ cases: 1, ending: { key, label: { zh: key, en: key }, isOther: false }, points: [], shares: [{ day: 15, share: 0 }, { day: 30, share }] });

it('tells the median of all, the extremes of members that can be held against each other, and how cases had ended by a month', () => {
  const total = of(null, 20, 200, [{ day: 15, share: 0.9 }, { day: 30, share: 0.25 }], [ending('成功', 0.5), ending('不成', 0.25)]);
  const parts = [of('甲', 20, 100), of('乙', 40, 60), of('丙', 2, 20)];
  expect(survivalFindings(METRIC, dimensionById('region'), total, parts).map(({ what, words }) => [what, words.zh])).toEqual([
    ['median', '全部案件：中位数 20 天（95% 区间 20–20 天、n = 200）。'],
    ['spread', `按${dimensionById('region').label.zh}，满 30 件的 2 项中位数在 20 天（甲）与 40 天（乙）之间，两者的 95% 区间不相交。`],
    ['endings', '第 30 天：成功 50.0%、不成 25.0%，仍未办结 25.0%。'],
  ]);
});

it('holds nothing against each other when fewer than two have thirty cases, and computes no shares of fewer than ten', () => {
  const few = of(null, 20, 8, [{ day: 30, share: null }], [ending('成功', 0.5)]);
  expect(survivalFindings(METRIC, dimensionById('region'), few, [of('甲', 20, 5), of('乙', 40, 3)]).map(({ words }) => words.zh)).toEqual(['8 件中 7 件已办结（20、20、20、20、20、20、20 天），未结的已 80 天；不足 10 件，不画曲线、不算中位数。', '不足 10 件，不计算各结局的比例。']);
});
