import { metricById } from '@concord/sql';
import { valueOf } from '../../metrics/value.js';
import type { Tally } from '../../metrics/tally.js';
import { monthTold } from './month-findings.js';
import type { Measured } from './measured.js';
import { togetherFindings } from './together-findings.js';

const stamp = { asOf: '2026-10-31', dataVersion: 1 };
const LIMITS = { centre: 1, lower: 0.4, upper: 0.6, rule: null, variation: 'common_cause' } as const;

/** September and October of a metric; October judged as `variation` says. */
function measured(id: string, tallies: readonly [Tally, Tally], variation: 'common_cause' | 'concern_low' | 'improvement_high' | null = 'common_cause', limits: readonly [number, number] = [0, 10_000]): Measured {
  const definition = metricById(id);
  const points = tallies.map((tally, i) => ({
    from: `2026-${i === 0 ? '09' : '10'}-01`, complete: true, value: valueOf(definition, tally, stamp),
    control: i === 0 ? null : { ...LIMITS, lower: limits[0], upper: limits[1], variation: variation ?? 'common_cause', rule: variation === 'common_cause' || variation === null ? null : 'astronomical' as const },
  }));
  return { definition, points, total: valueOf(definition, tallies[1], stamp), control: { chance: 0.012, latest: variation === null ? null : '2026-10-01', variation } };
}
const count = (n: number): Tally => ({ kind: 'count', n });
const ratio = (numerator: number, n: number, mature = n): Tally => ({ kind: 'ratio', n, numerator, cohort: n, mature });
const said = (list: readonly Measured[], since = ''): string[] => togetherFindings('month', list, since).map(({ words }) => words.zh);

const MONTH = [
  measured('intake', [count(1800), count(1950)]),
  measured('closings', [count(1500), count(1600)]),
  measured('acceptances', [count(1500), count(1700)]),
  measured('settlement_rate', [ratio(700, 1000), ratio(530, 1000)], 'concern_low', [0.62, 0.78]),
  measured('csat', [ratio(70, 100), ratio(90, 100)], 'improvement_high', [0.6, 0.88]),
  measured('nps', [{ kind: 'balance', n: 40, numerator: 20, against: 10 }, { kind: 'balance', n: 40, numerator: 20, against: 10 }], null),
];

it('tells the headline figures of the month, what moved beyond chance with its limits, and how much did not', () => {
  expect(said(MONTH)).toEqual([
    '2026年10月，收案量 1,950 件；办结量 1,600 件；调解成功率（实质口径） 53.0%（95% 区间 49.9–56.1%、530/1,000）。',
    '超出偶然的变动：关注信号 1 项，“调解成功率（实质口径）”53.0%（95% 区间 49.9–56.1%、530/1,000），超出控制限（控制限 62.0–78.0%）。',
    expect.stringMatching(/^超出偶然的变动：改善信号 1 项，“[^”]+”90\.0%（.*90\/100）.*（控制限 60\.0–88\.0%）。$/u) as unknown,
    '有控制限的 5 项指标中，其余 3 项在正常波动范围内；即使一切照旧，仅凭偶然平均也会有不到 0.1 项出现信号。',
  ]);
  expect(togetherFindings('month', MONTH).map(({ what, tone, figures }) => [what, tone, figures])).toEqual([
    ['facts', 'normal', { intake: 1950, closings: 1600, settlement_rate: 0.53 }], ['signals', 'concern', { metrics: 1 }], ['signals', 'improvement', { metrics: 1 }],
    ['within_normal', 'normal', { judged: 5, normal: 3, by_chance: expect.closeTo(0.06, 9) as number }],
  ]);
});

it('says so where nothing moved, and where nothing can be judged', () => {
  expect(said([measured('intake', [count(1), count(2)])])[1]).toBe('有控制限的 1 项指标全部在正常波动范围内；即使一切照旧，仅凭偶然平均也会有不到 0.1 项出现信号。');
  expect(said([measured('intake', [count(1), count(2)], null)])[1]).toContain('不足 12 个');
  expect(said([])).toEqual([]);
});

it('tells a cohort of its last month with known outcomes, and says which; its limits judge their own month only', () => {
  const cohort = measured('settlement_rate_within_limit', [ratio(60, 100), ratio(10, 40, 12)], 'concern_low');
  expect(monthTold(cohort.points, '')?.from).toBe('2026-09-01');
  const [facts, state] = said([measured('intake', [count(1), count(2)]), cohort]);
  expect(facts).toContain('（2026年9月）60.0%');
  expect(state).toContain('有控制限的 1 项指标全部');
});

it('tells an incomplete month where the period holds no other, and names no cause', () => {
  const open = { ...measured('intake', [count(7), count(5)], null) };
  const points = open.points.map((point, i) => ({ ...point, complete: i === 0 }));
  expect(said([{ ...open, points }], '2026-10-01')[0]).toBe('2026年10月（未满月），收案量 5 件。');
  expect(said([{ ...open, points }])[0]).toBe('2026年9月，收案量 7 件。');
  for (const { words } of togetherFindings('month', MONTH)) expect(`${words.zh} ${words.en}`).not.toMatch(/因为|由于|导致|得益|推动|because|due to|thanks to|caused|↑|↓/u);
});

it('says which counts of the month are not all entered yet, before anything is read into them', () => {
  const waiting = measured('intake', [count(1800), count(1200)], null);
  const entering: Measured = { ...waiting, control: { chance: 0.012, latest: '2026-09-01', variation: 'common_cause', heldBack: '2026-10-01' } };
  expect(said([entering, measured('closings', [count(1500), count(1600)])])).toEqual([
    '2026年10月，收案量 1,200 件；办结量 1,600 件。', '“收案量”在2026年10月的件数尚未录齐，暂不判断。', '有控制限的 1 项指标全部在正常波动范围内；即使一切照旧，仅凭偶然平均也会有不到 0.1 项出现信号。',
  ]);
});
