import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, loadFiles, NO_PLACES, restoreBackup, withdrawLoad, type LoadConfig } from '@concord/etl';
import { openEngine, openStores, removeOperational, type OperationalConfig, type Stores, type StoresConfig } from '@concord/sql';
import { onBothDatabases, postgresIn } from '../store/both-databases.js';
import { startServer, type TestServer } from '../store/chserver/start-server.js';
import { KEY, rowProfile } from './scratch-store.js';

const BACKUP_KEY = 'a key of more than thirty-two characters';
const HEAD = '编号,收案,办结,结果,金额,地区,当事人,次数,回访,评分\n';
const FIRST = `${HEAD}A1,2026-01-05,2026-01-20,达成协议,100,北京,甲,1,1,9\nA2,2026-01-06,2026-01-25,分歧过大,200,上海,乙,2,1,3\nA3,2026-02-01,,办理中,300,北京,丙,1,,\n`;
const SECOND = `${HEAD}A3,2026-02-01,2026-02-20,达成协议,300,北京,丙,1,1,8\nA4,2026-02-03,,办理中,400,上海,甲,1,,\n`;

/** Everything that figures, lists and the ledger rest on, as text. */
async function told({ engine, operational }: Stores): Promise<unknown> {
  const ask = async (sql: string): Promise<unknown> => (await engine.writer.ask({ sql })).rows;
  return {
    current: await ask('SELECT * EXCEPT (load_no) FROM concord.case_current ORDER BY source, case_id'),
    versions: await ask('SELECT load_no, case_id, outcome, party FROM concord.case_version ORDER BY load_no, case_id'),
    publications: await ask('SELECT data_version, load_no, published_at, dataset, kind FROM concord.publication ORDER BY data_version'),
    loads: (await operational.loads.newest(50)).map(({ publicationId, ...load }) => ({ ...load, named: publicationId !== '' })),
    profiles: await operational.profiles.newest(),
  };
}

onBothDatabases((database) => describe('a backup of an embedded store', () => {
  let root: string;
  const folderOf = (name: string): string => join(root, name);
  const databases = new Map<string, OperationalConfig>();
  /** Each store has a database of its own. */
  const storesOf = async (name: string): Promise<StoresConfig> => {
    const operational = databases.get(name) ?? await database.empty(join(folderOf(name), 'operational.sqlite'));
    databases.set(name, operational);
    return { engine: { dataDir: folderOf(name) }, operational };
  };
  const configOf = async (name: string): Promise<LoadConfig> => ({ ...await storesOf(name), folder: folderOf(name), pseudonymKey: () => Promise.resolve(KEY), backupKey: BACKUP_KEY, places: NO_PLACES });
  const at = async <T>(name: string, work: (stores: Stores) => Promise<T>): Promise<T> => {
    const stores = await openStores(await storesOf(name));
    try {
      return await work(stores);
    } finally {
      await stores.close();
    }
  };
  const deliver = async (stores: Stores, text: string, name: string): Promise<void> => {
    await writeFile(join(root, name), text);
    await loadFiles(stores, { profile: rowProfile(), files: [join(root, name)], pseudonymKey: KEY });
  };
  let before: unknown;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'concord-backup-'));
    await mkdir(folderOf('there'));
    await writeFile(join(folderOf('there'), 'pseudonym.key'), `${KEY}\n`);
    before = await at('there', async (stores) => {
      await deliver(stores, FIRST, 'first.csv');
      await deliver(stores, SECOND, 'second.csv');
      const profile = rowProfile();
      await stores.operational.profiles.save({ id: profile.id, hash: profile.hash, yaml: profile.text });
      const made = await backUp(stores, { to: { file: join(root, 'whole.backup') }, key: BACKUP_KEY, folder: folderOf('there') });
      expect(made.dataVersion).toBe(2);
      expect((await readdir(stores.engine.scratchDir)).filter((name) => name.startsWith('concord-'))).toEqual([]);
      return told(stores);
    });
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('comes back with the same figures, history, loads and profiles, and loads go on from it', async () => {
    expect(await restoreBackup(await configOf('here'), { file: join(root, 'whole.backup'), key: BACKUP_KEY, replace: false })).toMatchObject({ dataVersion: 2, aside: undefined });
    expect(await readFile(join(folderOf('here'), 'pseudonym.key'), 'utf8')).toBe(`${KEY}\n`);
    await at('here', async (stores) => {
      expect(await told(stores)).toEqual(before);
      await deliver(stores, SECOND, 'second.csv');
      expect((await stores.operational.loads.newest(1))[0]).toMatchObject({ state: 'unchanged' });
      await withdrawLoad(stores, 2, {});
      const { rows } = await stores.engine.writer.ask({ sql: 'SELECT case_id FROM concord.case_current ORDER BY case_id' });
      expect(rows.flat()).toEqual(['A1', 'A2', 'A3']);
    });
  });

  it('tells nobody without the key what it holds', async () => {
    const bytes = await readFile(join(root, 'whole.backup'));
    for (const word of ['register', '达成协议', 'operational', 'manifest']) expect(bytes.includes(Buffer.from(word))).toBe(false);
  });

  it.each([
    ['another key', async (file: string) => Promise.resolve({ file, key: 'another key of more than thirty-two characters' })],
    ['one bit changed', async (file: string) => { const bytes = await readFile(file); const middle = bytes.length >> 1; bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle); await writeFile(`${file}.bit`, bytes); return { file: `${file}.bit`, key: BACKUP_KEY }; }],
    ['its end missing', async (file: string) => { const bytes = await readFile(file); await writeFile(`${file}.cut`, bytes.subarray(0, -1)); return { file: `${file}.cut`, key: BACKUP_KEY }; }],
    ['another kind of file', async (file: string) => { await writeFile(`${file}.csv`, FIRST); return { file: `${file}.csv`, key: BACKUP_KEY }; }],
  ])('is refused with %s, and leaves nothing', async (_what, spoil) => {
    await expect(restoreBackup(await configOf('refused'), { ...(await spoil(join(root, 'whole.backup'))), replace: false })).rejects.toMatchObject({ code: 'BAD_BACKUP' });
    expect((await readdir(root)).filter((name) => name.startsWith('refused'))).toEqual([]);
  });

  it('overwrites neither a file nor a store, and puts a store aside only when told to', async () => {
    await at('kept', async (stores) => {
      await deliver(stores, FIRST, 'first.csv');
      await expect(backUp(stores, { to: { file: join(root, 'first.csv') }, key: BACKUP_KEY, folder: folderOf('kept') })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
      expect(await readFile(join(root, 'first.csv'), 'utf8')).toBe(FIRST);
    });
    const order = { file: join(root, 'whole.backup'), key: BACKUP_KEY };
    await expect(restoreBackup(await configOf('kept'), { ...order, replace: false })).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' });
    // A database is nobody's folder, and is not put aside: what is in it has to go first.
    if (database.kind === 'PostgreSQL') {
      const [is, config] = [await at('kept', told), await configOf('kept')];
      await expect(restoreBackup(config, { ...order, replace: true })).rejects.toMatchObject({ code: 'OPERATIONAL_NOT_EMPTY' });
      expect(await at('kept', told)).toEqual(is);
      await removeOperational(config.operational);
    }
    const { aside } = await restoreBackup(await configOf('kept'), { ...order, replace: true });
    expect(await at('kept', told)).toEqual(before);
    await rm(folderOf('kept'), { recursive: true });
    expect(aside).toContain('kept.before-');
  });
}));

