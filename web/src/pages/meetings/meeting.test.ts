import { moved, monthsUpTo, newId, standing } from './meeting.js';
import type { Item } from './meeting.js';

it.each([['b', -1, ['b', 'a', 'c']], ['b', 1, ['a', 'c', 'b']], ['a', -1, ['a', 'b', 'c']], ['c', 1, ['a', 'b', 'c']], ['x', 1, ['a', 'b', 'c']]] as const)('moves %s by %i', (id, by, order) => {
  expect(moved(['a', 'b', 'c'], id, by)).toEqual(order);
});

it('knows whole months over the turn of a year, and the last day of each', () => {
  expect(monthsUpTo('2026-02-17', 3)).toEqual({ from: '2025-12-01', to: '2026-02-28' });
  expect(monthsUpTo('2024-02-29', 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});

it('leaves out what was left out', () => {
  const item = (id: string, dropped: Item['dropped']) => ({ id, dropped }) as Item;
  expect(standing({ agenda: [item('a', null), item('b', { at: '', by: '' }), item('c', null)] }).map(({ id }) => id)).toEqual(['a', 'c']);
});

it('makes up ids that differ', () => {
  const ids = Array.from({ length: 100 }, newId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{32}$/u);
});
