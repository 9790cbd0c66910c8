import type { AlertKind, FoundAlert, Operational } from '@concord/sql';
import type { Opened } from './opened.js';

const KINDS: readonly AlertKind[] = ['surge', 'stuck'];
const found = (more: Partial<FoundAlert> = {}): FoundAlert => ({
  kind: 'surge', typeBy: 'issue', typeKey: 'B03|B03-01|C12', placeBy: '', placeKey: '', strength: 'notice', sinceOn: '2026-09-01', seenOn: '2026-09-01', figures: '{"observed":24}', ...more,
});

/** Alerts: what judgements and people do to them, and what is never lost. */
export function alertsContract(opened: () => Opened): void {
  describe('alerts', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    const judge = (dataVersion: number, all: readonly FoundAlert[], dataset = 'demo') =>
      store.alerts.judge({ dataset, dataVersion, asOf: '2026-10-31', tookMs: 1_200, budget: '[]' }, KINDS, all);
    const told = async (id: string) => (await store.alerts.history(id)).map(({ what, state, strength, note }) => [what, state, strength, note]);

    it('raises one a subject; two datasets have nothing to do with each other', async () => {
      expect(await judge(3, [found(), found({ placeBy: 'institution', placeKey: '甲' }), found({ kind: 'stuck' })])).toBe(true);
      await judge(3, [found()], 'other');
      const list = await store.alerts.list('demo');
      expect(list).toHaveLength(3);
      expect(list.find(({ placeKey }) => placeKey === '甲')).toMatchObject({
        dataset: 'demo', kind: 'surge', state: 'open', isFiring: true, strength: 'notice', owner: '', note: '', firstSeenOn: '2026-09-01', sinceOn: '2026-09-01', lastSeenOn: '2026-09-01', raisedBy: 3, seenBy: 3, figures: '{"observed":24}',
      });
      expect(await store.alerts.list('other')).toHaveLength(1);
      expect(await store.alerts.newest('demo')).toMatchObject({ dataVersion: 3, asOf: '2026-10-31', tookMs: 1_200, budget: '[]' });
      expect(await store.alerts.newest('nowhere')).toBeUndefined();
    });

    it('judges a data version once, and none older than the newest judged', async () => {
      await judge(3, [found()]);
      const before = await store.alerts.list('demo');
      expect([await judge(3, []), await judge(2, [])]).toEqual([false, false]);
      expect(await store.alerts.list('demo')).toEqual(before);
    });

    it('clears what is no longer found, keeps owner and note, and opens what fires anew', async () => {
      await judge(1, [found()]);
      const { id = '' } = (await store.alerts.list('demo'))[0] ?? {};
      await store.alerts.change(id, { who: 'local', state: 'explained', owner: '王主任', note: '集中营销\0' });
      await judge(2, []);
      expect(await store.alerts.find(id)).toMatchObject({ isFiring: false, state: 'explained', owner: '王主任', note: '集中营销\uFFFD', seenBy: 1 });
      await judge(3, [found({ sinceOn: '2026-11-01', seenOn: '2026-11-01' })]);
      expect(await store.alerts.find(id)).toMatchObject({ isFiring: true, state: 'open', owner: '王主任', firstSeenOn: '2026-09-01', sinceOn: '2026-11-01', lastSeenOn: '2026-11-01', raisedBy: 1, seenBy: 3 });
      expect(await told(id)).toEqual([
        ['raised', 'open', 'notice', ''], ['changed', 'explained', 'notice', '集中营销\uFFFD'], ['cleared', 'explained', 'notice', '集中营销\uFFFD'], ['fired_again', 'open', 'notice', '集中营销\uFFFD'],
      ]);
    });

    it('leaves to people what goes on, and opens what grows stronger than they knew', async () => {
      await judge(1, [found()]);
      const { id = '' } = (await store.alerts.list('demo'))[0] ?? {};
      await store.alerts.change(id, { who: 'local', state: 'closed', note: '已整改' });
      await judge(2, [found()]);
      expect(await store.alerts.find(id)).toMatchObject({ state: 'closed', seenBy: 2 });
      await judge(3, [found({ strength: 'critical' })]);
      expect(await store.alerts.find(id)).toMatchObject({ state: 'open', strength: 'critical', note: '已整改' });
      await judge(4, [found({ strength: 'warning' })]);
      expect((await told(id)).map(([what]) => what)).toEqual(['raised', 'changed', 'stronger', 'weaker']);
    });

    it('says nothing about kinds that could not be judged', async () => {
      await judge(1, [found()]);
      await store.alerts.judge({ dataset: 'demo', dataVersion: 2, asOf: '2026-10-31', tookMs: 1, budget: '[]' }, ['stuck'], []);
      expect((await store.alerts.list('demo')).map(({ isFiring }) => isFiring)).toEqual([true]);
    });

    it('notes no change that changes nothing, and knows no alert that is not there', async () => {
      await judge(1, [found()]);
      const { id = '' } = (await store.alerts.list('demo'))[0] ?? {};
      await store.alerts.change(id, { who: 'local', state: 'open' });
      expect(await told(id)).toHaveLength(1);
      expect(await store.alerts.change('nobody', { who: 'local', state: 'closed' })).toBeUndefined();
      expect(await store.alerts.find('nobody')).toBeUndefined();
    });

    it('keeps the notes of two who write at once, and raises nothing twice when two judge at once', async () => {
      const other = await opened().another();
      try {
        const judged = await Promise.all([store, other].map((one) => one.alerts.judge({ dataset: 'demo', dataVersion: 1, asOf: '2026-10-31', tookMs: 1, budget: '[]' }, KINDS, [found()])));
        expect(judged.sort()).toEqual([false, true]);
        const { id = '' } = (await store.alerts.list('demo'))[0] ?? {};
        await Promise.all([store, other].flatMap((one, i) => [1, 2].map((n) => one.alerts.change(id, { who: String(i), note: `${String(i)}.${String(n)}` }))));
        expect((await store.alerts.history(id)).map(({ note }) => note).sort()).toEqual(['', '0.1', '0.2', '1.1', '1.2']);
      } finally {
        await other.close();
      }
    });
  });
}
