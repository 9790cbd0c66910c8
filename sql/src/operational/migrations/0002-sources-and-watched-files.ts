import { sql, type Kysely, type Migration } from 'kysely';

async function createSchedule(db: Kysely<unknown>): Promise<void> {
  let schedule = db.schema.createTable('schedule')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('folder', 'source')`))
    .addColumn('enabled', 'bigint', (column) => column.notNull().check(sql`enabled in (0, 1)`))
    .addColumn('last_state', 'text', (column) => column.notNull().check(sql`last_state in ('none', 'done', 'attention', 'failed')`))
    .addColumn('failures', 'bigint', (column) => column.notNull());
  for (const name of ['name', 'profile', 'place', 'pattern', 'holder', 'last_result']) schedule = schedule.addColumn(name, 'text', (column) => column.notNull());
  for (const name of ['next_run_at', 'held_until', 'last_run_at']) schedule = schedule.addColumn(name, 'text');
  await schedule.execute();
}

/** The table as the migration before made it; no version of the product ever wrote to it. */
async function createScheduleBefore(db: Kysely<unknown>): Promise<void> {
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

async function createSourceMark(db: Kysely<unknown>): Promise<void> {
  let mark = db.schema.createTable('source_mark').addColumn('load_no', 'bigint', (column) => column.primaryKey());
  for (const name of ['place', 'watermark', 'read_from', 'tail_digest']) mark = mark.addColumn(name, 'text', (column) => column.notNull());
  await mark.addColumn('based_on', 'bigint').execute();
}

async function createWatchedFile(db: Kysely<unknown>): Promise<void> {
  let file = db.schema.createTable('watched_file')
    .addColumn('schedule_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('loaded', 'unchanged', 'refused')`))
    .addColumn('load_no', 'bigint')
    .addPrimaryKeyConstraint('watched_file_key', ['schedule_id', 'name']);
  for (const name of ['look', 'hash', 'profile_hash', 'message', 'seen_at']) file = file.addColumn(name, 'text', (column) => column.notNull());
  await file.execute();
}

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('schedule').execute();
  await createSchedule(db);
  await createSourceMark(db);
  await createWatchedFile(db);
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['watched_file', 'source_mark', 'schedule']) await db.schema.dropTable(table).execute();
  await createScheduleBefore(db);
}

/** Schedules by pattern and with a holder, how far each source was read, and what became of the files of a watched folder. */
export const sourcesAndWatchedFiles: Migration = { up, down };
