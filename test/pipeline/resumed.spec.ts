import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, recover, withdrawLoad, type LoadResult } from '@concord/etl';
import { openStores, type Stores, type StoresConfig } from '@concord/sql';
import { startServer, type TestServer } from '../store/chserver/start-server.js';
import { killMidway, writeDelivery } from './killed-midway.js';
import { KEY, rowProfile } from './scratch-store.js';

let folder = '';
let files: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-resumed-'));
  files = await writeDelivery(folder);
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const request = (paths: readonly string[]) => ({ profile: rowProfile(), files: paths, pseudonymKey: KEY });

/** All a load leaves in the store, whatever its number. */
async function left({ engine }: Stores, result: LoadResult): Promise<unknown> {
  const ask = async (sql: string): Promise<unknown> => (await engine.writer.ask({ sql })).rows;
  const { delivered, loaded, folded, unchanged, rejected, casesNew, asOf, rejects } = result;
  return {
    counts: { delivered, loaded, folded, unchanged, rejected, casesNew, asOf, rejects },
    cases: await ask('SELECT count(), sum(cityHash64(case_id, row_no, content_hash, party, region)) FROM concord.case_current'),
    rejects: await ask('SELECT row_no, column, value, reason, raw FROM concord.reject ORDER BY row_no, column, reason'),
    controls: await ask(`SELECT * EXCEPT load_no FROM concord.load_control WHERE load_no = ${String(result.loadNo)} ORDER BY month`),
  };
}

const tablesOf = async ({ engine }: Stores): Promise<readonly unknown[]> => (await engine.writer.ask({ sql: "SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$') ORDER BY name" })).rows.flat();
const scratchOf = async (stores: Stores): Promise<unknown> => ({ tables: await tablesOf(stores), folders: readdirSync(stores.engine.scratchDir).length });

describe.each(['embedded', 'http'] as const)('over an engine that is %s', (kind) => {
  const servers = new Map<string, TestServer>();
  afterAll(async () => { for (const server of servers.values()) await server.stop(); });

  /** Stores by their name; `machine` is another one over the same server and registry. */
  async function at(name: string, machine = name): Promise<StoresConfig> {
    const home = join(folder, kind, machine);
    const operational = { path: join(folder, kind, name, 'operational.sqlite') };
    if (kind === 'embedded') return { engine: { dataDir: home }, operational };
    const server = servers.get(name) ?? await startServer();
    servers.set(name, server);
    return { engine: { url: server.url, workDir: home }, operational };
  }
  const openAt = async (name: string, machine?: string): Promise<Stores> => openStores(await at(name, machine));
  const killed = async (name: string, when: (phase: string, marked: boolean) => boolean): Promise<void> => killMidway({ folder, files, pseudonymKey: KEY, stores: await at(name) }, when);

  let expected: unknown;
  beforeAll(async () => {
    const stores = await openAt('undisturbed');
    expected = await left(stores, await loadFiles(stores, request(files)));
    await stores.close();
  }, 120_000);

  const messages = async ({ operational }: Stores): Promise<readonly (string | undefined)[]> => (await operational.loads.newest(9)).map(({ loadNo, message }) => `${String(loadNo)} ${message.split('\n')[0] ?? ''}`).reverse();

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
    expect(interrupted?.message).toMatch(/^INTERRUPTED_KEPT\n.*\n.*rows it had read .* are kept/u);
    const result = await loadFiles(stores, request(files));
    expect(result.message).toMatch(message);
    expect(await left(stores, result)).toEqual(expected);
    expect(await scratchOf(stores)).toEqual({ tables: [], folders: 0 });
    expect((await stores.operational.loads.find(1))?.message).toMatch(/^INTERRUPTED\n.*\n.*taken over by load 2/u);
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
    expect((await messages(stores))[0]).toBe('1 INTERRUPTED_KEPT');
    expect(await withdrawLoad(stores, 1)).toMatchObject({ withdrawnNo: 1, already: true });
    expect(await scratchOf(stores)).toEqual({ tables: [], folders: 0 });
    expect((await messages(stores))[0]).toBe('1 INTERRUPTED');
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

  it('forgets what is older than seven days, and says so', async () => {
    await killed('old', (phase) => phase === 'map');
    const stores = await openAt('old');
    await recover(stores);
    const now = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 7.01 * 86_400_000);
    expect(await recover(stores)).toEqual({ published: [], failed: [] });
    jest.restoreAllMocks();
    expect([await scratchOf(stores), await messages(stores)]).toEqual([{ tables: [], folders: 0 }, ['1 INTERRUPTED']]);
    await stores.close();
  }, 120_000);

  (kind === 'http' ? it : it.skip)('another machine neither goes on from it nor takes it away, until its days are over', async () => {
    await killed('shared', (phase) => phase === 'map');
    const other = await openAt('shared', 'other machine');
    // Whether its process is gone, nobody here can know.
    await expect(loadFiles(other, request(files))).rejects.toMatchObject({ code: 'LOAD_RUNNING' });
    const own = await openAt('shared');
    expect((await recover(own)).failed).toEqual([1]);
    const elsewhere = await loadFiles(other, request(files));
    expect(elsewhere.message).toBe('');
    expect(await tablesOf(other)).toEqual(['typed_1']);
    await withdrawLoad(other, elsewhere.loadNo);
    const result = await loadFiles(own, request(files));
    expect(result.message).toMatch(/^WENT_ON/u);
    expect(await left(own, result)).toEqual(expected);
    await withdrawLoad(own, result.loadNo);
    await Promise.all([own, other].map((stores) => stores.close()));
  }, 180_000);
});
