import { PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler, type Dialect } from 'kysely';
import pg from 'pg';
import { operationalFailure } from '../failure.js';
import { SerialDriver } from './serial-driver.js';

const CONNECTIONS = 8;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;
/** Held to the end of a transaction; any number will do that no other program uses in the same database. */
const LOCK = 4_065_712_019;

/** 64-bit integers become numbers, as SQLite gives them: ours count rows and bytes. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** Host, port and database of a URL: what may be shown of it. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** PostgreSQL at `url`; nothing is sent yet. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url, types, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MS, statement_timeout: STATEMENT_MS, application_name: 'concord', client_encoding: 'UTF8',
  });
  // A connection that breaks while idle is replaced at the next use; unheard, its error would end the process.
  pool.on('error', () => undefined);
  const failure = (error: unknown): ReturnType<typeof operationalFailure> => operationalFailure(error, placeOf(url));
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SerialDriver(new PostgresDriver({ pool }), { begin: ['begin', `select pg_advisory_xact_lock(${LOCK})`], failure, busyMs: 0 }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
