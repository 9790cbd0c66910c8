import type { ExcellentHead, Operational } from '@concord/sql';
import type { Opened } from './opened.js';

const HEAD: Omit<ExcellentHead, 'createdAt'> = { id: 'one', dataset: 'centre', source: 'canonical', caseId: 'C1', title: '息费争议', phase: 'nominated', createdBy: 'local' };
const NOMINATED = { by: 'local', kind: 'nominated', body: JSON.stringify({ title: '息费争议\0' }) };

/** Excellent cases: one of a case at a time, and two who act at once do not both succeed. */
export function excellentContract(opened: () => Opened): void {
  describe('excellent cases', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('puts a case forward once, and again only when the first is over', async () => {
      expect(await store.excellentCases.begin(HEAD, NOMINATED, ['withdrawn'])).toBe(true);
      expect(await store.excellentCases.begin({ ...HEAD, id: 'two' }, NOMINATED, ['withdrawn'])).toBe(false);
      expect(await store.excellentCases.begin({ ...HEAD, id: 'other', caseId: 'C2' }, NOMINATED, ['withdrawn'])).toBe(true);
      expect(await store.excellentCases.add('one', 1, { by: 'local', kind: 'withdrawn', body: '{}' }, { title: '另题', phase: 'withdrawn' })).toBe(true);
      expect(await store.excellentCases.begin({ ...HEAD, id: 'two' }, NOMINATED, ['withdrawn'])).toBe(true);
      expect(await store.excellentCases.events('one')).toMatchObject([{ seq: 1, kind: 'nominated', body: '{"title":"息费争议\\u0000"}' }, { seq: 2, kind: 'withdrawn' }]);
      expect((await store.excellentCases.list('centre')).map(({ id, phase, title }) => [id, phase, title]).sort()).toEqual([['one', 'withdrawn', '另题'], ['other', 'nominated', '息费争议'], ['two', 'nominated', '息费争议']]);
      expect([await store.excellentCases.find('none'), await store.excellentCases.list('elsewhere')]).toEqual([undefined, []]);
    });

    it('adds nothing behind an event that is not the newest any more, and begins one of two at once', async () => {
      const other = await opened().another();
      try {
        const begun = await Promise.all([store, other].map((by, i) => by.excellentCases.begin({ ...HEAD, id: `n${String(i)}` }, NOMINATED, ['withdrawn'])));
        expect(begun.filter(Boolean)).toHaveLength(1);
        const [head] = await store.excellentCases.list('centre');
        const added = await Promise.all([store, other, store].map((by) => by.excellentCases.add(head?.id ?? '', 1, { by: 'local', kind: 'accepted', body: '{}' }, { title: 't', phase: 'accepted' })));
        expect(added.filter(Boolean)).toHaveLength(1);
      } finally {
        await other.close();
      }
    });
  });
}
