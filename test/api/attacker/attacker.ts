import { boundsOf, type Bounds, type Sum } from './bounds.js';

/** A table as the reader's session gives it. */
export interface ReadTable {
  readonly over: readonly string[];
  readonly places: readonly { readonly keys: readonly string[]; readonly counts: readonly (number | null)[] }[];
}
/** What everybody knows of members: which of them decides which. */
export type Known = readonly { readonly of: string; readonly decides: string; readonly as: Readonly<Record<string, string>> }[];

const MEASURES = [0, 1, 2, 3];
const [CLOSED, SETTLED, UNSETTLED] = [1, 2, 3];

/** Where a number stands. */
export const nameOf = (over: readonly string[], keys: readonly string[], measure: number): string => `${over.join('×')} ${keys.join('|')} ${String(measure)}`;

/** Every number of the tables of one month, by where it stands. */
export const numbersOf = (tables: readonly ReadTable[]): Map<string, number | null> =>
  new Map(tables.flatMap(({ over, places }) => places.flatMap(({ counts, keys }) => MEASURES.map((measure): [string, number | null] => [nameOf(over, keys, measure), counts[measure] ?? null]))));

/** What a reader can know of how the numbers of a month hang together: totals, members of one table that are members of another, what adds up, and what everybody in the field knows. */
export function sumsOf(tables: readonly ReadTable[], known: Known): Sum[] {
  const one = (over: readonly string[]): ReadTable | undefined => tables.find((table) => table.over.join() === over.join());
  const sums: Sum[] = [];
  const add = (members: readonly string[][], of: ReadTable, whole: ReadTable, keys: readonly string[]): void => {
    for (const measure of MEASURES) sums.push([...members.map((member): [string, 1] => [nameOf(of.over, member, measure), 1]), [nameOf(whole.over, keys, measure), -1]]);
  };
  for (const table of tables) {
    for (const { keys } of table.places) sums.push([[nameOf(table.over, keys, SETTLED), 1], [nameOf(table.over, keys, UNSETTLED), 1], [nameOf(table.over, keys, CLOSED), -1]]);
    // A table over more dimensions adds up to each table over one less.
    table.over.forEach((dimension, at) => {
      const margin = one(table.over.filter((other) => other !== dimension));
      for (const { keys } of margin?.places ?? []) if (margin !== undefined) add(table.places.map((place) => [...place.keys]).filter((own) => own.filter((_, i) => i !== at).join() === keys.join()), table, margin, keys);
    });
  }
  for (const { as, decides, of } of known) {
    const [fine, coarse] = [one([of]), one([decides])];
    if (fine === undefined || coarse === undefined) continue;
    for (const { keys } of coarse.places) add(fine.places.map((place) => [...place.keys]).filter(([member = '']) => as[member] === keys[0]), fine, coarse, keys);
  }
  return sums;
}

/** What the attacker finds of the numbers of a month: by hidden number what it can be. */
export const attack = (tables: readonly ReadTable[], known: Known): Promise<ReadonlyMap<string, Bounds>> => boundsOf(numbersOf(tables), sumsOf(tables, known));
