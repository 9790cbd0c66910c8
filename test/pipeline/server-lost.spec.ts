import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, recover } from '@concord/etl';
import { openStores, type Engine, type Stores, type Writer } from '@concord/sql';
import { faultyWire, type FaultyWire } from '../sources/faulty-wire.js';
import { startServer, type TestServer } from '../store/chserver/start-server.js';
import { writeDelivery } from './killed-midway.js';
import { KEY, rowProfile } from './scratch-store.js';

let folder = '';
let files: string[] = [];
let server: TestServer;
let wire: FaultyWire;
let stores: Stores;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-lost-'));
  files = await writeDelivery(folder);
  server = await startServer();
  wire = await faultyWire(Number(new URL(server.url).port));
  stores = await openStores({ engine: { url: `http://127.0.0.1:${String(wire.port)}`, workDir: join(folder, 'data') }, operational: { path: join(folder, 'data', 'operational.sqlite') } });
}, 60_000);
afterAll(async () => {
  await stores.close();
  await wire.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The same stores over a wire that is cut as soon as the server has begun what matches; or has done it, so that the answer does not arrive. */
function cutAt(pattern: RegExp, when: 'begun' | 'done'): Stores {
  const { writer } = stores.engine;
  const run: Writer['run'] = async (statement, options) => {
    const sent = writer.run(statement, options);
    if (!pattern.test(statement.sql)) return sent;
    if (when === 'begun') await Promise.all([sent, underWay().then(() => { wire.cut(); })]);
    await sent;
    wire.cut();
    await writer.ask({ sql: 'SELECT 1' });
  };
  const engine: Engine = { ...stores.engine, writer: { ...writer, run } };
  return { ...stores, engine };
}

/** Waits until the server itself has a writing statement under way: asked on a wire of its own. */
async function underWay(): Promise<void> {
  for (let seen = '0'; seen === '0';) seen = (await (await fetch(server.url, { method: 'POST', body: "SELECT count() FROM system.processes WHERE query_id LIKE '%-w-%' AND query LIKE 'INSERT%'" })).text()).trim();
}

const there = async (): Promise<unknown> => ({
  cases: (await stores.engine.writer.ask({ sql: 'SELECT count() FROM concord.case_current' })).rows,
  versions: (await stores.engine.writer.ask({ sql: 'SELECT count() FROM concord.case_version' })).rows,
  tables: (await stores.engine.writer.ask({ sql: "SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')" })).rows.flat(),
  folders: (await readdir(stores.engine.scratchDir)).length,
});
const load = (over: Stores) => loadFiles(over, { profile: rowProfile(), files, pseudonymKey: KEY });

it('a server that is lost while it writes leaves nothing behind, and the load is gone on from', async () => {
  const whole = cutAt(/^INSERT INTO concord\.case_version/u, 'begun');
  await expect(load(whole)).rejects.toMatchObject({ name: 'EngineError', code: 'STORE_DOWN' });
  await expect(load(stores)).rejects.toMatchObject({ code: 'STORE_DOWN' });
  wire.mend();
  expect((await recover(stores)).failed).toEqual([1]);
  expect(await there()).toEqual({ cases: [['0']], versions: [['0']], tables: ['typed_1'], folders: 1 });
  const result = await load(stores);
  expect(result).toMatchObject({ loadNo: 2, state: 'published', message: expect.stringMatching(/^WENT_ON/u) as string });
  expect(await there()).toEqual({ cases: [[String(result.loaded)]], versions: [[String(result.loaded)]], tables: [], folders: 0 });
}, 120_000);

it('a server that is lost once it has published has published', async () => {
  const path = join(folder, 'c.csv');
  await writeFile(path, '编号,收案\nC-1,2024-01-01\n');
  await expect(loadFiles(cutAt(/^EXCHANGE/u, 'done'), { profile: rowProfile(), files: [path], pseudonymKey: KEY })).rejects.toMatchObject({ code: 'STORE_DOWN' });
  wire.mend();
  expect(await recover(stores)).toEqual({ published: [3], failed: [] });
  expect((await stores.operational.loads.find(3))?.state).toBe('published');
  expect(await loadFiles(stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY })).toMatchObject({ state: 'unchanged', sameAs: 3 });
}, 60_000);