describe('a backup of a store on a server', () => {
  let root: string;
  let server: TestServer;
  const database = postgresIn();
  beforeAll(async () => { [root, server] = [await mkdtemp(join(tmpdir(), 'concord-backup-')), await startServer()]; });
  afterAll(async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  });

  it('stays on the server, and comes back into an empty one under the name the sealed file tells', async () => {
    const folder = join(root, 'product');
    const stores: StoresConfig = { engine: { url: server.url, workDir: folder }, operational: await database.empty(join(folder, 'operational.sqlite')) };
    const config: LoadConfig = { ...stores, folder, pseudonymKey: () => Promise.resolve(KEY), backupKey: BACKUP_KEY, places: NO_PLACES };
    const order = { file: join(root, 'server.backup'), key: BACKUP_KEY };
    const opened = await openStores(stores);
    await writeFile(join(root, 'first.csv'), FIRST);
    await loadFiles(opened, { profile: rowProfile(), files: [join(root, 'first.csv')], pseudonymKey: KEY });
    const before = await told(opened);
    expect(await backUp(opened, { to: { file: order.file }, key: order.key, folder })).toMatchObject({ dataVersion: 1 });
    await opened.close();

    const elsewhere = { ...config, engine: { dataDir: join(root, 'embedded') }, folder: join(root, 'embedded'), operational: { path: join(root, 'embedded', 'operational.sqlite') } };
    await expect(restoreBackup(elsewhere, { ...order, replace: false })).rejects.toMatchObject({ code: 'BACKUP_ELSEWHERE' });
    await expect(restoreBackup(config, { ...order, replace: true })).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' });
    const engine = await openEngine(stores.engine);
    await engine.writer.run({ sql: 'DROP DATABASE concord SYNC' });
    await engine.close();
    if (database.kind === 'PostgreSQL') await removeOperational(config.operational);
    await restoreBackup(config, { ...order, replace: true });
    const back = await openStores(stores);
    expect(await told(back)).toEqual(before);
    await back.close();
  });
});
