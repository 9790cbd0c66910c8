import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { readPlaces, serverFile } from '@concord/etl';
import { HAND_OVER_TOKEN, startApi } from '../api/api.js';
import { findPostgres, startPostgres, type TestPostgres } from '../store/postgres/start-postgres.js';
import { PROFILES } from './schedules.js';

const CLI = join(__dirname, '..', '..', 'etl', 'dist', 'src', 'cli.js');
const found = findPostgres();

(found === undefined ? describe.skip : describe)('the command line and a table', () => {
  let server: TestPostgres;
  let owner: pg.Client;
  let folder = '';
  beforeAll(async () => {
    if (found === undefined) throw new Error('no PostgreSQL');
    server = await startPostgres(found);
    owner = new pg.Client(server.url);
    await owner.connect();
    await owner.query("CREATE TABLE cases (id text, day date, changed timestamptz); INSERT INTO cases VALUES ('C-1', '2024-01-05', '2024-03-01 08:00+08'), ('C-2', '2024-01-05', '2024-03-01 08:00+08')");
    folder = await mkdtemp(join(tmpdir(), 'concord-table-'));
    await writeFile(join(folder, 'from-core.yaml'), PROFILES[0] ?? '');
    await writeFile(join(folder, 'places'), `sources:\n  core:\n    url: ${server.url}\n`);
  });
  afterAll(async () => {
    await owner.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const etl = async (dataDir: string, ...args: string[]): Promise<string> => {
    const env = { ...process.env, CONCORD_DATA_DIR: dataDir, CONCORD_PLACES: join(folder, 'places'), CLICKHOUSE_URL: '', DATABASE_URL: '', LANG: 'en' };
    return (await promisify(execFile)(process.execPath, [CLI, ...args, '--profiles', folder], { env })).stdout;
  };

  it('checks, loads what changed, and reads all of it again when told', async () => {
    const data = join(folder, 'data');
    expect(await etl(data, 'check', 'from-core')).toContain('2 new cases, 0 changed');
    expect(await etl(data, 'load', 'from-core')).toContain('delivered 2 rows = loaded 2 + folded 0 + unchanged 0 + rejected 0');
    expect(await etl(data, 'load', 'from-core')).toBe('The same as load 1; nothing was done.\n');
    await owner.query("DELETE FROM cases WHERE id = 'C-2'");
    expect(await etl(data, 'load', 'from-core', '--full')).toContain('the snapshot did not bring 1 cases: 1 still counted, 0 withdrawn');
    await writeFile(join(folder, 'places'), 'sources: {}\n');
    await expect(etl(data, 'load', 'from-core')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('UNKNOWN_SOURCE No source "core" is configured; there are: none.') as string });
    await writeFile(join(folder, 'places'), 'sources: {core: {url: postgres://concord:geheim@db/core}}\n');
    const fault: unknown = await etl(data, 'load', 'from-core').catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 1, stderr: expect.stringContaining('CONCORD_PLACES: sources.core.url: holds a password') as string });
    expect(JSON.stringify(fault)).not.toContain('geheim');
    await writeFile(join(folder, 'places'), `sources:\n  core:\n    url: ${server.url}\n`);
  });

  it('lets the server read the table that holds the store', async () => {
    const api = await startApi(undefined, readPlaces(join(folder, 'places')));
    try {
      await writeFile(serverFile(api.dataDir), JSON.stringify({ url: api.url, token: HAND_OVER_TOKEN }), { mode: 0o600 });
      expect(await etl(api.dataDir, 'load', 'from-core')).toContain('delivered 1 rows = loaded 1');
      expect(await etl(api.dataDir, 'load', 'from-core', '--full')).toContain('unchanged 1');
    } finally {
      await api.close();
    }
  });
});

it('loads a folder from the command line as one delivery, in the order of its names, and says what it leaves out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-folder-'));
  const many = join(folder, 'many');
  await mkdir(many);
  const long = new Date('2024-01-01T00:00:00Z');
  // 9月 comes before 10月: of a case in both, the later file says what it is. Both are rejected where one row is one case, so they differ in their cases here.
  for (const [name, rows] of [['10月.csv', 'F-3,2024-10-01\nF-4,2024-10-02\n'], ['9月.csv', 'F-1,2024-09-01\nF-2,2024-13-01\n'], ['11月.csv.part', 'F-5,2024-11-01\n'], ['.hidden.csv', 'F-6,2024-11-01\n']] as const) {
    await writeFile(join(many, name), `case_id,received_on\n${rows}`);
    await utimes(join(many, name), long, long);
  }
  const etl = (...args: string[]) => promisify(execFile)(process.execPath, [CLI, ...args], { env: { ...process.env, CONCORD_DATA_DIR: join(folder, 'data'), CLICKHOUSE_URL: '', DATABASE_URL: '', LANG: 'en' } });
  const { stdout, stderr } = await etl('load', 'canonical', many, '--dataset', 'folder');
  expect(stdout).toContain('delivered 4 rows = loaded 3 + folded 0 + unchanged 0 + rejected 1');
  expect(stderr).toContain('11月.csv.part: unfinished');
  expect(stderr).toContain('.hidden.csv: hidden');
  // The row that was rejected stands in the first file: rows of others would have its number before them.
  expect((await etl('rejects', '1')).stdout).toMatch(/^3\treceived_on\t"2024-13-01"\tBAD_DATE\t/u);
  expect((await etl('loads')).stdout.split('\n')[1]).toMatch(/^1\tpublished\tfolder\tcanonical\t9月\.csv, 10月\.csv\t2024-10-02\tcli\t/u);
  await rm(folder, { recursive: true, force: true });
});
