import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { NO_PLACES } from '@concord/etl';
import { AppModule, LOCAL_VIEWER, type BackupOptions } from '@concord/server';
import { openStores } from '@concord/sql';
import { pino } from 'pino';
import { PSEUDONYM_KEY, startApi, type Api } from '../api/api.js';
import { onBothDatabases } from '../store/both-databases.js';
import { startServer, type TestServer } from '../store/chserver/start-server.js';
import { schedulesOf, type SchedulesUnderTest, type Told } from './schedules.js';

const CASES = join(__dirname, '..', 'fixtures', 'worked-cases.csv');
const CLI = join(__dirname, '..', '..', 'etl', 'dist', 'src', 'cli.js');
const KEY = 'a key of more than thirty-two characters';
const NAME = /^concord-[0-9a-f]{12}-\d{8}T\d{9}Z\.backup$/u;

/** The command line over stores at `dataDir`. */
const commandLine = (dataDir: string, more: Record<string, string>) => async (...args: string[]): Promise<string> => {
  const env = { ...process.env, CONCORD_DATA_DIR: dataDir, CONCORD_BACKUP_KEY: KEY, CONCORD_PSEUDONYM_KEY: PSEUDONYM_KEY, CLICKHOUSE_URL: '', DATABASE_URL: '', LANG: 'en', ...more };
  return (await promisify(execFile)(process.execPath, [CLI, ...args], { env })).stdout;
};

