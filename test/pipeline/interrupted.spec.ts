import { readdir } from 'node:fs/promises';
import { checkFiles, loadFiles, LoadRefused, recover, withdrawLoad } from '@concord/etl';
import type { Engine, Stores, Writer } from '@concord/sql';
import { dyingAt } from './dying-engine.js';
import { overTheEngine } from './engine-suite.js';
import { KEY, rowProfile, type ScratchStore } from './scratch-store.js';

overTheEngine(({ kind, open, waitOut }) => {
  let store: ScratchStore;
  beforeAll(async () => {
    store = await open();
    await store.load(rowProfile(), '编号,收案\nA-1,2024-01-01\nA-2,2024-02-01\n');
  });
  afterAll(async () => { await store.close(); });

  const NEXT = '编号,收案\nA-1,2024-01-02\nA-3,2024-03-01\nbad\n';

  const state = async (): Promise<unknown> => ({
    cases: await store.ask('SELECT case_id, received_on FROM concord.case_current ORDER BY case_id'),
    versions: await store.ask('SELECT load_no, count() FROM concord.case_version GROUP BY load_no ORDER BY load_no'),
    publications: await store.ask('SELECT load_no FROM concord.publication ORDER BY load_no'),
    rejects: await store.ask('SELECT load_no, count() FROM concord.reject GROUP BY load_no'),
    scratch: await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')"),
    running: await store.stores.operational.loads.running(),
    // Over a server that is the folder of every process for what is passing.
    files: kind === 'embedded' ? await readdir(store.engine.scratchDir) : [],
  });

  const attempt = async (stores: Stores, more: object = {}): Promise<unknown> =>
    loadFiles(stores, { profile: rowProfile(), files: [await store.file('next.csv', NEXT)], pseudonymKey: KEY, ...more }).catch((error: unknown) => error);

  it.each<[string, RegExp, 'before' | 'after']>([
    ['while typing', /^insertFile concord\.typed_/u, 'after'],
    ['while rejecting', /^INSERT INTO concord\.problem_/u, 'after'],
    ['while writing versions', /^INSERT INTO concord\.case_version/u, 'after'],
    ['while the next table is missing', /^CREATE TABLE concord\.case_next/u, 'before'],
    ['while building the next table', /^INSERT INTO concord\.case_next/u, 'after'],
    ['after noting the publication, before the exchange', /^EXCHANGE TABLES/u, 'before'],
  ])('a process killed %s leaves no trace once the store is opened again', async (_, pattern, when) => {
    const before = await state();
    expect(await attempt(dyingAt(store.stores, pattern, when))).not.toHaveProperty('loadNo');
    waitOut();
    const recovered = await recover(store.stores);
    expect(recovered.failed).toHaveLength(1);
    expect(await state()).toEqual(before);
    expect(await recover(store.stores)).toEqual({ published: [], failed: [] });
  });

  // Over a server a check of another process is told from a dead one by the age of its tables on the server's own clock alone.
  (kind === 'embedded' ? it : it.skip)('a process killed while checking leaves no trace once the store is opened again', async () => {
    const before = await state();
    const dying = dyingAt(store.stores, /^INSERT INTO concord\.checked_/u, 'after');
    await expect(checkFiles(dying, { profile: rowProfile(), files: [await store.file('next.csv', NEXT)], pseudonymKey: KEY })).rejects.toThrow('dead');
    expect(await state()).not.toEqual(before);
    expect(await recover(store.stores)).toEqual({ published: [], failed: [] });
    expect(await state()).toEqual(before);
  });

  it('a failed load publishes nothing and says why', async () => {
    const before = await state();
    // The last check but one: somebody else's row in the next table.
    const engine: Engine = {
      ...store.engine,
      writer: {
        ...store.engine.writer,
        run: async (statement, options) => {
          await store.engine.writer.run(statement, options);
          if (/^INSERT INTO concord\.case_next/u.test(statement.sql)) await store.engine.writer.run({ sql: 'INSERT INTO concord.case_next SELECT * FROM concord.case_current LIMIT 1' });
        },
      },
    };
    expect(await attempt({ ...store.stores, engine })).toMatchObject({ name: 'LoadRefused', code: 'NOT_RECONCILED' });
    expect(await state()).toEqual(before);
    const [load] = await store.stores.operational.loads.newest(1);
    expect([load?.state, load?.message.split('\n')[0]]).toEqual(['failed', 'NOT_RECONCILED']);
  });

  it('a cancelled load publishes nothing', async () => {
    const before = await state();
    for (const phase of ['read', 'map', 'publish']) {
      const stop = new AbortController();
      const refusal = await attempt(store.stores, { signal: stop.signal, onProgress: (progress: { phase: string }) => { if (progress.phase === phase) stop.abort(); } });
      expect(refusal).toBeInstanceOf(LoadRefused);
      expect(refusal).toMatchObject({ code: 'CANCELLED' });
      expect(await state()).toEqual(before);
    }
  });

  it('a load that is cancelled once it is published says so', async () => {
    const stop = new AbortController();
    const { writer } = store.engine;
    const run: Writer['run'] = async (statement, options) => {
      await writer.run(statement, options);
      if (statement.sql.startsWith('EXCHANGE TABLES')) stop.abort();
    };
    const files = [await store.file('same.csv', '编号,收案\nA-1,2024-01-01\nA-2,2024-02-02\n')];
    const stores = { ...store.stores, engine: { ...store.engine, writer: { ...writer, run } } };
    const { loadNo } = await loadFiles(stores, { profile: rowProfile(), files, pseudonymKey: KEY, signal: stop.signal });
    expect(await store.stores.operational.loads.newest(1)).toMatchObject([{ loadNo, state: 'published', casesChanged: 1 }]);
    await withdrawLoad(store.stores, loadNo);
  });

  it('a process killed after the exchange has published, with its counts', async () => {
    await attempt(dyingAt(store.stores, /^EXCHANGE TABLES/u, 'after'));
    const [running] = await store.stores.operational.loads.running();
    waitOut();
    expect(await recover(store.stores)).toEqual({ published: [running?.loadNo], failed: [] });
    expect(await store.ask('SELECT case_id, received_on FROM concord.case_current ORDER BY case_id')).toEqual([['A-1', '2024-01-02'], ['A-2', '2024-02-01'], ['A-3', '2024-03-01']]);
    expect((await store.stores.operational.loads.newest(1))[0]).toMatchObject({ state: 'published', delivered: 3, loaded: 2, rejected: 1, asOf: '2024-03-01' });
    expect(await attempt(store.stores)).toMatchObject({ state: 'unchanged' });
  });
});
