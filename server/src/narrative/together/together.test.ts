import { metricById } from '@concord/sql';
import type { Tally } from '../../metrics/tally.js';
import { valueOf } from '../../metrics/value.js';
import type { Measured } from './measured.js';
import { togetherFindings } from './together-findings.js';

const stamp = { asOf: '2026-10-31', dataVersion: 1 };
const measured = (id: string, tally: Tally, control: Measured['control'] = null, months: readonly number[] = []): Measured => {
  const definition = metricById(id);
  const points = months.map((n, i) => ({ from: `2026-0${String(i + 1)}-01`, complete: i < months.length - 1, control: null, value: valueOf(definition, { kind: 'level', n }, stamp) }));
  return { definition, total: valueOf(definition, tally, stamp), points, control };
};
const ratio = (numerator: number, n: number, mature = n): Tally => ({ kind: 'ratio', n, numerator, cohort: n, mature });
const normal = { chance: 0.012, latest: '2026-10-01', variation: 'common_cause' } as const;
const concern = { chance: 0.012, latest: '2026-10-01', variation: 'concern_low' } as const;
const said = (form: Parameters<typeof togetherFindings>[0], list: readonly Measured[]) => togetherFindings(form, list).map(({ words }) => words);

describe('metrics told together', () => {
  it('one rate on several bases: the first in full, how far apart they lie, and that they are not to be compared', () => {
    const bases = [measured('settlement_rate', ratio(734, 1000), normal), measured('settlement_rate_all', ratio(734, 1500), concern), measured('settlement_rate_participating', ratio(3, 8))];
    expect(togetherFindings('bases', bases)).toEqual([
      { what: 'size', tone: 'normal', figures: { n: 1000, value: 0.734 }, words: expect.objectContaining({ zh: '调解成功率（实质口径） 73.4%（95% 区间 70.6–76.0%、734/1,000）。' }) as unknown },
      { what: 'bases', tone: 'normal', figures: { low: 734 / 1500, high: 0.734 }, words: expect.objectContaining({ zh: '2 个口径在 48.9–73.4% 之间：分母不同，不宜相互比较，也不宜与别处未写明口径的成功率比较。' }) as unknown },
      { what: 'control', tone: 'normal', figures: { metrics: 1 }, words: { zh: '最近可判断的月份在正常波动范围内。', en: 'The latest months that can be judged are within normal variation.' } },
    ]);
    expect(said('bases', [measured('settlement_rate', ratio(3, 8))])).toEqual([expect.objectContaining({ zh: '调解成功率（实质口径） 3/8。' }), expect.objectContaining({ zh: '只能按这一个口径计算。' })]);
  });

  it('facts by the rules for small numbers, and which of them show a signal', () => {
    const facts = [measured('sla_compliance', ratio(90, 100), concern), measured('sla_extension_rate', ratio(4, 20), normal), measured('first_contact_timeliness', ratio(5, 9)), measured('reopen_rate', ratio(0, 0))];
    expect(said('facts', facts)).toEqual([
      { zh: '时限合规率 90.0%（90/100）；延期率 20.0%（4/20、不足 30 件，仅供参考）；首次联系及时率 5/9。', en: expect.stringContaining('90.0% (90/100); ') as unknown },
      { zh: '最近可判断的月份出现关注信号：时限合规率。', en: expect.stringMatching(/^The latest month that can be judged shows a signal of concern: /u) as unknown },
    ]);
    expect(said('facts', [measured('sla_compliance', ratio(90, 100), { chance: 0, latest: null, variation: null })])[1]?.zh).toContain('不足 12 个');
    const paid: Tally = { kind: 'quotient', n: 300, numerator: 316_717_084, denominator: 340_726_650 };
    expect(said('facts', [measured('performance_amount_rate', paid)])).toEqual([{ zh: '履行金额率 93.0%（3.17 亿元/3.41 亿元）。', en: 'Amount performed: 93.0% (CNY 316,717.1 k/CNY 340,726.7 k).' }]);
    expect(said('facts', [measured('reopen_rate', ratio(0, 0))])).toEqual([expect.objectContaining({ zh: '所选期间没有可以计算的案件。' })]);
  });

  it('steps: who reaches the last of them, and before which most stop', () => {
    const steps = (counts: readonly (readonly [number, number])[]) => counts.map(([went, entered], i) => measured(['funnel_attempted', 'funnel_reached', 'funnel_consented'][i] ?? '', ratio(went, entered)));
    const label = (id: string): string => metricById(id).numeratorLabel.zh;
    expect(said('steps', steps([[90, 100], [40, 90], [30, 40]])).map(({ zh }) => zh)).toEqual([
      `100 件进入，走到“${label('funnel_consented')}”30 件，占 30.0%。`, `止步最多的一步在“${label('funnel_reached')}”之前：50 件，占进入的 50.0%。`,
    ]);
    expect(said('steps', steps([[5, 6], [2, 5], [1, 2]])).map(({ zh }) => zh)).toEqual([`6 件进入，走到“${label('funnel_consented')}”1 件，件数太少，不计占比。`]);
  });

  it('a stock and its parts at the end of the last complete month, beside the first', () => {
    const level: Tally = { kind: 'level', n: 0 };
    const ages = [measured('pending', level, null, [50, 100, 7]), measured('pending_over_30', level, null, [10, 40, 1])];
    expect(said('ages', ages).map(({ zh }) => zh)).toEqual(['2026年2月末未结存量 100 件，其中：30 日以上存量 40 件（40.0%）。', '2026年1月末 50 件，30 日以上存量占 20.0%。']);
    expect(said('ages', [measured('pending', level, null, [4, 6, 2]), measured('pending_over_30', level, null, [1, 2, 0])]).map(({ zh }) => zh)).toEqual(['2026年2月末未结存量 6 件，件数太少，不计占比。']);
    expect(togetherFindings('ages', [])).toEqual([]);
  });
});
