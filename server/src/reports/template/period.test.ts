import { periodOf, periodsBefore, periodText } from './period.js';

it.each([
  ['month', '2026-10', undefined, '2026-10-01', '2026-10-31', '2026年10月'], ['month', '2024-02', undefined, '2024-02-01', '2024-02-29', '2024年2月'], ['quarter', '2022Q2', undefined, '2022-04-01', '2022-06-30', '2022年第二季度'],
  ['quarter', '2022Q4', 4, '2023-01-01', '2023-03-31', '2023年第一季度'], ['quarter', '2022Q1', 5, '2022-05-01', '2022-07-31', '2022年5月至7月'], ['year', '2026', undefined, '2026-01-01', '2026-12-31', '2026年'], ['year', '2025', 4, '2025-04-01', '2026-03-31', '2025年4月至2026年3月'],
] as const)('reads a %s written %s (years from %s) as %s to %s', (kind, text, fiscal, from, to, words) => {
  const period = periodOf(kind, text, fiscal);
  expect(period).toEqual({ kind, from, to });
  expect(period === undefined ? '' : periodText(period).zh).toBe(words);
});

it.each([['month', '2026-13'], ['month', '2026'], ['month', '2026Q1'], ['quarter', '2026Q5'], ['quarter', '2026-04'], ['year', '26'], ['year', '1850'], ['year', '2150'], ['year', '2149'], ['month', '2026-10 ']] as const)('does not read a %s written “%s”', (kind, text) => {
  expect(periodOf(kind, text)).toBeUndefined();
});

it('knows the period before and that of a year ago', () => {
  const period = periodOf('quarter', '2024Q1');
  expect(period === undefined ? null : periodsBefore(period)).toEqual({ before: { kind: 'quarter', from: '2023-10-01', to: '2023-12-31' }, yearBefore: { kind: 'quarter', from: '2023-01-01', to: '2023-03-31' } });
});
