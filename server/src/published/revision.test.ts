import type { MadeTables } from './made-tables.js';
import { differsTooLittle } from './revision.js';
import { cellKey, type PublishedTable } from './tables.js';
import { visibleTables } from './visible.js';

const WORDS = { zh: '', en: '' };

/** A table over institutions with its total: by member what is received; null is hidden. */
function tables(total: number | null, members: Readonly<Record<string, number | null>>): PublishedTable[] {
  const place = (keys: readonly string[], count: number | null) => ({ keys, labels: keys.map(() => WORDS), counts: [count, 0, 0, 0] });
  return [{ over: [], labels: [], places: [place([], total)] }, { over: ['institution'], labels: [WORDS], places: Object.entries(members).map(([key, count]) => place([key], count)) }];
}

/** The same as it is made: the true number stands beside. */
function made(of: readonly PublishedTable[], hidden: number): MadeTables {
  const cells = of.flatMap(({ over, places }) => places.map(({ counts: [count = null], keys }) => ({ key: cellKey(over, keys, 'intake'), value: count ?? hidden, hidden: count === null ? ('withheld' as const) : null })));
  return { tables: of, cells, relations: [cells.map(({ key }, i): [string, 1 | -1] => [key, i === 0 ? -1 : 1])] };
}

const FIRST = tables(60, { A: 40, B: null, C: null });

it.each([
  ['the same', tables(60, { A: 40, B: null, C: null }), false], ['five more', tables(65, { A: 45, B: null, C: null }), false], ['five fewer', tables(55, { A: 35, B: null, C: null }), false],
  ['four more', tables(64, { A: 44, B: null, C: null }), true], ['one fewer', tables(59, { A: 39, B: null, C: null }), true],
  ['what was hidden told', tables(60, { A: 40, B: 11, C: null }), true], ['what was told hidden', tables(60, { A: null, B: null, C: null }), true],
  ['somebody new of whom nothing is told', tables(70, { A: 40, B: null, C: null, D: null }), true], ['somebody new with five', tables(65, { A: 40, B: null, C: null, D: 5 }), false], ['somebody new with four', tables(69, { A: 45, B: null, C: null, D: 4 }), true],
  ['what is hidden together by two, each shown number by more', tables(67, { A: 45, B: null, C: null }), true], ['what is hidden together by seven', tables(72, { A: 45, B: null, C: null }), false],
])('a revision with %s', (_, second, isTooLittle) => {
  expect(differsTooLittle(made(second, 10), FIRST)).toBe(isTooLittle);
});

it('tells everything to who sees everything, of one dimension the rows of its table, else nothing', () => {
  const own = (scope: Parameters<typeof visibleTables>[1]): unknown => visibleTables(FIRST, scope).map(({ over, places }) => [over, places.map(({ keys }) => keys[0])]);
  expect(own('all')).toEqual([[[], [undefined]], [['institution'], ['A', 'B', 'C']]]);
  expect(own([{ dimension: 'institution', values: ['B', 'X'] }])).toEqual([[['institution'], ['B']]]);
  expect(own([{ dimension: 'institution', values: ['A', 'B'] }, { dimension: 'institution', values: ['B'] }])).toEqual([[['institution'], ['B']]]);
  for (const nothing of [undefined, [], [{ dimension: 'region', values: ['A'] }], [{ dimension: 'institution', values: ['A'] }, { dimension: 'region', values: ['A'] }], [{ dimension: 'institution', values: ['A'], exclude: true }]] as const) expect(own(nothing)).toEqual([]);
});
