import { createHash } from 'node:crypto';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect, type Migration } from 'kysely';

/** One compiler for both databases: what a migration says is written for either, and sent nowhere. */
const NOWHERE: Dialect = {
  createDriver: () => new DummyDriver(), createAdapter: () => new SqliteAdapter(), createIntrospector: (db) => new SqliteIntrospector(db), createQueryCompiler: () => new SqliteQueryCompiler(),
};

/** What a migration says to a database, as SHA-256 of its statements and their values: another text of the same TypeScript is the same migration. */
export async function migrationHash(migration: Migration): Promise<string> {
  const hash = createHash('sha256');
  const db = new Kysely<unknown>({ dialect: NOWHERE, log: ({ query }) => { hash.update(`${JSON.stringify([query.sql, query.parameters])}\n`); } });
  await migration.up(db);
  await db.destroy();
  return hash.digest('hex');
}
