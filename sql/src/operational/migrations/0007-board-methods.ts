import { sql, type Kysely, type Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let method = db.schema.createTable('board_method')
    .addColumn('dataset', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('board_method_key', ['dataset', 'version']);
  for (const name of ['body', 'reason', 'decided_at', 'decided_by']) method = method.addColumn(name, 'text', (column) => column.notNull());
  await method.execute();
  await db.schema.alterTable('board_round').addColumn('ranking_mode', 'text', (column) => column.notNull().defaultTo('tiers').check(sql`ranking_mode in ('tiers', 'ordinal')`)).execute();
  await db.schema.alterTable('board_round').addColumn('public_workdays', 'bigint', (column) => column.notNull().defaultTo(5)).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['public_workdays', 'ranking_mode']) await db.schema.alterTable('board_round').dropColumn(name).execute();
  await db.schema.dropTable('board_method').execute();
}

/** What an institution decided of its board's method, every version; and how a round is shown and how long it is public, as they were when it began. */
export const boardMethods: Migration = { up, down };
