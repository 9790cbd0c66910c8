import { AGENTS } from './agents.js';
import { CLOSING_EDITS } from './closing-edits.js';
import { DIFFICULTY } from './difficulty.js';
import { DISPUTES } from './disputes.js';
import type { Lookup, LookedAt } from './lookup.js';
import { onRecord } from './on-record.js';
import { REPEATS } from './repeats.js';

const LOOKUPS = {
  repeated_on: REPEATS,
  goes_on: DISPUTES,
  agent_cases: AGENTS,
  closings_told: CLOSING_EDITS,
  difficulty_weight: DIFFICULTY,
  fte_on_record: onRecord({ column: 'fte_on_record', record: 'mediator', by: 'mediator', on: 'closed_on', size: 'fte' }),
  branch_on_record: onRecord({ column: 'branch_on_record', record: 'branch', by: 'branch', on: 'received_on' }),
  branch_customers_on_record: onRecord({ column: 'branch_customers_on_record', record: 'branch', by: 'branch', on: 'received_on', size: 'customers' }),
  customers_on_record: onRecord({ column: 'customers_on_record', record: 'customers', by: 'institution', on: 'received_on', size: 'customers' }),
  outlets_on_record: onRecord({ column: 'outlets_on_record', record: 'institution', by: 'institution', on: 'received_on', size: 'outlets' }),
  court_on_record: onRecord({ column: 'court_on_record', record: 'court_feed', by: 'institution', on: 'closed_on' }),
} as const satisfies Readonly<Record<string, Lookup>>;

/** Columns that are looked up. */
export type LookupId = keyof typeof LOOKUPS;

/** A row source like `at.cases`, of the dataset, with more columns. */
export const withLookups = (ids: readonly LookupId[], at: LookedAt): string =>
  ids.reduce((rows, id) => {
    const { columns, join }: Lookup = LOOKUPS[id];
    const more = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`).join(', ');
    return `(SELECT c.*, ${more} FROM ${rows} AS c ${join(at)})`;
  }, `(SELECT * FROM ${at.cases} WHERE dataset = ${at.dataset})`);
