import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('publication_sealed')
    .addColumn('id', 'text', (column) => column.primaryKey()).addColumn('dataset', 'text', (column) => column.notNull()).addColumn('month', 'text', (column) => column.notNull())
    .addColumn('data_version', 'bigint', (column) => column.notNull()).addColumn('definitions', 'text', (column) => column.notNull()).addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull()).addColumn('body', 'text', (column) => column.notNull()).addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text').addColumn('withdrawn_by', 'text').addColumn('withdrawn_because', 'text').execute();
  await db.schema.createIndex('publication_sealed_month').on('publication_sealed').columns(['dataset', 'month']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('publication_sealed').execute();
}

/** Tables of a month as they were published for outside readers. */
export const publications: Migration = { up, down };
