import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface TestServer {
  readonly url: string;
  /** Where it keeps what it is given, on this machine. */
  readonly dataDir: string;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

const UP_WITHIN_MS = 30_000;
const DOWN_WITHIN_MS = 3_000;

/** A port of this machine nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/ping`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
  return response?.ok ?? false;
}

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + UP_WITHIN_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the ClickHouse test server did not start');
    await delay(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const late = setTimeout(() => child.kill('SIGKILL'), DOWN_WITHIN_MS);
  await gone;
  clearTimeout(late);
}

async function start(more: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-chserver-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(__dirname, 'serve.cjs'), dataDir, String(port), ...more], { env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'ignore'] });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilUp(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataDir, stop };
}

/** Starts a real ClickHouse over HTTP on a free loopback port with an empty data directory. With `ACCOUNTS`, a file of accounts (and variables that it names), nobody may do more than that says. */
export const startServer = (env?: Readonly<Record<string, string>>): Promise<TestServer> => start([], env);

const SHARDS = 3;
/** What the servers call the cluster they are. */
export const CLUSTER = 'concord';

/** Several of them that know each other as the shards of a cluster. */
export interface TestCluster {
  readonly shards: readonly [TestServer, ...TestServer[]];
  stop(): Promise<void>;
}

/** Starts a real cluster on free loopback ports. Nothing in it is replicated: this build of the engine has no keeper. */
export async function startCluster(env?: Readonly<Record<string, string>>): Promise<TestCluster> {
  const ports: number[] = [];
  while (ports.length < SHARDS) ports.push(await freePort());
  const started = await Promise.allSettled(ports.map((port) => start([CLUSTER, String(port), ...ports.map(String)], env)));
  const [first, ...others] = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  const stop = async (): Promise<void> => { await Promise.all([...(first === undefined ? [] : [first]), ...others].map((server) => server.stop())); };
  if (first === undefined || failed !== undefined) {
    await stop();
    throw failed?.reason;
  }
  return { shards: [first, ...others], stop };
}
