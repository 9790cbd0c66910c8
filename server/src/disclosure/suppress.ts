import { disclosed } from './disclosed.js';
import type { Verdict } from './disclosed.js';

/** A number of a table whose members and totals add up: one of its places on each axis, null for all of an axis. */
export interface TableCell {
  readonly place: readonly (number | null)[];
  /** The counts of cases it tells: of a share those it counts, those it does not and both. */
  readonly counts: readonly number[];
}

/** Counts from 1 up to here are told as “<5”. */
export const SMALL = 4;
/** More hidden cells than these are not worth telling apart: the table is too fine for its cases. */
export const MOST_HIDDEN = 1_500;

const isSmall = ({ counts }: TableCell): boolean => counts.some((count) => count >= 1 && count <= SMALL);
const size = ({ counts }: TableCell): number => Math.max(0, ...counts);

/** Lines along which cells add up: for each axis the cells that differ on it alone, the total among them. By index of the cell. */
export function linesOf(cells: readonly TableCell[]): readonly (readonly number[])[] {
  const axes = cells[0]?.place.map((_, axis) => axis) ?? [];
  return axes.flatMap((axis) => {
    const lines = new Map<string, number[]>();
    cells.forEach(({ place }, i) => {
      const key = place.with(axis, null).join('.');
      lines.set(key, [...(lines.get(key) ?? []), i]);
    });
    return [...lines.values()].filter((line) => line.some((i) => cells[i]?.place[axis] === null) && line.length > 1);
  });
}

/** Of the cells on a line with `cell` that are still shown the smallest that counts anything; a zero where nothing else is left. */
export function companion(cell: number, lines: readonly (readonly number[])[], cells: readonly TableCell[], verdicts: readonly Verdict[]): number | undefined {
  const shown = [...new Set(lines.filter((line) => line.includes(cell)).flat())].filter((i) => verdicts[i] === 'shown');
  const rank = (i: number): number => { const cases = cells[i] === undefined ? 0 : size(cells[i]); return cases === 0 ? Number.POSITIVE_INFINITY : cases; };
  return shown.sort((a, b) => rank(a) - rank(b) || a - b)[0];
}

/**
 * Statistical disclosure control by cell suppression: counts from 1 to 4 are hidden, and as many other cells as are needed so that nobody can work one out from the totals (linear algebra) or from
 * totals and the knowledge that “<5” is 1 to 4. `isCount` where a cell tells one count, which that knowledge is about.
 */
export function suppress(cells: readonly TableCell[], isCount: boolean): readonly Verdict[] {
  const lines = linesOf(cells);
  const verdicts = cells.map((cell): Verdict => (isSmall(cell) ? 'small' : 'shown'));
  for (;;) {
    const hidden = verdicts.filter((verdict) => verdict !== 'shown').length;
    if (hidden > MOST_HIDDEN) return cells.map((cell, i) => (verdicts[i] === 'small' ? 'small' : cell.place.every((index) => index === null) ? 'shown' : 'withheld'));
    const known = disclosed(lines, cells.map(({ counts, place }, i) => ({ verdict: verdicts[i] ?? 'shown', place, count: isCount ? (counts[0] ?? 0) : null })));
    const more = new Set(known.map((cell) => companion(cell, lines, cells, verdicts)).filter((cell) => cell !== undefined));
    if (more.size === 0) return verdicts;
    for (const cell of more) verdicts[cell] = 'withheld';
  }
}
