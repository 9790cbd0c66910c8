import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
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

describe('a folder on the command line', () => {
  let folder = '';
  let many = '';
  const LONG = new Date('2024-01-01T00:00:00Z');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-folder-'));
    many = join(folder, 'many');
    await mkdir(many);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = async (name: string, rows: readonly string[]): Promise<string> => {
    const path = join(many, name);
    await writeFile(path, ['case_id,received_on,closed_on,outcome', ...rows, ''].join('\n'));
    await utimes(path, LONG, LONG);
    return path;
  };
  const etl = (...args: string[]) => promisify(execFile)(process.execPath, [CLI, ...args], { env: { ...process.env, CONCORD_DATA_DIR: join(folder, 'data'), CLICKHOUSE_URL: '', DATABASE_URL: '', LANG: 'en' } });
  /** The registry, oldest first: number, state, files and as-of day. */
  const loads = async () => (await etl('loads')).stdout.split('\n').slice(1).filter((line) => line !== '').map((line) => line.split('\t')).map(([no, state, , , files, asOf]) => [no, state, files, asOf]).reverse();
  /** A and B are open in September and closed in October: both exports hold them. */
  const SEPTEMBER = ['A,2024-09-01,,', 'B,2024-09-02,,', 'C,2024-09-03,2024-09-20,S1'];
  const OCTOBER = ['A,2024-09-01,2024-10-10,S1', 'B,2024-09-02,2024-10-11,U1', 'D,2024-10-02,,'];

  it('is loaded file by file, in the order of names: of months that overlap the later one counts', async () => {
    await put('10月.csv', OCTOBER);
    await put('9月.csv', SEPTEMBER);
    await put('11月.csv.part', ['E,2024-11-01,,']);
    await put('.hidden.csv', ['F,2024-11-01,,']);
    const { stdout, stderr } = await etl('load', 'canonical', many, '--dataset', 'folder');
    expect(stdout.split('\n').filter((line) => /^—|^Load|^delivered/u.test(line))).toEqual([
      '— 9月.csv', 'Load 1 published: folder, as of 2024-09-20; 3 new cases, 0 changed', 'delivered 3 rows = loaded 3 + folded 0 + unchanged 0 + rejected 0',
      '— 10月.csv', 'Load 2 published: folder, as of 2024-10-11; 1 new cases, 2 changed', 'delivered 3 rows = loaded 3 + folded 0 + unchanged 0 + rejected 0',
    ]);
    expect(stderr).toContain('11月.csv.part: unfinished');
    expect(stderr).toContain('.hidden.csv: hidden');
    expect((await etl('load', 'canonical', many, '--dataset', 'folder')).stdout).toBe('— 9月.csv\nThe same as load 1; nothing was done.\n\n— 10月.csv\nThe same as load 2; nothing was done.\n');
  });

  it('goes on after a file that is refused, says which it was, and ends with 1', async () => {
    await put('1.csv', SEPTEMBER);
    await writeFile(join(many, '2.csv'), '%PDF-1.7 a scan');
    await utimes(join(many, '2.csv'), LONG, LONG);
    await put('3.csv', OCTOBER);
    const told: unknown = await etl('load', 'canonical', many).catch((error: unknown) => error);
    expect(told).toMatchObject({ code: 1, stdout: expect.stringContaining('— 3.csv\nLoad 2 published') as string, stderr: expect.stringContaining('2.csv: NOT_TEXT') as string });
    expect(told).toMatchObject({ stderr: expect.stringContaining('1 of 3 files were refused, the others were gone on with: 2.csv') as string });
    expect(await loads()).toEqual([['1', 'published', '1.csv', '2024-09-20'], ['2', 'published', '3.csv', '2024-10-11']]);
  });

  it('stops at what would meet every file, and names those it did not come to', async () => {
    await put('1.csv', SEPTEMBER);
    await put('2.csv', OCTOBER);
    await expect(etl('load', 'canonical', many, '--dataset', 'No such name')).rejects.toMatchObject({ code: 1, stdout: '— 1.csv\n', stderr: expect.stringMatching(/Stopped here; not done: 1\.csv, 2\.csv\nBAD_DATASET/u) as string });
  });

  it('is checked file by file, and says that each was held against what is stored', async () => {
    await put('9月.csv', SEPTEMBER);
    await put('10月.csv', [...OCTOBER, 'G,2024-13-01,,']);
    const { stdout } = await etl('check', 'canonical', many);
    expect(stdout.split('\n').filter((line) => /^—|^Can be|^delivered|^Each/u.test(line))).toEqual([
      '— 9月.csv', 'Can be loaded into cases, as of 2024-09-20: 3 new cases, 0 changed', 'delivered 3 rows = loaded 3 + folded 0 + unchanged 0 + rejected 0',
      '— 10月.csv', 'Can be loaded into cases, as of 2024-10-11: 3 new cases, 0 changed', 'delivered 4 rows = loaded 3 + folded 0 + unchanged 0 + rejected 1',
      'Each file was held against what is stored now; in a load, later files also meet what those before them bring.',
    ]);
    expect(await loads()).toEqual([]);
  });

  it('is one delivery where rows fold into cases: what a case has in one file is not lost by the next', async () => {
    const columns = ["  case_id: {from: 'case:concept:name'}", "  received_on: {from: 'time:timestamp', fold: first}", "  closed_on: {from: 'time:timestamp', fold: max, where: {'concept:name': [closed]}}", "  amount_claimed: {from: 'Cash Amount', fold: sum}"];
    await writeFile(join(folder, 'log.yaml'), ['id: log', 'dataset: log', 'label: {zh: 日志, en: log}', 'grain: fold', 'format: {type: xes}', "dates: ['YYYY-MM-DD HH:mm:ss']", 'checks: {closed_without_outcome: allow}', 'columns:', ...columns].join('\n'));
    const event = (of: string, at: string, amount: number): string => `<event><string key="concept:name" value="${of}"/><date key="time:timestamp" value="${at}T09:00:00+08:00"/><float key="Cash Amount" value="${String(amount)}"/></event>`;
    const log = async (name: string, ...events: readonly string[]): Promise<void> => {
      await writeFile(join(many, name), `<log><trace><string key="concept:name" value="X"/>${events.join('')}</trace></log>`);
      await utimes(join(many, name), LONG, LONG);
    };
    await log('1月.xes', event('opened', '2024-01-05', 100));
    await log('2月.xes', event('paid', '2024-02-01', 20), event('closed', '2024-02-09', 3));
    const { stdout, stderr } = await etl('load', 'log', many, '--profiles', folder, '--as-of', '2024-02-29');
    expect(stdout).toContain('delivered 3 rows = loaded 1 + folded 2 + unchanged 0 + rejected 0');
    expect(stderr).toContain('- 2 files as one delivery: rows of a case may stand in several.');
    expect((await etl('checks', '1')).stdout).toMatch(/\n2024-01\t1\t0\t1\t123/u);
    // Where each file holds every case whole, they are versions of it.
    await writeFile(join(folder, 'log.yaml'), `${await readFile(join(folder, 'log.yaml'), 'utf8')}\ndelivery: snapshot`);
    expect((await etl('check', 'log', many, '--profiles', folder)).stdout).toContain('— 2月.xes');
  });

  it('is many deliveries, of which one day cannot be said', async () => {
    await put('9月.csv', SEPTEMBER);
    await put('10月.csv', OCTOBER);
    await expect(etl('load', 'canonical', many, '--as-of', '2024-10-31')).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^BAD_AS_OF An as-of day is said of one delivery, and these are 2 /mu) as string });
    expect(await loads()).toEqual([]);
    await rm(join(many, '9月.csv'));
    expect((await etl('load', 'canonical', many, '--as-of', '2024-10-31')).stdout).toContain('Load 1 published: cases, as of 2024-10-31');
  });

  it('without a file in it is refused as that', async () => {
    await expect(etl('load', 'canonical', many)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('NOT_A_FILE Folder many holds no file that can be loaded.') as string });
  });

  it('is no delivery, but files named one by one are: what differs between them is rejected, with the reason and the way out', async () => {
    const files = [await put('9月.csv', SEPTEMBER), await put('10月.csv', OCTOBER)];
    const { stdout } = await etl('load', 'canonical', ...files);
    expect(stdout).toContain('delivered 6 rows = loaded 2 + folded 0 + unchanged 0 + rejected 4');
    expect(stdout).toContain('DIFFERS_BETWEEN_FILES case_id: 4  Files of one delivery differ about the same id, and none of them is the later one; load exports of different days one by one, or as a folder');
    expect((await etl('rejects', '1')).stdout.split('\n')[0]).toMatch(/^2\tcase_id\t"2, 2:2"\tDIFFERS_BETWEEN_FILES\t/u);
    expect(await loads()).toEqual([['1', 'published', '9月.csv, 10月.csv', '2024-10-02']]);
  });
});
