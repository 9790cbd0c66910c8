import { loadFiles, recover } from '@concord/etl';
import { openEngine, openStores, type Stores } from '@concord/sql';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultyWire, type FaultyWire } from '../sources/faulty-wire.js';
import { CLUSTER, startCluster, startServer, type TestCluster } from '../store/chserver/start-server.js';
import { writeDelivery } from './killed-midway.js';
import { KEY, rowProfile } from './scratch-store.js';

// Three servers of the tests' own, and every statement goes to all of them.
jest.setTimeout(240_000);

let folder = '';
let files: string[] = [];
let cluster: TestCluster;
let wire: FaultyWire;
let stores: Stores;
const config = () => {
  const [first, ...others] = cluster.shards.map(({ url }, i) => ({ url: i === 1 ? `http://127.0.0.1:${String(wire.port)}` : url, workDir: join(folder, 'data') }));
  if (first === undefined) throw new Error('no shards');
  return { cluster: CLUSTER, shards: [first, ...others] as const };
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-shard-'));
  files = await writeDelivery(folder);
  cluster = await startCluster();
  wire = await faultyWire(Number(new URL(cluster.shards[1]?.url ?? '').port));
  stores = await openStores({ engine: config(), operational: { path: join(folder, 'data', 'operational.sqlite') } });
}, 120_000);
afterAll(async () => {
  await stores.close();
  await wire.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

const count = async (sql: string): Promise<number> => Number((await stores.engine.reader.ask({ sql })).rows[0]?.[0]);
const cases = (): Promise<number> => count('SELECT count() FROM concord.case_current');
const load = () => loadFiles(stores, { profile: rowProfile(), files, pseudonymKey: KEY });

it('spreads cases over all shards by their number, so that all versions of a case meet', async () => {
  await load();
  const shares = (await stores.engine.writer.askBeside('case_current', (database, table) => ({ sql: `SELECT count(), uniqExact(cityHash64(case_id) % 3), any(cityHash64(case_id) % 3) FROM ${database}.${table}` }))).map(({ rows }) => (rows[0] ?? []).map(Number));
  expect(shares.map(([, kinds, kind]) => [kinds, kind])).toEqual([[1, 0], [1, 1], [1, 2]]);
  expect(shares.reduce((sum, [n = 0]) => sum + n, 0)).toBe(await cases());
});

it('a shard lost in the middle of a load: nothing is published, and once it is back the load is made anew', async () => {
  const before = { cases: await cases(), versions: await count('SELECT count() FROM concord.case_version'), published: await count('SELECT max(data_version) FROM concord.publication') };
  const { writer } = stores.engine;
  const run: typeof writer.run = async (statement, options) => {
    if (statement.sql.startsWith('CREATE TABLE concord.case_next')) wire.cut();
    return writer.run(statement, options);
  };
  const lost = loadFiles({ ...stores, engine: { ...stores.engine, writer: { ...writer, run } } }, { profile: rowProfile(), files, pseudonymKey: KEY, dataset: 'second' });
  await expect(lost).rejects.toMatchObject({ code: 'SHARD_DOWN', detail: { down: { shards: [2], of: 3 } } });
  wire.mend();
  await recover(stores);
  expect({ cases: await cases(), versions: await count('SELECT count() FROM concord.case_version'), published: await count('SELECT max(data_version) FROM concord.publication') }).toEqual(before);
  await loadFiles(stores, { profile: rowProfile(), files, pseudonymKey: KEY, dataset: 'second' });
  expect(await cases()).toBe(2 * before.cases);
});

it('is copied and brought back with all its shares, by the servers themselves', async () => {
  const { archive, writer } = stores.engine;
  const all = (): Promise<unknown> => Promise.all(['case_current', 'case_version', 'publication', 'load_control'].map(async (table) => (await writer.ask({ sql: `SELECT count(), sum(cityHash64(toString(tuple(*)))) FROM concord.${table}` })).rows));
  const before = await all();
  await archive.backUp('copy-of-all');
  await writer.run({ sql: 'DROP DATABASE concord SYNC' });
  await expect(cases()).rejects.toMatchObject({ code: 'QUERY_FAILED' });
  await archive.restore('copy-of-all');
  expect(await all()).toEqual(before);
  // Each shard is still the one it was.
  const again = await openEngine(config());
  await again.close();
});

it('refuses servers that know another cluster, or none', async () => {
  const alone = await startServer();
  try {
    await expect(openEngine({ cluster: CLUSTER, shards: [{ url: alone.url }] })).rejects.toMatchObject({ code: 'STORE_UNFIT', message: 'Shard 1 knows 0 shards of the cluster concord, and the number of addresses is 1.' });
  } finally {
    await alone.stop();
  }
  await expect(openEngine({ cluster: CLUSTER, shards: [{ url: cluster.shards[0].url }] })).rejects.toMatchObject({ code: 'STORE_UNFIT' });
  const [one, two, three] = config().shards;
  await expect(openEngine({ cluster: CLUSTER, shards: [one, three ?? one, two ?? one] })).rejects.toMatchObject({ code: 'STORE_UNFIT', message: 'Address 2 of the cluster leads to shard 3: addresses stand in their order, each once.' });
});

it('a shard that is down is an error with its name, never a smaller number', async () => {
  const whole = await cases();
  await cluster.shards[2]?.stop();
  await expect(cases()).rejects.toMatchObject({ code: 'SHARD_DOWN', message: expect.stringContaining('Shard 3 of 3') as string });
  await expect(count('SELECT count() FROM concord.case_version WHERE load_no = 1')).rejects.toMatchObject({ code: 'SHARD_DOWN' });
  await expect(load()).rejects.toMatchObject({ code: 'SHARD_DOWN' });
  await expect(openEngine(config())).rejects.toMatchObject({ code: 'SHARD_DOWN' });
  expect(whole).toBeGreaterThan(0);
});
