import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely';
import Database from 'libsql';
import { operationalFailure } from '../failure.js';
import { SerialDriver } from './serial-driver.js';

/** Longest wait for another process's transaction, in ms; ours take a few. */
const BUSY_MS = 5_000;

/** Every commit is on the disk before it is told; readers and one writer do not wait for each other. */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', `busy_timeout = ${BUSY_MS}`];

async function openFile(path: string): Promise<Database.Database> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Made before SQLite makes it, so that nobody else can read it for an instant; its journals take over the mode.
  await (await open(path, 'a', 0o600)).close();
  await chmod(path, 0o600);
  const database = new Database(path, { timeout: BUSY_MS });
  try {
    for (const pragma of PRAGMAS) database.prepare(`PRAGMA ${pragma}`).all([]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite in the file `path`, which is made for this user only. Throws `OperationalError`. */
export async function sqliteDialect(path: string): Promise<Dialect> {
  const failure = (error: unknown): ReturnType<typeof operationalFailure> => operationalFailure(error, path);
  const database = await openFile(path).catch((error: unknown) => { throw failure(error); });
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SerialDriver(new SqliteDriver({ database }), { begin: ['begin immediate'], failure }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
