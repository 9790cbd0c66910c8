import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let round = db.schema.createTable('board_round').addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of ['dataset', 'title', 'cut_off', 'method', 'phase', 'created_at', 'created_by']) round = round.addColumn(name, 'text', (column) => column.notNull());
  await round.addColumn('method_version', 'bigint', (column) => column.notNull()).addColumn('seats', 'bigint', (column) => column.notNull()).execute();
  let event = db.schema.createTable('board_event')
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('board_event_key', ['round_id', 'seq']);
  for (const name of ['at', 'by', 'kind', 'body']) event = event.addColumn(name, 'text', (column) => column.notNull());
  await event.execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['board_event', 'board_round']) await db.schema.dropTable(table).execute();
}

/** Rounds of the board of mediators, and everything that was done in each. */
export const boardRounds: Migration = { up, down };