onBothDatabases((database) => {
  let root = '';
  let into = '';
  let options: BackupOptions;
  let api: Api;
  let schedules: SchedulesUnderTest;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'concord-nightly-'));
    into = await mkdtemp(join(tmpdir(), 'concord-kept-'));
    options = { into, key: KEY, keep: 2, at: '02:30', folder: join(root, 'data') };
    api = await startApi(undefined, NO_PLACES, root, database.empty, options);
    schedules = schedulesOf(api);
    await api.load('canonical', CASES);
  });
  afterAll(async () => {
    await api.close();
    await rm(into, { recursive: true, force: true });
  });

  const told = async (): Promise<Told | undefined> => (await schedules.list()).find(({ id }) => id === 'backup');
  const health = async (): Promise<readonly [number, unknown]> => {
    const answer = await fetch(`${api.url}/health/backup`);
    return [answer.status, await answer.json()];
  };

  it('is due each night, and is the operator\'s: nobody on the page turns it off or sends it elsewhere', async () => {
    expect(await told()).toMatchObject({ kind: 'backup', pattern: '30 2 * * *', state: 'none', isEnabled: true, lastRunAt: null, nextRunAt: expect.stringMatching(/T02:30:00\.000\+08:00$/u) as string });
    expect(await health()).toEqual([200, { status: 'ok', lastRunAt: null, lastDoneAt: null }]);
    const backup = { name: 'mine', kind: 'backup', place: '/tmp', profile: '', pattern: '* * * * *' };
    for (const schedule of [backup, { ...backup, id: 'backup' }, { ...backup, id: 'backup', kind: 'folder', place: 'incoming', profile: 'canonical' }]) expect((await schedules.save(schedule)).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect((await api.ask('mutation { enableSchedule(id: "backup", isEnabled: false) { id } }')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect((await api.ask('mutation { removeSchedule(id: "backup") }')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect(await told()).toMatchObject({ pattern: '30 2 * * *', isEnabled: true });
  });

  it('keeps the newest, and lets nothing go that is not its own; the newest is what was there', async () => {
    await writeFile(join(into, 'board-minutes.pdf'), 'not ours');
    for (let night = 0; night < 3; night += 1) expect(await schedules.ran('backup')).toMatchObject({ state: 'done', failures: 0, result: { code: 'BACKED_UP' } });
    const [other, ...kept] = (await readdir(into)).sort();
    expect(other).toBe('board-minutes.pdf');
    expect(kept).toEqual([expect.stringMatching(NAME), expect.stringMatching(NAME)]);
    const { result, lastRunAt, lastDoneAt } = await told() ?? {};
    expect(result?.message.en).toMatch(new RegExp(`^Data version 1 is backed up: ${String(kept[1])}, \\d+ MB; 2 of this store are kept in the folder\\.$`, 'u'));
    expect(lastDoneAt?.localeCompare(lastRunAt ?? '')).toBe(1);
    expect(await health()).toEqual([200, { status: 'ok', lastRunAt, lastDoneAt }]);

    const elsewhere = await mkdtemp(join(tmpdir(), 'concord-restored-'));
    const etl = commandLine(join(elsewhere, 'data'), { DATABASE_URL: (await database.empty('')).url ?? '' });
    expect(await etl('restore', join(into, kept[1] ?? ''))).toMatch(/^The backup of \S+ is brought back, data version 1\.\n$/u);
    expect((await etl('loads')).split('\n')[1]).toMatch(/^1\tpublished\tcases\tcanonical\tworked-cases\.csv\t/u);
    expect(await etl('load', 'canonical', CASES)).toBe('The same as load 1; nothing was done.\n');
    // What was brought back is another store, whose backups may go to the same folder: of each the newest stay.
    for (const keep of [2, 2, 1]) expect(await etl('backup', into, '--keep', String(keep))).toMatch(/^Data version 1 is backed up: .*\n[12] backups of this store are kept in the folder\.\n$/u);
    const theirs = (await readdir(into)).filter((name) => NAME.test(name) && !kept.includes(name));
    expect([theirs.length, (await readdir(into)).filter((name) => kept.includes(name)).sort()]).toEqual([1, kept]);
    expect(await schedules.ran('backup')).toMatchObject({ state: 'done' });
    expect((await readdir(into)).filter((name) => NAME.test(name))).toEqual(expect.arrayContaining([...theirs, kept[1]]));
    for (const name of theirs) await rm(join(into, name));
    await rm(elsewhere, { recursive: true });
  }, 180_000);

  it('tells when it failed, keeps what it had, and goes well again once its folder is back', async () => {
    const before = (await readdir(into)).sort();
    await rename(into, `${into}.unmounted`);
    const failed = await schedules.ran('backup');
    expect(failed).toMatchObject({ state: 'failed', failures: 1, result: { code: 'NO_BACKUP_FOLDER', message: { zh: expect.stringContaining('备份文件夹不存在或不可写入') as string } } });
    expect(await health()).toEqual([503, { status: 'failed', code: 'NO_BACKUP_FOLDER', failures: 1, lastRunAt: failed.lastRunAt, lastDoneAt: failed.lastDoneAt }]);
    expect(failed.lastDoneAt?.localeCompare(failed.lastRunAt ?? '')).toBe(-1);
    await rename(`${into}.unmounted`, into);
    expect((await readdir(into)).sort()).toEqual(before);
    // Something of that name where the folder was: nothing is written over it.
    await rename(into, `${into}.aside`);
    await writeFile(into, '');
    expect(await schedules.ran('backup')).toMatchObject({ state: 'failed', failures: 2 });
    await rm(into);
    await rename(`${into}.aside`, into);
    expect(await schedules.ran('backup')).toMatchObject({ state: 'done', failures: 0 });
    expect((await health())[0]).toBe(200);
  });

  it('tells when none has been made for a day and a half, though no run has failed: one that hangs, and one that never began', async () => {
    const { lastRunAt, lastDoneAt } = await told() ?? {};
    const hours = (n: number): void => { jest.spyOn(Date, 'now').mockReturnValue(Date.parse(lastDoneAt ?? '') + n * 3_600_000); };
    try {
      hours(35);
      expect(await health()).toEqual([200, { status: 'ok', lastRunAt, lastDoneAt }]);
      expect(await told()).toMatchObject({ state: 'done', isLate: false });
      // Somebody has taken it up, says that it is alive, and does not end.
      await api.stores.operational.schedules.wish('backup');
      await api.stores.operational.schedules.claim('hangs', 48 * 3_600_000);
      hours(37);
      const [status, said] = await health();
      expect([status, said]).toEqual([503, { status: 'late', lastRunAt: (await told())?.lastRunAt, lastDoneAt }]);
      expect(await told()).toMatchObject({ state: 'running', isLate: true, lastDoneAt });
      await api.stores.operational.schedules.finish('backup', 'hangs', { nextRunAtMs: Date.now() + 3_600_000 });
      expect(await told()).toMatchObject({ state: 'done', isLate: true, lastDoneAt });
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('is due as before after a start, as set anew where the operator has, and gone where none is set', async () => {
    const { nextRunAt, lastRunAt } = await told() ?? {};
    /** Another server over the same stores. */
    const started = async (backups?: BackupOptions): Promise<void> => {
      const deliveries = { inbox: join(root, 'inbox'), maxUploadBytes: 1 << 20, pseudonymKey: () => Promise.resolve(PSEUDONYM_KEY), places: NO_PLACES, ...(backups === undefined ? {} : { backups }) };
      const app = await NestFactory.create(AppModule.over(api.stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries }), { logger: false });
      await app.init();
      await app.close();
    };
    await started(options);
    expect(await told()).toMatchObject({ nextRunAt, lastRunAt, state: 'done' });
    await started({ ...options, at: '23:05' });
    expect(await told()).toMatchObject({ pattern: '5 23 * * *', nextRunAt: expect.stringMatching(/T23:05:00\.000\+08:00$/u) as string, lastRunAt, state: 'done' });
    await started();
    expect(await told()).toBeUndefined();
    expect(await health()).toEqual([404, { status: 'not set' }]);
  });
});

describe('over a ClickHouse server', () => {
  let root = '';
  let server: TestServer;
  beforeAll(async () => { [root, server] = [await mkdtemp(join(tmpdir(), 'concord-nightly-')), await startServer()]; });
  afterAll(async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  });

  it('keeps the newest notes, each of which brings its copy on the server back', async () => {
    const [into, product] = [join(root, 'kept'), join(root, 'product')];
    const dataDir = join(product, 'data');
    await mkdir(into);
    const api = await startApi({ url: server.url, workDir: dataDir }, NO_PLACES, product, undefined, { into, key: KEY, keep: 2, at: '02:30', folder: dataDir });
    await api.load('canonical', CASES);
    const schedules = schedulesOf(api);
    for (let night = 0; night < 3; night += 1) expect(await schedules.ran('backup')).toMatchObject({ state: 'done', failures: 0, result: { code: 'BACKED_UP' } });
    const kept = (await readdir(into)).sort();
    expect(kept).toEqual([expect.stringMatching(NAME), expect.stringMatching(NAME)]);
    const { rows } = await api.engine.writer.ask({ sql: 'SELECT count(), sum(cityHash64(toString(tuple(t.*)))) FROM concord.case_current AS t' });
    await api.engine.writer.run({ sql: 'DROP DATABASE concord SYNC' });
    await api.close();

    const etl = commandLine(dataDir, { CLICKHOUSE_URL: server.url });
    expect(await etl('restore', join(into, kept[0] ?? ''))).toMatch(/^The backup of \S+ is brought back, data version 1\.\n$/u);
    const back = await openStores({ engine: { url: server.url, workDir: dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
    expect((await back.engine.writer.ask({ sql: 'SELECT count(), sum(cityHash64(toString(tuple(t.*)))) FROM concord.case_current AS t' })).rows).toEqual(rows);
    await back.close();
  }, 180_000);
});
