import { courseOf } from './course.js';

const event = (day: number, on: string) => ({ kind: 'step' as const, on, at: null, day, label: { en: 'x', zh: 'x' }, word: null, state: null });

it('puts what happened on one day together, and tells waits of a week and more', () => {
  const course = courseOf([event(0, '2026-03-01'), event(0, '2026-03-01'), event(6, '2026-03-07'), event(13, '2026-03-14')]);
  expect(course.map(({ day, gapDays, events }) => [day, gapDays, events.length])).toEqual([[0, null, 2], [6, null, 1], [13, 7, 1]]);
  expect(courseOf([])).toEqual([]);
});
