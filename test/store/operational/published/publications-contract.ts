import type { Operational } from '@concord/sql';
import type { Opened } from '../opened.js';

const SEALED = { id: 'one', dataset: 'centre', month: '2026-08', dataVersion: 4, definitions: '[{"metric":"intake","version":1}]', madeAt: '2026-09-02 03:04:05.678', madeBy: 'local', body: '{"tables":[],"name":"甲 “’\\" "}', digest: 'd'.repeat(64) } as const;
const BACK = { withdrawnAt: '2026-09-03 00:00:00.000', withdrawnBy: 'other', withdrawnBecause: '数据有误\0' } as const;
const OPEN = { withdrawnAt: null, withdrawnBy: null, withdrawnBecause: null } as const;

/** Published tables: one of a month at a time, kept as they were sealed, withdrawn once. */
export function publicationsContract(opened: () => Opened): void {
  describe('publications', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('keeps one of a month as it was sealed, and another once that is withdrawn', async () => {
      expect(await store.publications.add(SEALED, 0)).toBe(true);
      expect(await store.publications.find('one')).toEqual({ ...SEALED, ...OPEN });
      expect([await store.publications.add({ ...SEALED, id: 'two' }, 1), await store.publications.add({ ...SEALED, id: 'next', month: '2026-09' }, 0)]).toEqual([false, true]);
      expect([await store.publications.withdraw('one', BACK), await store.publications.withdraw('one', BACK), await store.publications.withdraw('none', BACK)]).toEqual([true, false, false]);
      // Whoever looked before there was another must look again.
      expect([await store.publications.add({ ...SEALED, id: 'two' }, 0), await store.publications.add({ ...SEALED, id: 'two', madeAt: '2026-09-04 00:00:00.000' }, 1)]).toEqual([false, true]);
      expect((await store.publications.list()).map(({ id, withdrawnBecause }) => [id, withdrawnBecause])).toEqual([['next', null], ['two', null], ['one', '数据有误\uFFFD']]);
      expect((await store.publications.list({ dataset: 'centre', month: '2026-08' })).map(({ id }) => id)).toEqual(['two', 'one']);
      expect([await store.publications.find('none'), await store.publications.list({ dataset: 'elsewhere', month: '2026-08' })]).toEqual([undefined, []]);
    });

    it('takes one of two that come at once', async () => {
      const other = await opened().another();
      try {
        const added = await Promise.all([store, other, store].map((by, i) => by.publications.add({ ...SEALED, id: `n${String(i)}` }, 0)));
        expect(added.filter(Boolean)).toHaveLength(1);
      } finally {
        await other.close();
      }
    });
  });
}
