import type { Verdict } from './disclosed.js';
import { suppress } from './suppress.js';
import type { TableCell } from './suppress.js';
import { suppressTogether } from './together.js';

/** The same chance every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; };
}

const MEMBERS = [0, 1, 2];
/** What is closed and what of it is settled, by member; the total last. */
type Closed = readonly (readonly [closed: number, settled: number])[];
const withTotal = (inner: Closed): Closed => [...inner, inner.reduce<[number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0])];
const place = (at: number): readonly (number | null)[] => [at < MEMBERS.length ? at : null, null];
/** The tables of closings, of the settled, and of their share. */
const tablesOf = (all: Closed): TableCell[][] => [
  all.map(([closed], at) => ({ place: place(at), counts: [closed] })), all.map(([, settled], at) => ({ place: place(at), counts: [settled] })),
  all.map(([closed, settled], at) => ({ place: place(at), counts: [settled, closed - settled, closed] })),
];

/**
 * The adversary: tries every history of closings and settlements that agrees with whatever the three tables show (no settled one is not closed, members add up, “<5” is 1 to 4), and tells the small
 * counts that are the same in all of them: closed, settled, or closed without being settled.
 */
function workedOut(all: Closed, verdicts: readonly (readonly Verdict[])[], most: number): string[] {
  const fits = (at: number, [closed, settled]: readonly [number, number]): boolean => {
    const [trueClosed, trueSettled] = all[at] ?? [0, 0];
    const agrees = (table: number, count: number, real: number): boolean => { const verdict = verdicts[table]?.[at]; return verdict === 'shown' ? count === real : verdict !== 'small' || (count >= 1 && count <= 4); };
    return agrees(0, closed, trueClosed) && agrees(1, settled, trueSettled) && (verdicts[2]?.[at] !== 'shown' || (closed === trueClosed && settled === trueSettled));
  };
  const possible = MEMBERS.map((at) => Array.from({ length: most + 1 }, (_, closed) => Array.from({ length: closed + 1 }, (__, settled): [number, number] => [closed, settled])).flat().filter((one) => fits(at, one)));
  const found = new Map<string, Set<number>>();
  for (const a of possible[0] ?? []) for (const b of possible[1] ?? []) for (const c of possible[2] ?? []) {
    const guess = withTotal([a, b, c]);
    if (!fits(MEMBERS.length, guess[MEMBERS.length] ?? [0, 0])) continue;
    guess.forEach(([closed, settled], at) => {
      Object.entries({ closed, settled, rest: closed - settled }).forEach(([what, count]) => { const key = `${what}.${String(at)}`; found.set(key, (found.get(key) ?? new Set()).add(count)); });
    });
  }
  return [...found].filter(([, values]) => { const [only] = values; return values.size === 1 && only !== undefined && only >= 1 && only <= 4; }).map(([key]) => key);
}

const KINDS = [true, true, false];
const apart = (tables: readonly TableCell[][]): readonly (readonly Verdict[])[] => tables.map((table, i) => suppress(table, KINDS[i] === true));

it('does not let closings and the settled give away a share that is hidden', () => {
  const all = withTotal([[12, 10], [10, 5], [14, 8]]);
  const tables = tablesOf(all);
  // Each by itself: only the share is hidden, and it is the quotient of what stands beside it.
  expect(workedOut(all, apart(tables), 16)).toEqual(['rest.0']);
  const verdicts = suppressTogether(tables, KINDS);
  expect(workedOut(all, verdicts, 22)).toEqual([]);
  expect(verdicts).toEqual([['withheld', 'withheld', 'shown', 'shown'], ['withheld', 'withheld', 'shown', 'shown'], ['withheld', 'withheld', 'shown', 'shown']]);
});

it('hides two counts that differ by a few, though neither is small', () => {
  const [closings, settled] = tablesOf(withTotal([[20, 18], [30, 20], [40, 25]]));
  expect(suppressTogether([closings ?? [], settled ?? []], [true, true]).map((one) => one[0])).toEqual(['withheld', 'withheld']);
});

/** Tables of parts of one whole, as shares of it: settled, terminated; what is left failed. */
const shareOf = (parts: readonly number[], whole: readonly number[]): TableCell[] =>
  [...parts.map((part, at) => ({ place: place(at), counts: [part, (whole[at] ?? 0) - part, whole[at] ?? 0] })), ...[parts, whole].slice(0, 1).map(() => {
    const [part, all] = [parts, whole].map((one) => one.reduce((sum, n) => sum + n, 0)) as [number, number];
    return { place: place(MEMBERS.length), counts: [part, all - part, all] };
  })];

it('hides two parts whose whole gives away the third', () => {
  const closed = [93, 90, 80];
  const [settled, terminated, lost] = [shareOf([60, 30, 40], closed), shareOf([30, 30, 20], closed), shareOf([20, 12, 10], closed)];
  // Of the first 60 and 30 of 93 leave 3; neither is small, nor what it leaves.
  expect(suppressTogether([settled], [false])[0]?.[0]).toBe('shown');
  expect(suppressTogether([settled, terminated], [false, false]).map((one) => one[0])).toEqual(['withheld', 'withheld']);
  // And a fourth by three: 60, 20 and 10 of 93 are told where nothing is left of a few.
  const other = shareOf([10, 12, 10], closed);
  expect(suppressTogether([settled, lost, other], [false, false, false]).map((one) => one[0])).toEqual(['withheld', 'withheld', 'withheld']);
  expect(suppressTogether([settled, lost], [false, false]).map((one) => one[0])).toEqual(['shown', 'shown']);
});

it('looks through six shares of a fine table in no time a reader notices', () => {
  const draw = chance(5);
  const members = Array.from({ length: 400 }, () => 60 + Math.floor(draw() * 60));
  const tables = Array.from({ length: 6 }, (_, t) => members.map((whole, at): TableCell => { const part = 5 + ((at * (t + 3)) % 9); return { place: [at, null], counts: [part, whole - part, whole] }; }))
    .map((table) => [...table, { place: [null, null], counts: [0, 1, 2].map((nth) => table.reduce((sum, { counts }) => sum + (counts[nth] ?? 0), 0)) }]);
  const started = performance.now();
  const verdicts = suppressTogether(tables, tables.map(() => false));
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(verdicts.flat().every((verdict) => verdict === 'shown')).toBe(true);
});

it('tells one table as ever, and tables without small counts whole', () => {
  const [closings] = tablesOf(withTotal([[3, 1], [30, 20], [40, 25]]));
  expect(suppressTogether([closings ?? []], [true])).toEqual([suppress(closings ?? [], true)]);
  expect(new Set(suppressTogether(tablesOf(withTotal([[20, 10], [30, 20], [40, 25]])), KINDS).flat())).toEqual(new Set(['shown']));
});

it('leaves an adversary who knows how the metrics hang together more than one history', () => {
  const draw = chance(11);
  let hidden = 0;
  for (let round = 0; round < 40; round += 1) {
    const all = withTotal(MEMBERS.map((): [number, number] => { const closed = Math.floor(draw() * 8); return [closed, Math.floor(draw() * (closed + 1))]; }));
    const verdicts = suppressTogether(tablesOf(all), KINDS);
    hidden += verdicts.flat().filter((verdict) => verdict !== 'shown').length;
    expect([round, all, workedOut(all, verdicts, 8)]).toEqual([round, all, []]);
  }
  expect(hidden).toBeGreaterThan(100);
});
