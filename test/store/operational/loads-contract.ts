import type { LoadEntry, Operational } from '@concord/sql';
import { delivery } from './deliveries.js';
import type { Opened } from './opened.js';

const ended = (entry: LoadEntry | undefined, more: Partial<LoadEntry>): LoadEntry => ({ ...(entry as LoadEntry), ...more });

/** The registry of loads. */
export function loadsContract(opened: () => Opened): void {
  describe('the registry of loads', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('gives back what was written, wide numbers, quotes and Chinese included', async () => {
      const begun = await store.loads.begin(delivery(), 0);
      expect(begun).toEqual({ ...delivery(), loadNo: 1 });
      const published = ended(begun, {
        state: 'published', finishedAt: '2026-11-01 08:00:03.250', asOf: '2026-10-31', publicationId: 'c0ffee00-0000-4000-8000-000000000001',
        delivered: 9_000_000_000, loaded: 5, folded: 2, unchanged: 2, rejected: 1, casesNew: 3, casesChanged: 2,
      });
      expect(await store.loads.update(published)).toBe(true);
      expect(await store.loads.newest(10)).toEqual([published]);
    });

    it('keeps text that one of the databases could not', async () => {
      const begun = await store.loads.begin(delivery({ fileNames: ['a\0b\ud800.csv'] }), 0);
      await store.loads.end(begun?.loadNo ?? 0, 'failed', 'CODE\n坏\0\nbad\0');
      expect((await store.loads.newest(1))[0]).toMatchObject({ fileNames: ['a\uFFFDb\uFFFD.csv'], message: 'CODE\n坏\uFFFD\nbad\uFFFD' });
    });

    it('numbers loads upwards, above what the cases already carry', async () => {
      const numbers: (number | undefined)[] = [];
      for (const above of [0, 0, 7, 3]) {
        const begun = await store.loads.begin(delivery(), above);
        numbers.push(begun?.loadNo);
        await store.loads.end(begun?.loadNo ?? 0, 'failed', '');
      }
      expect(numbers).toEqual([1, 2, 8, 9]);
    });

    it('lets one load in at a time, whoever asks', async () => {
      const other = await opened().another();
      try {
        const begun = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => (n % 2 === 0 ? store : other).loads.begin(delivery({ fileHash: String(n) }), 0)));
        expect(begun.filter((entry) => entry !== undefined).map(({ loadNo }) => loadNo)).toEqual([1]);
        expect(await store.loads.running()).toMatchObject([{ loadNo: 1, publicationId: '' }]);
      } finally {
        await other.close();
      }
    });

    it('does not let a load that was ended by others go on', async () => {
      const begun = await store.loads.begin(delivery(), 0);
      await store.loads.end(1, 'failed', 'INTERRUPTED\n中断\ncut short');
      expect(await store.loads.update(ended(begun, { state: 'published' }))).toBe(false);
      await store.loads.end(1, 'published', '');
      expect(await store.loads.newest(1)).toMatchObject([{ state: 'failed', message: 'INTERRUPTED\n中断\ncut short' }]);
      expect(await store.loads.running()).toEqual([]);
    });

    it('tells when a running load was last seen', async () => {
      const before = Date.now();
      const begun = await store.loads.begin(delivery(), 0);
      const [first] = await store.loads.running();
      expect(first?.seenMs).toBeGreaterThanOrEqual(before);
      await store.loads.update(ended(begun, { delivered: 1 }));
      const [then] = await store.loads.running();
      expect(then?.seenMs).toBeGreaterThanOrEqual(first?.seenMs ?? Number.NaN);
      expect(then?.seenMs).toBeLessThanOrEqual(Date.now());
    });

    it('finds the published loads of the same delivery, newest first, and lists by dataset', async () => {
      const again = async (more: Partial<LoadEntry>, state: LoadEntry['state'] = 'published'): Promise<void> => {
        const begun = await store.loads.begin(delivery(more), 0);
        await store.loads.update(ended(begun, { state, publicationId: `table ${String(begun?.loadNo)}`, asOf: begun?.loadNo === 1 ? '2026-09-30' : '2026-10-31' }));
      };
      await again({});
      await again({}, 'failed');
      await again({ profileHash: 'p2' });
      await again({ dataset: 'other' });
      await again({});
      expect(await store.loads.published(delivery())).toEqual([{ loadNo: 5, publicationId: 'table 5', asOf: '2026-10-31' }, { loadNo: 1, publicationId: 'table 1', asOf: '2026-09-30' }]);
      expect((await store.loads.newest(2)).map(({ loadNo }) => loadNo)).toEqual([5, 4]);
      expect((await store.loads.newest(9, 'other')).map(({ loadNo }) => loadNo)).toEqual([4]);
    });

    it('takes a published load back once, so that its delivery is unknown again, and no other', async () => {
      for (const state of ['published', 'failed'] as const) await store.loads.update(ended(await store.loads.begin(delivery(), 0), { state, message: 'as it ended', loaded: 5 }));
      for (const loadNo of [1, 2]) await store.loads.withdraw(loadNo, 'WITHDRAWN\n已撤回\ntaken back');
      await store.loads.withdraw(1, 'again');
      expect(await store.loads.find(1)).toMatchObject({ state: 'withdrawn', message: 'WITHDRAWN\n已撤回\ntaken back', loaded: 5 });
      expect(await store.loads.find(2)).toMatchObject({ state: 'failed', message: 'as it ended' });
      expect(await store.loads.published(delivery())).toEqual([]);
    });

    it('leaves numbers free below one where asked', async () => {
      const act = await store.loads.begin(delivery(), 4, 1);
      expect(act?.loadNo).toBe(6);
      await store.loads.end(6, 'published', '');
      expect((await store.loads.begin(delivery(), 0))?.loadNo).toBe(7);
    });

    it('takes in the loads of an older version once, and refuses those of another store', async () => {
      const older = [1, 2].map((loadNo) => ({ ...delivery({ state: 'published', finishedAt: '2026-11-01 08:00:09.000' }), loadNo }));
      await store.loads.carryOver(older);
      await store.loads.carryOver(older);
      expect(await store.loads.newest(9)).toEqual([...older].reverse());
      const strange = [{ ...delivery({ fileHash: 'f9' }), loadNo: 3 }, { ...delivery({ fileHash: 'f9' }), loadNo: 2 }];
      await expect(store.loads.carryOver(strange)).rejects.toMatchObject({ code: 'OPERATIONAL_OTHER' });
      expect(await store.loads.newest(9)).toEqual([...older].reverse());
    });

    it('refuses a state it does not know', async () => {
      const begun = await store.loads.begin(delivery(), 0);
      await expect(store.loads.update(ended(begun, { state: 'lost' as LoadEntry['state'] }))).rejects.toMatchObject({ name: 'OperationalError', code: 'OPERATIONAL_FAILED' });
    });
  });
}
