import { wordingOf } from '../text/wording.js';
import { belowText, gatheredText, gatherReasons, type Confidence } from './confidence.js';

const zh = wordingOf('zh-CN');

type Reason = Confidence['rows'][number]['months'][number]['reasons'][number];
const late = (measured: number, grade: Reason['grade']): Reason => ({
  check: 'late_entry', aspect: 'timeliness', column: 'entered_on', columnLabel: { zh: '录入日', en: 'Entered' }, label: { zh: '迟录', en: 'Late entry' },
  isShare: true, measured, threshold: 0.1, atFault: 1, cases: 10, corrected: 0, grade,
});
const few: Reason = { ...late(60, 'B'), check: 'volume', aspect: 'completeness', column: '', columnLabel: null, label: { zh: '月收案量超出控制限', en: 'Volume' }, isShare: false, threshold: 66.6 };
const rows: Confidence['rows'] = [{
  worst: 'D', member: { key: 'a', label: { zh: '甲', en: 'A' } },
  months: [
    { month: '2026-01-01', cases: 10, grade: 'C', reasons: [late(0.3, 'C'), few] }, { month: '2026-02-01', cases: 10, grade: 'D', reasons: [late(0.5, 'D')] },
    { month: '2026-03-01', cases: 10, grade: 'A', reasons: [] },
  ],
}];

it('gathers faults by check and column: the worst month stands for them, the gravest come first', () => {
  expect(gatherReasons(rows, zh.name).map(({ worst, month, months }) => [worst.check, worst.grade, month, months])).toEqual([['late_entry', 'D', '2026-02-01', 2], ['volume', 'B', '2026-01-01', 1]]);
});

it('words shares as shares and cases as cases', () => {
  expect(gatherReasons(rows, zh.name).map((reason) => gatheredText(reason, zh))).toEqual([
    '迟录（录入日） 50.0%，限 10.0%；最差 2026年2月，共 2 个月', '月收案量超出控制限 60，限 67；最差 2026年1月，共 1 个月',
  ]);
});

it('tells the share of grades below B, and that there is none', () => {
  expect(belowText({ graded: 12, belowB: 3 }, zh)).toBe('12 个月度评级中 3 个低于 B（25.0%）');
  expect(belowText({ graded: 0, belowB: 0 }, zh)).toBe('案件太少，不评级');
});
