import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule, LOCAL_VIEWER } from '@concord/server';
import { loadFiles, recover, recoverOnceBack, withdrawLoad } from '@concord/etl';
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

it('a load whose server is lost ends in the registry as soon as the server is back', async () => {
  const path = join(folder, 'd.csv');
  await writeFile(path, '编号,收案\nD-1,2024-01-01\n');
  await expect(loadFiles(cutAt(/^EXCHANGE/u, 'done'), { profile: rowProfile(), files: [path], pseudonymKey: KEY })).rejects.toMatchObject({ code: 'STORE_DOWN' });
  const [entry] = await stores.operational.loads.newest(1);
  expect(entry?.state).toBe('running');
  const waiting = recoverOnceBack(stores);
  await expect(stores.engine.writer.ask({ sql: 'SELECT 1' })).rejects.toMatchObject({ code: 'STORE_DOWN' });
  wire.mend();
  expect(await waiting).toEqual({ published: [entry?.loadNo], failed: [] });
}, 60_000);

it('a server that is lost is waited for only as long as somebody wants it', async () => {
  wire.cut();
  const stop = new AbortController();
  const waiting = recoverOnceBack(stores, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  wire.mend();
}, 60_000);

it('a withdrawal whose server is lost is over at once for this machine', async () => {
  const path = join(folder, 'e.csv');
  await writeFile(path, '编号,收案\nE-1,2024-01-01\n');
  const { loadNo } = await loadFiles(stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY });
  await expect(withdrawLoad(cutAt(/^CREATE TABLE concord\.case_next/u, 'done'), loadNo)).rejects.toMatchObject({ code: 'STORE_DOWN' });
  wire.mend();
  // The act that was cut short has a number of its own, and the one below it.
  const again = await withdrawLoad(stores, loadNo);
  expect(again).toMatchObject({ withdrawnNo: loadNo, already: false, removed: 1 });
  expect((await stores.operational.loads.newest(3)).map(({ state }) => state)).toEqual(['published', 'failed', 'withdrawn']);
  expect((await there() as { tables: string[]; folders: number })).toMatchObject({ tables: [], folders: 0 });
}, 60_000);

it('a server of ours does so by itself', async () => {
  const incoming = await mkdtemp(join(folder, 'incoming-'));
  await writeFile(join(incoming, 'f.csv'), '编号,收案\nF-1,2024-01-01\n');
  await utimes(join(incoming, 'f.csv'), new Date('2024-01-05T08:00:00Z'), new Date('2024-01-05T08:00:00Z'));
  const { id, hash, text } = rowProfile();
  await stores.operational.profiles.save({ id, hash, yaml: text });
  await stores.operational.schedules.save({ id: 'due', name: 'due', kind: 'folder', place: 'incoming', profile: id, pattern: '0 * * * *', fullRead: 'never', enabled: true }, Date.parse('2024-01-01T00:00:00Z'));
  const deliveries = { inbox: join(folder, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(KEY), places: { sources: new Map<string, never>(), folders: new Map([['incoming', incoming]]) } };
  const app = await NestFactory.create(AppModule.over(cutAt(/^EXCHANGE/u, 'done'), { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries }), { logger: false });
  await app.init();
  const due = () => stores.operational.schedules.find('due');
  while ((await due())?.lastState !== 'failed') await new Promise((resolve) => { setImmediate(resolve); });
  const entry = async () => (await stores.operational.loads.newest(1))[0];
  expect(await entry()).toMatchObject({ state: 'running', fileNames: ['f.csv'] });
  wire.mend();
  while ((await entry())?.state === 'running') await new Promise((resolve) => { setImmediate(resolve); });
  expect(await entry()).toMatchObject({ state: 'published', fileNames: ['f.csv'] });
  await app.close();
}, 60_000);
