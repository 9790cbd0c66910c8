import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deleteForAge, loadFiles, moveStores, NO_PLACES, withdrawLoad, type LoadConfig } from '@concord/etl';
import { openStores, type EngineConfig, type Stores } from '@concord/sql';
import { postgresIn } from '../store/both-databases.js';
import { emptyEngine, type EmptyEngine, type EngineKind } from '../store/engine-under-test.js';
import { KEY, rowProfile } from './scratch-store.js';

const database = postgresIn();
let folder = '';
const started: EmptyEngine[] = [];
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-move-')); });
afterAll(async () => {
  for (const engine of started) await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

let places = 0;
/** An empty place of its own. */
async function place(kind: EngineKind, key = KEY): Promise<LoadConfig> {
  const at = join(folder, `place-${String((places += 1))}`);
  const engine = await emptyEngine(at, kind);
  started.push(engine);
  const path = join(at, 'operational.sqlite');
  return { engine: engine.config, operational: kind === 'embedded' ? { path } : await database.empty(path), places: NO_PLACES, folder: at, backupKey: undefined, pseudonymKey: () => Promise.resolve(key) };
}

const openAt = ({ engine, operational }: { engine: EngineConfig; operational: LoadConfig['operational'] }): Promise<Stores> => openStores({ engine, operational });
async function within<T>(config: LoadConfig, work: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openAt(config);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

const HEAD = '编号,收案,办结,结果,金额,地区,当事人';
let files = 0;
async function load(stores: Stores, rows: readonly string[], dataset = 'register'): Promise<number> {
  const path = join(folder, `delivery-${String((files += 1))}.csv`);
  await writeFile(path, [HEAD, ...rows, ''].join('\n'));
  return (await loadFiles(stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY, dataset })).loadNo;
}

/** A story with corrections, rejects, a load taken back, cases deleted for their age, reference data and a saved profile. */
async function story(stores: Stores): Promise<void> {
  const row = (n: number, amount: number): string => `C-${String(n)},202${String(n % 4)}-0${String(1 + (n % 9))}-1${String(n % 10)},202${String(4 + (n % 2))}-01-05,达成协议,${String(amount)},上海,当事人${String(n)}`;
  await load(stores, Array.from({ length: 300 }, (_, n) => row(n, n)));
  const second = await load(stores, [...Array.from({ length: 40 }, (_, n) => row(n * 3, n + 0.5)), ',2024-01-01,,,1,,', 'X-1,not a day,,,1,,']);
  await load(stores, Array.from({ length: 20 }, (_, n) => row(n * 7, n + 0.25)));
  await load(stores, Array.from({ length: 50 }, (_, n) => row(n, 7)), 'other');
  await withdrawLoad(stores, second);
  await stores.operational.retentionRules.set({ dataset: 'other', years: 5, reason: '演示', setBy: 'somebody' });
  expect(await deleteForAge(stores, 'other', { today: '2029-06-30' })).toMatchObject({ cases: 25 });
}

/** All that the store answers from, as text: today, after every load, and what changes row by row; without what a table is called by in one store only. */
async function contents({ engine, operational }: Stores): Promise<unknown> {
  const ask = async (sql: string): Promise<string> => JSON.stringify((await engine.writer.ask({ sql })).rows);
  const loads = (await operational.loads.newest(99)).map(({ loadNo }) => loadNo);
  const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
  return {
    now: await ask('SELECT * FROM concord.case_current ORDER BY dataset, source, case_id'),
    then: await Promise.all(loads.map((no) => ask(`SELECT * FROM concord.case_fact_as_of(as_of_load = ${String(no)}) ORDER BY dataset, source, case_id`))),
    versions: await ask('SELECT * FROM concord.case_version ORDER BY load_no, dataset, source, case_id'),
    rest: await Promise.all(['case_mark', 'reject', 'load_control', 'load_finding', 'load_column', 'withdrawal', 'retention', 'record_version'].map((table) => ask(`SELECT * FROM concord.${table} ORDER BY ALL`))),
    published: await ask('SELECT * EXCEPT (table_uuid) FROM concord.publication ORDER BY data_version'),
    lines: (await operational.dump()).map((line) => line.replaceAll(uuids, 'uuid')).sort(),
  };
}

it('goes from a folder to a server, from there to a cluster, and all the way back, and is the same everywhere', async () => {
  const [here, server, cluster, back] = [await place('embedded'), await place('server'), await place('cluster'), await place('embedded')];
  await within(here, story);
  const wanted = await within(here, contents);
  for (const [from, to] of [[here, server], [server, cluster], [cluster, back]] as const) {
    const moved = await moveStores(from, to);
    expect(moved.cases).toMatchObject({ kept: 0 });
    expect(await within(to, contents)).toEqual(wanted);
    // What came over takes the next delivery as the place it came from would.
    if (to === cluster) await expect(moveStores(from, to)).resolves.toMatchObject({ cases: { rows: moved.cases?.rows } });
  }
  expect(await within(here, contents)).toEqual(wanted);
  expect(await within(back, async (stores) => { await load(stores, ['C-1,2021-02-11,,,5,,']); return (await stores.engine.writer.ask({ sql: "SELECT count(), any(amount_claimed) FROM concord.case_current WHERE dataset = 'register' AND case_id = 'C-1'" })).rows; })).toEqual([['1', '5']]);
}, 300_000);

it('goes on where it was cut short, with what is missing, and brings what was loaded since', async () => {
  const [here, there] = [await place('embedded'), await place('server')];
  await within(here, story);
  await expect(moveStores(here, there, ({ done }) => { if (done === 6) throw new Error('cut'); })).rejects.toThrow('cut');
  expect(await within({ ...there, operational: { path: join(folder, 'nothing.sqlite') } }, async ({ engine }) => (await engine.writer.ask({ sql: 'SELECT count() FROM concord.publication' })).rows)).toEqual([['0']]);
  await within(here, (stores) => load(stores, ['C-5,2021-06-15,,,99,,']));
  const moved = await moveStores(here, there);
  expect(moved.cases?.kept).toBeGreaterThan(0);
  expect(await within(there, contents)).toEqual(await within(here, contents));
}, 300_000);

it('refuses another key, a place with other data, a place that is this one, and a load that comes between', async () => {
  const [here, taken, strange] = [await place('embedded'), await place('server'), await place('server', 'another key of thirty-two letters, no less')];
  await within(here, story);
  await within(taken, (stores) => load(stores, ['Z-1,2024-01-10,,,1,,']));
  const before = await within(taken, contents);
  await expect(moveStores(here, strange)).rejects.toMatchObject({ code: 'MOVE_KEY' });
  await expect(moveStores(here, taken)).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' });
  expect(await within(taken, contents)).toEqual(before);
  await expect(moveStores(here, here)).rejects.toMatchObject({ code: 'MOVE_NOWHERE' });
  await expect(moveStores(here, await place('embedded'))).rejects.toMatchObject({ code: 'MOVE_NOWHERE' });
  const back = await place('embedded');
  await expect(moveStores(taken, back, async ({ done, total }) => { if (done === total) await within(taken, (stores) => load(stores, ['Z-2,2024-01-11,,,1,,'])); })).rejects.toMatchObject({ code: 'MOVE_OUTDATED' });
  expect((await moveStores(taken, back)).cases?.kept).toBeGreaterThan(0);
}, 300_000);
