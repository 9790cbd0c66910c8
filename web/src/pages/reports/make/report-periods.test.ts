import { reportPeriods } from './report-periods.js';

const COVERAGE = { asOf: '2026-10-31', firstReceivedOn: '2025-02-03', lastReceivedOn: '2026-10-31' };
const ids = (...asked: Parameters<typeof reportPeriods>): string[] => reportPeriods(...asked).map(({ id }) => id);

it('offers what the data know in full, the newest first', () => {
  expect(ids('month', COVERAGE).slice(0, 3)).toEqual(['2026-10', '2026-09', '2026-08']);
  expect(ids('month', COVERAGE).at(-1)).toBe('2025-02');
  expect(ids('month', { ...COVERAGE, asOf: '2026-10-30' })[0]).toBe('2026-09');
  expect(ids('quarter', COVERAGE)).toEqual(['2026Q3', '2026Q2', '2026Q1', '2025Q4', '2025Q3', '2025Q2', '2025Q1']);
  expect(ids('year', COVERAGE)).toEqual(['2025']);
  expect([ids('month', { ...COVERAGE, asOf: null, lastReceivedOn: null }), ids('year', { ...COVERAGE, asOf: '2025-06-30' })]).toEqual([[], []]);
});

it('counts years from another month, and calls them after the one they begin in', () => {
  expect(ids('year', COVERAGE, 4)).toEqual(['2025', '2024']);
  expect(reportPeriods('year', COVERAGE, 4)[0]).toEqual({ id: '2025', from: '2025-04', to: '2026-03' });
  expect(reportPeriods('quarter', COVERAGE, 4)[0]).toEqual({ id: '2026Q2', from: '2026-07', to: '2026-09' });
  expect(reportPeriods('quarter', { ...COVERAGE, asOf: '2026-03-31' }, 4)[0]).toEqual({ id: '2025Q4', from: '2026-01', to: '2026-03' });
});
