import { sql, type Kysely, type Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('report_template')
    .addColumn('id', 'text', (column) => column.notNull()).addColumn('revision', 'bigint', (column) => column.notNull().check(sql`revision > 0`))
    .addColumn('definition', 'text', (column) => column.notNull()).addColumn('is_removed', 'bigint', (column) => column.notNull().check(sql`is_removed in (0, 1)`))
    .addColumn('saved_at', 'text', (column) => column.notNull()).addColumn('saved_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_template_key', ['id', 'revision']).execute();
  let pack = db.schema.createTable('report_pack').addColumn('id', 'text', (column) => column.primaryKey()).addColumn('data_version', 'bigint', (column) => column.notNull());
  for (const name of ['dataset', 'template', 'period', 'title', 'scope', 'made_at', 'made_by', 'words', 'body', 'digest', 'key_id', 'signature']) pack = pack.addColumn(name, 'text', (column) => column.notNull());
  await pack.execute();
  await db.schema.createIndex('report_pack_when').on('report_pack').columns(['made_at', 'id']).execute();
  let draft = db.schema.createTable('report_draft')
    .addColumn('dataset', 'text', (column) => column.notNull()).addColumn('template', 'text', (column) => column.notNull()).addColumn('period', 'text', (column) => column.notNull()).addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull().check(sql`revision > 0`)).addPrimaryKeyConstraint('report_draft_key', ['dataset', 'template', 'period', 'scope']);
  for (const name of ['body', 'saved_at', 'saved_by']) draft = draft.addColumn(name, 'text', (column) => column.notNull());
  await draft.execute();
  await db.schema.createTable('kept_file')
    .addColumn('digest', 'text', (column) => column.primaryKey()).addColumn('bytes', 'bigint', (column) => column.notNull()).addColumn('content', 'text', (column) => column.notNull()).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['kept_file', 'report_draft', 'report_pack', 'report_template']) await db.schema.dropTable(table).execute();
}

/** Templates of reports in all their revisions, what is written beside the figures of one, packs as they were sealed, and the files that were made. */
export const reports: Migration = { up, down };
