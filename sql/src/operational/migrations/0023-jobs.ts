import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let job = db.schema.createTable('job').addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of ['kind', 'holder', 'state', 'body', 'begun_at', 'seen_at']) job = job.addColumn(name, 'text', (column) => column.notNull());
  await job.addColumn('is_called_off', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await db.schema.createIndex('job_seen').on('job').column('seen_at').execute();
  await db.schema.createTable('lease').addColumn('name', 'text', (column) => column.primaryKey()).addColumn('holder', 'text', (column) => column.notNull()).addColumn('held_until', 'text', (column) => column.notNull()).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['lease', 'job']) await db.schema.dropTable(name).execute();
}

/** Work in the background, as whoever does it tells it: any process can say where it is, and ask for its end. And what one process at a time may do. */
export const jobs: Migration = { up, down };
