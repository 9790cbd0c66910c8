import { removeOperational, type Operational, type ScheduleSetting } from '@concord/sql';
import type { Opened } from './opened.js';

const FOLDER: ScheduleSetting = { id: 'nightly', profile: 'register', kind: 'folder', place: '/srv/投递', everyMinutes: 15, enabled: true };

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
    it('keeps a setting; changing it leaves what the last run came to', async () => {
      await store.schedules.save(FOLDER);
      expect(await store.schedules.list()).toEqual([{ ...FOLDER, lastRunAt: undefined, lastResult: '' }]);
      await store.schedules.claim('nightly', Date.UTC(2026, 10, 1, 8));
      await store.schedules.note('nightly', 'EMPTY\n没有新文件。\nNo new file.');
      await store.schedules.save({ ...FOLDER, everyMinutes: 60, enabled: false });
      expect(await store.schedules.list()).toEqual([{ ...FOLDER, everyMinutes: 60, enabled: false, lastRunAt: '2026-11-01 08:00:00.000', lastResult: 'EMPTY\n没有新文件。\nNo new file.' }]);
      expect([await store.schedules.remove('nightly'), await store.schedules.remove('nightly')]).toEqual([true, false]);
    });

    it('is due when its interval is over, not when it is off, and for one only', async () => {
      await store.schedules.save(FOLDER);
      const at = Date.UTC(2026, 10, 1, 8);
      const taken = await Promise.all([1, 2, 3].map(() => store.schedules.claim('nightly', at)));
      expect(taken.filter((run) => run !== undefined)).toHaveLength(1);
      expect(await store.schedules.claim('nightly', at + 15 * 60_000 - 1)).toBeUndefined();
      expect(await store.schedules.claim('nightly', at + 15 * 60_000)).toMatchObject({ id: 'nightly', lastRunAt: '2026-11-01 08:15:00.000' });
      await store.schedules.save({ ...FOLDER, enabled: false });
      expect(await store.schedules.claim('nightly', at + 10 ** 9)).toBeUndefined();
      expect(await store.schedules.claim('nobody', at)).toBeUndefined();
    });

    it('refuses an interval of nothing', async () => {
      await expect(store.schedules.save({ ...FOLDER, everyMinutes: 0 })).rejects.toMatchObject({ name: 'OperationalError' });
      expect(await store.schedules.list()).toEqual([]);
    });
  });

  it('opens again with everything in it, and by several at once', async () => {
    await store.schedules.save(FOLDER);
    const others = await Promise.all([1, 2, 3].map(() => opened().another()));
    for (const other of others) expect((await other.schedules.list()).map(({ id }) => id)).toEqual(['nightly']);
    await Promise.all(others.map((other) => other.close()));
  });

  it('is made by several at once', async () => {
    await store.schedules.save(FOLDER);
    await removeOperational(opened().config());
    const others = await Promise.all([1, 2, 3].map(() => opened().another()));
    for (const other of others) expect(await other.schedules.list()).toEqual([]);
    await Promise.all(others.map((other) => other.close()));
  });
}
