import { readFileSync } from 'node:fs';
import { storeTime, type Operational } from '@concord/sql';
import { directly } from '../../postgres/directly.js';
import type { Opened } from '../opened.js';

const RULE = { by: 'auditor', months: 6, reason: '日志管理办法，保存六个月' } as const;
const CANARY = 'HX3QW-LOG-CANARY';
const LATER = storeTime(Date.now() + 3_600_000);

/** A log whose oldest part was deleted by rule is still one chain; one that was only cut is found out. */
export function logKeepingContract(opened: () => Opened): void {
  describe('the log, kept for a time', () => {
    let store: Operational;
    let head = '';
    beforeEach(async () => {
      store = await opened().fresh();
      await store.auditLog.add('a', 'saw', { of: CANARY });
      for (let i = 1; i < 5; i += 1) head = (await store.auditLog.add('a', 'saw', { i })).hash;
    });
    const seqs = async (): Promise<number[]> => (await store.auditLog.search({ limit: 20 })).map(({ seq }) => seq);

    it('tells what is old, and deletes nothing else than was shown', async () => {
      const [, , third] = (await store.auditLog.search({ limit: 20 })).reverse();
      expect(await store.auditLog.old('2020-01-01 00:00:00.000')).toBeNull();
      // Events of one millisecond are none before the other.
      expect((await store.auditLog.old(third?.at ?? ''))?.upTo ?? 0).toBeLessThanOrEqual(2);
      expect(await store.auditLog.old(LATER)).toMatchObject({ events: 5, upTo: 5 });
      expect(await store.auditLog.forget(LATER, { ...RULE, events: 4 })).toBeNull();
      expect(await seqs()).toEqual([5, 4, 3, 2, 1]);
    });

    it('is one chain from the event that stands for what is gone, down to the disk', async () => {
      const seal = await store.auditLog.forget(LATER, { ...RULE, events: 5 });
      expect(seal).toMatchObject({ seq: 6, by: 'auditor', action: 'log_deleted' });
      const next = await store.auditLog.add('a', 'saw', {});
      const verdict = await store.auditLog.verify();
      expect(verdict).toEqual({ events: 2, brokenAt: null, head: next.hash, sealed: { events: 5, upTo: 5, hash: head, before: LATER, months: 6, reason: RULE.reason, seq: 6, by: 'auditor', at: seal?.at, from: expect.any(String) as string, to: expect.any(String) as string } });
      const { path, url } = opened().config();
      if (url === undefined) for (const file of [path, `${path}-wal`]) expect([file, readFileSync(file).includes(CANARY)]).toEqual([file, false]);
      // And once more: the event that stood for the first part may go itself.
      expect(await store.auditLog.forget(LATER, { ...RULE, events: 2 })).toMatchObject({ seq: 8 });
      expect([await seqs(), await store.auditLog.verify()]).toEqual([[8], expect.objectContaining({ events: 1, brokenAt: null, sealed: expect.objectContaining({ events: 2, upTo: 7, hash: next.hash }) as object })]);
    });

    it.each([
      ['its beginning is cut off with no event that says so', ['delete from audit_event where seq <= 2'], 1],
      ['more is cut off than the event says', ['delete from audit_event where seq <= 6'], 1],
      ['the event says something else', [`update audit_event set subject = replace(subject, '"upTo":5', '"upTo":4') where seq = 6`], 1],
      ['the event names another one who did it', [`update audit_event set "by" = 'b' where seq = 6`], 6],
      ['the event is gone', ['delete from audit_event where seq = 6'], 1],
      ['the event is no JSON any more', [`update audit_event set subject = '{' where seq = 6`], 1],
    ])('is found out where %s', async (what, changes, brokenAt) => {
      if (!what.startsWith('its beginning')) {
        await store.auditLog.forget(LATER, { ...RULE, events: 5 });
        await store.auditLog.add('a', 'saw', {});
      }
      for (const change of changes) await directly(opened().config(), change);
      expect((await store.auditLog.verify()).brokenAt).toBe(brokenAt);
    });

    it('keeps what a clock that was set back would tear out of the middle', async () => {
      await directly(opened().config(), "update audit_event set at = '2019-01-01 00:00:00.000' where seq = 4");
      await directly(opened().config(), "update audit_event set at = '2019-01-01 00:00:00.000' where seq = 1");
      expect(await store.auditLog.old('2020-01-01 00:00:00.000')).toMatchObject({ events: 1, upTo: 1 });
    });

    it('holds rules, the newest of which holds', async () => {
      const of = { what: 'rejects', dataset: 'mine' } as const;
      for (const months of [6, null, 12]) await store.keepingRules.set({ ...of, months, reason: '规定', setBy: 'a' });
      await store.keepingRules.set({ what: 'log', dataset: '', months: null, reason: '规定', setBy: 'a' });
      expect((await store.keepingRules.list(of)).map(({ months }) => months)).toEqual([12, null, 6]);
      expect((await store.keepingRules.inForce()).map(({ what, dataset, months }) => [what, dataset, months])).toEqual([['log', '', null], ['rejects', 'mine', 12]]);
    });
  });
}
