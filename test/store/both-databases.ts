import type { OperationalConfig } from '@concord/sql';
import { findPostgres, startPostgres, type TestPostgres } from './postgres/start-postgres.js';

/** The database under the operational store. */
export interface Database {
  readonly kind: 'PostgreSQL' | 'SQLite';
  /** An empty one of its own: on SQLite the file at `path`. To be asked for in a hook or a test. */
  readonly empty: (path: string) => Promise<OperationalConfig>;
}

const SQLITE: Database = { kind: 'SQLite', empty: (path) => Promise.resolve({ path }) };

const NONE = 'No PostgreSQL runs on this machine: this suite is tried on SQLite only.\n';

/** PostgreSQL while a suite runs; where none is there SQLite stands in, and CI fails. */
export function postgresIn(): Database {
  const found = findPostgres();
  if (found === undefined) {
    if (process.env['CI'] !== undefined) throw new Error(NONE);
    process.stderr.write(NONE);
    return SQLITE;
  }
  let server: TestPostgres;
  beforeAll(async () => { server = await startPostgres(found); });
  afterAll(() => server.stop());
  return { kind: 'PostgreSQL', empty: async (path) => ({ url: await server.emptyDatabase(), path }) };
}

/** Runs one suite with the operational store on SQLite, and on PostgreSQL where one is there. */
export function onBothDatabases(suite: (database: Database) => void): void {
  describe('with SQLite', () => { suite(SQLITE); });
  describe('with PostgreSQL', () => { suite(postgresIn()); });
}
