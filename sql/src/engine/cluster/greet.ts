import { EngineError } from '../engine.js';
import type { HttpEngine } from '../http.js';
import { SHARES } from './placement.js';

/** Clocks of shards may be so far apart: ages of what is left behind are told by them. */
const APART_S = 60;

/** Beside the shares: which of the shards this is. */
export const MARK = 'shard';

const unfit = (message: string): EngineError => new EngineError('STORE_UNFIT', message);

async function number({ writer }: HttpEngine, sql: string, params: Readonly<Record<string, string>> = {}): Promise<number> {
  return Number((await writer.ask({ sql, params })).rows[0]?.[0]);
}

/** A server keeps the place it was given when it was opened first: backups of shares are called by it, and one address for two shards would hold both. */
async function mark(node: HttpEngine, no: number): Promise<void> {
  await node.writer.run({ sql: `CREATE DATABASE IF NOT EXISTS ${SHARES} ENGINE = Atomic` });
  await node.writer.run({ sql: `CREATE TABLE IF NOT EXISTS ${SHARES}.${MARK} (no UInt16) ENGINE = MergeTree ORDER BY no` });
  if ((await number(node, `SELECT count() FROM ${SHARES}.${MARK}`)) === 0) await node.writer.run({ sql: `INSERT INTO ${SHARES}.${MARK} SELECT ${no}` });
  const marked = await number(node, `SELECT min(no) FROM ${SHARES}.${MARK}`);
  if (marked !== no) throw unfit(`Address ${no} of the cluster leads to shard ${marked}: addresses stand in their order, each once.`);
}

/** Throws `EngineError` STORE_UNFIT where the servers do not know the cluster as we were told of it, are not the shards they were, or their clocks are apart. */
export async function greetCluster(name: string, nodes: readonly HttpEngine[]): Promise<void> {
  for (const [i, node] of nodes.entries()) {
    const known = await number(node, 'SELECT uniqExact(shard_num) FROM system.clusters WHERE cluster = {name:String}', { name });
    if (known !== nodes.length) throw unfit(`Shard ${i + 1} knows ${known} shards of the cluster ${name}, and the number of addresses is ${nodes.length}.`);
  }
  const clocks = await Promise.all(nodes.map((node) => number(node, 'SELECT toUnixTimestamp(now())')));
  const late = clocks.findIndex((clock) => Math.abs(clock - (clocks[0] ?? 0)) > APART_S);
  if (late >= 0) throw unfit(`The clocks of shard 1 and shard ${late + 1} are more than ${APART_S} s apart.`);
  for (const [i, node] of nodes.entries()) await mark(node, i + 1);
}
