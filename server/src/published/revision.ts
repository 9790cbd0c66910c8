import { SMALL } from '../disclosure/protect.js';
import type { MadeTables } from './made-tables.js';
import { cellsOf, type PublishedTable } from './tables.js';

const isSmallChange = (change: number): boolean => Math.abs(change) >= 1 && Math.abs(change) <= SMALL;

/**
 * Whether tables of a month tell of single cases when they are held against tables of the same month that were published before. The simplest rule that is sound: both hide the same cells, so that
 * neither shows what the other hides; no cell that is shown differs by 1 to 4; and what is hidden along any relation, which a reader has by taking off what is shown, does not differ by 1 to 4
 * either. Then each publication stands alone as it was proved to, and what differs between them is never fewer than five cases. The earlier one may have been withdrawn: who read it has it.
 */
export function differsTooLittle({ cells, relations }: MadeTables, earlier: readonly PublishedTable[]): boolean {
  const before = cellsOf(earlier);
  const now = new Map(cells.map(({ hidden, key, value }) => [key, hidden === null ? value : null]));
  // What one of them does not list counts nothing, which both tell.
  const told = (of: ReadonlyMap<string, number | null>, key: string): number | null => { const count = of.get(key); return count === undefined ? 0 : count; };
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const [was, is] = [told(before, key), told(now, key)];
    if ((was === null) !== (is === null) || (was !== null && is !== null && isSmallChange(is - was))) return true;
  }
  const shown = (of: ReadonlyMap<string, number | null>, relation: MadeTables['relations'][number]): number => relation.reduce((sum, [key, sign]) => sum + sign * (told(of, key) ?? 0), 0);
  return relations.some((relation) => isSmallChange(shown(now, relation) - shown(before, relation)));
}
