import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveTable, type ServedTable } from '../sources/serve-table.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 180_000;

/** Resolves with the address the server says it listens on; rejects with what it said when it ends before that. */
function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const url = /http:\/\/\S+/.exec(said)?.[0];
      if (url) resolve(url);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => { reject(new Error(`The server ended with ${String(code)} before it was ready:\n${said}`)); });
    setTimeout(() => { reject(new Error(`The server was not ready after ${READY_MS / 1000} s:\n${said}`)); }, READY_MS).unref();
  });
}

async function stop(server: ChildProcess, table: ServedTable | undefined, dataDir: string): Promise<void> {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await table?.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** A folder that may be watched, with a file in it that cannot be read, and a database where there is one. Returns the file that names them. */
async function writePlaces(dataDir: string, table: ServedTable | undefined): Promise<string> {
  const folder = join(dataDir, 'incoming');
  await mkdir(folder);
  const scan = join(folder, 'scan.pdf');
  await writeFile(scan, '%PDF-1.7');
  await utimes(scan, new Date('2024-01-05T08:00:00Z'), new Date('2024-01-05T08:00:00Z'));
  const places = join(dataDir, 'places.yaml');
  await writeFile(places, `folders:\n  incoming: ${folder}\n${table === undefined ? '' : `sources:\n  core:\n    url: ${table.url}\n`}`);
  return places;
}

/**
 * Starts the built server on a free loopback port over a fresh data folder, which makes it load the 演示数据.
 * Its address is left in `CONCORD_WEB_URL`, its data folder in `CONCORD_WEB_DATA`, and in `CONCORD_WEB_TABLE` the database of its source `core`, where there is one. Returns what ends it.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-web-'));
  const table = await serveTable();
  const places = await writePlaces(dataDir, table);
  const backups = join(dataDir, 'backups');
  await mkdir(backups);
  const server = spawn(process.execPath, [join(ROOT, 'server/dist/src/main.js')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', CONCORD_DATA_DIR: join(dataDir, 'data'), CONCORD_PLACES: places, CONCORD_DEMO: 'on', CONCORD_BACKUP_FOLDER: backups, CONCORD_BACKUP_KEY: randomBytes(32).toString('hex'), CLICKHOUSE_URL: '', DATABASE_URL: '', UV_THREADPOOL_SIZE: '24' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await address(server);
    const answer = await fetch(new URL('/health/ready', url));
    if (!answer.ok) throw new Error(`The server answers ${answer.status} to /health/ready`);
    process.env['CONCORD_WEB_URL'] = url;
    process.env['CONCORD_WEB_DATA'] = join(dataDir, 'data');
    if (table !== undefined) process.env['CONCORD_WEB_TABLE'] = table.url;
    return () => stop(server, table, dataDir);
  } catch (error) {
    await stop(server, table, dataDir);
    throw error;
  }
}
