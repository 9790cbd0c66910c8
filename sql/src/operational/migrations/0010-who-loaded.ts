import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('load').addColumn('by', 'text', (column) => column.notNull().defaultTo('')).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('load').dropColumn('by').execute();
}

/** Who brought a load: a viewer's id, `cli`, or `schedule` and its name; '' of loads before. */
export const whoLoaded: Migration = { up, down };
