import pg from 'pg';
import { findPostgres, startPostgres } from '../store/postgres/start-postgres.js';

/** A table of a live source, for whoever tries it from outside. */
export interface ServedTable {
  /** Of the database, for the file of places. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL with the table `register` of three cases; undefined where none runs on this machine, and in CI an error. */
export async function serveTable(): Promise<ServedTable | undefined> {
  const found = findPostgres();
  if (found === undefined) {
    if (process.env['CI'] !== undefined) throw new Error('No PostgreSQL runs on this machine.');
    return undefined;
  }
  const server = await startPostgres(found);
  const owner = new pg.Client(server.url);
  await owner.connect();
  await owner.query("CREATE TABLE register (case_no text, received date, changed timestamptz); INSERT INTO register SELECT 'T-' || n, date '2025-03-01' + n, timestamptz '2025-03-20 08:00+08' FROM generate_series(1, 3) AS n");
  await owner.end();
  return { url: server.url, stop: () => server.stop() };
}
