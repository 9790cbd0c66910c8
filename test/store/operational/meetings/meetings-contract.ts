import type { MeetingEntry, MeetingHead, MeetingStep, Operational } from '@concord/sql';
import type { Opened } from '../opened.js';

const HEAD: Omit<MeetingHead, 'createdAt'> = { id: 'one', dataset: 'centre', seriesId: 's', heldOn: '2026-02-10', state: 'planned', createdBy: 'local' };
const PLANNED = { by: 'local', kind: 'planned', body: JSON.stringify({ title: '审核会\0' }) };
const SERIES = { id: 's', dataset: 'centre', body: '{"name":"例会"}', revision: 0, savedBy: 'local' };

/** Adds an event that says how many there were before it. */
const counting = (by: string) => (entries: readonly MeetingEntry[]): MeetingStep => ({ entries: [{ by, kind: 'noted', body: JSON.stringify({ before: entries.length }) }], heldOn: HEAD.heldOn, state: 'planned' });

/** Meetings: nobody acts between what is read and what is written, and nothing is written that was refused. */
export function meetingsContract(opened: () => Opened): void {
  describe('meetings', () => {
    let store: Operational;
    beforeEach(async () => {
      store = await opened().fresh();
      await store.meetings.begin(HEAD, PLANNED);
    });

    it('does what follows from what was done, one after the other, also from two processes at once', async () => {
      const other = await opened().another();
      try {
        await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? store : other).meetings.act('one', counting(`p${String(i)}`))));
        const events = await store.meetings.events('one');
        expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
        expect(events.slice(1).map(({ body }) => (JSON.parse(body) as { before: number }).before)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
        expect(new Set(events.slice(1).map(({ by }) => by)).size).toBe(20);
      } finally {
        await other.close();
      }
    });

    it('writes several events as one, nothing where none follow, and nothing where it is refused', async () => {
      await store.meetings.act('one', () => ({ entries: [{ by: 'a', kind: 'proposed', body: '{}' }, { by: 'a', kind: 'opened', body: '{}' }], heldOn: '2026-02-11', state: 'open' }));
      await store.meetings.act('one', () => ({ entries: [], heldOn: '2030-01-01', state: 'closed' }));
      await expect(store.meetings.act('one', () => { throw new RangeError('refused'); })).rejects.toThrow('refused');
      expect((await store.meetings.events('one')).map(({ kind, seq }) => [seq, kind])).toEqual([[1, 'planned'], [2, 'proposed'], [3, 'opened']]);
      expect(await store.meetings.find('one')).toMatchObject({ heldOn: '2026-02-11', state: 'open' });
      expect((await store.meetings.events('one'))[0]?.body).toBe('{"title":"审核会\\u0000"}');
    });

    it('lists the latest first, by dataset, and the coming ones of all, the earliest first', async () => {
      await store.meetings.begin({ ...HEAD, id: 'two', heldOn: '2026-03-10' }, PLANNED);
      await store.meetings.begin({ ...HEAD, id: 'other', dataset: 'elsewhere', heldOn: '2026-02-20' }, PLANNED);
      expect((await store.meetings.list('centre')).map(({ id }) => id)).toEqual(['two', 'one']);
      expect((await store.meetings.since('2026-02-11')).map(({ id }) => id)).toEqual(['other', 'two']);
      const all = await store.meetings.eventsOf(['one', 'two', 'none']);
      expect([...all].map(([id, events]) => [id, events.length])).toEqual([['one', 1], ['two', 1], ['none', 0]]);
      expect([await store.meetings.find('none'), (await store.meetings.eventsOf([])).size]).toEqual([undefined, 0]);
    });

    it('changes a series from the revision it is at', async () => {
      expect(await store.meetings.saveSeries(SERIES)).toBe(true);
      expect(await store.meetings.saveSeries(SERIES)).toBe(false);
      const both = await Promise.all([1, 1].map((revision) => store.meetings.saveSeries({ ...SERIES, body: '{}', revision })));
      expect(both.filter(Boolean)).toHaveLength(1);
      expect(await store.meetings.findSeries('s')).toMatchObject({ body: '{}', revision: 2 });
      expect([(await store.meetings.series('centre')).length, (await store.meetings.series('elsewhere')).length]).toEqual([1, 0]);
    });

    it('knows whose calendar a secret reads, the newest of each alone', async () => {
      await store.meetings.openFeed('li', 'd1');
      await store.meetings.openFeed('wang', 'd2');
      await store.meetings.openFeed('li', 'd3');
      expect(await Promise.all(['d1', 'd2', 'd3'].map((digest) => store.meetings.feedOf(digest)))).toEqual([undefined, 'wang', 'li']);
      expect(await store.meetings.feedSince('li')).toMatch(/^\d{4}-\d\d-\d\d /u);
      await store.meetings.closeFeed('li');
      expect([await store.meetings.feedOf('d3'), await store.meetings.feedSince('li')]).toEqual([undefined, undefined]);
    });
  });
}
