import { wordingOf } from '../text/wording.js';
import type { Confidence, Grade } from './confidence.js';
import { lowMonths, lowSentence, lowText } from './low-months.js';

const [zh, en] = [wordingOf('zh-CN'), wordingOf('en')];
const month = (name: string, grade: Grade, measured: number): Confidence['rows'][number]['months'][number] => ({
  month: `${name}-01`, cases: 10, grade,
  reasons: [{ check: 'late_entry', aspect: 'timeliness', column: '', columnLabel: null, label: { zh: '迟录', en: 'Late entry' }, isShare: true, measured, threshold: 0.1, atFault: 1, cases: 10, corrected: 0, grade: grade ?? 'A' }],
});
const rows: Confidence['rows'] = [
  { worst: 'D', member: { key: 'a', label: { zh: '甲', en: 'A' } }, months: [month('2026-01', 'C', 0.3), month('2026-02', 'B', 0.15), month('2026-03', 'D', 0.6), month('2026-04', null, 0)] },
  { worst: 'C', member: { key: 'b', label: { zh: '乙', en: 'B' } }, months: [month('2026-02', 'C', 0.25), month('2026-03', 'C', 0.3)] },
];

it('marks the months below B, each by the worst of its sources', () => {
  expect([...lowMonths(rows)].map(([from, { grade }]) => [from, grade])).toEqual([['2026-01-01', 'C'], ['2026-03-01', 'D'], ['2026-02-01', 'C']]);
});

it('says how many months of a trend are marked, and why the worst is', () => {
  const low = lowMonths(rows);
  expect(lowSentence(low, ['2026-02-01', '2026-03-01', '2026-04-01'], zh)).toBe('标有 C 或 D 的 2 个月，收案记录的可信度低于 B，最差为 2026年3月：数据可信度 D，迟录 60.0%，限 10.0%。');
  expect(lowSentence(low, ['2026-04-01'], zh)).toBe('');
  expect(lowSentence(new Map(), ['2026-03-01'], zh)).toBe('');
  expect([...low.values()].map((one) => lowText(one, en))[0]).toBe('data confidence C, Late entry 30.0%, limit 10.0%');
});
