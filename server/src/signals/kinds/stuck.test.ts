import { NO_FIGURES } from './kind.js';
import { stuck } from './stuck.js';

const figures = (open: number, aged: number) => ({
  ...NO_FIGURES, method: 'month_ends' as const, unit: 'percent' as const, period: { from: '2026-08-31', to: '2026-10-31' }, observed: aged / open, expected: 0.25, numerator: aged, denominator: open, excessDays: 120,
  adjusted: null, rank: null, tested: null, institutions: 0, trend: { bucket: 'month' as const, from: [], values: [] },
});
const NAMED = { type: { zh: '甲', en: 'A' }, place: null };

it('tells the share of old cases from ten open ones on, with its interval up to thirty, and of fewer their number alone', () => {
  const [few, some, enough] = [stuck.sentence(NAMED, figures(8, 5)), stuck.sentence(NAMED, figures(10, 5)), stuck.sentence(NAMED, figures(30, 15))];
  expect(few.zh).toContain('未结 8 件，其中 5 件已超期限或 60 天，全部类型为 25.0%');
  expect(few.en).toContain('of 8 cases open on');
  expect(few.zh).not.toContain('62.5');
  // Wilson of 5 of 10: 23.7 to 76.3.
  expect(some.zh).toContain('未结 10 件，其中 5 件（50.0%，95% 区间 23.7–76.3%，不足 30 件，仅供参考）已超期限或 60 天');
  expect(some.en).toContain('5 cases (50.0%, 95% interval 23.7–76.3%, fewer than 30 cases, indicative only) are past their limit');
  expect(enough.zh).toContain('未结 30 件，其中 15 件（50.0%）已超期限或 60 天');
});
