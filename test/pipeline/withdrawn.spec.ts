import { loadFiles, LoadRefused, planWithdrawal, recover, withdrawLoad } from '@concord/etl';
import { dyingAt } from './dying-engine.js';
import { overTheEngine } from './engine-suite.js';
import { KEY, rowProfile, type ScratchStore } from './scratch-store.js';

const HEAD = '编号,收案,办结,结果,金额';
const file = (...rows: readonly string[]): string => [HEAD, ...rows, ''].join('\n');
const A = file('C-1,2024-01-10,,,100', 'C-2,2024-01-11,,,200', 'C-3,2024-01-12,,,300', 'C-4,2024-01-13,,,400', 'C-5,2024-01-14,,,500');
/** C-3 moves to another year, C-7 and C-8 are new, C-5 is not delivered, one row is refused. */
const B = file('C-1,2024-01-10,,,101', 'C-2,2024-01-11,,,201', 'C-3,2023-12-12,,,300', 'C-4,2024-01-13,,,401', 'C-7,2022-05-05,,,700', 'C-8,2024-02-08,,,800', ',2024-01-01,,,1');
/** C-1 changes again, C-2 and C-8 are as B brought them, C-4 is as A brought it, C-9 is new. */
const C = file('C-1,2024-01-10,2024-03-01,达成协议,102', 'C-2,2024-01-11,,,201', 'C-4,2024-01-13,,,400', 'C-8,2024-02-08,,,800', 'C-9,2024-02-09,,,900');

