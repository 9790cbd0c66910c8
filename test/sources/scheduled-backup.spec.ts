import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { NO_PLACES } from '@concord/etl';
import { AppModule, LOCAL_VIEWER, type BackupOptions } from '@concord/server';
import { pino } from 'pino';
import { PSEUDONYM_KEY, startApi, type Api } from '../api/api.js';
import { onBothDatabases } from '../store/both-databases.js';
import { schedulesOf, type SchedulesUnderTest, type Told } from './schedules.js';

const CASES = join(__dirname, '..', 'fixtures', 'worked-cases.csv');
const CLI = join(__dirname, '..', '..', 'etl', 'dist', 'src', 'cli.js');
const KEY = 'a key of more than thirty-two characters';

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
    expect(await health()).toEqual([200, { status: 'ok', lastRunAt: null }]);
    const backup = { name: 'mine', kind: 'backup', place: '/tmp', profile: '', pattern: '* * * * *' };
    for (const schedule of [backup, { ...backup, id: 'backup' }, { ...backup, id: 'backup', kind: 'folder', place: 'incoming', profile: 'canonical' }]) expect((await schedules.save(schedule)).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect((await api.ask('mutation { enableSchedule(id: "backup", isEnabled: false) { id } }')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect((await api.ask('mutation { removeSchedule(id: "backup") }')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect(await told()).toMatchObject({ pattern: '30 2 * * *', isEnabled: true });
  });

  it('keeps the newest, and lets nothing go that is not its own; the newest is what was there', async () => {
    await writeFile(join(into, 'board-minutes.pdf'), 'not ours');
    await writeFile(join(into, 'concord-20260101T000000000Z.backup.part'), 'cut off');
    for (let night = 0; night < 3; night += 1) expect(await schedules.ran('backup')).toMatchObject({ state: 'done', failures: 0, result: { code: 'BACKED_UP' } });
    const [other, ...kept] = (await readdir(into)).sort();
    expect(other).toBe('board-minutes.pdf');
    expect(kept).toEqual([expect.stringMatching(/^concord-\d{8}T\d{9}Z\.backup$/u), expect.stringMatching(/^concord-\d{8}T\d{9}Z\.backup$/u)]);
    const { result, lastRunAt } = await told() ?? {};
    expect(result?.message.en).toMatch(new RegExp(`^Data version 1 is backed up: ${String(kept[1])}, \\d+ MB; 2 are kept in the folder\\.$`, 'u'));
    expect(await health()).toEqual([200, { status: 'ok', lastRunAt }]);

    const elsewhere = await mkdtemp(join(tmpdir(), 'concord-restored-'));
    const env = { ...process.env, CONCORD_DATA_DIR: join(elsewhere, 'data'), CONCORD_BACKUP_KEY: KEY, CONCORD_PSEUDONYM_KEY: PSEUDONYM_KEY, CLICKHOUSE_URL: '', DATABASE_URL: (await database.empty('')).url ?? '', LANG: 'en' };
    const etl = async (...args: string[]): Promise<string> => (await promisify(execFile)(process.execPath, [CLI, ...args], { env })).stdout;
    expect(await etl('restore', join(into, kept[1] ?? ''))).toMatch(/^The backup of \S+ is brought back, data version 1\.\n$/u);
    expect((await etl('loads')).split('\n')[1]).toMatch(/^1\tpublished\tcases\tcanonical\tworked-cases\.csv\t/u);
    expect(await etl('load', 'canonical', CASES)).toBe('The same as load 1; nothing was done.\n');
    await rm(elsewhere, { recursive: true });
  });

  it('tells when it failed, keeps what it had, and goes well again once its folder is back', async () => {
    const before = (await readdir(into)).sort();
    await rename(into, `${into}.unmounted`);
    const failed = await schedules.ran('backup');
    expect(failed).toMatchObject({ state: 'failed', failures: 1, result: { code: 'NO_BACKUP_FOLDER', message: { zh: expect.stringContaining('备份文件夹不存在或不可写入') as string } } });
    expect(await health()).toEqual([503, { status: 'failed', code: 'NO_BACKUP_FOLDER', failures: 1, lastRunAt: failed.lastRunAt }]);
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
