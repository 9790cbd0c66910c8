import { whatIf } from './what-if.js';

const NOW = { backlog: 1_000, intake: 200, capacity: 250, target: 300, within: 6 };

it('counts the months until the backlog is at its target', () => {
  // 700 too many, 50 fewer each month.
  expect(whatIf(NOW).months).toBe(14);
  expect(whatIf({ ...NOW, capacity: 251 }).months).toBe(14);
  expect(whatIf({ ...NOW, capacity: 254 }).months).toBe(13);
  expect(whatIf({ ...NOW, backlog: 300 }).months).toBe(0);
});

it('never gets there when no more is closed than comes in, nor says what is beyond ten years', () => {
  expect(whatIf({ ...NOW, capacity: 200 })).toMatchObject({ months: null, curve: Array.from({ length: 13 }, () => 1_000) });
  expect(whatIf({ ...NOW, capacity: 150 }).curve[12]).toBe(1_600);
  expect(whatIf({ ...NOW, capacity: 201 }).months).toBeNull();
});

it('draws the way there and a little beyond, and no backlog below zero', () => {
  const { curve } = whatIf(NOW);
  expect(curve).toHaveLength(17);
  expect([curve[0], curve[1], curve[14]]).toEqual([1_000, 950, 300]);
  expect(whatIf({ ...NOW, capacity: 900, target: 0 }).curve.at(-1)).toBe(0);
});

it('says what closing it takes to be there in time', () => {
  // 700 in 6 months are 116.7 a month above the intake of 200.
  expect(whatIf(NOW).needed).toBe(317);
  expect(whatIf({ ...NOW, backlog: 100 }).needed).toBe(200);
  const { needed } = whatIf(NOW);
  expect(whatIf({ ...NOW, capacity: needed }).months).toBe(6);
  expect(whatIf({ ...NOW, capacity: needed - 1 }).months).toBe(7);
});
