import { sql, type Kysely, type Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('schedule').addColumn('full_read', 'text', (column) => column.notNull().defaultTo('never').check(sql`full_read in ('never', 'weekly', 'monthly')`)).execute();
  await db.schema.alterTable('schedule').addColumn('last_full_at', 'text').execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['last_full_at', 'full_read']) await db.schema.alterTable('schedule').dropColumn(name).execute();
}

/** How often a schedule reads its table whole, and when it last did. */
export const fullReads: Migration = { up, down };
