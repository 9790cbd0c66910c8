import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 180_000;

/** A server that runs as it is built. */
export interface Built {
  readonly url: string;
  /** What it wrote on the console so far. */
  said(): string;
  /** Ends it. */
  stop(): Promise<void>;
}

/** Resolves with the address the server says it listens on; rejects with what it said when it ends before that. */
function address(server: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const url = /http:\/\/\S+/.exec(said())?.[0];
      if (url) resolve(url);
    };
    server.stdout?.on('data', look);
    server.stderr?.on('data', look);
    server.once('exit', (code) => { reject(new Error(`The server ended with ${String(code)} before it was ready:\n${said()}`)); });
    setTimeout(() => { reject(new Error(`The server was not ready after ${READY_MS / 1000} s:\n${said()}`)); }, READY_MS).unref();
  });
}

/** Starts the built server on a free loopback port, with nothing of the environment that would lead it to another store. */
export async function startBuilt(env: Readonly<Record<string, string>>): Promise<Built> {
  const server = spawn(process.execPath, [`${ROOT}server/dist/src/main.js`], { cwd: ROOT, env: { ...process.env, PORT: '0', CLICKHOUSE_URL: '', DATABASE_URL: '', UV_THREADPOOL_SIZE: '24', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const keep = (chunk: Buffer): void => { text += chunk.toString('utf8'); };
  server.stdout.on('data', keep);
  server.stderr.on('data', keep);
  const said = (): string => text;
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  try {
    const url = await address(server, said);
    const answer = await fetch(new URL('/health/ready', url));
    if (!answer.ok) throw new Error(`The server answers ${answer.status} to /health/ready`);
    return { url, said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
