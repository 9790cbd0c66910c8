import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../chserver/start-server.js';
import { postgresPrograms, RUN_AS } from './programs.js';

export interface TestPostgres {
  /** `postgres://…/postgres`, an empty database of its own. */
  readonly url: string;
  /** Ends the server, which cuts every connection, and starts it again in the same place. */
  restart(): Promise<void>;
  /** Cuts the server off in the middle of everything, without a word to the disk, and starts it again: it replays its log. */
  crash(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

const UP_WITHIN_MS = 20_000;
const DOWN_WITHIN_MS = 5_000;

/** Ends the server when this process is gone: the pipe it waits on closes then, however it went. */
const WATCHED = 'exec 3<&0; "$0" "$@" & server=$!; (cat <&3 >/dev/null; kill -INT "$server" 2>/dev/null) & wait "$server"';

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** What the server says of itself: its port is open before it has replayed its log. */
const isReady = (data: string): boolean => existsSync(join(data, 'postmaster.pid')) && readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const late = setTimeout(() => child.kill('SIGKILL'), DOWN_WITHIN_MS);
  await gone;
  clearTimeout(late);
}

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

async function serve(bin: string, data: string, port: number): Promise<ChildProcess> {
  const server = [join(bin, 'postgres'), '-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=16MB', '-c', 'fsync=off'];
  const child = spawn('sh', ['-c', WATCHED, ...server], { ...RUN_AS, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  const deadline = Date.now() + UP_WITHIN_MS;
  while (!(await listens(port)) || !isReady(data)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child);
      throw new Error('PostgreSQL did not start');
    }
    await delay(50);
  }
  return child;
}

/** Starts a real PostgreSQL on a free loopback port. */
export async function startPostgres({ bin, folder }: { readonly bin: string; readonly folder: string }): Promise<TestPostgres> {
  const data = join(folder, 'data');
  prepare(bin, data);
  const port = await freePort();
  let child = await serve(bin, data, port);
  return {
    url: `postgres://concord@127.0.0.1:${port}/postgres`,
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
