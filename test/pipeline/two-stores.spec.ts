import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, recover, type LoadResult } from '@concord/etl';
import { compileDatasets, openStores, type Stores } from '@concord/sql';
import { KEY, rowProfile } from './scratch-store.js';

const HEAD = '编号,收案';
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-two-stores-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Opens a store of cases with an operational store, and closes both when `work` is done. */
async function within<T>(cases: string, work: (stores: Stores) => Promise<T>, operational = 'operational'): Promise<T> {
  const stores = await openStores({ engine: { dataDir: join(folder, cases) }, operational: { path: join(folder, `${operational}.sqlite`) } });
  try {
    await recover(stores);
    return await work(stores);
  } finally {
    await stores.close();
  }
}

async function load(stores: Stores, ...rows: readonly string[]): Promise<LoadResult> {
  const path = join(folder, 'delivery.csv');
  await writeFile(path, `${[HEAD, ...rows].join('\n')}\n`);
  return loadFiles(stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY });
}

const known = async ({ engine }: Stores, upTo: number) => (await engine.reader.ask(compileDatasets(upTo))).rows.map((row) => row.slice(0, 2));
const current = async ({ engine }: Stores) => (await engine.reader.ask({ sql: 'SELECT case_id, load_no FROM concord.case_current ORDER BY case_id' })).rows;

it('a delivery is not taken for known because another store of cases has it', async () => {
  expect(await within('first', (stores) => load(stores, 'A-1,2024-01-01'))).toMatchObject({ loadNo: 1, state: 'published' });
  await within('second', async (stores) => {
    expect(await load(stores, 'A-1,2024-01-01')).toMatchObject({ loadNo: 2, state: 'published', loaded: 1 });
    expect(await load(stores, 'A-1,2024-01-01')).toMatchObject({ loadNo: 3, state: 'unchanged', sameAs: 2 });
    expect(await current(stores)).toEqual([['A-1', 2]]);
  });
});

it('a load that was killed over one store of cases costs another one nothing that carries the same number', async () => {
  await within('first', async ({ operational }) => {
    const [last] = await operational.loads.newest(1);
    if (last === undefined) throw new Error('no load');
    expect(await operational.loads.begin({ ...last, state: 'running' }, 0)).toMatchObject({ loadNo: 4 });
  });
  // Another registry knows nothing of that and gives the number to a load of its own.
  expect(await within('second', async (stores) => {
    await load(stores, 'A-4,2024-01-01');
    return load(stores, 'A-5,2024-01-01');
  }, 'another')).toMatchObject({ loadNo: 4, state: 'published' });
  await within('second', async (stores) => {
    expect((await stores.operational.loads.newest(1))[0]).toMatchObject({ loadNo: 4, state: 'failed' });
    expect(await current(stores)).toEqual([['A-1', 2], ['A-4', 3], ['A-5', 4]]);
    expect((await stores.engine.reader.ask({ sql: 'SELECT load_no FROM concord.case_version ORDER BY load_no' })).rows).toEqual([[2], [3], [4]]);
  });
});

it('what a version knows stays the same while the next one is being published', async () => {
  await within('second', async (stores) => {
    expect(await known(stores, 2)).toEqual([['register', '2024-01-01']]);
    const { run } = stores.engine.writer;
    const seen: unknown[] = [];
    const watched: Stores = {
      ...stores,
      engine: {
        ...stores.engine,
        writer: {
          ...stores.engine.writer,
          run: async (statement, options) => {
            if (statement.sql.startsWith('EXCHANGE')) seen.push(await known(stores, 2));
            await run(statement, options);
          },
        },
      },
    };
    const { loadNo } = await load(watched, 'A-2,2024-06-30');
    expect(seen).toEqual([[['register', '2024-01-01']]]);
    expect([await known(stores, 2), await known(stores, loadNo)]).toEqual([[['register', '2024-01-01']], [['register', '2024-06-30']]]);
  });
});

it('a registry that was lost loses no answer and gives no number twice', async () => {
  const before = await within('second', async (stores) => [await known(stores, 99), await current(stores)]);
  for (const ending of ['', '-wal', '-shm']) await rm(join(folder, `operational.sqlite${ending}`), { force: true });
  await within('second', async (stores) => {
    expect([await known(stores, 99), await current(stores)]).toEqual(before);
    expect(await stores.operational.loads.newest(9)).toEqual([]);
    const { loadNo } = await load(stores, 'A-3,2024-07-31');
    expect(loadNo).toBe(Math.max(...(await current(stores)).map(([, by]) => Number(by))));
    expect((await current(stores)).map(([id]) => id)).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
  });
});
