import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler, type Dialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import Database from 'libsql';
import { operationalFailure, type OperationalError } from '../failure.js';
import { SerialDriver } from './serial-driver.js';

/**
 * Every commit is on the disk before it is told, and what is deleted is overwritten; readers and one writer do not wait for each other. SQLite's own waiting is off: it would stop
 * this whole process, even where the one waited for is in it. The driver waits instead.
 */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 0', 'secure_delete = ON'];

/** Our transactions take a few ms. */
const BUSY_MS = 5_000;
const RETRY_MS = 5;

const NOTHING = { changes: 0, lastInsertRowid: 0 };

/** Ends a transaction without it, unless SQLite did so itself, as it does on a full disk: what went wrong first is what is told. */
function takeBack(database: Database.Database): void {
  if (database.inTransaction) database.exec('rollback');
}

/** Writes in a transaction of its own, unless one is under way. */
function writeWhole(database: Database.Database, write: () => ReturnType<SqliteStatement['run']>): ReturnType<SqliteStatement['run']> {
  if (database.inTransaction) return write();
  database.exec('begin immediate');
  try {
    const result = write();
    database.exec('commit');
    return result;
  } catch (error) {
    takeBack(database);
    throw error;
  }
}

/**
 * The database as Kysely drives it. Locks are taken by `exec` alone: a prepared statement of libsql that finds the store busy keeps its view of it
 * until the garbage collector comes by, and every later write of this connection is then refused as outdated.
 */
function driven(database: Database.Database): SqliteDatabase {
  const control = (sql: string): SqliteStatement => ({
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run: () => {
      if (sql.startsWith('rollback')) takeBack(database);
      else database.exec(sql);
      return NOTHING;
    },
  });
  return {
    close: () => { database.close(); },
    prepare: (sql) => {
      if (/^(begin|commit|rollback)\b/u.test(sql)) return control(sql);
      const statement = database.prepare<[readonly unknown[]]>(sql);
      return {
        reader: statement.reader,
        all: (values) => statement.all(values),
        iterate: (values) => statement.iterate(values),
        run: (values) => writeWhole(database, () => statement.run(values)),
      };
    },
  };
}

/** Migrations run whole or not at all, and beside no other process: SQLite can undo a CREATE TABLE, which Kysely does not count on. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

async function openFile(path: string): Promise<Database.Database> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Made before SQLite makes it, so that nobody else can read it for an instant; its journals take over the mode.
  await (await open(path, 'a', 0o600)).close();
  await chmod(path, 0o600);
  const database = new Database(path);
  try {
    for (const pragma of PRAGMAS) database.prepare(`PRAGMA ${pragma}`).all([]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Two processes that open a new file at once both want to change how its journal is kept; SQLite tells one of them that it is busy. That one tries again. */
async function openPatiently(path: string, failure: (error: unknown) => OperationalError): Promise<Database.Database> {
  for (const deadline = Date.now() + BUSY_MS; ;) {
    try {
      return await openFile(path);
    } catch (error) {
      const told = failure(error);
      if (told.code !== 'OPERATIONAL_BUSY' || Date.now() >= deadline) throw told;
      await setTimeout(RETRY_MS);
    }
  }
}

/** SQLite in the file `path`, which is made for this user only. Throws `OperationalError`. */
export async function sqliteDialect(path: string): Promise<Dialect> {
  const failure = (error: unknown): OperationalError => operationalFailure(error, path);
  const database = await openPatiently(path, failure);
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new SerialDriver(new SqliteDriver({ database: driven(database) }), { begin: ['begin immediate'], failure, busyMs: BUSY_MS }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
