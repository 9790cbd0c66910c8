import { execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../chserver/start-server.js';
import { end, serveWatched } from '../watched-server.js';
import { postgresPrograms, RUN_AS } from './programs.js';

export interface TestPostgres {
  /** `postgres://…/postgres`, an empty database of its own. */
  readonly url: string;
  /** Another empty database on the same server. */
  emptyDatabase(): Promise<string>;
  /** Ends the server, which cuts every connection, and starts it again in the same place. */
  restart(): Promise<void>;
  /** Cuts the server off in the middle of everything, without a word to the disk, and starts it again: it replays its log. */
  crash(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** What the server says of itself: its port is open before it has replayed its log. */
const isReady = (data: string): boolean => existsSync(join(data, 'postmaster.pid')) && readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';

function prepare(bin: string, data: string): void {
  mkdirSync(data, { mode: 0o700 });
  if (RUN_AS.uid !== undefined) chownSync(data, RUN_AS.uid, RUN_AS.gid);
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'concord', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], { ...RUN_AS, cwd: '/', stdio: 'pipe' });
}

/** PostgreSQL's programs in a folder for one server, or undefined when none runs on this machine. */
export function findPostgres(): { readonly bin: string; readonly folder: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'concord-postgres-'));
  chmodSync(folder, 0o755);
  const bin = postgresPrograms(folder);
  if (bin !== undefined) return { bin, folder };
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

function serve(bin: string, data: string, port: number): Promise<ChildProcess> {
  const command = [join(bin, 'postgres'), '-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=16MB', '-c', 'fsync=off'];
  // INT: it ends at once, cutting every connection.
  return serveWatched({ name: 'PostgreSQL', command, port, signal: 'INT', isReady: () => isReady(data), ...RUN_AS });
}

/** Starts a real PostgreSQL on a free loopback port. */
export async function startPostgres({ bin, folder }: { readonly bin: string; readonly folder: string }): Promise<TestPostgres> {
  const data = join(folder, 'data');
  prepare(bin, data);
  const port = await freePort();
  let child = await serve(bin, data, port);
  const urlOf = (database: string): string => `postgres://concord@127.0.0.1:${port}/${database}`;
  let databases = 0;
  return {
    url: urlOf('postgres'),
    emptyDatabase: async () => {
      databases += 1;
      const [name, client] = [`empty_${String(databases)}`, new pg.Client(urlOf('postgres'))];
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return urlOf(name);
    },
    restart: async () => {
      await end(child);
      child = await serve(bin, data, port);
    },
    crash: async () => {
      const gone = once(child, 'exit');
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
      await gone;
      child = await serve(bin, data, port);
    },
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
