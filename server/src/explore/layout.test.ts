import { earlierRange, isSpringMonth, monthsIn } from './earlier.js';
import { cellsOf, fitting, MAX_CELLS } from './layout.js';

it('shortens the longer split until the table can be sent', () => {
  const depth = { metrics: 1, buckets: 0, hasRows: true, hasColumns: true };
  expect(fitting({ rows: 12, columns: 6 }, depth)).toEqual({ rows: 12, columns: 6 });
  const { rows, columns } = fitting({ rows: 100, columns: 100 }, depth);
  expect([rows, columns]).toEqual([61, 61]);
  expect(cellsOf({ rows, columns }, depth)).toBeLessThanOrEqual(MAX_CELLS);
  expect(fitting({ rows: 100, columns: 100 }, { ...depth, metrics: 3, buckets: 12 }).rows).toBeLessThan(10);
  expect(fitting({ rows: 100, columns: 100 }, { ...depth, hasColumns: false, buckets: 60 }).rows).toBe(63);
  expect(() => fitting({ rows: 5, columns: 5 }, { ...depth, metrics: 6, buckets: 200 })).toThrow('fewer metrics');
});

it.each([
  [{ from: '2026-03-01', to: '2026-03-31' }, { from: '2026-02-01', to: '2026-02-28' }, { from: '2025-03-01', to: '2025-03-31' }],
  [{ from: '2026-01-01', to: '2026-03-31' }, { from: '2025-10-01', to: '2025-12-31' }, { from: '2025-01-01', to: '2025-03-31' }],
  [{ from: '2024-02-01', to: '2024-02-29' }, { from: '2024-01-01', to: '2024-01-31' }, { from: '2023-02-01', to: '2023-02-28' }],
])('knows the months before %o, and a year before', (range, period, year) => {
  expect([earlierRange(range, 'period'), earlierRange(range, 'year')]).toEqual([period, year]);
});

it('holds whole months only against earlier ones, and no January or February against itself', () => {
  expect(() => monthsIn({ from: '2026-03-02', to: '2026-03-31' })).toThrow('whole months');
  expect([isSpringMonth({ from: '2026-02-01', to: '2026-02-28' }), isSpringMonth({ from: '2026-01-01', to: '2026-02-28' }), isSpringMonth({ from: '2026-03-01', to: '2026-03-31' })]).toEqual([true, false, false]);
});
