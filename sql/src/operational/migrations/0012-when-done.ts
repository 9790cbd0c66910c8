import type { Kysely, Migration } from 'kysely';

interface Before {
  readonly schedule: { readonly last_state: string; readonly last_run_at: string | null; readonly last_done_at: string | null };
}

async function up(db: Kysely<Before>): Promise<void> {
  for (const name of ['added_at', 'last_done_at']) await db.schema.alterTable('schedule').addColumn(name, 'text').execute();
  await db.updateTable('schedule').set((eb) => ({ last_done_at: eb.ref('last_run_at') })).where('last_state', 'in', ['done', 'attention']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['last_done_at', 'added_at']) await db.schema.alterTable('schedule').dropColumn(name).execute();
}

/** When a schedule was added, which of those before nobody knows, and when it last did what it is there for: one that comes to nothing, however it looks, is told by that. */
export const whenDone: Migration = { up, down };
