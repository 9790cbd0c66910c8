import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, readProfile, withdrawLoad } from '@concord/etl';
import { openEngine, openStores, type EngineConfig } from '@concord/sql';
import { CLUSTER, startCluster, startServer, type TestServer } from '../chserver/start-server.js';
import { engineContract } from '../engine-contract.js';

const PASSWORD = 'of these tests alone';
const file = (name: string): string => join(__dirname, '../../../server/deploy/clickhouse', name);
const known = (server: TestServer): { url: string; username: string; password: string } => ({ url: server.url, username: 'concord', password: PASSWORD });

/** Servers that hold everybody to an account of the deployment. */
interface Held {
  readonly servers: readonly [TestServer, ...TestServer[]];
  readonly config: EngineConfig;
  readonly stop: () => Promise<void>;
}

async function oneServer(): Promise<Held> {
  const server = await startServer({ ACCOUNTS: file('account.xml'), ENGINE_PASSWORD: PASSWORD });
  return { servers: [server], config: known(server), stop: () => server.stop() };
}

async function threeShards(): Promise<Held> {
  const { shards, stop } = await startCluster({ ACCOUNTS: file('cluster-account.xml'), ENGINE_PASSWORD: PASSWORD });
  const [first, ...others] = shards;
  return { servers: shards, config: { cluster: CLUSTER, shards: [known(first), ...others.map(known)] }, stop };
}

/** The account that the product is given where it is deployed: enough for all it does, and for nothing that reaches out of its databases. */
describe.each([['one server', oneServer], ['a cluster of three shards', threeShards]])('the account that comes with the product, of %s', (_, start) => {
  let held: Held;
  beforeAll(async () => { held = await start(); });
  afterAll(() => held.stop());

  const by = async (user: string, password: string, statement: string): Promise<string> => {
    const response = await fetch(held.servers[0].url, { method: 'POST', body: statement, headers: { 'x-clickhouse-user': user, 'x-clickhouse-key': password } });
    return response.text();
  };
  /** Asked past the product, whose own doors refuse most of these by their shape already. */
  const asked = (statement: string): Promise<string> => by('concord', PASSWORD, statement);

  engineContract((limits = {}) => openEngine({ ...held.config, limits }));

  it('loads, loads anew, takes back and backs up', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-account-'));
    const config = 'shards' in held.config ? held.config : { ...held.config, workDir: folder };
    const stores = await openStores({ engine: config, operational: { path: join(folder, 'operational.sqlite') } });
    try {
      const load = async () => loadFiles(stores, { profile: await readProfile('canonical'), files: [join(__dirname, '../../fixtures/worked-cases.csv')], dataset: 'worked', pseudonymKey: 'a key for tests only, of 32 letters or more' });
      const { loadNo, state } = await load();
      expect([state, (await load()).state]).toEqual(['published', 'unchanged']);
      await stores.engine.archive.backUp('of-the-account');
      await withdrawLoad(stores, loadNo, {});
      expect((await load()).state).toBe('published');
    } finally {
      await stores.close();
      await rm(folder, { recursive: true });
    }
  });

  it('sees its own questions alone', async () => {
    const others = by('default', '', 'SELECT sleepEachRow(1) FROM numbers(3) SETTINGS max_block_size = 1');
    while (!(await by('default', '', 'SELECT query FROM system.processes')).includes('numbers(3)')) await new Promise(setImmediate);
    expect(await asked('SELECT DISTINCT user FROM system.processes')).toBe('concord\n');
    await others;
  });

  it.each([
    "SELECT * FROM file('/etc/passwd', 'LineAsString')", "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')", "SELECT * FROM remote('127.0.0.2', system.one)",
    "SELECT * FROM s3('http://127.0.0.1:1/bucket/key', 'LineAsString')", "SELECT * FROM mysql('127.0.0.1:1', 'd', 't', 'u', 'p')", "SELECT * FROM postgresql('127.0.0.1:1', 'd', 't', 'u', 'p')",
    "INSERT INTO FUNCTION file('out.csv', 'CSV', 'a Int32') VALUES (1)", "CREATE TABLE concord.outward (line String) ENGINE = URL('http://127.0.0.1:1/', 'LineAsString')",
    'CREATE TABLE concord.outward (a Int32) ENGINE = File(CSV)', 'CREATE TABLE default.elsewhere (a Int32) ENGINE = MergeTree ORDER BY a', 'CREATE USER another', 'CREATE FUNCTION f AS (x) -> x',
    'SELECT * FROM system.users', 'SELECT * FROM system.settings_profiles', 'SYSTEM SHUTDOWN', 'DROP DATABASE default',
    "CREATE DICTIONARY concord.d (a UInt64) PRIMARY KEY a SOURCE(HTTP(URL 'http://127.0.0.1:1/' FORMAT CSV)) LIFETIME(0) LAYOUT(FLAT())",
  ])('may not: %s', async (statement) => {
    expect(await asked(statement)).toMatch(/Code: 497\b/u);
  });

  it('lets nobody in with another password', async () => {
    await expect(openEngine({ ...known(held.servers[0]), password: 'wrong' })).rejects.toMatchObject({ code: 'STORE_DOWN', message: 'The store refuses the user name or password.' });
  });
});
