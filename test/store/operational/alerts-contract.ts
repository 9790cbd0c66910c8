import { restoreOperational, type AlertKind, type AlertReason, type FoundAlert, type Operational } from '@concord/sql';
import type { Opened } from './opened.js';

const KINDS: readonly AlertKind[] = ['surge', 'rise', 'stuck'];
const SUBJECT = { typeBy: 'issue', typeKey: 'B03|B03-01|C12', placeBy: '', placeKey: '' };
const reason = (more: Partial<AlertReason> = {}): AlertReason => ({ kind: 'surge', strength: 'notice', sinceOn: '2026-09-01', seenOn: '2026-09-01', figures: '{"observed":24}', ...more });
const found = (more: Partial<AlertReason> = {}, ...others: readonly AlertReason[]): FoundAlert => ({ ...SUBJECT, reasons: [reason(more), ...others] });

/** Alerts: what judgements and people do to them, and what is never lost. */
export function alertsContract(opened: () => Opened): void {
  describe('alerts', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    const judge = (dataVersion: number, all: readonly FoundAlert[], dataset = 'demo', kinds = KINDS) =>
      store.alerts.judge({ dataset, dataVersion, asOf: '2026-10-31', tookMs: 1_200, budget: '[]' }, kinds, all);
    const told = async (id: string) => (await store.alerts.history(id)).map(({ what, state, strength, note }) => [what, state, strength, note]);
    const only = async () => (await store.alerts.list('demo'))[0] ?? { id: '' };

    it('raises one a subject, whatever it is found by; two datasets have nothing to do with each other', async () => {
      const place = { placeBy: 'institution', placeKey: '甲' };
      expect(await judge(3, [found({}, reason({ kind: 'stuck', strength: 'critical', sinceOn: '2026-07-31', seenOn: '2026-09-30' })), { ...found(), ...place }])).toBe(true);
      await judge(3, [found()], 'other');
      const list = await store.alerts.list('demo');
      expect(list).toHaveLength(2);
      expect(list.find(({ placeKey }) => placeKey === '')).toMatchObject({
        dataset: 'demo', state: 'open', isFiring: true, strength: 'critical', owner: '', note: '', verdict: null, firstSeenOn: '2026-07-31', sinceOn: '2026-07-31', lastSeenOn: '2026-09-30', raisedBy: 3, seenBy: 3,
        reasons: [{ kind: 'stuck', strength: 'critical', sinceOn: '2026-07-31', seenOn: '2026-09-30', figures: '{"observed":24}' }, reason()],
      });
      expect(list.find(({ placeKey }) => placeKey === '甲')).toMatchObject({ strength: 'notice', reasons: [reason()] });
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
      const { id } = await only();
      await store.alerts.change([id], { who: 'local', state: 'explained', owner: '王主任', note: '集中营销\0', verdict: 'real' });
      await judge(2, []);
      expect(await store.alerts.find(id)).toMatchObject({ isFiring: false, state: 'explained', owner: '王主任', note: '集中营销\uFFFD', verdict: 'real', seenBy: 1, reasons: [reason()] });
      await judge(3, [found({ sinceOn: '2026-11-01', seenOn: '2026-11-01' })]);
      expect(await store.alerts.find(id)).toMatchObject({ isFiring: true, state: 'open', owner: '王主任', verdict: null, firstSeenOn: '2026-09-01', sinceOn: '2026-11-01', lastSeenOn: '2026-11-01', raisedBy: 1, seenBy: 3 });
      expect(await told(id)).toEqual([
        ['raised', 'open', 'notice', ''], ['changed', 'explained', 'notice', '集中营销\uFFFD'], ['cleared', 'explained', 'notice', '集中营销\uFFFD'], ['fired_again', 'open', 'notice', '集中营销\uFFFD'],
      ]);
    });

    it('leaves to people what goes on, and opens what grows stronger than they knew', async () => {
      await judge(1, [found()]);
      const { id } = await only();
      await store.alerts.change([id], { who: 'local', state: 'closed', note: '已整改' });
      await judge(2, [found({ sinceOn: '2026-10-01' })]);
      expect(await store.alerts.find(id)).toMatchObject({ state: 'closed', seenBy: 2, reasons: [{ sinceOn: '2026-09-01' }] });
      await judge(3, [found({ strength: 'critical' })]);
      expect(await store.alerts.find(id)).toMatchObject({ state: 'open', strength: 'critical', note: '已整改' });
      await judge(4, [found({ strength: 'warning' })]);
      expect((await told(id)).map(([what]) => what)).toEqual(['raised', 'changed', 'stronger', 'weaker']);
    });

    it('fires while any reason does, and opens for a reason that people did not know of', async () => {
      await judge(1, [found({ strength: 'warning' })]);
      const { id } = await only();
      await store.alerts.change([id], { who: 'local', state: 'explained', note: '集中营销' });
      await judge(2, [found({ strength: 'warning' }, reason({ kind: 'stuck' }))]);
      expect(await store.alerts.find(id)).toMatchObject({ state: 'open', strength: 'warning', reasons: [{ kind: 'surge' }, { kind: 'stuck' }] });
      await store.alerts.change([id], { who: 'local', state: 'acknowledged' });
      await judge(3, [found({ kind: 'stuck' })]);
      expect(await store.alerts.find(id)).toMatchObject({ isFiring: true, state: 'acknowledged', strength: 'notice', reasons: [{ kind: 'stuck' }] });
      // Nothing was said about what stays unresolved: it goes on.
      await judge(4, [found({ kind: 'rise' })], 'demo', ['surge', 'rise']);
      await judge(5, [], 'demo', ['surge', 'rise']);
      expect(await store.alerts.find(id)).toMatchObject({ isFiring: true, reasons: [{ kind: 'stuck' }], seenBy: 4 });
      await judge(6, []);
      expect((await store.alerts.history(id)).map(({ what, kinds }) => [what, ...kinds])).toEqual([
        ['raised', 'surge'], ['changed', 'surge'], ['reason_added', 'surge', 'stuck'], ['changed', 'surge', 'stuck'], ['weaker', 'stuck'], ['reason_added', 'rise', 'stuck'], ['reason_gone', 'stuck'], ['cleared'],
      ]);
    });

    it('tells each time that people dealt with one, and what they held of it last', async () => {
      await judge(1, [found()]);
      const { id } = await only();
      expect(await store.alerts.episodes('demo')).toEqual([]);
      await store.alerts.change([id], { who: 'local', state: 'acknowledged' });
      await store.alerts.change([id], { who: 'local', state: 'closed', note: '偶然', verdict: 'chance' });
      await judge(2, []);
      await judge(3, [found()]);
      await store.alerts.change([id], { who: 'local', state: 'closed', note: '扣费差错', verdict: 'real' });
      await judge(4, [found({ strength: 'critical' })]);
      await store.alerts.change([id], { who: 'local', state: 'acknowledged' });
      const once = { alertId: id, kinds: ['surge'] };
      expect(await store.alerts.episodes('demo')).toEqual([{ ...once, verdict: 'chance' }, { ...once, verdict: 'real' }, { ...once, verdict: null }]);
      // Opened again by a person, it was not dealt with after all.
      await store.alerts.change([id], { who: 'local', state: 'open', verdict: null });
      expect(await store.alerts.episodes('demo')).toHaveLength(2);
      expect(await store.alerts.episodes('other')).toEqual([]);
    });

    it('says nothing about kinds that could not be judged', async () => {
      await judge(1, [found()]);
      await judge(2, [], 'demo', ['stuck']);
      expect((await store.alerts.list('demo')).map(({ isFiring }) => isFiring)).toEqual([true]);
    });

    it('changes several at once, notes no change that changes nothing, and knows no alert that is not there', async () => {
      await judge(1, [found(), { ...found(), placeBy: 'institution', placeKey: '甲' }]);
      const ids = (await store.alerts.list('demo')).map(({ id }) => id);
      await store.alerts.change(ids, { who: 'local', state: 'open' });
      for (const id of ids) expect(await told(id)).toHaveLength(1);
      expect((await store.alerts.change(ids, { who: 'local', owner: '王主任' })).map(({ owner }) => owner)).toEqual(['王主任', '王主任']);
      expect(await store.alerts.change(['nobody'], { who: 'local', state: 'closed' })).toEqual([]);
      expect(await store.alerts.find('nobody')).toBeUndefined();
    });

    it('keeps the notes of two who write at once, and raises nothing twice when two judge at once', async () => {
      const other = await opened().another();
      try {
        const judged = await Promise.all([store, other].map((one) => one.alerts.judge({ dataset: 'demo', dataVersion: 1, asOf: '2026-10-31', tookMs: 1, budget: '[]' }, KINDS, [found()])));
        expect(judged.sort()).toEqual([false, true]);
        const { id } = await only();
        await Promise.all([store, other].flatMap((one, i) => [1, 2].map((n) => one.alerts.change([id], { who: String(i), note: `${String(i)}.${String(n)}` }))));
        expect((await store.alerts.history(id)).map(({ note }) => note).sort()).toEqual(['', '0.1', '0.2', '1.1', '1.2']);
      } finally {
        await other.close();
      }
    });

    it('joins what earlier versions kept as one alert a rule, with all of their histories in order', async () => {
      const row = (id: string, more: object) => ({ table: 'alert', row: {
        id, dataset: 'demo', kind: 'surge', type_by: 'issue', type_key: 'A', place_by: '', place_key: '', state: 'open', strength: 'notice', is_firing: 1, owner: '', note: '',
        first_seen_on: '2026-08-01', since_on: '2026-08-01', last_seen_on: '2026-09-01', figures: '{}', raised_by: 2, seen_by: 4, ...more,
      } });
      const event = (alert_id: string, event_no: number, happened_at: string, what: string, more: object = {}) => ({ table: 'alert_event', row: {
        alert_id, event_no, happened_at, what, who: what === 'changed' ? 'local' : '', data_version: what === 'changed' ? null : 2, state: 'open', strength: 'notice', owner: '', note: '', ...more,
      } });
      const before = [
        row('b-surge', { state: 'explained', owner: '王主任', note: '集中营销' }),
        row('a-stuck', { kind: 'stuck', strength: 'critical', figures: '{"aged":5}', since_on: '2026-07-31', first_seen_on: '2026-06-30', raised_by: 1 }),
        row('c-rise', { kind: 'rise', is_firing: 0, strength: 'critical', note: '旧', seen_by: 3 }),
        row('alone', { type_key: 'B', is_firing: 0, state: 'closed' }),
        event('a-stuck', 1, '2026-07-01 08:00:00.000', 'raised', { strength: 'critical' }), event('b-surge', 1, '2026-08-01 08:00:00.000', 'raised'), event('c-rise', 1, '2026-08-02 08:00:00.000', 'raised'),
        event('b-surge', 2, '2026-08-03 08:00:00.000', 'changed', { state: 'explained', owner: '王主任', note: '集中营销' }), event('c-rise', 2, '2026-09-02 08:00:00.000', 'cleared'),
        event('alone', 1, '2026-07-01 08:00:00.000', 'raised'), event('alone', 2, '2026-08-01 08:00:00.000', 'cleared'),
      ];
      // Closed before: it is brought back into a store that is empty.
      await store.close();
      store = await opened().fresh();
      await restoreOperational(opened().config(), [JSON.stringify({ level: '0008_excellent_cases' }), ...before.map((line) => JSON.stringify(line))]);
      const list = await store.alerts.list('demo');
      expect(list).toHaveLength(2);
      expect(list.find(({ typeKey }) => typeKey === 'A')).toMatchObject({
        // Open, for one of them was; what was said of another stands, and is in the history.
        id: 'a-stuck', state: 'open', strength: 'critical', isFiring: true, owner: '王主任', note: '集中营销', verdict: null, firstSeenOn: '2026-06-30', sinceOn: '2026-07-31', lastSeenOn: '2026-09-01', raisedBy: 1, seenBy: 4,
        reasons: [{ kind: 'stuck', strength: 'critical', figures: '{"aged":5}' }, { kind: 'surge', strength: 'notice' }],
      });
      expect(list.find(({ typeKey }) => typeKey === 'B')).toMatchObject({ id: 'alone', state: 'closed', isFiring: false, reasons: [{ kind: 'surge' }] });
      expect((await store.alerts.history('a-stuck')).map(({ what, state, kinds }) => [what, state, ...kinds])).toEqual([
        ['raised', 'open', 'stuck'], ['raised', 'open', 'stuck', 'surge'], ['raised', 'open', 'stuck', 'surge', 'rise'], ['changed', 'explained', 'stuck', 'surge', 'rise'], ['cleared', 'open', 'stuck', 'surge'],
      ]);
      expect(await store.alerts.history('b-surge')).toEqual([]);
      await judge(5, [{ typeBy: 'issue', typeKey: 'A', placeBy: '', placeKey: '', reasons: [reason()] }]);
      expect(await store.alerts.find('a-stuck')).toMatchObject({ reasons: [{ kind: 'surge' }], seenBy: 5 });
    });
  });
}
