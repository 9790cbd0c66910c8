import { CLOSING_EDITS } from './closing-edits.js';
import type { Lookup, LookedAt } from './lookup.js';
import { onRecord } from './on-record.js';
import { REPEATS } from './repeats.js';

const LOOKUPS = {
  repeated_on: REPEATS,
  closings_told: CLOSING_EDITS,
  fte_on_record: onRecord({ column: 'fte_on_record', record: 'mediator', by: 'mediator', on: 'closed_on', size: 'fte' }),
  branch_on_record: onRecord({ column: 'branch_on_record', record: 'branch', by: 'branch', on: 'received_on' }),
  branch_customers_on_record: onRecord({ column: 'branch_customers_on_record', record: 'branch', by: 'branch', on: 'received_on', size: 'customers' }),
  customers_on_record: onRecord({ column: 'customers_on_record', record: 'customers', by: 'institution', on: 'received_on', size: 'customers' }),
  court_on_record: onRecord({ column: 'court_on_record', record: 'court_feed', by: 'institution', on: 'closed_on' }),
} as const satisfies Readonly<Record<string, Lookup>>;

/** Columns that are looked up. */
export type LookupId = keyof typeof LOOKUPS;

/** A row source like `at.cases`, of the dataset, with a column more. */
export function withLookup(id: LookupId, at: LookedAt): string {
  const { column, join, value } = LOOKUPS[id];
  return `(SELECT c.*, ${value} AS ${column} FROM (SELECT * FROM ${at.cases} WHERE dataset = ${at.dataset}) AS c ${join(at)})`;
}
