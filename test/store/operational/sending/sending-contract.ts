import type { Operational, ReportScheduleEntry, RunToBegin } from '@concord/sql';
import type { Opened } from '../opened.js';

const ENTRY: ReportScheduleEntry = { id: 'one', name: '月报 “甲”\0', body: '{"x":"\'"}', owner: 'local', ownerGrant: '', ownerScope: '"all"', enabled: true, countedTo: '2026-01-01 00:00:00.000', nextAt: '2026-02-06 00:30:00.000', fault: '', savedAt: '2026-01-01 00:00:00.000' };
const RUN: RunToBegin = { id: 'run', scheduleId: 'one', name: '月报', dueAt: '2026-02-06 00:30:00.000', period: '2026-01', cause: 'time', askedBy: '', body: '{}', isPassedOver: false, message: '', recipients: 2 };
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
const NOW = at('2026-02-06 01:00:00.000');
const TO = { countedTo: RUN.dueAt, nextAt: '2026-03-06 00:30:00.000', fault: '' };

/** Reports that are sent by themselves, their runs, and what people are told of once. */
export function sendingContract(opened: () => Opened): void {
  describe('what is sent', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('keeps schedules as they were set, and says which to look at', async () => {
      await store.reportSchedules.save(ENTRY);
      await store.reportSchedules.save({ ...ENTRY, id: 'off', enabled: false, nextAt: undefined });
      await store.reportSchedules.save({ ...ENTRY, id: 'unknown', nextAt: undefined, fault: 'YEAR_NOT_ANNOUNCED' });
      expect(await store.reportSchedules.find('one')).toEqual({ ...ENTRY, name: '月报 “甲”\uFFFD' });
      expect((await store.reportSchedules.toLookAt(NOW)).map(({ id }) => id).sort()).toEqual(['one', 'unknown']);
      expect((await store.reportSchedules.toLookAt(at('2026-02-06 00:00:00.000'))).map(({ id }) => id)).toEqual(['unknown']);
      expect([await store.reportSchedules.remove('off'), await store.reportSchedules.remove('off')]).toEqual([true, false]);
    });

    it('begins each time that was due once, for one of two that look at once, and not of one that was set anew', async () => {
      await store.reportSchedules.save(ENTRY);
      const other = await opened().another();
      try {
        const begun = await Promise.all([store, other, store].map((by, n) => by.reportSchedules.advance(ENTRY, TO, [{ ...RUN, id: `run ${String(n)}` }], NOW)));
        expect(begun.filter(Boolean)).toHaveLength(1);
        expect(await store.reportRuns.list({ limit: 9 })).toHaveLength(1);
        await store.reportSchedules.save({ ...ENTRY, ...TO, savedAt: '2026-02-06 02:00:00.000' });
        expect(await store.reportSchedules.advance({ ...ENTRY, ...TO }, TO, [{ ...RUN, id: 'late', dueAt: '2026-03-06 00:30:00.000' }], NOW)).toBe(false);
        expect([await store.reportSchedules.begin({ ...RUN, id: 'again' }, NOW), await store.reportSchedules.begin({ ...RUN, id: 'by hand', dueAt: '2026-02-07 00:00:00.000', cause: 'hand' }, NOW)]).toEqual([false, true]);
      } finally {
        await other.close();
      }
    });

    it('gives a run to one of two, takes it from whoever is silent, and pins its data once', async () => {
      await store.reportSchedules.begin(RUN, NOW);
      const other = await opened().another();
      try {
        const claimed = await Promise.all([store.reportRuns.claim('a', 1_000, NOW), other.reportRuns.claim('b', 1_000, NOW)]);
        expect(claimed.filter((one) => one !== undefined)).toHaveLength(1);
        const [mine, theirs] = claimed[0] === undefined ? ['b', 'a'] : ['a', 'b'];
        expect([await store.reportRuns.renew('run', mine, 1_000, NOW), await store.reportRuns.renew('run', theirs, 1_000, NOW)]).toEqual([true, false]);
        expect(await other.reportRuns.claim('c', 1_000, NOW + 500)).toBeUndefined();
        expect((await other.reportRuns.claim('c', 1_000, NOW + 2_000))?.id).toBe('run');
        expect([await store.reportRuns.pin('run', 7), await other.reportRuns.pin('run', 9)]).toEqual([7, 7]);
        expect([await store.reportRuns.made('run', mine, [], NOW), await store.reportRuns.made('run', 'c', [], NOW)]).toEqual([false, true]);
      } finally {
        await other.close();
      }
    });

    it('keeps what each recipient gets, all of it or nothing, sends it again under another id, and calls it off', async () => {
      await store.reportSchedules.begin(RUN, NOW);
      const { reportRuns } = store;
      expect((await reportRuns.deliveries(['run'])).map(({ recipientNo, state }) => [recipientNo, state])).toEqual([[0, 'waiting'], [1, 'waiting']]);
      await reportRuns.claim('a', 1_000, NOW);
      await reportRuns.made('run', 'a', [{ recipientNo: 0, state: 'waiting', message: '', messageId: 'm0', files: '{"files":[]}' }, { recipientNo: 1, state: 'no_scope', message: 'X\n一\none', messageId: 'm1', files: '[]' }], NOW);
      await reportRuns.delivered('run', 0, 'sent', '', NOW);
      await reportRuns.delivered('run', 0, 'failed', 'later', NOW);
      await reportRuns.finish('run', 'a', { state: 'attention', message: 'A\n甲\na', tries: 1, nextTryAtMs: undefined }, NOW);
      expect(await reportRuns.find('run')).toMatchObject({ state: 'attention', tries: 1, endedAt: '2026-02-06 01:00:00.000', nextTryAt: undefined, heldUntil: undefined, madeAt: '2026-02-06 01:00:00.000' });
      expect((await reportRuns.deliveries(['run'])).map(({ messageId, sentAt, state }) => [state, messageId, sentAt])).toEqual([['sent', 'm0', '2026-02-06 01:00:00.000'], ['no_scope', 'm1', undefined]]);
      expect([await reportRuns.again('run', 1, () => 'x', NOW), await reportRuns.again('run', undefined, (no, sends) => `m${String(no)} ${String(sends)}`, NOW), await reportRuns.again('run', 0, () => 'x', NOW)]).toEqual([false, true, false]);
      expect(await reportRuns.deliveries(['run'])).toMatchObject([{ state: 'waiting', messageId: 'm0 1', sends: 1 }, { state: 'no_scope' }]);
      expect([await reportRuns.cancel('run', 'C\n取消\noff', NOW), await reportRuns.cancel('run', '', NOW), await reportRuns.wish('run', NOW)]).toEqual([true, false, false]);
      expect(await reportRuns.deliveries(['run'])).toMatchObject([{ state: 'cancelled' }, { state: 'no_scope' }]);
    });

    it('calls off what waits in a run that could not be made, and makes it after all when asked', async () => {
      await store.reportSchedules.begin(RUN, NOW);
      const { reportRuns } = store;
      await reportRuns.claim('a', 1_000, NOW);
      await reportRuns.finish('run', 'a', { state: 'waiting', message: 'P\n一\np', tries: 1, nextTryAtMs: NOW + 300_000 }, NOW);
      expect([await reportRuns.claim('a', 1_000, NOW), await reportRuns.remake('run', NOW), await reportRuns.wish('run', NOW)]).toEqual([undefined, false, true]);
      await reportRuns.claim('a', 1_000, NOW);
      await reportRuns.finish('run', 'a', { state: 'failed', message: 'P\n一\np', tries: 2, nextTryAtMs: undefined }, NOW);
      expect((await reportRuns.deliveries(['run'])).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
      expect([await reportRuns.again('run', undefined, () => 'x', NOW), await reportRuns.remake('run', NOW)]).toEqual([false, true]);
      expect([await reportRuns.find('run'), ...await reportRuns.deliveries(['run'])]).toMatchObject([{ state: 'waiting', tries: 0, endedAt: undefined }, { state: 'waiting' }, { state: 'waiting' }]);
    });

    it('tells somebody of a thing once, for one of two that look at once, and tries a mail until it is sent', async () => {
      const { notices } = store;
      await notices.subscribe({ accountId: 'a', grantId: 'g', body: '{}' });
      await notices.subscribe({ accountId: 'a', grantId: 'g', body: '{"x":1}' });
      expect(await notices.subscriptions()).toMatchObject([{ accountId: 'a', grantId: 'g', body: '{"x":1}' }]);
      const items = ['1', '2'].map((item) => ({ source: 'signals', item }));
      const other = await opened().another();
      try {
        const posted = await Promise.all([store, other].map((by, n) => by.notices.post({ id: `n${String(n)}`, accountId: 'a', messageId: 'm', body: '{}' }, items, NOW)));
        expect(posted.filter(Boolean)).toHaveLength(1);
      } finally {
        await other.close();
      }
      expect(await notices.post({ id: 'n3', accountId: 'a', messageId: 'm', body: '{}' }, [{ source: 'signals', item: '2' }, { source: 'signals', item: '3' }], NOW)).toBe(false);
      expect([...await notices.toldOf('a', 'signals')].sort()).toEqual(['1', '2']);
      expect(await notices.post({ id: 'n4', accountId: 'b', messageId: 'm', body: '{}' }, items, NOW)).toBe(true);
      const first = await notices.claim('h', 1_000, NOW);
      await notices.finish(first?.id ?? '', 'h', { state: 'waiting', message: 'F\n一\nf', nextTryAtMs: NOW + 300_000 }, NOW);
      const second = await notices.claim('h', 1_000, NOW);
      await notices.finish(second?.id ?? '', 'h', { state: 'sent', message: '', nextTryAtMs: undefined }, NOW);
      expect([await notices.claim('h', 1_000, NOW), (await notices.claim('h', 1_000, NOW + 300_000))?.tries]).toEqual([undefined, 1]);
      expect([await notices.unsubscribe('a'), await notices.unsubscribe('a')]).toEqual([true, false]);
    });
  });
}
