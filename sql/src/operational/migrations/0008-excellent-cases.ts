import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let head = db.schema.createTable('excellent_case').addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of ['dataset', 'source', 'case_id', 'title', 'phase', 'created_at', 'created_by']) head = head.addColumn(name, 'text', (column) => column.notNull());
  await head.execute();
  let event = db.schema.createTable('excellent_event')
    .addColumn('excellent_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('excellent_event_key', ['excellent_id', 'seq']);
  for (const name of ['at', 'by', 'kind', 'body']) event = event.addColumn(name, 'text', (column) => column.notNull());
  await event.execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['excellent_event', 'excellent_case']) await db.schema.dropTable(table).execute();
}

/** Cases put forward as excellent, de-identified, and everything that was done about each. */
export const excellentCases: Migration = { up, down };
