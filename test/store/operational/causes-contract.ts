import type { CauseHead, Operational } from '@concord/sql';
import type { Opened } from './opened.js';

const HEAD: Omit<CauseHead, 'createdAt' | 'number' | 'revision'> = { id: 'one', dataset: 'centre', dimension: 'subtype', member: 'B04-10', institution: '', state: 'proposed', dueOn: '', body: '{"text":"分期\0"}', createdBy: 'local' };
const SAID = { by: 'local', kind: 'proposed', body: '{}' };
const JUDGED = { by: 'a1', kind: 'judged', body: '{"state":"supported"}' };
const AFTER = { state: 'supported', dueOn: '2026-03-10', body: '{}' };

/** Hypotheses and requests: everything is added, numbers are given once, and two who write at once do not both succeed. */
export function causesContract(opened: () => Opened): void {
  describe('causes', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('keeps one with its events, and changes it only as it was seen', async () => {
      await store.causeRecords.begin('hypothesis', HEAD, SAID);
      expect(await store.causeRecords.find('hypothesis', 'one')).toMatchObject({ member: 'B04-10', number: null, revision: 1, body: '{"text":"分期\uFFFD"}' });
      expect(await store.causeRecords.change('one', 1, JUDGED, AFTER)).toBe(true);
      expect([await store.causeRecords.change('one', 1, JUDGED, AFTER), await store.causeRecords.change('none', 1, JUDGED, AFTER)]).toEqual([false, false]);
      expect(await store.causeRecords.find('hypothesis', 'one')).toMatchObject({ state: 'supported', dueOn: '2026-03-10', revision: 2 });
      expect((await store.causeRecords.events('one')).map(({ by, kind, seq }) => [seq, by, kind])).toEqual([[1, 'local', 'proposed'], [2, 'a1', 'judged']]);
      expect([await store.causeRecords.find('rectification', 'one'), await store.causeRecords.list('rectification', 'centre'), (await store.causeRecords.list('hypothesis', 'centre')).length]).toEqual([undefined, [], 1]);
    });

    it('numbers requests by dataset and series, also those begun at once', async () => {
      const other = await opened().another();
      try {
        await Promise.all([store, other, store, other].map((by, i) => by.causeRecords.begin('rectification', { ...HEAD, id: `r${String(i)}`, institution: 'X' }, SAID, 'ZG-2026')));
        await store.causeRecords.begin('rectification', { ...HEAD, id: 'next', institution: 'X' }, SAID, 'ZG-2027');
        await store.causeRecords.begin('rectification', { ...HEAD, id: 'elsewhere', dataset: 'other', institution: 'X' }, SAID, 'ZG-2026');
        expect((await store.causeRecords.list('rectification', 'centre')).map(({ number }) => number).sort()).toEqual(['ZG-2026-0001', 'ZG-2026-0002', 'ZG-2026-0003', 'ZG-2026-0004', 'ZG-2027-0001']);
        expect((await store.causeRecords.find('rectification', 'elsewhere'))?.number).toBe('ZG-2026-0001');
        const written = await Promise.all([store, other, store].map((by) => by.causeRecords.change('r0', 1, JUDGED, AFTER)));
        expect(written.filter(Boolean)).toHaveLength(1);
      } finally {
        await other.close();
      }
    });
  });
}
