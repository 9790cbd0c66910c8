import { setTimeout as delay } from 'node:timers/promises';
import { PostgresAdapter, sql } from 'kysely';
import type { OperationalDb, Tables } from '../tables.js';

const TRIES = 400;
const PAUSE_MS = 5;

/**
 * Takes what was deleted of a table off the disk. SQLite overwrites rows as it deletes them, and then only its journal still has them: it is emptied. PostgreSQL writes
 * the table anew; what its own log of changes still holds goes as that log does, which is the operator's. Throws `OperationalError`.
 */
export async function scrub(db: OperationalDb, table: keyof Tables): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await db.connection().execute(async (connection) => {
      await sql`set statement_timeout = 0`.execute(connection);
      await sql`vacuum (full) ${sql.table(table)}`.execute(connection).finally(() => sql`reset statement_timeout`.execute(connection));
    });
    return;
  }
  // Whoever reads at this moment keeps the journal in use for a few ms.
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { rows: [row] } = await sql<{ readonly busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (row?.busy !== 1) return;
    await delay(PAUSE_MS);
  }
}
