import type { Scope } from '@concord/sql';
import type { PublishedTable } from './tables.js';

/**
 * What of published tables somebody may read. Who sees everything reads all of them; who sees some members of one dimension reads the rows of these in the table over that dimension, and nothing
 * else; who is told apart by several, or by what nothing is published over, reads nothing, as does whoever has no scope.
 */
export function visibleTables(tables: readonly PublishedTable[], scope: Scope | undefined): readonly PublishedTable[] {
  if (scope === 'all') return tables;
  const [first, ...others] = scope ?? [];
  if (first === undefined || [first, ...others].some(({ dimension, exclude }) => dimension !== first.dimension || exclude === true)) return [];
  const own = (key: string): boolean => (scope ?? []).every(({ values }) => values.includes(key));
  return tables.filter(({ over }) => over.length === 1 && over[0] === first.dimension)
    .map((table) => ({ ...table, places: table.places.filter(({ keys }) => own(keys[0] ?? '')) })).filter(({ places }) => places.length > 0);
}
