import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let series = db.schema.createTable('meeting_series').addColumn('id', 'text', (column) => column.primaryKey()).addColumn('revision', 'bigint', (column) => column.notNull());
  for (const name of ['dataset', 'body', 'saved_at', 'saved_by']) series = series.addColumn(name, 'text', (column) => column.notNull());
  await series.execute();
  let meeting = db.schema.createTable('meeting').addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of ['dataset', 'series_id', 'held_on', 'state', 'created_at', 'created_by']) meeting = meeting.addColumn(name, 'text', (column) => column.notNull());
  await meeting.execute();
  await db.schema.createIndex('meeting_held').on('meeting').columns(['dataset', 'held_on']).execute();
  let event = db.schema.createTable('meeting_event')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('meeting_event_key', ['meeting_id', 'seq']);
  for (const name of ['at', 'by', 'kind', 'body']) event = event.addColumn(name, 'text', (column) => column.notNull());
  await event.execute();
  await db.schema.createTable('calendar_feed').addColumn('account_id', 'text', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull().unique()).addColumn('made_at', 'text', (column) => column.notNull()).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['calendar_feed', 'meeting_event', 'meeting', 'meeting_series']) await db.schema.dropTable(table).execute();
}

/** Series of meetings, everything that was done in each meeting, and by what programs read whose meetings. */
export const meetings: Migration = { up, down };
