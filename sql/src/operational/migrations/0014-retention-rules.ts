import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('retention_rule')
    .addColumn('dataset', 'text', (column) => column.notNull()).addColumn('seq', 'bigint', (column) => column.notNull()).addColumn('years', 'bigint')
    .addColumn('reason', 'text', (column) => column.notNull()).addColumn('set_at', 'text', (column) => column.notNull()).addColumn('set_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('retention_rule_key', ['dataset', 'seq']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('retention_rule').execute();
}

/** How long closed cases of a dataset are kept, as set each time. */
export const retentionRules: Migration = { up, down };
