import type { DimensionId, LocalisedText } from '@concord/sql';
import type { Relation } from '../disclosure/disclosed.js';
import { linkTables, membersAt, placeOf, type LinkedTables, type Profile, type Sum } from '../disclosure/linked-tables.js';
import { NotProtectable, protect } from '../disclosure/protect.js';
import { PublishedRefused } from './published-refused.js';
import { cellKey, MEASURES, type Measure, type PublishedTable } from './tables.js';

/** Why a number is not told: it is from 1 to 4, or would give such a one away. */
export type Hidden = 'small' | 'withheld';

/** Numbers of a month that belong together: counted over the same cases, and tied together by nothing else. */
interface Family {
  readonly measures: readonly Measure[];
  readonly sums: readonly Sum[];
}

const RECEIVED: Family = { measures: ['intake'], sums: [] };
const CLOSED: Family = { measures: ['closings', 'settled', 'unsettled'], sums: [{ parts: [1, 2], whole: 0 }] };

/** A cell with where it stands, in no table more than once. */
export interface MadeCell {
  readonly key: string;
  readonly value: number;
  readonly hidden: Hidden | null;
}

/** Tables of a month before they are sealed, with what nobody but their maker is told. */
export interface MadeTables {
  readonly tables: readonly PublishedTable[];
  /** Those that count anything. */
  readonly cells: readonly MadeCell[];
  /** Cells whose signed sum is nought, by their keys. */
  readonly relations: readonly (readonly (readonly [key: string, sign: 1 | -1])[])[];
}

/** What tables are made of. */
export interface ToMake {
  readonly dimensions: readonly DimensionId[];
  readonly over: readonly (readonly DimensionId[])[];
  /** By family: the cases received, and the closings. */
  readonly received: readonly Profile[];
  readonly closed: readonly Profile[];
  readonly labelOf: (dimension: DimensionId) => LocalisedText;
  readonly memberLabelOf: (dimension: DimensionId, key: string) => LocalisedText;
  /** Members of a dimension in their order, where it is not that of their keys. */
  readonly orderOf: (dimension: DimensionId) => readonly string[] | undefined;
  /** Keys of cells that are hidden besides, since an earlier publication hid them. */
  readonly alsoHidden: ReadonlySet<string>;
}

interface Solved {
  readonly cells: readonly MadeCell[];
  readonly relations: MadeTables['relations'];
}

/** By cell: where it stands. */
function keysOf({ tables }: LinkedTables, { measures }: Family, over: ToMake['over']): string[] {
  const keys: string[] = [];
  tables.forEach(({ places }, i) => {
    for (const [place, first] of places) measures.forEach((measure, m) => { keys[first + m] = cellKey(over[i] ?? [], over[i]?.length === 0 ? [] : membersAt(place), measure); });
  });
  return keys;
}

function solve(profiles: readonly Profile[], family: Family, { alsoHidden, dimensions, over }: ToMake): Solved {
  const linked = linkTables(profiles, over.map((ids) => ids.map((id) => dimensions.indexOf(id))), family.measures.length, family.sums);
  const keys = keysOf(linked, family, over);
  const { hidden, primary } = protect(linked, keys.flatMap((key, cell) => (alsoHidden.has(key) ? [cell] : [])));
  const named = (relation: Relation) => relation.map(([cell, sign]): [string, 1 | -1] => [keys[cell] ?? '', sign]);
  return {
    cells: linked.values.flatMap((value, cell): MadeCell[] => (value === 0 ? [] : [{ key: keys[cell] ?? '', value, hidden: primary.has(cell) ? 'small' : hidden.has(cell) ? 'withheld' : null }])),
    relations: linked.relations.map(named),
  };
}

function attempt(profiles: readonly Profile[], family: Family, made: ToMake): Solved {
  try {
    return solve(profiles, family, made);
  } catch (error) {
    if (error instanceof NotProtectable) throw new PublishedRefused('NOT_PROTECTED');
    throw error;
  }
}

/** Places of a table in the order of their members, never of their numbers: that would tell of hidden ones. */
function placesOf(over: readonly DimensionId[], profiles: readonly Profile[], { dimensions, orderOf }: Pick<ToMake, 'dimensions' | 'orderOf'>): string[][] {
  const at = over.map((id) => dimensions.indexOf(id));
  const places = new Map(profiles.map(({ keys }) => { const members = at.map((i) => keys[i] ?? ''); return [placeOf(members), members] as const; }));
  const orders = over.map(orderOf);
  const before = (a: readonly string[], b: readonly string[]): number => {
    for (const [i, key] of a.entries()) {
      const [order, other] = [orders[i], b[i] ?? ''];
      if (key !== other) return order === undefined ? (key < other ? -1 : 1) : order.indexOf(key) - order.indexOf(other);
    }
    return 0;
  };
  return [...places.values()].sort(before);
}

/** The tables of a month with everything hidden that has to be, for all of them together; a place of which nothing is counted is not listed. Throws `PublishedRefused` NOT_PROTECTED. */
export function makeTables(made: ToMake): MadeTables {
  const { closed, labelOf, memberLabelOf, over, received } = made;
  const solved = [attempt(received, RECEIVED, made), attempt(closed, CLOSED, made)];
  const cells = solved.flatMap((one) => one.cells);
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const told = (ids: readonly DimensionId[], keys: readonly string[]): (number | null)[] => MEASURES.map((measure) => {
    const cell = byKey.get(cellKey(ids, keys, measure));
    return cell === undefined ? 0 : cell.hidden === null ? cell.value : null;
  });
  const tables = over.map((ids): PublishedTable => ({
    over: ids, labels: ids.map(labelOf),
    places: placesOf(ids, [...received, ...closed], made).map((keys) => ({ keys, labels: keys.map((key, i) => memberLabelOf(ids[i] ?? 'institution', key)), counts: told(ids, keys) })),
  }));
  return { tables, cells, relations: solved.flatMap(({ relations }) => relations) };
}
