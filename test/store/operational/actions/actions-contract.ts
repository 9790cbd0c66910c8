import type { ActionHead, Operational } from '@concord/sql';
import type { Opened } from '../opened.js';

const HEAD: Omit<ActionHead, 'createdAt' | 'revision'> = { id: 'one', dataset: 'centre', state: 'open', owner: 'a1', dueOn: '2026-03-10', meeting: '', body: '{"what":"回访\0"}', createdBy: 'local' };
const ADDED = { by: 'local', kind: 'added', body: '{}' };
const AFTER = { state: 'in_progress', owner: 'a2', dueOn: '2026-03-20', body: '{}' };
const STARTED = { by: 'a1', kind: 'started', body: '{"state":"in_progress"}' };
const VERDICT = { actionId: 'one', stage: 'review', asOf: '2026-06-30', dataVersion: 7, rule: 'r 1', verdict: 'improved', reason: '' } as const;
const NUMBER = { id: 't1', dataset: 'centre', metric: 'intake', state: 'open', number: '{}', createdBy: 'a1' };
const SAID = { by: 'a1', kind: 'said', body: '{"text":"为什么"}', mentions: ['a2', 'a2', 'a3'] };

/** Actions and what is said to numbers: everything is added, and two who write at once do not both succeed. */
export function actionsContract(opened: () => Opened): void {
  describe('actions', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('keeps an action with its events, and changes it only as it was seen', async () => {
      await store.actions.begin(HEAD, ADDED);
      await store.actions.begin({ ...HEAD, id: 'two', dueOn: '2026-02-01', owner: '' }, ADDED);
      expect((await store.actions.list('centre')).map(({ id, revision }) => [id, revision])).toEqual([['two', 1], ['one', 1]]);
      expect(await store.actions.find('one')).toMatchObject({ owner: 'a1', dueOn: '2026-03-10', body: '{"what":"回访\uFFFD"}', revision: 1 });
      expect(await store.actions.change('one', 1, STARTED, AFTER)).toBe(true);
      expect(await store.actions.change('one', 1, STARTED, AFTER)).toBe(false);
      expect(await store.actions.change('none', 1, STARTED, AFTER)).toBe(false);
      expect(await store.actions.find('one')).toMatchObject({ state: 'in_progress', owner: 'a2', dueOn: '2026-03-20', revision: 2 });
      expect((await store.actions.events('one')).map(({ by, kind, seq }) => [seq, by, kind])).toEqual([[1, 'local', 'added'], [2, 'a1', 'started']]);
      expect((await store.actions.ownedBy('a2', ['open', 'in_progress'])).map(({ id }) => id)).toEqual(['one']);
      expect([await store.actions.ownedBy('a2', ['done']), await store.actions.find('none'), await store.actions.list('elsewhere')]).toEqual([[], undefined, []]);
    });

    it('lets one of several who write at once through', async () => {
      const other = await opened().another();
      try {
        await store.actions.begin(HEAD, ADDED);
        const written = await Promise.all([store, other, store, other].map((by) => by.actions.change('one', 1, STARTED, AFTER)));
        expect(written.filter(Boolean)).toHaveLength(1);
        expect(await store.actions.events('one')).toHaveLength(2);
      } finally {
        await other.close();
      }
    });

    it('keeps what was said of an action at each stage once, and tells of which nothing was said', async () => {
      await store.actions.begin(HEAD, ADDED);
      const unjudged = async () => [(await store.actions.unjudged('review')).length, (await store.actions.unjudged('later')).length];
      expect(await unjudged()).toEqual([1, 0]);
      expect(await store.actions.keepVerdict(VERDICT)).toBe(true);
      expect(await store.actions.keepVerdict({ ...VERDICT, verdict: 'worse' })).toBe(false);
      expect(await unjudged()).toEqual([0, 1]);
      expect(await store.actions.keepVerdict({ ...VERDICT, stage: 'later', verdict: 'not_judged', reason: 'redefined' })).toBe(true);
      expect(await unjudged()).toEqual([0, 0]);
      expect(await store.actions.verdicts('centre')).toMatchObject([{ stage: 'later', verdict: 'not_judged', reason: 'redefined' }, { ...VERDICT, dataVersion: 7 }]);
      expect(await store.actions.verdicts('elsewhere')).toEqual([]);
    });

    it('keeps what is said to a number, and whom it names', async () => {
      const other = await opened().another();
      try {
        await store.comments.begin(NUMBER, SAID);
        expect(await store.comments.find('t1')).toMatchObject({ metric: 'intake', state: 'open', revision: 1 });
        const answered = await Promise.all([store, other].map((by) => by.comments.add('t1', 1, 'resolved', { by: 'a2', kind: 'resolved', body: '{}', mentions: [] })));
        expect(answered.filter(Boolean)).toHaveLength(1);
        expect(await store.comments.add('none', 1, 'open', { ...SAID })).toBe(false);
        expect((await store.comments.entries(['t1', 'none'])).get('t1')?.map(({ kind }) => kind)).toEqual(['said', 'resolved']);
        expect([await store.comments.mentions('a2'), await store.comments.mentions('a1')]).toEqual([[{ threadId: 't1', seq: 1 }], []]);
        expect([(await store.comments.list('centre', 'intake')).length, (await store.comments.list('centre', null)).length, (await store.comments.list('centre', 'closings')).length, (await store.comments.entries([])).size]).toEqual([1, 1, 0, 0]);
      } finally {
        await other.close();
      }
    });
  });
}
