import { gradeOfFinding, gradeOfShare, worstGrade } from './grade.js';

it.each([
  [0, 0.1, 'A'], [0.1, 0.1, 'A'], [0.11, 0.1, 'B'], [0.2, 0.1, 'B'], [0.21, 0.1, 'C'], [0.4, 0.1, 'C'], [0.41, 0.1, 'D'], [0, 0, 'A'], [0.0001, 0, 'B'], [0.001, 0, 'B'], [0.002, 0, 'C'], [0.0021, 0, 'D'],
] as const)('a share of %d against a limit of %d is %s', (measured, threshold, grade) => {
  expect(gradeOfShare(measured, threshold)).toBe(grade);
});

it('is as bad as the worst part', () => {
  expect([worstGrade([]), worstGrade(['A', 'A']), worstGrade(['B', 'D', 'A']), worstGrade(['C', 'B'])]).toEqual(['A', 'A', 'D', 'C']);
});

it.each([
  ['warn', 'rejected_rows', 0.1, 0.02, 6, 60, 'D'], ['warn', 'rejected_rows', 0.02, 0.02, 6, 300, undefined], ['note', 'day_back', 40, 0, 40, 40, undefined],
  // One row of ten says nothing; where nothing is allowed, one is enough.
  ['warn', 'slipped_date', 0.1, 0.01, 1, 10, undefined], ['warn', 'stock_identity', 0.1, 0, 1, 10, 'D'], ['warn', 'stock_identity', 0.0001, 0, 1, 10_000, 'B'],
  // Too few cases, or a correction of older ones, give cause to look; many cases are news.
  ['warn', 'volume', 3, 20, 3, 3, 'B'], ['warn', 'volume', 90, 20, 90, 90, undefined], ['warn', 'older_as_of', 1, 0, 40, 40, 'B'],
] as const)('a %s of %s, %d beyond %d (%d of %d), costs %s', (severity, rule, measured, threshold, atFault, cases, grade) => {
  expect(gradeOfFinding({ severity, rule, measured, threshold, atFault, cases })).toBe(grade);
});
