import { loadFiles } from '@concord/etl';
import { overTheEngine } from './engine-suite.js';
import { foldProfile, KEY, rowProfile, type ScratchStore } from './scratch-store.js';

overTheEngine(({ open }) => {
  let store: ScratchStore;
  beforeAll(async () => { store = await open(); });
  afterAll(async () => { await store.close(); });

  const HEAD = '编号,收案,办结,结果,金额';
  const JANUARY = [HEAD, 'C-1,2024-01-10,2024-02-10,达成协议,100', 'C-2,2023-12-20,,,200', 'C-3,2024-02-01,,,300', 'C-4,2022-03-01,,,400', ''].join('\n');
  /** C-2 moves to another year, C-3 is closed, C-5 is new in April, C-1 comes again as it was; C-4 does not come. */
  const FEBRUARY = [HEAD, 'C-1,2024-01-10,2024-02-10,达成协议,100', 'C-2,2024-02-20,,,200', 'C-3,2024-02-01,2024-04-01,分歧过大,300', 'C-5,2024-04-05,,,500', ''].join('\n');

  const CURRENT = 'SELECT case_id, received_on, closed_on, amount_claimed, load_no FROM concord.case_current ORDER BY dataset, case_id';

  /** The serving table made anew from all versions kept: the newest of each case. */
  const REBUILT = 'SELECT * FROM concord.case_version ORDER BY load_no DESC LIMIT 1 BY dataset, source, case_id';
  const differences = (): Promise<readonly (readonly unknown[])[]> =>
    store.ask(`SELECT case_id, count() FROM (SELECT * FROM concord.case_current UNION ALL SELECT * FROM (${REBUILT})) AS t GROUP BY ALL HAVING count() != 2`.replace('GROUP BY ALL', 'GROUP BY dataset, case_id, content_hash, load_no, row_no'));

  it('brings restated, moved, new and unchanged cases into place, and leaves what did not come', async () => {
    expect(await store.load(rowProfile(), JANUARY, { asOf: '2024-03-31' })).toMatchObject({ loaded: 4, casesNew: 4, asOf: '2024-03-31' });
    const untouched = await store.beside('case_current', (where) => `SELECT name FROM system.parts WHERE ${where} AND active AND partition = '2022'`);
    const second = await store.load(rowProfile(), FEBRUARY);
    expect(second).toMatchObject({ delivered: 4, loaded: 3, unchanged: 1, folded: 0, rejected: 0, casesNew: 1, casesChanged: 2, asOf: '2024-04-05' });
    expect(await store.ask(CURRENT)).toEqual([
      ['C-1', '2024-01-10', '2024-02-10', '100', 1],
      ['C-2', '2024-02-20', null, '200', 2],
      ['C-3', '2024-02-01', '2024-04-01', '300', 2],
      ['C-4', '2022-03-01', null, '400', 1],
      ['C-5', '2024-04-05', null, '500', 2],
    ]);
    expect(untouched).toHaveLength(1);
    expect(await differences()).toEqual([]);
  });

  it('keeps what was known after each load', async () => {
    const asOf = (loadNo: number): Promise<readonly (readonly unknown[])[]> =>
      store.ask(`SELECT case_id, received_on, closed_on FROM concord.case_fact_as_of(as_of_load = ${String(loadNo)}) WHERE dataset = 'register' ORDER BY case_id`);
    expect(await asOf(1)).toEqual([['C-1', '2024-01-10', '2024-02-10'], ['C-2', '2023-12-20', null], ['C-3', '2024-02-01', null], ['C-4', '2022-03-01', null]]);
    expect((await asOf(2)).map(([id, received]) => [id, received])).toContainEqual(['C-2', '2024-02-20']);
  });

  it('does nothing for the same file twice, whoever names it what, and says which load brought it', async () => {
    const before = await store.ask('SELECT uuid FROM system.tables WHERE database = \'concord\' AND name = \'case_current\'');
    expect(await store.load(rowProfile(), JANUARY)).toMatchObject({ state: 'unchanged', sameAs: 1, loaded: 0 });
    expect(await store.ask('SELECT uuid FROM system.tables WHERE database = \'concord\' AND name = \'case_current\'')).toEqual(before);
  });

  it('loads the same cases in another shape as unchanged, and publishes that it looked', async () => {
    const result = await store.load(rowProfile(), FEBRUARY.replaceAll('\n', '\r\n'));
    expect(result).toMatchObject({ state: 'published', loaded: 0, unchanged: 4, casesChanged: 0 });
    expect(await differences()).toEqual([]);
  });

  it('keeps datasets and sources apart', async () => {
    await store.load(rowProfile(), JANUARY, { dataset: 'other' });
    await store.load(foldProfile(), 'id,day,closed,b,p,c,m,s\nC-1,2024-01-11,,b,p,c,1,1\n');
    expect(await store.ask("SELECT dataset, count() FROM concord.case_current GROUP BY dataset ORDER BY dataset")).toEqual([['folded', '1'], ['other', '4'], ['register', '5']]);
    expect(await differences()).toEqual([]);
  });

  it('takes loads asked for at the same time one after the other', async () => {
    const day = (n: number): string => [HEAD, `S-1,2024-05-0${String(n)},,,${String(n)}`, ''].join('\n');
    const paths = await Promise.all([1, 2, 3].map((n) => store.file(`day-${n}.csv`, day(n))));
    const results = await Promise.all(paths.map((path) => loadFiles(store.stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY })));
    expect(results.map(({ casesNew, casesChanged }) => [casesNew, casesChanged])).toEqual([[1, 0], [0, 1], [0, 1]]);
    expect(await store.ask("SELECT received_on FROM concord.case_current WHERE case_id = 'S-1'")).toEqual([['2024-05-03']]);
    const versions = await store.ask('SELECT data_version FROM concord.publication WHERE table_uuid = (SELECT uuid FROM system.tables WHERE database = \'concord\' AND name = \'case_current\')');
    expect(versions).toEqual([[results[2]?.loadNo]]);
  });
});
