// `npm run bench:peers`: the same cases and the same questions, through the product and through others, in turn on one machine.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeDemo } from '@concord/etl';
import { Peer } from './peer.js';
import { takeTurns, type PeerId } from './rounds.js';
import { tablesOf } from './tables.js';

const CASES = 1_000_000;
const ROUNDS = 30;
const WARM_UP = 3;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Runs a child and reads the last line it printed. */
async function measured<Told>(script: string, ...args: readonly string[]): Promise<Told> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], { maxBuffer: 1 << 20 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Told;
}

const folder = await mkdtemp(join(tmpdir(), 'concord-peers-'));
const peers: Peer[] = [];
const start = async (script: string, ...args: readonly string[]): Promise<Peer> => {
  const peer = await Peer.start(script, args);
  peers.push(peer);
  return peer;
};
try {
  say(`writing ${String(CASES)} cases of 演示数据 …`);
  const { files: [cases = ''] } = await writeDemo(folder, { seed: 20231101, cases: CASES });
  say('loading them …');
  const [dataDir, copy, parquet] = [join(folder, 'data'), join(folder, 'copy'), join(folder, 'cases.parquet')];
  const { loaded } = await measured<{ loaded: number }>('../bench-load.js', dataDir, cases);
  const { asOf } = await measured<{ asOf: string }>('prepare-store.js', dataDir, parquet);
  await cp(dataDir, copy, { recursive: true });
  say('asking everybody, in turn …');
  const started: Record<PeerId, Peer> = {
    product: await start('product/product-peer.js', dataDir, asOf), duckdb: await start('duckdb-peer.js', join(folder, 'cases.duckdb'), parquet, asOf), cube: await start('cube/cube-peer.js', copy, asOf),
  };
  const loadBefore = loadavg()[0] ?? 0;
  const times = await takeTurns(started, ROUNDS, WARM_UP);
  const versions = Object.entries(Object.assign({ Node: process.version }, ...peers.map(({ versions: told }) => told)) as Record<string, string>).map((one) => one.join(' ')).join(', ');
  process.stdout.write(`${tablesOf(times)}\n\n${String(loaded)} cases, ${String(ROUNDS)} rounds after ${String(WARM_UP)} to warm up. ${versions}. ${String(availableParallelism())} cores (${cpus()[0]?.model ?? ''}), ${(totalmem() / 1024 ** 3).toFixed(0)} GB; load of the machine before and after: ${loadBefore.toFixed(1)}, ${(loadavg()[0] ?? 0).toFixed(1)}.\n`);
} finally {
  await Promise.all(peers.map((peer) => peer.close()));
  await rm(folder, { recursive: true, force: true });
}
