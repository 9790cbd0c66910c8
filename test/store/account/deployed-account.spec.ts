import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, readProfile, withdrawLoad } from '@concord/etl';
import { openEngine, openStores } from '@concord/sql';
import { startServer, type TestServer } from '../chserver/start-server.js';
import { engineContract } from '../engine-contract.js';

const PASSWORD = 'of these tests alone';
const ACCOUNT = join(__dirname, '../../../server/deploy/clickhouse/account.xml');

/** The account that the product is given where it is deployed: enough for all it does, and for nothing that reaches out of its database. */
describe('the account of a ClickHouse server that comes with the product', () => {
  let server: TestServer;
  beforeAll(async () => { server = await startServer({ ACCOUNTS: ACCOUNT, ENGINE_PASSWORD: PASSWORD }); });
  afterAll(() => server.stop());

  const address = (): { url: string; username: string; password: string } => ({ url: server.url, username: 'concord', password: PASSWORD });
  /** Asked past the product, whose own doors refuse most of these by their shape already. */
  const asked = async (statement: string): Promise<string> => {
    const response = await fetch(server.url, { method: 'POST', body: statement, headers: { 'x-clickhouse-user': 'concord', 'x-clickhouse-key': PASSWORD } });
    return `${String(response.status)} ${await response.text()}`;
  };

  engineContract((limits = {}) => openEngine({ ...address(), limits }));

  it('loads, loads anew, takes back and backs up', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-account-'));
    const stores = await openStores({ engine: { ...address(), workDir: folder }, operational: { path: join(folder, 'operational.sqlite') } });
    try {
      const load = async () => loadFiles(stores, { profile: await readProfile('canonical'), files: [join(__dirname, '../../fixtures/worked-cases.csv')], dataset: 'worked', pseudonymKey: 'a key for tests only, of 32 letters or more' });
      const { loadNo, state } = await load();
      expect([state, (await load()).state]).toEqual(['published', 'unchanged']);
      await stores.engine.archive.backUp('of-the-account');
      await withdrawLoad(stores, loadNo, {});
      expect((await load()).state).toBe('published');
      expect(await asked('SELECT 1')).toBe('200 1\n');
    } finally {
      await stores.close();
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    "SELECT * FROM file('/etc/passwd', 'LineAsString')", "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')", "SELECT * FROM remote('127.0.0.2', system.one)",
    "SELECT * FROM s3('http://127.0.0.1:1/bucket/key', 'LineAsString')", "SELECT * FROM mysql('127.0.0.1:1', 'd', 't', 'u', 'p')", "SELECT * FROM postgresql('127.0.0.1:1', 'd', 't', 'u', 'p')",
    "SELECT * FROM executable('id', 'LineAsString', 'line String')", "INSERT INTO FUNCTION file('out.csv', 'CSV', 'a Int32') VALUES (1)", "CREATE TABLE concord.outward (line String) ENGINE = URL('http://127.0.0.1:1/', 'LineAsString')",
    'CREATE TABLE concord.outward (a Int32) ENGINE = File(CSV)', 'CREATE TABLE default.elsewhere (a Int32) ENGINE = MergeTree ORDER BY a', 'CREATE USER another', "CREATE FUNCTION f AS (x) -> x", 'SELECT * FROM system.processes', 'SELECT * FROM system.query_log',
    'SYSTEM SHUTDOWN', 'DROP DATABASE default', 'CREATE DICTIONARY concord.d (a UInt64) PRIMARY KEY a SOURCE(HTTP(URL \'http://127.0.0.1:1/\' FORMAT CSV)) LIFETIME(0) LAYOUT(FLAT())',
  ])('may not: %s', async (statement) => {
    expect(await asked(statement)).toMatch(/^(403|500|404) Code: (497|60)\b/u);
  });

  it('lets nobody in with another password', async () => {
    await expect(openEngine({ ...address(), password: 'wrong' })).rejects.toMatchObject({ code: 'STORE_DOWN', message: 'The store refuses the user name or password.' });
  });
});
