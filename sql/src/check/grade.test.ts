import { gradeOfShare, worstGrade } from './grade.js';

it.each([
  [0, 0.1, 'A'], [0.1, 0.1, 'A'], [0.11, 0.1, 'B'], [0.2, 0.1, 'B'], [0.21, 0.1, 'C'], [0.4, 0.1, 'C'], [0.41, 0.1, 'D'], [0, 0, 'A'], [0.001, 0, 'D'],
] as const)('a share of %d against a limit of %d is %s', (measured, threshold, grade) => {
  expect(gradeOfShare(measured, threshold)).toBe(grade);
});

it('is as bad as the worst part', () => {
  expect([worstGrade([]), worstGrade(['A', 'A']), worstGrade(['B', 'D', 'A']), worstGrade(['C', 'B'])]).toEqual(['A', 'A', 'D', 'C']);
});
