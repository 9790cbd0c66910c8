import { checkFiles, loadFiles, LoadRefused, parseProfile, withdrawLoad, type LoadRequest, type LoadResult, type Places, type Profile, type SourcePlace } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from '../pipeline/scratch-store.js';
import { faultyWire, type FaultyWire } from './faulty-wire.js';

/** A database under test, with a user `reader` whose password is `lesen` and who may read every table but `secret`. */
export interface SourceUnderTest {
  readonly kind: SourcePlace['kind'];
  readonly port: number;
  readonly database: string;
  /** Runs statements as the owner, each committed. */
  run(...sql: readonly string[]): Promise<void>;
  /** A transaction of its own that stays open. */
  transaction(): Promise<{ run(sql: string): Promise<void>; commit(): Promise<void> }>;
  /** How this database says it: a table of cases with columns id, received, state, amount, changed; a point in time; the schema-qualified name. */
  readonly words: { readonly amount: string; readonly instant: string; readonly bytes: string; readonly name: (table: string) => string };
}

const hidden = 'checks: {outcome_without_closed: allow, closed_without_outcome: allow}';

function profileOf(under: SourceUnderTest, table: string, more: readonly string[] = []): Profile {
  return parseProfile([
    `id: ${table.replaceAll('_', '-')}`, `dataset: ${table}`, 'label: {zh: 来源, en: source}', 'grain: row', hidden,
    `format: {type: table, source: under-test, table: ${under.words.name(table)}, watermark: changed}`,
    'columns:', '  case_id: {from: id}', '  received_on: {from: received}', '  outcome_raw: {from: state, optional: true}', '  amount_claimed: {from: amount, optional: true}', '  party: {from: who, optional: true}',
    ...more,
  ].join('\n'));
}

