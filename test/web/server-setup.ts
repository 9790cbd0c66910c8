import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

async function stop(server: ChildProcess, dataDir: string): Promise<void> {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
}

/** A folder that may be watched, with a file in it that cannot be read. Returns the file that names it. */
async function writePlaces(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'incoming');
  await mkdir(folder);
  const scan = join(folder, 'scan.pdf');
  await writeFile(scan, '%PDF-1.7');
  await utimes(scan, new Date('2024-01-05T08:00:00Z'), new Date('2024-01-05T08:00:00Z'));
  const places = join(dataDir, 'places.yaml');
  await writeFile(places, `folders:\n  incoming: ${folder}\n`);
  return places;
}

/**
 * Starts the built server on a free loopback port over a fresh data folder, which makes it load the 演示数据.
 * Its address is left in `CONCORD_WEB_URL`, its data folder in `CONCORD_WEB_DATA`. Returns what ends it.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-web-'));
  const places = await writePlaces(dataDir);
  const server = spawn(process.execPath, [join(ROOT, 'server/dist/src/main.js')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', CONCORD_DATA_DIR: join(dataDir, 'data'), CONCORD_PLACES: places, CONCORD_DEMO: 'on', CLICKHOUSE_URL: '', DATABASE_URL: '', UV_THREADPOOL_SIZE: '24' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await address(server);
    const answer = await fetch(new URL('/health/ready', url));
    if (!answer.ok) throw new Error(`The server answers ${answer.status} to /health/ready`);
    process.env['CONCORD_WEB_URL'] = url;
    process.env['CONCORD_WEB_DATA'] = join(dataDir, 'data');
    return () => stop(server, dataDir);
  } catch (error) {
    await stop(server, dataDir);
    throw error;
  }
}
