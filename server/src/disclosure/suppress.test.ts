import type { Verdict } from './disclosed.js';
import { suppress } from './suppress.js';
import type { TableCell } from './suppress.js';

/** The same chance every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; };
}

type Place = readonly (number | null)[];
const key = (place: Place): string => place.join('.');

/** A table with all its totals, over axes of these lengths. */
function tableOf(lengths: readonly number[], count: (place: readonly number[]) => number): TableCell[] {
  const places = lengths.reduce<Place[]>((some, length) => some.flatMap((place) => [...Array.from({ length }, (_, i) => [...place, i]), [...place, null]]), [[]]);
  const inner = places.filter((place): place is readonly number[] => place.every((index) => index !== null)).map((place) => ({ place, n: count(place) }));
  return places.map((place) => ({ place, counts: [inner.filter((one) => place.every((index, axis) => index === null || index === one.place[axis])).reduce((sum, { n }) => sum + n, 0)] }));
}

/**
 * The adversary: tries every table of counts that fits what is shown (members add up, “<5” is 1 to 4), and tells the hidden cells that are the same in all of them. Knows nothing of how cells
 * were hidden. For two axes.
 */
function workedOut(cells: readonly TableCell[], verdicts: readonly Verdict[], most: number): string[] {
  const seen = new Map(cells.map((cell, i) => [key(cell.place), { verdict: verdicts[i], n: cell.counts[0] ?? 0 }]));
  const inner = cells.map(({ place }) => place).filter((place) => place.every((index) => index !== null));
  const totals = cells.map(({ place }) => place).filter((place) => place.some((index) => index === null));
  const found = new Map<string, Set<number>>();
  const fits = (place: Place, n: number): boolean => { const one = seen.get(key(place)); return one?.verdict === 'shown' ? n === one.n : one?.verdict === 'small' ? n >= 1 && n <= 4 : true; };
  const guess = new Map<string, number>();
  const sumAt = (total: Place): number => inner.filter((place) => total.every((index, axis) => index === null || index === place[axis])).reduce((sum, place) => sum + (guess.get(key(place)) ?? 0), 0);
  const isLast = (place: Place, total: Place): boolean => inner.findLast((one) => total.every((index, axis) => index === null || index === one[axis])) === place;
  const tryFrom = (at: number): void => {
    const place = inner[at];
    if (place === undefined) {
      for (const one of [...inner, ...totals]) { const values = found.get(key(one)) ?? new Set(); values.add(one.includes(null) ? sumAt(one) : (guess.get(key(one)) ?? 0)); found.set(key(one), values); }
      return;
    }
    const one = seen.get(key(place));
    const [low, high] = one?.verdict === 'shown' ? [one.n, one.n] : one?.verdict === 'small' ? [1, 4] : [0, most];
    for (let n = low; n <= high; n += 1) {
      guess.set(key(place), n);
      if (totals.filter((total) => isLast(place, total)).every((total) => fits(total, sumAt(total)))) tryFrom(at + 1);
    }
    guess.delete(key(place));
  };
  tryFrom(0);
  return cells.filter((cell, i) => verdicts[i] !== 'shown' && (found.get(key(cell.place))?.size ?? 0) < 2).map(({ place }) => key(place));
}

it('hides small counts, and another in each line that would give one away', () => {
  const counts = [[3, 20, 30], [8, 9, 10], [40, 50, 60]];
  const cells = tableOf([3, 3], ([row = 0, column = 0]) => counts[row]?.[column] ?? 0);
  const verdicts = suppress(cells, true);
  const shown = Object.fromEntries(cells.map(({ place }, i) => [key(place), verdicts[i]]));
  expect(shown).toMatchObject({ '0.0': 'small', '2.2': 'shown', '.': 'shown' });
  expect(workedOut(cells, verdicts, 60)).toEqual([]);
  // Alone, the small count would be the row's total less the others: the adversary finds it.
  expect(workedOut(cells, cells.map((_, i) => (verdicts[i] === 'small' ? 'small' : 'shown')), 60)).toEqual(['0.0']);
});

it('hides nothing where no count is small, and shows what is nought', () => {
  expect(new Set(suppress(tableOf([3, 4], ([row = 0]) => (row === 0 ? 0 : 5)), true))).toEqual(new Set(['shown']));
});

it('does not tell two counts of “<5” by a sum of 2 or of 8', () => {
  for (const pair of [[1, 1], [4, 4]]) {
    const cells = tableOf([4], ([row = 0]) => pair[row] ?? 12);
    expect(workedOut(cells, suppress(cells, true), 40)).toEqual([]);
  }
});

it('leaves an adversary who knows all totals more than one table for every hidden cell', () => {
  const draw = chance(7);
  let hidden = 0;
  for (let round = 0; round < 40; round += 1) {
    const cells = tableOf([3, 3], () => (draw() < 0.3 ? Math.floor(draw() * 5) : Math.floor(draw() * 12)));
    const verdicts = suppress(cells, true);
    hidden += verdicts.filter((verdict) => verdict !== 'shown').length;
    expect([round, cells.flatMap(({ counts }, i) => (verdicts[i] === 'shown' && (counts[0] ?? 0) >= 1 && (counts[0] ?? 0) <= 4 ? [i] : []))]).toEqual([round, []]);
    expect([round, workedOut(cells, verdicts, 12)]).toEqual([round, []]);
  }
  expect(hidden).toBeGreaterThan(100);
});

it('hides what a share says of few, on either side, and copes with a table of three axes', () => {
  const [ninety] = suppress([{ place: [0, null, null], counts: [97, 3, 100] }, { place: [1, null, null], counts: [50, 50, 100] }, { place: [null, null, null], counts: [147, 53, 200] }], false);
  expect(ninety).toBe('small');
  const draw = chance(3);
  const cells = tableOf([8, 6, 12], () => (draw() < 0.2 ? 1 + Math.floor(draw() * 4) : 5 + Math.floor(draw() * 30)));
  const verdicts = suppress(cells, true);
  expect(verdicts.filter((verdict) => verdict === 'shown').length).toBeGreaterThan(100);
});
