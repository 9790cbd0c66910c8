import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileDatasets, migrate, openEngine, openOperational, openStores, type Engine, type Operational, type StoresConfig, type Writer } from '@concord/sql';
import { SQL_ROOM } from './contract/fixture.js';

/** Migrations of the version that kept its loads in the engine. */
const BEFORE = ['0001_cases.sql', '0002_loads.sql'];
const UUIDS = { 1: '11111111-0000-4000-8000-000000000001', 3: '33333333-0000-4000-8000-000000000003' };

let folder = '';
let config: StoresConfig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-carry-'));
  config = { engine: { dataDir: join(folder, 'data') }, operational: { path: join(folder, 'data', 'operational.sqlite') } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One revision of load `no`, as that version wrote it. */
const revision = (no: number, at: number, state: string, more: Record<string, string> = {}): string => {
  const cells: Record<string, string> = {
    load_no: String(no), revision: String(at), dataset: "'register'", source: "'court'", profile: "'register'", profile_hash: "'p'", profile_text: `'text of ${no}'`,
    file_names: "['一月.csv', 'b''.csv']", file_hash: `'f${no}'`, file_bytes: '5000000000', state: `'${state}'`, message: "''", started_at: `'2026-01-0${no} 08:00:00.125'`,
    finished_at: 'NULL', as_of_on: 'NULL', delivered: '0', loaded: '0', folded: '0', unchanged: '0', rejected: '0', cases_new: '0', cases_changed: '0', ...more,
  };
  return `INSERT INTO concord.load (${Object.keys(cells).join(', ')}) SELECT ${Object.values(cells).join(', ')}`;
};

const ENDED = { finished_at: "'2026-01-09 08:00:01.500'", as_of_on: "'2026-01-31'", delivered: '7', loaded: '3', folded: '2', unchanged: '1', rejected: '1', cases_new: '2', cases_changed: '1' };

/** The store as the version before left it: 1 and 3 published, 2 failed, 4 killed before its exchange; each written more than once. */
async function older(): Promise<void> {
  const migrations = join(folder, 'migrations');
  await mkdir(migrations);
  for (const name of BEFORE) await cp(join(SQL_ROOM, 'migrations', name), join(migrations, name));
  const engine = await openEngine(config.engine);
  await migrate(engine, { migrations, views: await mkdtemp(join(folder, 'no-views-')) });
  const { run } = engine.writer;
  for (const no of [1, 2, 3, 4]) await run({ sql: revision(no, 10, 'running') });
  await run({ sql: revision(1, 11, 'published', ENDED) });
  await run({ sql: revision(2, 11, 'failed', { finished_at: "'2026-01-09 08:00:02.000'", message: "'NO_ROWS\\n没有行\\nno rows'" }) });
  await run({ sql: revision(3, 11, 'published', { ...ENDED, as_of_on: "'2026-01-15'" }) });
  for (const [no, uuid] of Object.entries(UUIDS)) {
    await run({ sql: `INSERT INTO concord.publication SELECT ${no}, toUUID('${uuid}'), ${no}, toDateTime64('2026-01-09 08:00:01', 3, 'UTC')` });
  }
  await engine.close();
}

const COMMON = {
  dataset: 'register', source: 'court', profile: 'register', profileHash: 'p', fileNames: ['一月.csv', "b'.csv"], fileBytes: 5_000_000_000, message: '', publicationId: '', finishedAt: '', asOf: '',
  delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0, by: '',
};
const PUBLISHED = { state: 'published', finishedAt: '2026-01-09 08:00:01.500', delivered: 7, loaded: 3, folded: 2, unchanged: 1, rejected: 1, casesNew: 2, casesChanged: 1 };
const CARRIED = [
  { ...COMMON, loadNo: 4, state: 'running' },
  { ...COMMON, loadNo: 3, ...PUBLISHED, asOf: '2026-01-15', publicationId: UUIDS[3] },
  { ...COMMON, loadNo: 2, state: 'failed', finishedAt: '2026-01-09 08:00:02.000', message: 'NO_ROWS\n没有行\nno rows' },
  { ...COMMON, loadNo: 1, ...PUBLISHED, asOf: '2026-01-31', publicationId: UUIDS[1] },
].map((entry) => ({ ...entry, profileText: `text of ${entry.loadNo}`, fileHash: `f${entry.loadNo}`, startedAt: `2026-01-0${entry.loadNo} 08:00:00.125` }));

async function expectCarried(engine: Engine, operational: Operational): Promise<void> {
  expect(await operational.loads.newest(9)).toEqual(CARRIED);
  expect((await engine.reader.ask({ sql: "SELECT name FROM system.tables WHERE database = 'concord' AND name = 'load'" })).rows).toEqual([]);
  const known = async (upTo: number) => (await engine.reader.ask(compileDatasets(upTo))).rows;
  // Of load 3 nobody can say any more whether it was an older delivery: the day that was known stays.
  expect([await known(0), await known(1), await known(2), await known(3)])
    .toEqual([[], [['register', '2026-01-31', 'text of 1']], [['register', '2026-01-31', 'text of 1']], [['register', '2026-01-31', 'text of 3']]]);
}

it('carries every load of a store of the version before into the registry, once', async () => {
  await older();
  for (let time = 0; time < 2; time += 1) {
    const stores = await openStores(config);
    await expectCarried(stores.engine, stores.operational);
    await stores.close();
  }
});

it('does so after dying anywhere in it', async () => {
  await older();
  const engine = await openEngine(config.engine);
  for (let at = 1, died = true; died; at += 1) {
    const operational = await openOperational(config.operational);
    let writes = 0;
    const run: Writer['run'] = async (statement, options) => {
      await engine.writer.run(statement, options);
      writes += 1;
      if (writes >= at) throw new Error('killed');
    };
    died = await migrate({ ...engine, writer: { ...engine.writer, run } }, { loads: operational.loads }).then(() => false, () => true);
    await operational.close();
  }
  const operational = await openOperational(config.operational);
  await expectCarried(engine, operational);
  await operational.close();
  await engine.close();
});

it('drops nothing where there is no registry to carry to, or another store\'s', async () => {
  await older();
  const engine = await openEngine(config.engine);
  await expect(migrate(engine)).rejects.toMatchObject({ name: 'MigrationError', code: 'LOADS_NOT_CARRIED' });
  const operational = await openOperational(config.operational);
  const { loadNo, ...other } = { ...CARRIED[2], fileHash: 'of another store' } as (typeof CARRIED)[number] & { state: 'failed' };
  expect(await operational.loads.begin(other, loadNo - 1)).toMatchObject({ loadNo });
  await expect(migrate(engine, { loads: operational.loads })).rejects.toMatchObject({ name: 'OperationalError', code: 'OPERATIONAL_OTHER' });
  expect((await engine.reader.ask({ sql: 'SELECT uniqExact(load_no) FROM concord.load' })).rows).toEqual([['4']]);
  await operational.close();
  await engine.close();
});
