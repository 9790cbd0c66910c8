import type { Relation } from './disclosed.js';

/** Where cases are counted that share their members of every dimension. */
export interface Profile {
  /** By dimension: the member. */
  readonly keys: readonly string[];
  /** By measure: how many. */
  readonly counts: readonly number[];
}

/** Cells of a table over some dimensions (by their index; none: the total), by the members joined. */
export interface LinkedTable {
  readonly over: readonly number[];
  /** First cell of each place: its measures stand one after the other from there. */
  readonly places: ReadonlyMap<string, number>;
}

/** Tables over the same cases as one set of cells, and everything that ties their numbers together. */
export interface LinkedTables {
  readonly tables: readonly LinkedTable[];
  /** By cell. */
  readonly values: readonly number[];
  readonly relations: readonly Relation[];
}

/** A measure that two others add up to, each by its index. */
export interface Sum {
  readonly parts: readonly [number, number];
  readonly whole: number;
}

const SEPARATOR = '\u0001';

/** A place of a table, of the members that its dimensions have there. */
export const placeOf = (members: readonly string[]): string => members.join(SEPARATOR);
/** The members that make a place. */
export const membersAt = (place: string): readonly string[] => place.split(SEPARATOR);

const at = ({ over }: Pick<LinkedTable, 'over'>, { keys }: Profile): string => placeOf(over.map((dimension) => keys[dimension] ?? ''));

function tablesOf(profiles: readonly Profile[], over: readonly (readonly number[])[], measures: number): { tables: LinkedTable[]; values: number[] } {
  const values: number[] = [];
  const tables = over.map((dimensions): LinkedTable => {
    const places = new Map<string, number>();
    for (const profile of profiles) {
      const place = at({ over: dimensions }, profile);
      const first = places.get(place) ?? values.length;
      if (!places.has(place)) { places.set(place, first); values.push(...Array.from({ length: measures }, () => 0)); }
      profile.counts.forEach((count, measure) => { values[first + measure] = (values[first + measure] ?? 0) + count; });
    }
    return { over: dimensions, places };
  });
  return { tables, values };
}

/** Places of two tables that share cases, put together with all that share cases with those: what the one counts in such a block the other counts, too. */
function blocksOf(one: LinkedTable, other: LinkedTable, profiles: readonly Profile[]): (readonly [readonly string[], readonly string[]])[] {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => { let root = node; for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up; return root; };
  for (const profile of profiles) {
    const [a, b] = [`a${at(one, profile)}`, `b${at(other, profile)}`];
    for (const node of [a, b]) if (!parent.has(node)) parent.set(node, node);
    parent.set(rootOf(a), rootOf(b));
  }
  const blocks = new Map<string, [string[], string[]]>();
  for (const node of parent.keys()) {
    const block = blocks.get(rootOf(node)) ?? [[], []];
    block[node.startsWith('a') ? 0 : 1].push(node.slice(1));
    blocks.set(rootOf(node), block);
  }
  return [...blocks.values()];
}

/** Tables in which one is the total of the other, or hang together in several blocks; with one block they only share their total. */
const tells = (one: LinkedTable, blocks: readonly unknown[]): boolean => one.over.length === 0 || blocks.length > 1;

/**
 * Tables over the cases of `profiles`, one for each list of dimensions, with every relation between their numbers: members and totals; measures that add up; and whatever the cases of the time
 * show to hang together, as where all cases of an organisation lie in one region. Places without a case have no cell: that nothing is there is always told.
 */
export function linkTables(profiles: readonly Profile[], over: readonly (readonly number[])[], measures: number, sums: readonly Sum[]): LinkedTables {
  const { tables, values } = tablesOf(profiles, over, measures);
  const relations = new Map<string, Relation>();
  // A cell of nought is told, and takes no part in what may be worked out.
  const note = (cells: readonly (readonly [number, 1 | -1])[]): void => {
    const held = cells.filter(([cell]) => (values[cell] ?? 0) > 0).sort(([a], [b]) => a - b);
    if (held.length > 0) relations.set(held.map(([cell, sign]) => (sign === 1 ? '+' : '-') + String(cell)).join(''), held);
  };
  tables.forEach((one, i) => {
    for (const other of tables.slice(i + 1)) {
      const blocks = blocksOf(one, other, profiles);
      if (!tells(one, blocks)) continue;
      for (const [mine, theirs] of blocks) {
        for (let measure = 0; measure < measures; measure += 1) {
          const cell = (table: LinkedTable, sign: 1 | -1) => (place: string): [number, 1 | -1] => [(table.places.get(place) ?? 0) + measure, sign];
          note([...mine.map(cell(one, 1)), ...theirs.map(cell(other, -1))]);
        }
      }
    }
    for (const first of one.places.values()) for (const { parts, whole } of sums) note([[first + parts[0], 1], [first + parts[1], 1], [first + whole, -1]]);
  });
  return { tables, values, relations: [...relations.values()] };
}
