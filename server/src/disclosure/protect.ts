import { bounded, determined } from './disclosed.js';
import type { LinkedTables } from './linked-tables.js';
import { Moves, QUICK, THOROUGH, type Move } from './move.js';

/** Counts from 1 up to here are never told. */
export const SMALL = 4;

/** Which cells of linked tables are not told. */
export interface Protected {
  /** Cells that count 1 to 4. */
  readonly primary: ReadonlySet<number>;
  /** Those, and as many others as are needed. */
  readonly hidden: ReadonlySet<number>;
}

/** Tables of which a number that is to be hidden could be worked out whatever else is hidden. */
export class NotProtectable extends Error {
  override readonly name = 'NotProtectable';
}

const isSmall = (value: number): boolean => value >= 1 && value <= SMALL;

/** Changes that show a reader who sees a hidden number could take it for another: a small one for every small one, of another only that it is not certain. Widest first. */
function wanted(value: number): readonly (readonly number[])[] {
  const any = [[1], [-1]];
  if (!isSmall(value)) return any;
  return [[...(value < SMALL ? [SMALL - value] : []), ...(value > 1 ? [1 - value] : [])], ...any];
}

/**
 * Hides what counts 1 to 4, and for each such cell what else is needed that other numbers, too, fit all that is shown: a proof by example, which holds against whatever a reader reckons, and
 * which no further hiding takes away. Where there are such numbers for all of 1 to 4, a reader cannot tell a small count from another. `also` is hidden besides, where it counts anything.
 * Such numbers always exist once enough is hidden (one more case of a kind that
 * occurs fits everything but the totals); the search may give up before it finds them. Throws `NotProtectable`.
 */
export function protect({ relations, values }: Pick<LinkedTables, 'relations' | 'values'>, also: readonly number[] = []): Protected {
  const primary = new Set(values.flatMap((value, cell) => (isSmall(value) ? [cell] : [])));
  const hidden = new Set([...primary, ...also.filter((cell) => (values[cell] ?? 0) > 0)]);
  const moves = new Moves({ relations, values, isHidden: (cell) => hidden.has(cell) });
  const moved = new Set<number>();
  for (const cell of [...hidden].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)) {
    if (moved.has(cell) && !primary.has(cell)) continue;
    const changes = wanted(values[cell] ?? 0);
    const found = firstOf(changes, (by) => moves.find({ cell, by }, QUICK)) ?? firstOf(changes, (by) => moves.find({ cell, by }, THOROUGH));
    if (found === undefined) throw new NotProtectable(`cell ${String(cell)} can be worked out`);
    for (const move of found) for (const one of move.keys()) { hidden.add(one); moved.add(one); }
  }
  audit({ relations, values }, { primary, hidden });
  return { primary, hidden };
}

/** The moves of the first list of changes for which each has one. */
function firstOf(lists: readonly (readonly number[])[], find: (by: number) => Move | undefined): readonly Move[] | undefined {
  for (const list of lists) {
    const found = list.map(find);
    if (found.every((move) => move !== undefined)) return found;
  }
  return undefined;
}

/** Looks once more, in another way: nothing hidden may be worked out by adding and taking off, nor from bounds. Throws `NotProtectable`. */
function audit({ relations, values }: Pick<LinkedTables, 'relations' | 'values'>, { hidden }: Protected): void {
  const cells = values.map((count, cell) => ({ count, isHidden: hidden.has(cell) }));
  const known = [...determined(relations, (cell) => hidden.has(cell)), ...bounded(relations, cells, 1)];
  if (known.length > 0) throw new NotProtectable(`${String(known.length)} cells can be worked out`);
}
