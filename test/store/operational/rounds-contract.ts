import type { Operational, RoundHead } from '@concord/sql';
import type { Opened } from './opened.js';

const HEAD: Omit<RoundHead, 'createdAt'> = { id: 'one', dataset: 'centre', title: '2026年第三季度', cutOff: '2026-08-31', method: 'gold', methodVersion: 1, seats: 10, rankingMode: 'ordinal', publicWorkdays: 7, phase: 'draft', createdBy: 'local' };

/** Rounds of the board: what was done is added, and two who act at once do not both succeed. */
export function roundsContract(opened: () => Opened): void {
  describe('rounds of the board', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });
    const add = (after: number, kind: string, phase: string, by = store) => by.boardRounds.add('one', after, { by: 'local', kind, body: JSON.stringify({ reason: '理由\0' }) }, phase);

    it('keeps what was done in order, with the phase beside it', async () => {
      await store.boardRounds.begin(HEAD);
      expect(await add(0, 'computed', 'computed')).toBe(true);
      expect(await add(1, 'published', 'published')).toBe(true);
      expect(await Promise.all(['one', 'none'].map((id) => store.boardRounds.length(id)))).toEqual([2, 0]);
      expect((await store.boardRounds.events('one')).map(({ seq, kind, body }) => [seq, kind, JSON.parse(body) as unknown])).toEqual([[1, 'computed', { reason: '理由\0' }], [2, 'published', { reason: '理由\0' }]]);
      expect(await store.boardRounds.list('centre')).toMatchObject([{ ...HEAD, phase: 'published' }]);
      expect([await store.boardRounds.find('two'), await store.boardRounds.events('two'), await store.boardRounds.list('elsewhere')]).toEqual([undefined, [], []]);
    });

    it('keeps every version of the method, and adds none behind one that is not the newest any more', async () => {
      const entry = { dataset: 'centre', body: '{"weights":{}}', reason: '履行更受重视，经委员会讨论', decidedBy: 'local' };
      expect(await store.boardMethods.list('centre')).toEqual([]);
      expect([await store.boardMethods.decide(1, entry), await store.boardMethods.decide(1, entry), await store.boardMethods.decide(2, { ...entry, body: '{}' })]).toEqual([true, false, true]);
      expect((await store.boardMethods.list('centre')).map(({ version, body }) => [version, body])).toEqual([[3, '{}'], [2, entry.body]]);
      expect(await store.boardMethods.list('elsewhere')).toEqual([]);
    });

    it('names the rounds that rest on a load: public or final, of its dataset, and made of a version that it is in', async () => {
      const computed = (id: string, after: number, dataVersion: number, phase: string) => store.boardRounds.add(id, after, { by: 'local', kind: 'computed', body: JSON.stringify({ board: { dataVersion } }) }, phase);
      for (const [id, dataset] of [['one', 'centre'], ['two', 'centre'], ['elsewhere', 'other'], ['draft', 'centre']] as const) await store.boardRounds.begin({ ...HEAD, id, dataset, title: id });
      await computed('one', 0, 7, 'published');
      await computed('two', 0, 3, 'computed');
      await computed('two', 1, 9, 'final');
      await computed('elsewhere', 0, 9, 'published');
      await computed('draft', 0, 9, 'computed');
      const resting = async (loadNo: number) => (await store.boardRounds.restingOn('centre', loadNo)).map(({ id, phase }) => [id, phase]);
      expect((await resting(7)).sort()).toEqual([['one', 'published'], ['two', 'final']]);
      expect(await resting(8)).toEqual([['two', 'final']]);
      expect(await resting(10)).toEqual([]);
    });

    it('adds nothing behind an event that is not the newest any more', async () => {
      await store.boardRounds.begin(HEAD);
      const other = await opened().another();
      try {
        const came = await Promise.all([add(0, 'computed', 'computed'), add(0, 'computed', 'computed', other), add(0, 'computed', 'computed')]);
        expect(came.filter(Boolean)).toHaveLength(1);
        expect(await store.boardRounds.events('one')).toHaveLength(1);
      } finally {
        await other.close();
      }
    });
  });
}
