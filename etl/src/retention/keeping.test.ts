import { monthsBefore } from './keeping.js';

it.each([
  ['2026-11-28', 6, '2026-05-28'], ['2026-03-31', 1, '2026-02-28'], ['2024-03-31', 1, '2024-02-29'], ['2026-01-15', 1, '2025-12-15'], ['2026-08-31', 6, '2026-02-28'], ['2026-11-28', 600, '1976-11-28'],
])('%s less %d months is %s', (day, months, before) => {
  expect(monthsBefore(day, months)).toBe(before);
});
