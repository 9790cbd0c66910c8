import { CLOSING_EDITS } from './closing-edits.js';
import type { Lookup, LookedAt } from './lookup.js';
import { REPEATS } from './repeats.js';

const LOOKUPS = { repeated_on: REPEATS, closings_told: CLOSING_EDITS } as const satisfies Readonly<Record<string, Lookup>>;

/** Columns that are looked up. */
export type LookupId = keyof typeof LOOKUPS;

/** A row source like `at.cases`, of the dataset, with a column more. */
export function withLookup(id: LookupId, at: LookedAt): string {
  const { column, join, value } = LOOKUPS[id];
  return `(SELECT c.*, ${value} AS ${column} FROM (SELECT * FROM ${at.cases} WHERE dataset = ${at.dataset}) AS c ${join(at)})`;
}
