import { CLOSING_EDITS } from './closing-edits.js';
import { REPEATS } from './repeats.js';

/** Which cases of one dataset are looked at; the viewer's scope and filters do not matter: what is looked up is a property of the case. */
export interface LookedAt {
  /** SELECT source of current versions, or of those in force after a load. */
  readonly cases: string;
  /** Placeholder of the dataset. */
  readonly dataset: string;
  /** Condition over `load_no`: which loads had been published. */
  readonly published: string;
}

/** A column that no row of a case holds: it is found in other cases, or in earlier versions of the case, when a metric asks for it. */
export interface Lookup {
  /** What predicates call it. */
  readonly column: string;
  /** Join of the rows `c` with what is looked up, as `l`. */
  readonly join: (at: LookedAt) => string;
  /** The column, of `c` and `l`. */
  readonly value: string;
}

const LOOKUPS = { repeated_on: REPEATS, closings_told: CLOSING_EDITS } as const satisfies Readonly<Record<string, Lookup>>;

/** Columns that are looked up. */
export type LookupId = keyof typeof LOOKUPS;

/** A row source like `at.cases`, of the dataset, with a column more. */
export function withLookup(id: LookupId, at: LookedAt): string {
  const { column, join, value } = LOOKUPS[id];
  return `(SELECT c.*, ${value} AS ${column} FROM (SELECT * FROM ${at.cases} WHERE dataset = ${at.dataset}) AS c ${join(at)})`;
}
