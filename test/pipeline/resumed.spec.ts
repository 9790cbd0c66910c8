import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, recover, withdrawLoad, type LoadResult } from '@concord/etl';
import { openStores, type Stores } from '@concord/sql';
import { killMidway, writeDelivery } from './killed-midway.js';
import { KEY, rowProfile } from './scratch-store.js';

let folder = '';
let files: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-resumed-'));
  files = await writeDelivery(folder);
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const openAt = (name: string): Promise<Stores> => openStores({ engine: { dataDir: join(folder, name) }, operational: { path: join(folder, name, 'operational.sqlite') } });
const request = (paths: readonly string[]) => ({ profile: rowProfile(), files: paths, pseudonymKey: KEY });

const killed = (name: string, when: (phase: string, marked: boolean) => boolean): Promise<void> => killMidway(folder, join(folder, name), KEY, files, when);

/** All a load leaves in the store, whatever its number. */
async function left({ engine }: Stores, result: LoadResult): Promise<unknown> {
  const ask = async (sql: string): Promise<unknown> => (await engine.writer.ask({ sql })).rows;
  const { delivered, loaded, folded, unchanged, rejected, casesNew, asOf, rejects } = result;
  return {
    counts: { delivered, loaded, folded, unchanged, rejected, casesNew, asOf, rejects },
    cases: await ask('SELECT count(), sum(cityHash64(case_id, row_no, content_hash, party, region)) FROM concord.case_current'),
    rejects: await ask('SELECT row_no, column, value, reason, raw FROM concord.reject ORDER BY row_no, column, reason'),
    controls: await ask('SELECT * EXCEPT load_no FROM concord.load_control ORDER BY month'),
  };
}

const scratchOf = async ({ engine }: Stores): Promise<unknown> => ({
  tables: (await engine.writer.ask({ sql: "SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$') ORDER BY name" })).rows.flat(), folders: readdirSync(engine.scratchDir).length,
});

let expected: unknown;
beforeAll(async () => {
  const stores = await openAt('undisturbed');
  expected = await left(stores, await loadFiles(stores, request(files)));
  await stores.close();
}, 120_000);

it.each<[string, (phase: string, marked: boolean) => boolean, RegExp]>([
  ['in the middle of a file', (phase, marked) => phase === 'read' && marked, /^WENT_ON\n.*\n.*: 0 whole files/u],
  ['when all is read', (phase) => phase === 'map', /^WENT_ON\n.*\n.*: [12] whole files/u],
  ['while it publishes', (phase) => phase === 'publish', /^WENT_ON\n.*\n.*: [12] whole files/u],
])('a load killed %s is gone on from, and leaves what an undisturbed one leaves', async (name, when, message) => {
  await killed(name, when);
  const stores = await openAt(name);
  expect((await recover(stores)).failed).toEqual([1]);
  expect(await scratchOf(stores)).toEqual({ tables: ['typed_1'], folders: 1 });
  expect((await stores.engine.writer.ask({ sql: 'SELECT (SELECT count() FROM concord.case_version) + (SELECT count() FROM concord.reject)' })).rows).toEqual([['0']]);
  const [interrupted] = await stores.operational.loads.newest(1);
  expect(interrupted?.message).toMatch(/rows it had read .* are kept/u);
  const result = await loadFiles(stores, request(files));
  expect(result.message).toMatch(message);
  expect(await left(stores, result)).toEqual(expected);
  expect(await scratchOf(stores)).toEqual({ tables: [], folders: 0 });
  await stores.close();
}, 120_000);

it('goes on from a load that itself went on from one, and was killed, too', async () => {
  await killed('twice', (phase, marked) => phase === 'read' && marked);
  await killed('twice', (phase) => phase === 'fold');
  const stores = await openAt('twice');
  const result = await loadFiles(stores, request(files));
  expect(result.message).toMatch(/^WENT_ON\n.*\n.*load 2/u);
  expect(await left(stores, result)).toEqual(expected);
  await stores.close();
}, 120_000);

it('does not go on from what was read of other files, under another key or with another profile; what is kept can be removed', async () => {
  await killed('other', (phase) => phase === 'map');
  const stores = await openAt('other');
  for (const more of [request(files.slice(0, 1)), { ...request(files), pseudonymKey: `${KEY}x` }, { ...request(files), profile: rowProfile('note: 另一版') }]) {
    const result = await loadFiles(stores, more);
    expect(result.message).toBe('');
    await withdrawLoad(stores, result.loadNo);
  }
  expect(await scratchOf(stores)).toEqual({ tables: ['typed_1'], folders: 1 });
  expect(await withdrawLoad(stores, 1)).toMatchObject({ withdrawnNo: 1, already: true });
  expect(await scratchOf(stores)).toEqual({ tables: [], folders: 0 });
  await stores.close();
}, 180_000);

it('reads anew where what was kept is not whole', async () => {
  await killed('torn', (phase) => phase === 'map');
  const stores = await openAt('torn');
  const [kept = ''] = readdirSync(stores.engine.scratchDir);
  const [segment = ''] = readdirSync(join(stores.engine.scratchDir, kept)).filter((one) => one.startsWith('rows-'));
  await writeFile(join(stores.engine.scratchDir, kept, segment), 'torn');
  const result = await loadFiles(stores, request(files));
  expect(result.message).toBe('');
  expect(await left(stores, result)).toEqual(expected);
  await stores.close();
}, 120_000);