/** What holds of every kind of live source. */
export function sourceContract(opened: () => SourceUnderTest): { readonly load: (profile: Profile) => Promise<LoadResult>; readonly ask: ScratchStore['ask'] } {
  let under: SourceUnderTest;
  let store: ScratchStore;
  let wire: FaultyWire;
  let place: SourcePlace;
  beforeAll(async () => {
    under = opened();
    store = await openScratchStore();
    wire = await faultyWire(under.port);
    place = { name: 'under-test', kind: under.kind, host: '127.0.0.1', port: wire.port, database: under.database, user: 'reader', password: () => Promise.resolve('lesen'), tls: undefined, answerMs: 20_000 };
  });
  afterAll(async () => {
    await store.close();
    await wire.close();
  });
  beforeEach(() => { wire.cutAfter(undefined); });

  const places = (change: Partial<SourcePlace> = {}): Places => ({ sources: new Map([['under-test', { ...place, ...change }]]), folders: new Map() });
  const load = (profile: Profile, more: Partial<LoadRequest> = {}): Promise<LoadResult> => loadFiles(store.stores, { profile, files: [], places: places(), pseudonymKey: KEY, ...more });
  const refused = async (work: Promise<unknown>): Promise<LoadRefused> => {
    const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
    if (error instanceof LoadRefused) return error;
    throw new Error('was not refused', { cause: error });
  };
  const cases = (dataset: string): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT case_id, toString(received_on), outcome_raw, toString(amount_claimed) FROM concord.case_current WHERE dataset = '${dataset}' ORDER BY case_id`);
  const ids = async (dataset: string): Promise<readonly unknown[]> => (await cases(dataset)).map(([id]) => id);
  const create = (table: string): Promise<void> => under.run(
    `CREATE TABLE ${table} (id varchar(20), received date, state varchar(40), amount ${under.words.amount}, changed ${under.words.instant}, who varchar(40))`);
  const insert = (table: string, id: string, changed: string, state = 'open', amount = '1.00'): string =>
    `INSERT INTO ${table} VALUES ('${id}', '2024-01-05', '${state}', ${amount}, ${changed === 'null' ? 'NULL' : `'${changed}'`}, '张三')`;

  it('brings every value as the database spells it', async () => {
    await create('exact');
    await under.run(insert('exact', 'E-1', '2024-03-01 08:00:00', '和解 “已” 🙂', '9007199254740993.07'), insert('exact', 'E-2', '2024-03-01 08:00:01.123456', '', '0.10'));
    const result = await load(profileOf(under, 'exact'));
    expect(result).toMatchObject({ state: 'published', delivered: 2, loaded: 2, rejected: 0, fileNames: [`under-test:${under.words.name('exact')}`] });
    expect(await cases('exact')).toEqual([['E-1', '2024-01-05', '和解 “已” 🙂', '9007199254740993.07'], ['E-2', '2024-01-05', '', '0.1']]);
    // Parties are pseudonyms by the time they are anywhere.
    const [[pseudonym] = []] = await store.ask("SELECT DISTINCT party FROM concord.case_current WHERE dataset = 'exact'");
    expect(pseudonym).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('reads what changed since, and nothing when nothing did', async () => {
    await create('growing');
    const profile = profileOf(under, 'growing');
    await under.run(insert('growing', 'G-1', '2024-03-01 08:00:00'), insert('growing', 'G-2', '2024-03-01 12:00:00'));
    const first = await load(profile);
    expect(await load(profile)).toMatchObject({ state: 'unchanged', sameAs: first.loadNo });
    expect((await store.stores.operational.loads.newest(1))[0]?.loadNo).toBe(first.loadNo);
    await under.run(insert('growing', 'G-3', '2024-03-02 09:00:00'), "UPDATE growing SET state = 'closed', changed = '2024-03-02 10:00:00' WHERE id = 'G-1'");
    const second = await load(profile);
    // G-2 lies within the overlap and comes again, unchanged.
    expect(second).toMatchObject({ delivered: 3, loaded: 2, unchanged: 1, casesNew: 1, casesChanged: 1 });
    expect((await cases('growing')).map(([id, , state]) => [id, state])).toEqual([['G-1', 'closed'], ['G-2', 'open'], ['G-3', 'open']]);
    expect(await load(profile)).toMatchObject({ state: 'unchanged', sameAs: second.loadNo });
    expect(await checkFiles(store.stores, { profile, files: [], places: places(), pseudonymKey: KEY })).toMatchObject({ sameAs: second.loadNo });
  });

  it('does not lose a row that was committed late under an earlier time', async () => {
    await create('late');
    const profile = profileOf(under, 'late');
    await under.run(insert('late', 'L-1', '2024-03-01 08:00:00'));
    const slow = await under.transaction();
    await slow.run(insert('late', 'L-2', '2024-03-01 08:30:00'));
    await under.run(insert('late', 'L-3', '2024-03-01 09:00:00'));
    await load(profile);
    expect(await ids('late')).toEqual(['L-1', 'L-3']);
    await slow.commit();
    await load(profile);
    expect(await ids('late')).toEqual(['L-1', 'L-2', 'L-3']);
    // Beyond the overlap it is lost to the watermark, as the documents say; a full read finds it.
    await under.run(insert('late', 'L-0', '2024-03-01 07:59:00'));
    expect(await load(profile)).toMatchObject({ state: 'unchanged' });
    await load(profile, { full: true });
    expect(await ids('late')).toEqual(['L-0', 'L-1', 'L-2', 'L-3']);
  });

  it('is not blinded by a time to come, and reads rows without one each time', async () => {
    await create('ahead');
    const profile = profileOf(under, 'ahead');
    await under.run(insert('ahead', 'A-1', '2024-03-01 08:00:00'), insert('ahead', 'A-9', '2037-01-01 00:00:00'), insert('ahead', 'A-0', 'null'));
    await load(profile);
    await under.run(insert('ahead', 'A-2', '2024-03-01 08:05:00'), "UPDATE ahead SET state = 'closed' WHERE id = 'A-0'");
    expect(await load(profile)).toMatchObject({ casesNew: 1, casesChanged: 1 });
    expect((await cases('ahead')).map(([id, , state]) => [id, state])).toEqual([['A-0', 'closed'], ['A-1', 'open'], ['A-2', 'open'], ['A-9', 'open']]);
  });

  it('brings every row of a case of which one row changed, where rows fold', async () => {
    await create('folded');
    const profile = parseProfile([
      'id: folded', 'dataset: folded', 'label: {zh: 合并, en: folded}', 'grain: fold', hidden, `format: {type: table, source: under-test, table: ${under.words.name('folded')}, watermark: changed}`,
      'columns:', '  case_id: {from: id}', '  received_on: {from: received, fold: min}', '  amount_claimed: {from: amount, fold: sum}', '  outcome_raw: {from: state, fold: last}',
    ].join('\n'));
    await under.run(insert('folded', 'F-1', '2024-03-01 08:00:00', 'a', '1'), insert('folded', 'F-1', '2024-03-05 08:00:00', 'b', '2'), insert('folded', 'F-2', '2024-03-02 08:00:00', 'c', '5'));
    await load(profile);
    await under.run(insert('folded', 'F-1', '2024-03-06 08:00:00', 'd', '4'));
    expect(await load(profile)).toMatchObject({ delivered: 3, casesChanged: 1 });
    expect((await cases('folded')).map(([id, , state, amount]) => [id, state, amount])).toEqual([['F-1', 'd', '7'], ['F-2', 'c', '5']]);
  });

  it('moves on only with what is published, and back with what is taken back', async () => {
    await create('moves');
    const profile = profileOf(under, 'moves', []);
    await under.run(insert('moves', 'M-1', '2024-03-01 08:00:00'));
    await load(profile);
    await under.run(insert('moves', 'M-2', '2024-03-02 06:00:00'), insert('moves', 'M-3', '2024-03-02 08:00:00'));
    const stop = new AbortController();
    const cancelled = await refused(load(profile, { signal: stop.signal, onProgress: ({ phase }) => { if (phase === 'publish') stop.abort(); } }));
    expect(cancelled.code).toBe('CANCELLED');
    const second = await load(profile);
    expect(second).toMatchObject({ casesNew: 2 });
    await under.run(insert('moves', 'M-4', '2024-03-03 08:00:00'));
    await load(profile);
    await withdrawLoad(store.stores, second.loadNo);
    // M-3 was in the overlap, so the third load had brought it as well.
    expect(await ids('moves')).toEqual(['M-1', 'M-3', 'M-4']);
    await load(profile);
    expect(await ids('moves')).toEqual(['M-1', 'M-2', 'M-3', 'M-4']);
  });

  it('sees a deleted row only in a full read, which is a snapshot', async () => {
    await create('shrinks');
    const profile = profileOf(under, 'shrinks', ['missing: withdrawn']);
    await under.run(insert('shrinks', 'S-1', '2024-03-01 08:00:00'), insert('shrinks', 'S-2', '2024-03-02 08:00:00'), insert('shrinks', 'S-3', '2024-03-03 08:00:00'));
    await load(profile);
    await under.run("DELETE FROM shrinks WHERE id = 'S-1'");
    expect(await load(profile)).toMatchObject({ state: 'unchanged' });
    expect(await ids('shrinks')).toEqual(['S-1', 'S-2', 'S-3']);
    expect(await load(profile, { full: true })).toMatchObject({ absences: { withdrawn: 1 } });
    expect(await ids('shrinks')).toEqual(['S-2', 'S-3']);
  });

  describe('what goes wrong', () => {
    const WIDE = 'x'.repeat(200);
    beforeAll(async () => {
      await create('wide');
      await under.run(`ALTER TABLE wide ADD COLUMN note varchar(400)`);
      for (let block = 0; block < 4; block += 1) {
        const rows = Array.from({ length: 1_000 }, (_, n) => `('W-${String(block * 1_000 + n)}', '2024-01-05', 'open', 1, '2024-03-01 08:00:00', 'x', '${WIDE}')`);
        await under.run(`INSERT INTO wide VALUES ${rows.join(', ')}`);
      }
    });
    const wide = (): Profile => profileOf(under, 'wide', ['  mediator: {from: note, optional: true}']);

    it.each([20_000, 700_000, 1_400_000])('leaves nothing of a load whose connection broke after %i bytes, and loads cleanly the next time', async (bytes) => {
      const profile = { ...wide(), dataset: `wide-${String(bytes)}` };
      wire.cutAfter(bytes);
      const broken = await refused(load(profile));
      expect([broken.code, broken.zh, broken.en]).toEqual([
        'SOURCE_DOWN', '来源 under-test 无法连接，或连接中断；未发布任何数据，下次会从头重读。', 'Source under-test cannot be reached, or the connection broke; nothing was published, the next run reads it afresh.',
      ]);
      expect(await ids(profile.dataset)).toEqual([]);
      expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '^(stage|typed|problem|repeat|moved)_')")).toEqual([]);
      wire.cutAfter(undefined);
      expect(await load(profile)).toMatchObject({ state: 'published', delivered: 4_000, casesNew: 4_000 });
    });

    it.each<[string, Partial<SourcePlace>, string]>([
      ['a wrong password', { password: () => Promise.resolve('falsch') }, 'SOURCE_DENIED'],
      ['a port nobody listens on', { port: 1 }, 'SOURCE_DOWN'],
      ['a host that does not exist', { host: 'none.invalid' }, 'SOURCE_DOWN'],
      ['a database that does not exist', { database: 'none_here' }, 'SOURCE_D(OWN|ENIED)'],
      ['a server that cannot encrypt', { tls: {} }, 'SOURCE_TLS'],
    ])('names %s and keeps its password to itself', async (_, change, code) => {
      const { code: found, zh, en } = await refused(load(wide(), { places: places(change) }));
      expect(found).toMatch(new RegExp(`^${code}$`, 'u'));
      expect(zh + en).not.toMatch(/lesen|falsch/u);
      expect([zh, en].every((sentence) => sentence.includes('under-test'))).toBe(true);
    });

    it('names a source nobody configured', async () => {
      const { code, en } = await refused(load(wide(), { places: { sources: new Map([['other', place]]), folders: new Map() } }));
      expect([code, en]).toEqual(['UNKNOWN_SOURCE', 'No source "under-test" is configured; there are: other.']);
    });

    it('names a table, a column, a permission that is missing', async () => {
      // Dropped after it was granted: MySQL tells nobody about tables he may not see.
      await under.run('CREATE TABLE nowhere (id int)', 'DROP TABLE nowhere');
      expect((await refused(load(profileOf(under, 'nowhere')))).code).toBe('NO_SUCH_TABLE');
      await under.run('CREATE TABLE narrow (id varchar(20), recieved date, changed date)');
      const missing = await refused(load(profileOf(under, 'narrow')));
      expect([missing.code, missing.en]).toEqual(['MISSING_COLUMN', `Table under-test:${under.words.name('narrow')} lacks the column "received" (did you mean "recieved"?).`]);
      const unmarked = parseProfile(profileOf(under, 'growing').text.replace('watermark: changed', 'watermark: touched'));
      expect((await refused(load(unmarked))).en).toContain('lacks the column "touched"');
      expect((await refused(load(profileOf(under, 'secret')))).code).toBe('SOURCE_DENIED');
    });

    it('names a type that cannot be read, and one that cannot be a watermark', async () => {
      await under.run(`CREATE TABLE pictures (id varchar(20), received date, state ${under.words.bytes}, amount int, changed date, who varchar(9))`);
      const bytes = await refused(load(profileOf(under, 'pictures')));
      expect(bytes.code).toBe('BAD_COLUMN_TYPE');
      expect(bytes.zh).toContain('“state”');
      const text = await refused(load(parseProfile(profileOf(under, 'growing').text.replace('watermark: changed', 'watermark: state'))));
      expect(text.code).toBe('BAD_COLUMN_TYPE');
      expect(text.en).toContain('cannot be a watermark');
    });

    it('names an answer that takes too long', async () => {
      await under.run(under.kind === 'postgres' ? 'CREATE VIEW slow AS SELECT growing.*, pg_sleep(20)::text AS slept FROM growing' : 'CREATE VIEW slow AS SELECT growing.*, SLEEP(20) AS slept FROM growing');
      await under.run(under.kind === 'postgres' ? 'GRANT SELECT ON slow TO reader' : 'SELECT 1');
      const profile = parseProfile(profileOf(under, 'slow', ['  mediator: {from: slept, optional: true}']).text.replace(', watermark: changed', ''));
      expect((await refused(load(profile, { places: places({ answerMs: 1_000 }) }))).code).toBe('SOURCE_TIMEOUT');
    });
  });

  return { load: (profile) => load(profile), ask: (sql) => store.ask(sql) };
}
