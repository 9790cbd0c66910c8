import { removeOperational, restoreOperational, type Operational, type ScheduleSetting, type WatchedFile } from '@concord/sql';
import type { Opened } from './opened.js';

const FOLDER: ScheduleSetting = { id: 'nightly', name: '夜间投递', profile: 'register', kind: 'folder', place: 'incoming', pattern: '*/15 * * * *', fullRead: 'never', enabled: true };
const BACKUP: ScheduleSetting = { id: 'backup', name: 'backup', profile: '', kind: 'backup', place: 'backups', pattern: '30 2 * * *', fullRead: 'never', enabled: true };
const AT = Date.UTC(2026, 10, 1, 8);
const MINUTE = 60_000;

/** Saved profiles, schedules, and what holds for the store as a whole. */
export function savedContract(opened: () => Opened): void {
  let store: Operational;
  beforeEach(async () => { store = await opened().fresh(); });

  describe('saved profiles', () => {
    const save = (yaml: string, id = 'register') => store.profiles.save({ id, yaml, hash: `hash of ${yaml}` });

    it('keeps every version, the newest first; the same again is not a version, an old one again is', async () => {
      expect((await save('a')).version).toBe(1);
      expect((await save('b')).version).toBe(2);
      expect((await save('b')).version).toBe(2);
      expect((await save('a')).version).toBe(3);
      expect((await save('z', 'other')).version).toBe(1);
      expect((await store.profiles.versions('register')).map(({ version, yaml }) => [version, yaml])).toEqual([[3, 'a'], [2, 'b'], [1, 'a']]);
      expect((await store.profiles.newest()).map(({ id, version }) => [id, version])).toEqual([['other', 1], ['register', 3]]);
      expect(await store.profiles.find('register')).toMatchObject({ id: 'register', version: 3, hash: 'hash of a', yaml: 'a' });
      expect(await store.profiles.find('register', 2)).toMatchObject({ yaml: 'b' });
      expect(await store.profiles.find('nobody')).toBeUndefined();
    });

    it('gives two who save at once a version each', async () => {
      const other = await opened().another();
      try {
        const saved = await Promise.all([1, 2, 3, 4].map((n) => (n % 2 === 0 ? store : other).profiles.save({ id: 'p', yaml: String(n), hash: String(n) })));
        expect(saved.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
      } finally {
        await other.close();
      }
    });
  });

  describe('schedules', () => {
    const never = { addedAt: '2026-11-01 07:59:00.000', nextRunAt: undefined, heldUntil: undefined, lastRunAt: undefined, lastDoneAt: undefined, lastFullAt: undefined, lastState: 'none', lastResult: '', failures: 0 };

    it('keeps a setting; changing it leaves what the last run came to', async () => {
      await store.schedules.save(FOLDER, AT, AT - MINUTE);
      expect(await store.schedules.list()).toEqual([{ ...FOLDER, ...never, nextRunAt: '2026-11-01 08:00:00.000' }]);
      await store.schedules.claim('one', MINUTE, AT);
      await store.schedules.finish('nightly', 'one', { nextRunAtMs: AT + 15 * MINUTE, came: { lastState: 'attention', lastResult: 'EMPTY\n没有新文件。\nNo new file.', failures: 2 } }, AT + 1);
      await store.schedules.save({ ...FOLDER, pattern: '0 6 * * *', enabled: false }, undefined);
      expect(await store.schedules.list()).toEqual([{
        ...FOLDER, ...never, pattern: '0 6 * * *', enabled: false, lastRunAt: '2026-11-01 08:00:00.000', lastDoneAt: '2026-11-01 08:00:00.001', lastState: 'attention', lastResult: 'EMPTY\n没有新文件。\nNo new file.', failures: 2,
      }]);
      expect([await store.schedules.remove('nightly'), await store.schedules.remove('nightly')]).toEqual([true, false]);
    });

    it('keeps when the whole table was last read, until it is read again', async () => {
      await store.schedules.save({ ...FOLDER, kind: 'source', fullRead: 'monthly' }, AT);
      await store.schedules.claim('one', MINUTE, AT);
      await store.schedules.finish('nightly', 'one', { nextRunAtMs: AT, wasFullAt: '2026-11-01 08:00:00.000' });
      await store.schedules.claim('one', MINUTE, AT + MINUTE);
      await store.schedules.finish('nightly', 'one', { nextRunAtMs: AT, wasFullAt: undefined });
      expect(await store.schedules.find('nightly')).toMatchObject({ fullRead: 'monthly', lastFullAt: '2026-11-01 08:00:00.000', lastRunAt: '2026-11-01 08:01:00.000' });
    });

    it('keeps when a run last did what it was there for, however many have not since', async () => {
      await store.schedules.save(BACKUP, AT, AT);
      const ran = async (minute: number, came?: Parameters<typeof store.schedules.finish>[2]['came']): Promise<unknown> => {
        await store.schedules.claim('one', MINUTE, AT + minute * MINUTE);
        await store.schedules.finish('backup', 'one', { nextRunAtMs: AT, ...(came === undefined ? {} : { came }) }, AT + minute * MINUTE + 1);
        const { lastRunAt, lastDoneAt } = await store.schedules.find('backup') ?? {};
        return [lastRunAt, lastDoneAt];
      };
      expect(await ran(0, { lastState: 'failed', lastResult: 'DISK_FULL', failures: 1 })).toEqual(['2026-11-01 08:00:00.000', undefined]);
      expect(await ran(1, { lastState: 'done', lastResult: '', failures: 0 })).toEqual(['2026-11-01 08:01:00.000', '2026-11-01 08:01:00.001']);
      expect(await ran(2)).toEqual(['2026-11-01 08:02:00.000', '2026-11-01 08:01:00.001']);
      expect(await ran(3, { lastState: 'failed', lastResult: 'DISK_FULL', failures: 1 })).toEqual(['2026-11-01 08:03:00.000', '2026-11-01 08:01:00.001']);
    });

    it('come from an earlier version with their settings, and what their runs came to', async () => {
      await store.close();
      store = await opened().fresh();
      const row = { id: 'nightly', name: '夜间投递', profile: 'register', kind: 'folder', place: 'incoming', pattern: '*/15 * * * *', enabled: 1, full_read: 'never', holder: '', held_until: null, next_run_at: '2026-11-01 08:00:00.000', last_full_at: null };
      const rows = [
        { ...row, last_run_at: '2026-10-31 08:00:00.000', last_state: 'attention', last_result: 'LOADED\n“甲”\nit\'s', failures: 0 },
        { ...row, id: 'table', kind: 'source', place: 'core', full_read: 'monthly', last_full_at: '2026-10-01 00:00:00.000', enabled: 0, last_run_at: '2026-10-31 09:00:00.000', last_state: 'failed', last_result: 'SOURCE_DOWN', failures: 3 },
      ];
      await restoreOperational(opened().config(), [JSON.stringify({ level: '0010_who_loaded' }), ...rows.map((one) => JSON.stringify({ table: 'schedule', row: one }))]);
      const [nightly, table] = await store.schedules.list();
      expect(nightly).toEqual({ ...FOLDER, nextRunAt: '2026-11-01 08:00:00.000', addedAt: undefined, heldUntil: undefined, lastRunAt: '2026-10-31 08:00:00.000', lastDoneAt: '2026-10-31 08:00:00.000', lastFullAt: undefined, lastState: 'attention', lastResult: 'LOADED\n“甲”\nit\'s', failures: 0 });
      expect(table).toMatchObject({ id: 'table', kind: 'source', enabled: false, fullRead: 'monthly', lastFullAt: '2026-10-01 00:00:00.000', lastRunAt: '2026-10-31 09:00:00.000', lastDoneAt: undefined, lastState: 'failed', lastResult: 'SOURCE_DOWN', failures: 3 });
      await store.schedules.save(BACKUP, AT);
      expect((await store.schedules.list()).map(({ kind }) => kind)).toEqual(['backup', 'folder', 'source']);
    });

    it('is due at its time, when nobody runs it, and for one only', async () => {
      await store.schedules.save(FOLDER, AT);
      expect(await store.schedules.claim('early', MINUTE, AT - 1)).toBeUndefined();
      const taken = await Promise.all(['a', 'b', 'c'].map((holder) => store.schedules.claim(holder, MINUTE, AT)));
      expect(taken.filter((run) => run !== undefined)).toHaveLength(1);
      expect(await store.schedules.claim('d', MINUTE, AT + MINUTE)).toBeUndefined();
    });

    it('goes to another when its holder is silent, and then no longer listens to that one', async () => {
      await store.schedules.save(FOLDER, AT);
      await store.schedules.claim('dies', MINUTE, AT);
      expect(await store.schedules.renew('nightly', 'dies', MINUTE, AT + MINUTE)).toBe(true);
      expect(await store.schedules.claim('heir', MINUTE, AT + MINUTE + 1)).toBeUndefined();
      expect(await store.schedules.claim('heir', MINUTE, AT + 2 * MINUTE + 1)).toMatchObject({ id: 'nightly', lastRunAt: '2026-11-01 08:02:00.001' });
      expect(await store.schedules.renew('nightly', 'dies', MINUTE, AT + 3 * MINUTE)).toBe(false);
      await store.schedules.finish('nightly', 'dies', { nextRunAtMs: AT });
      expect(await store.schedules.find('nightly')).toMatchObject({ nextRunAt: '2026-11-01 08:00:00.000', heldUntil: '2026-11-01 08:03:00.001', lastState: 'none' });
    });

    it('runs once when somebody wishes so, though it is off', async () => {
      await store.schedules.save({ ...FOLDER, enabled: false }, undefined);
      expect(await store.schedules.claim('one', MINUTE, AT)).toBeUndefined();
      expect([await store.schedules.wish('nightly', AT), await store.schedules.wish('nobody', AT)]).toEqual([true, false]);
      expect(await store.schedules.claim('one', MINUTE, AT)).toMatchObject({ id: 'nightly', enabled: false });
      await store.schedules.finish('nightly', 'one', { nextRunAtMs: undefined, came: { lastState: 'done', lastResult: '', failures: 0 } });
      expect(await store.schedules.claim('one', MINUTE, AT + 10 ** 9)).toBeUndefined();
    });

    it('notes what became of a folder’s files, and forgets it with the schedule', async () => {
      await store.schedules.save(FOLDER, AT);
      const file: WatchedFile = { name: '七月.csv', look: '1 2 3', hash: 'h', profileHash: 'p', state: 'refused', loadNo: undefined, message: 'NOT_TEXT\n不是文本。\nNot text.' };
      await store.watchedFiles.note('nightly', file);
      await store.watchedFiles.note('nightly', { ...file, state: 'loaded', loadNo: 7, message: '' });
      await store.watchedFiles.note('other', file);
      expect(await store.watchedFiles.list('nightly')).toEqual([{ ...file, state: 'loaded', loadNo: 7, message: '', seenAt: expect.stringMatching(/^\d{4}-\d\d-\d\d /u) as string }]);
      await store.schedules.remove('nightly');
      expect([await store.watchedFiles.list('nightly'), (await store.watchedFiles.list('other')).length]).toEqual([[], 1]);
    });
  });

  it('opens again with everything in it, and by several at once', async () => {
    await store.schedules.save(FOLDER, AT);
    const others = await Promise.all([1, 2, 3].map(() => opened().another()));
    for (const other of others) expect((await other.schedules.list()).map(({ id }) => id)).toEqual(['nightly']);
    await Promise.all(others.map((other) => other.close()));
  });

  it('is made by several at once', async () => {
    for (const schedule of [FOLDER, BACKUP]) await store.schedules.save(schedule, AT);
    await removeOperational(opened().config());
    const others = await Promise.all([1, 2, 3].map(() => opened().another()));
    for (const other of others) expect(await other.schedules.list()).toEqual([]);
    await Promise.all(others.map((other) => other.close()));
  });
}
