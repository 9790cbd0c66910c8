import { bounded, determined } from './disclosed.js';
import type { Verdict } from './disclosed.js';
import { companion, linesOf, MOST_HIDDEN, SMALL, suppress } from './suppress.js';
import type { TableCell } from './suppress.js';

const isSmall = (count: number): boolean => count >= 1 && count <= SMALL;
const keyOf = ({ place }: TableCell): string => place.join('.');

/** One count at every place; null where its table has no such place. */
type Series = readonly (number | null)[];

/** Of a share's counts the one that is what the first leaves of the last. */
const REST = 1;

/** Places of all tables, with every count told of them; null where a table has no such place. */
function placesOf(tables: readonly (readonly TableCell[])[]): { readonly cells: readonly TableCell[]; readonly series: readonly Series[] } {
  const byPlace = tables.map((table) => new Map(table.map((cell) => [keyOf(cell), cell])));
  const cells = [...new Map(tables.flat().map((cell) => [keyOf(cell), cell])).values()];
  const series = tables.flatMap((table, i) => (table[0]?.counts ?? []).flatMap((_, nth) => (nth === REST ? [] : [cells.map((cell) => byPlace[i]?.get(keyOf(cell))?.counts[nth] ?? null)])));
  return { cells: cells.map(({ place }, at) => ({ place, counts: series.flatMap((one) => { const count = one[at] ?? null; return count === null ? [] : [count]; }) })), series };
}

const isPart = (part: Series, whole: Series): boolean => part.every((count, at) => { const other = whole[at] ?? null; return count === null || other === null || count <= other; });
const without = (whole: Series, part: Series): Series => whole.map((count, at) => { const other = part[at] ?? null; return count === null || other === null ? null : count - other; });
/** Each once, and none that counts nothing anywhere. */
const distinct = (series: readonly Series[]): Series[] => [...new Map(series.filter((one) => one.some((count) => (count ?? 0) > 0)).map((one) => [one.join(), one])).values()];

/**
 * What counts leave of another that they may be parts of together, being nowhere more: a reader takes settled from closed, and what was terminated from the rest, and has those that failed. As
 * many parts as fit, since a whole told in three parts gives away the fourth.
 */
function restsOf(series: readonly Series[]): Series[] {
  const parts = distinct(series);
  const rests = (whole: Series, from: number): Series[] =>
    parts.slice(from).flatMap((part, i) => {
      if (part === whole || !isPart(part, whole)) return [];
      const rest = without(whole, part);
      return [rest, ...rests(rest, from + i + 1)];
    });
  return distinct(parts.flatMap((whole) => rests(whole, 0)));
}

/**
 * As `suppress`, for tables whose counts may be parts of one another (closings, the settled among them, and their share): a place is told of all or of none, what counts leave of another is one
 * more count, and a hidden place says “*” and no bound, since bounds of several tables narrow each other. Verdicts in the order of each table's cells.
 */
export function suppressTogether(tables: readonly (readonly TableCell[])[], isCount: readonly boolean[]): readonly (readonly Verdict[])[] {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) return [suppress(only, isCount[0] === true)];
  const { cells, series } = placesOf(tables);
  const lines = linesOf(cells);
  const all = distinct([...series, ...restsOf(series)]);
  const verdicts = cells.map((_, at): Verdict => (all.some((one) => isSmall(one[at] ?? 0)) ? 'withheld' : 'shown'));
  for (let isSafe = false; !isSafe && verdicts.filter((verdict) => verdict !== 'shown').length <= MOST_HIDDEN;) {
    const seen = cells.map(({ place }, at) => ({ place, verdict: verdicts[at] ?? 'shown' }));
    // That nothing is there may be known, as where it is told; of a place that a table lacks nothing is.
    // Bounds tell no more than the totals unless some hidden place is empty.
    const canTell = (one: Series): boolean => one.some((count, at) => (count ?? 0) === 0 && verdicts[at] !== 'shown');
    const byBounds = (one: Series): number[] =>
      !canTell(one) ? [] : [...bounded(lines, seen.map((cell, at) => ({ ...cell, verdict: one[at] === null ? 'withheld' : cell.verdict, count: one[at] ?? 0 })))].filter((at) => (one[at] ?? 0) !== 0);
    const known = new Set([...determined(lines, seen), ...all.flatMap(byBounds)]);
    const more = new Set([...known].map((cell) => companion(cell, lines, cells, verdicts)).filter((cell) => cell !== undefined));
    for (const cell of more) verdicts[cell] = 'withheld';
    isSafe = more.size === 0;
  }
  const tooFine = verdicts.filter((verdict) => verdict !== 'shown').length > MOST_HIDDEN;
  const told = new Map(cells.map((cell, at) => [keyOf(cell), tooFine && cell.place.some((index) => index !== null) ? 'withheld' : (verdicts[at] ?? 'withheld')]));
  return tables.map((table) => table.map((cell) => told.get(keyOf(cell)) ?? 'withheld'));
}
