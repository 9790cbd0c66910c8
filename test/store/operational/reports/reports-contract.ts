import { createHash } from 'node:crypto';
import { digestOfBytes, type Operational, type SealedPack } from '@concord/sql';
import type { Opened } from '../opened.js';

const pack = (id: string, madeAt: string, more: Partial<SealedPack> = {}): SealedPack => ({
  id, madeAt, dataset: 'centre', template: 'monthly', period: '2026-08', title: '{"zh":"月度质效报告","en":"Monthly report"}', scope: '"all"', dataVersion: 3, madeBy: 'local',
  body: '{"甲":"“’\\"\0"}', digest: 'd'.repeat(64), keyId: 'k'.repeat(64), signature: 'c2lnbmVk', ...more,
});

/** What a pack without files is kept with. */
const beside = (words: string) => ({ words, files: [] as Uint8Array[], logged: { action: 'pack_published', subject: {} } });

/** Templates in revisions, packs that are never changed, files under what is in them. */
export function reportsContract(opened: () => Opened): void {
  describe('reports', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('keeps every revision of a template, and takes one of two that come from the same', async () => {
      const { reportTemplates } = store;
      const of = (definition: string, isRemoved = false) => ({ definition, isRemoved, savedBy: 'local' });
      expect(await reportTemplates.save('own', 0, of('{"甲":1}'))).toMatchObject({ id: 'own', revision: 1, definition: '{"甲":1}', isRemoved: false });
      const other = await opened().another();
      try {
        const saved = await Promise.all([store, other].map((by, i) => by.reportTemplates.save('own', 1, of(String(i)))));
        expect(saved.filter(Boolean)).toHaveLength(1);
      } finally {
        await other.close();
      }
      expect(await reportTemplates.save('own', 1, of('late'))).toBeUndefined();
      await reportTemplates.save('own', 2, of('{}', true));
      await reportTemplates.save('another', 0, of('{}'));
      expect((await reportTemplates.list()).map(({ id, isRemoved, revision }) => [id, revision, isRemoved])).toEqual([['another', 1, false], ['own', 3, true]]);
      expect((await reportTemplates.revisions('own')).map(({ revision }) => revision)).toEqual([3, 2, 1]);
      expect(await reportTemplates.revisions('none')).toEqual([]);
    });

    it('keeps what is written beside a report for those who see the same cases, and loses no words to whoever saved later', async () => {
      const key = { dataset: 'centre', template: 'monthly', period: '2026-08', scope: '"all"' };
      const { reportDrafts } = store;
      expect([await reportDrafts.find(key), (await reportDrafts.save(key, 0, { body: '一', savedBy: 'a' }))?.revision, (await reportDrafts.save(key, 0, { body: '二', savedBy: 'b' }))?.revision]).toEqual([undefined, 1, undefined]);
      expect([(await reportDrafts.save(key, 1, { body: '三', savedBy: 'b' }))?.revision, await reportDrafts.find(key)]).toEqual([2, { revision: 2, body: '三', savedAt: expect.any(String) as string, savedBy: 'b' }]);
      expect(await reportDrafts.find({ ...key, scope: '[]' })).toBeUndefined();
    });

    it('finds packs by what they are of and by words that mean themselves, the newest first, page after page', async () => {
      const { reportPacks } = store;
      await reportPacks.add(pack('a', '2026-09-01 00:00:00.000'), beside('月度 收案 100% of_it Alpha'));
      await reportPacks.add(pack('b', '2026-09-02 00:00:00.000', { period: '2026-09', dataset: 'other' }), beside('月度 结案 1000 ofxit'));
      await reportPacks.add(pack('c', '2026-09-02 00:00:00.000', { template: 'own' }), beside('通报 back\\slash'));
      const ids = async (asked: Parameters<typeof reportPacks.search>[0], first = 10) => (await reportPacks.search(asked, first)).map(({ id }) => id);
      expect([await ids({}), await ids({}, 2), await ids({ after: { id: 'b', madeAt: '2026-09-02 00:00:00.000' } })]).toEqual([['b', 'c', 'a'], ['b', 'c'], ['c', 'a']]);
      expect([await ids({ dataset: 'other' }), await ids({ period: '2026-08', template: 'monthly' })]).toEqual([['b'], ['a']]);
      expect([await ids({ words: ['月度'] }), await ids({ words: ['月度', 'ALPHA'] }), await ids({ words: ['100%'] }), await ids({ words: ['of_it'] }), await ids({ words: ['k\\s'] }), await ids({ words: ['无'] })]).toEqual([['b', 'a'], ['a'], ['a'], ['a'], ['c'], []]);
      expect(await reportPacks.find('a')).toEqual({ ...pack('a', '2026-09-01 00:00:00.000'), body: '{"甲":"“’\\"\uFFFD"}' });
      expect(await reportPacks.find('none')).toBeUndefined();
      await expect(reportPacks.add(pack('a', '2026-09-03 00:00:00.000'), beside(''))).rejects.toMatchObject({ name: 'OperationalError' });
    });

    it('keeps bytes once, under their digest, and gives none that are not what was put there', async () => {
      const bytes = new Uint8Array(100_000).map((_, i) => (i * 31) % 256);
      const digest = createHash('sha256').update(bytes).digest('hex');
      await store.reportPacks.add(pack('kept', '2026-09-04 00:00:00.000'), { ...beside(''), files: [bytes, bytes] });
      await store.reportPacks.add(pack('again', '2026-09-05 00:00:00.000'), { ...beside(''), files: [bytes] });
      expect(digestOfBytes(bytes)).toBe(digest);
      expect(await store.keptFiles.find(digest)).toEqual(bytes);
      expect(await store.keptFiles.find('0'.repeat(64))).toBeUndefined();
      expect((await store.dump()).filter((line) => line.includes('kept_file'))).toHaveLength(1);
      // One that cannot be added leaves neither its files nor a word in the log.
      const { events } = await store.auditLog.verify();
      await expect(store.reportPacks.add(pack('kept', '2026-09-06 00:00:00.000'), { ...beside(''), files: [bytes.slice(1)] })).rejects.toMatchObject({ name: 'OperationalError' });
      expect([await store.keptFiles.find(digestOfBytes(bytes.slice(1))), (await store.auditLog.verify()).events]).toEqual([undefined, events]);
    });
  });
}
