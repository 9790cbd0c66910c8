import { sql, type Kysely, type Migration } from 'kysely';

const COUNTS = ['delivered', 'loaded', 'folded', 'unchanged', 'rejected', 'cases_new', 'cases_changed'] as const;

async function up(db: Kysely<unknown>): Promise<void> {
  let load = db.schema.createTable('load')
    .addColumn('load_no', 'bigint', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('running', 'published', 'unchanged', 'failed', 'withdrawn')`));
  for (const name of ['dataset', 'source', 'profile', 'profile_hash', 'profile_text', 'file_names', 'file_hash', 'message', 'started_at', 'seen_at', 'publication_id']) {
    load = load.addColumn(name, 'text', (column) => column.notNull());
  }
  for (const name of ['finished_at', 'as_of_on']) load = load.addColumn(name, 'text');
  for (const name of ['file_bytes', ...COUNTS]) load = load.addColumn(name, 'bigint', (column) => column.notNull());
  await load.execute();
  await db.schema.createIndex('load_by_delivery').on('load').columns(['file_hash', 'profile_hash']).execute();

  await db.schema.createTable('profile')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('yaml', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('profile_key', ['id', 'version'])
    .execute();

  await db.schema.createTable('schedule')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('profile', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('folder', 'source')`))
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('every_minutes', 'bigint', (column) => column.notNull().check(sql`every_minutes > 0`))
    .addColumn('enabled', 'bigint', (column) => column.notNull().check(sql`enabled in (0, 1)`))
    .addColumn('last_run_at', 'text')
    .addColumn('last_result', 'text', (column) => column.notNull())
    .execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['schedule', 'profile', 'load']) await db.schema.dropTable(table).execute();
}

/** The registry of loads, saved source profiles, and what is loaded by itself. */
export const loadsProfilesSchedules: Migration = { up, down };
