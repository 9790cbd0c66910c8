import { parseProfile, type Profile, type SourcePlace } from '@concord/etl';
import type { SourceBench } from './bench.js';

/** What goes wrong with every kind of live source: named, nothing half done, and the next load is clean. */
export function sourceRefusals(opened: () => SourceBench): void {
  let bench: SourceBench;
  beforeAll(() => { bench = opened(); });
  beforeEach(() => { bench.wire.cutAfter(undefined); });

  describe('what goes wrong', () => {
    const WIDE = 'x'.repeat(200);
    beforeAll(async () => {
      await bench.create('wide');
      await bench.under.run(`ALTER TABLE wide ADD COLUMN note varchar(400)`);
      for (let block = 0; block < 4; block += 1) {
        const rows = Array.from({ length: 1_000 }, (_, n) => `('W-${String(block * 1_000 + n)}', '2024-01-05', 'open', 1, '2024-03-01 08:00:00', 'x', '${WIDE}')`);
        await bench.under.run(`INSERT INTO wide VALUES ${rows.join(', ')}`);
      }
    });
    const wide = (): Profile => bench.profile('wide', ['  mediator: {from: note, optional: true}']);

    it.each([20_000, 700_000, 1_400_000])('leaves nothing of a load whose connection broke after %i bytes, and loads cleanly the next time', async (bytes) => {
      const profile = { ...wide(), dataset: `wide-${String(bytes)}` };
      bench.wire.cutAfter(bytes);
      const broken = await bench.refused(bench.load(profile));
      expect([broken.code, broken.zh, broken.en]).toEqual([
        'SOURCE_DOWN', '来源 under-test 无法连接，或连接中断；未发布任何数据，下次会从头重读。', 'Source under-test cannot be reached, or the connection broke; nothing was published, the next run reads it afresh.',
      ]);
      expect(await bench.ids(profile.dataset)).toEqual([]);
      expect(await bench.store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '^(stage|typed|problem|repeat|moved)_')")).toEqual([]);
      bench.wire.cutAfter(undefined);
      expect(await bench.load(profile)).toMatchObject({ state: 'published', delivered: 4_000, casesNew: 4_000 });
    });

    it.each<[string, Partial<SourcePlace>, string]>([
      ['a wrong password', { password: () => Promise.resolve('falsch') }, 'SOURCE_DENIED'],
      ['a port nobody listens on', { port: 1 }, 'SOURCE_DOWN'],
      ['a host that does not exist', { host: 'none.invalid' }, 'SOURCE_DOWN'],
      ['a database that does not exist', { database: 'none_here' }, 'SOURCE_D(OWN|ENIED)'],
      ['a server that cannot encrypt', { tls: {} }, 'SOURCE_TLS'],
    ])('names %s and keeps its password to itself', async (_, change, code) => {
      const { code: found, zh, en } = await bench.refused(bench.load(wide(), { places: bench.places(change) }));
      expect(found).toMatch(new RegExp(`^${code}$`, 'u'));
      expect(zh + en).not.toMatch(/lesen|falsch/u);
      expect([zh, en].every((sentence) => sentence.includes('under-test'))).toBe(true);
    });

    it('names a source nobody configured', async () => {
      const { code, en } = await bench.refused(bench.load(wide(), { places: { sources: new Map([['other', [...bench.places().sources.values()][0] as SourcePlace]]), folders: new Map() } }));
      expect([code, en]).toEqual(['UNKNOWN_SOURCE', 'No source "under-test" is configured; there are: other.']);
    });

    it('names a table, a column, a permission that is missing', async () => {
      // Dropped after it was granted: MySQL tells nobody about tables he may not see.
      await bench.under.run('CREATE TABLE nowhere (id int)', 'DROP TABLE nowhere');
      expect((await bench.refused(bench.load(bench.profile('nowhere')))).code).toBe('NO_SUCH_TABLE');
      await bench.under.run('CREATE TABLE narrow (id varchar(20), recieved date, changed date)');
      const missing = await bench.refused(bench.load(bench.profile('narrow')));
      expect([missing.code, missing.en]).toEqual(['MISSING_COLUMN', `Table under-test:${bench.under.words.name('narrow')} lacks the column "received" (did you mean "recieved"?).`]);
      const unmarked = parseProfile(bench.profile('growing').text.replace('watermark: changed', 'watermark: touched'));
      expect((await bench.refused(bench.load(unmarked))).en).toContain('lacks the column "touched"');
      expect((await bench.refused(bench.load(bench.profile('secret')))).code).toBe('SOURCE_DENIED');
    });

    it('names a type that cannot be read, and one that cannot be a watermark', async () => {
      await bench.under.run(`CREATE TABLE pictures (id varchar(20), received date, state ${bench.under.words.bytes}, amount int, changed date, who varchar(9))`);
      const bytes = await bench.refused(bench.load(bench.profile('pictures')));
      expect(bytes.code).toBe('BAD_COLUMN_TYPE');
      expect(bytes.zh).toContain('“state”');
      const text = await bench.refused(bench.load(parseProfile(bench.profile('growing').text.replace('watermark: changed', 'watermark: state'))));
      expect(text.code).toBe('BAD_COLUMN_TYPE');
      expect(text.en).toContain('cannot be a watermark');
    });

    it('names an answer that takes too long', async () => {
      await bench.under.run(bench.under.kind === 'postgres' ? 'CREATE VIEW slow AS SELECT growing.*, pg_sleep(20)::text AS slept FROM growing' : 'CREATE VIEW slow AS SELECT growing.*, SLEEP(20) AS slept FROM growing');
      await bench.under.run(bench.under.kind === 'postgres' ? 'GRANT SELECT ON slow TO reader' : 'SELECT 1');
      const profile = parseProfile(bench.profile('slow', ['  mediator: {from: slept, optional: true}']).text.replace(', watermark: changed', ''));
      expect((await bench.refused(bench.load(profile, { places: bench.places({ answerMs: 1_000 }) }))).code).toBe('SOURCE_TIMEOUT');
    });
  });
}