overTheEngine(({ open, waitOut }) => {
  let store: ScratchStore;
  beforeAll(async () => { store = await open(); });
  afterAll(async () => { await store.close(); });

  const rows = (from: string, dataset: string): Promise<readonly (readonly unknown[])[]> =>
    store.ask(`SELECT * EXCEPT (dataset, load_no, row_no) FROM ${from} WHERE dataset = '${dataset}' ORDER BY case_id`);
  const current = (dataset: string): Promise<readonly (readonly unknown[])[]> => rows('concord.case_current', dataset);
  const asOf = (loadNo: number, dataset: string): Promise<readonly (readonly unknown[])[]> => rows(`concord.case_fact_as_of(as_of_load = ${String(loadNo)})`, dataset);
  const version = async (): Promise<number> => Number((await store.ask("SELECT max(data_version) FROM concord.publication WHERE table_uuid = (SELECT uuid FROM system.tables WHERE database = 'concord' AND name = 'case_current')"))[0]?.[0]);
  const load = async (dataset: string, content: string): Promise<number> => (await store.load(rowProfile(), content, { dataset })).loadNo;
  const traces = async (loadNo: number): Promise<unknown> => Promise.all(['case_version', 'case_mark', 'reject', 'publication'].map((table) => store.ask(`SELECT count() FROM concord.${table} WHERE load_no = ${String(loadNo)}`)));

  it('leaves the store as if the load had never been', async () => {
    for (const content of [A, C]) await load('without', content);
    const [a, b, c] = [await load('with', A), await load('with', B), await load('with', C)];
    const afterA = await asOf(a, 'with');
    const before = await version();
    expect(await current('with')).not.toEqual(await current('without'));
    // By hand: C-1 keeps what C brought, C-2 and C-8 pass to C, C-4 is what A and C say, C-3 returns to 2024, C-7 is gone.
    // C-1 was restated by C against B and is compared with A now; C-4, too. C-3 is the only one that returns to what it held.
    const plan = await planWithdrawal(store.stores, b);
    expect(plan).toMatchObject({ dataVersion: before, restored: 1, removed: 1, returned: 0, kept: 4, later: [{ loadNo: c, takesOver: 2, comparedAnew: 2, forgets: 0 }], repeats: [] });
    expect([await version(), await store.stores.operational.loads.running()]).toEqual([before, []]);
    await expect(withdrawLoad(store.stores, b, { plannedAt: before - 1 })).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
    const phases: string[] = [];
    expect(await withdrawLoad(store.stores, b, { plannedAt: before, onProgress: ({ phase, done, total }) => { phases.push(`${phase} ${String(done)}/${String(total)}`); } }))
      .toMatchObject({ withdrawnNo: b, already: false, restored: 1, removed: 1, returned: 0, kept: 4 });
    expect(phases).toEqual(['withdraw 0/4', 'withdraw 1/4', 'withdraw 2/4', 'withdraw 3/4', 'done 1/1']);
    expect(await current('with')).toEqual(await current('without'));
    expect((await store.ask("SELECT case_id, load_no FROM concord.case_current WHERE dataset = 'with' ORDER BY case_id"))).toEqual([['C-1', c], ['C-2', c], ['C-3', a], ['C-4', c], ['C-5', a], ['C-8', c], ['C-9', c]]);
    expect(await asOf(a, 'with')).toEqual(afterA);
    expect(await asOf(b, 'with')).toEqual(afterA);
    expect(await asOf(c, 'with')).toEqual(await current('without'));
    expect(await traces(b)).toEqual([[['0']], [['0']], [['0']], [['0']]]);
    expect(await version()).toBeGreaterThan(before);
    expect(await store.stores.operational.loads.find(b)).toMatchObject({ state: 'withdrawn', delivered: 7, rejected: 1 });
  });

  it('does nothing the second time, and only takes back what brought data', async () => {
    const [withdrawn, act, before] = [4, (await store.stores.operational.loads.newest(1))[0]?.loadNo, await version()];
    expect(await withdrawLoad(store.stores, withdrawn)).toEqual({ loadNo: act, withdrawnNo: withdrawn, already: true, restored: 0, removed: 0, returned: 0, kept: 0 });
    expect(await version()).toBe(before);
    const refused = async (loadNo: number): Promise<string> => withdrawLoad(store.stores, loadNo).then(() => 'taken back', (error: unknown) => (error instanceof LoadRefused ? error.code : String(error)));
    expect(await refused(99)).toBe('NO_SUCH_LOAD');
    expect(await refused(Number(act))).toBe('NOT_PUBLISHED');
  });

  it('refuses beside a load under way, and leaves no trace when it is cancelled', async () => {
    const first = await load('beside', A);
    const [delivered, stop] = [await store.file('beside.csv', C), new AbortController()];
    let refused: unknown;
    await loadFiles(store.stores, {
      profile: rowProfile(), files: [delivered], dataset: 'beside', pseudonymKey: KEY,
      onProgress: ({ phase }) => { if (phase === 'map') withdrawLoad(store.stores, first).catch((error: unknown) => { refused = error; }); },
    });
    expect(refused).toMatchObject({ code: 'LOAD_RUNNING' });
    const held = await current('beside');
    await expect(withdrawLoad(store.stores, first, { signal: stop.signal, onProgress: () => { stop.abort(); } })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect([await current('beside'), (await store.stores.operational.loads.find(first))?.state]).toEqual([held, 'published']);
    expect((await store.stores.operational.loads.newest(1))[0]).toMatchObject({ state: 'failed', message: expect.stringMatching(/^CANCELLED/u) as string });
    expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
    await store.load(rowProfile(), A, { dataset: 'beside' });
    expect((await planWithdrawal(store.stores, first)).repeats).toEqual([(await store.stores.operational.loads.newest(1))[0]?.loadNo]);
  });

  it('confirmed on a plan, waits for a load under way, which says nothing of it where it brings another dataset and makes it void where it brings its own', async () => {
    const first = await load('confirmed', A);
    const confirmedBeside = async (dataset: string): Promise<unknown> => {
      const { dataVersion: plannedAt } = await planWithdrawal(store.stores, first);
      let end: Promise<unknown> | undefined;
      await loadFiles(store.stores, {
        profile: rowProfile(), files: [await store.file(`${dataset}.csv`, C)], dataset, pseudonymKey: KEY,
        onProgress: ({ phase }) => { if (phase === 'map') end ??= withdrawLoad(store.stores, first, { plannedAt }).catch((error: unknown) => error); },
      });
      return end;
    };
    expect(await confirmedBeside('confirmed')).toMatchObject({ code: 'PLAN_OUTDATED' });
    const before = await version();
    expect(await confirmedBeside('else')).toMatchObject({ withdrawnNo: first, already: false });
    expect(await version()).toBeGreaterThan(before + 1);
    expect((await current('else')).length).toBeGreaterThan(0);
  });

  it('takes the same files for a delivery of their own again, under a later version', async () => {
    const before = await version();
    expect(await store.load(rowProfile(), C, { dataset: 'with' })).toMatchObject({ state: 'unchanged' });
    expect(await store.load(rowProfile(), B, { dataset: 'with' })).toMatchObject({ state: 'published', casesChanged: 3, casesNew: 1 });
    await load('without', B);
    expect(await current('with')).toEqual(await current('without'));
    expect(await version()).toBeGreaterThan(before);
  });

  it('takes back the first and the only load', async () => {
    const only = await load('lonely', A);
    expect(await withdrawLoad(store.stores, only)).toMatchObject({ removed: 5, restored: 0 });
    expect(await current('lonely')).toEqual([]);
    const [first] = [await load('lonely', A), await load('lonely', C)];
    await withdrawLoad(store.stores, first);
    await load('alone', C);
    expect(await current('lonely')).toEqual(await current('alone'));
  });

  describe('killed on the way', () => {
    let blanks = 0;
    it.each<[string, RegExp, 'before' | 'after']>([
      ['while the next table is built', /^INSERT INTO concord\.case_next/u, 'after'],
      ['before the exchange', /^EXCHANGE/u, 'before'],
      ['after the exchange', /^EXCHANGE/u, 'after'],
      ['after versions were handed over', /^INSERT INTO concord\.case_version/u, 'after'],
      ['after its publication went', /^DELETE FROM concord\.publication/u, 'after'],
    ])('%s, it is whole or nothing once the store is opened again', async (_, pattern, when) => {
      blanks += 1;
      const dataset = `killed-${String(blanks)}`;
      await load(dataset, A);
      const b = await load(dataset, B);
      await load(dataset, C);
      const held = await current(dataset);
      await expect(withdrawLoad(dyingAt(store.stores, pattern, when), b)).rejects.toThrow();
      waitOut();
      await recover(store.stores);
      const left = await current(dataset);
      const state = (await store.stores.operational.loads.find(b))?.state;
      // An act that came to nothing says so in its own words, not as a load that was cut short.
      const [act] = await store.stores.operational.loads.newest(1);
      expect(act?.message).toMatch(state === 'withdrawn' ? /^WITHDRAWS\n/u : new RegExp(`^INTERRUPTED\\n撤回被中断，第 ${String(b)} 次载入未撤回`, 'u'));
      expect([state, left]).toEqual(state === 'withdrawn' ? ['withdrawn', await withoutB()] : ['published', held]);
      expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
      await withdrawLoad(store.stores, b);
      expect(await current(dataset)).toEqual(await withoutB());
      expect(await traces(b)).toEqual([[['0']], [['0']], [['0']], [['0']]]);
      expect(await store.stores.operational.loads.running()).toEqual([]);
      expect(await version()).toBe(Number((await store.ask('SELECT max(load_no) FROM concord.publication'))[0]?.[0]));
    }, 120_000);

    let expected: readonly (readonly unknown[])[] | undefined;
    async function withoutB(): Promise<readonly (readonly unknown[])[]> {
      if (expected === undefined) {
        for (const content of [A, C]) await load('undisturbed', content);
        expected = await current('undisturbed');
      }
      return expected;
    }
  });
});
