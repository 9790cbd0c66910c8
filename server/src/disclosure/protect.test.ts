import { linkTables, type LinkedTables, type Profile } from './linked-tables.js';
import { NotProtectable, protect } from './protect.js';

/** The same chance every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; };
}

/** Cases by three dimensions, of which the first decides the last. */
function profiles(random: () => number): Profile[] {
  return ['a1', 'a2', 'b1', 'b2'].flatMap((place) => ['x', 'y', 'z'].map((kind) => ({ keys: [place, kind, place.slice(0, 1)], counts: [Math.floor(random() ** 3 * 30)] }))).filter(({ counts: [count = 0] }) => count > 0);
}

const OVER = [[], [0], [1], [2], [0, 1]];
const link = (cases: readonly Profile[]): LinkedTables => linkTables(cases, OVER, 1, []);

/** What the hidden cells can be, found by trying: each is 1 or more, and what a relation leaves for its last unknown is no choice. Stops at `most` ways. */
function canBe({ relations, values }: LinkedTables, hidden: ReadonlySet<number>, most: number): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map([...hidden].map((cell) => [cell, new Set<number>()]));
  let ways = 0;
  const attempt = (known: ReadonlyMap<number, number>): void => {
    if (ways >= most) return;
    const all = new Map(known);
    const valueOf = (cell: number): number | undefined => (hidden.has(cell) ? all.get(cell) : values[cell]);
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      for (const relation of relations) {
        const open = relation.filter(([cell]) => valueOf(cell) === undefined);
        const sum = relation.reduce((total, [cell, sign]) => total + sign * (valueOf(cell) ?? 0), 0);
        if (open.length === 0 && sum !== 0) return;
        const [last] = open;
        if (open.length !== 1 || last === undefined) continue;
        const value = -sum * last[1];
        if (value < 1) return;
        all.set(last[0], value);
        isMoving = true;
      }
    }
    const next = [...hidden].find((cell) => !all.has(cell));
    if (next === undefined) { ways += 1; for (const [cell, value] of all) found.get(cell)?.add(value); return; }
    // Near its own value first: no reader knows it, but other ways are found sooner.
    const own = values[next] ?? 1;
    for (const value of [own, own + 1, own - 1, own + 2, own - 2]) if (value >= 1) attempt(new Map(all).set(next, value));
  };
  attempt(new Map());
  return found;
}

it('links tables by totals, by members of one that are members of another, and by what one dimension decides', () => {
  const { relations, tables, values } = link([{ keys: ['a1', 'x', 'a'], counts: [2] }, { keys: ['a2', 'x', 'a'], counts: [3] }, { keys: ['b1', 'y', 'b'], counts: [7] }]);
  const cell = (table: number, place: string): number => tables[table]?.places.get(place) ?? -1;
  expect([values[cell(0, '')], values[cell(1, 'a2')], values[cell(2, 'x')], values[cell(3, 'a')], values[cell(4, 'a1\u0001x')]]).toEqual([12, 3, 5, 5, 2]);
  const told = relations.map((relation) => relation.map(([one, sign]) => one * sign));
  const relation = (...cells: number[]): number[] => cells.sort((a, b) => Math.abs(a) - Math.abs(b));
  expect(told).toContainEqual(relation(-cell(1, 'a1'), -cell(1, 'a2'), cell(3, 'a')).map((one) => -one));
  expect(told).toContainEqual(relation(cell(2, 'y'), -cell(3, 'b')));
  for (const one of relations) expect(one.reduce((sum, [at, sign]) => sum + sign * (values[at] ?? 0), 0)).toBe(0);
});

it('hides what counts 1 to 4, and so much with it that every hidden number can be another', () => {
  const random = chance(11);
  let [primary, secondary, recovered] = [0, 0, 0];
  for (let round = 0; round < 60; round += 1) {
    const linked = link(profiles(random));
    const found = protect(linked);
    for (const cell of found.primary) expect(linked.values[cell]).toBeLessThanOrEqual(4);
    for (const [cell, value] of linked.values.entries()) if (value >= 1 && value <= 4) expect(found.hidden.has(cell)).toBe(true);
    for (const [cell, ways] of canBe(linked, found.hidden, 3_000)) if (found.primary.has(cell)) expect([round, cell, ways.size > 1]).toEqual([round, cell, true]);
    recovered += [...canBe(linked, found.primary, 3_000).values()].filter((ways) => ways.size === 1).length;
    [primary, secondary] = [primary + found.primary.size, secondary + found.hidden.size - found.primary.size];
  }
  // With only the small numbers hidden the same search finds many: it is one.
  expect([primary > 100, secondary > 50, recovered > 50]).toEqual([true, true, true]);
});

it('hides besides what it is told to, never what counts nothing, and refuses what a relation tells by itself', () => {
  const linked = link([{ keys: ['a1', 'x', 'a'], counts: [20] }, { keys: ['a2', 'y', 'a'], counts: [30] }, { keys: ['b1', 'x', 'b'], counts: [40] }, { keys: ['b2', 'y', 'b'], counts: [50] }]);
  expect(protect(linked).hidden).toEqual(new Set());
  const [cell = 0] = [...(linked.tables[1]?.places.values() ?? [])];
  const { hidden, primary } = protect(linked, [cell]);
  expect([primary.size, hidden.has(cell), hidden.size > 1]).toEqual([0, true, true]);
  expect(() => protect({ values: [3], relations: [[[0, 1]]] })).toThrow(NotProtectable);
  expect(protect({ values: [0, 9], relations: [] }, [0]).hidden).toEqual(new Set());
});
