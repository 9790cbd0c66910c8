import { checkFiles, loadFiles, parseProfile, withdrawLoad, type CheckReport, type LoadRequest, type LoadResult } from '@concord/etl';
import { compileDatasets } from '@concord/sql';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const profileOf = (source: string) => parseProfile(`id: ${source}\ndataset: month\nlabel: {zh: 月, en: month}\ngrain: row\nchecks: {closed_without_outcome: allow}\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}\n  closed_on: {from: closed, optional: true}\n  amount_claimed: {from: amount, optional: true}\n`);
const profile = profileOf('month');

const day = (month: string, i: number): string => `${month}-${String(1 + (i % 30)).padStart(2, '0')}`;
/** `n` cases of a month, spread over thirty days; `closed` says the day of closing of the i-th. */
const month = (name: string, n: number, closed: (i: number) => string = () => ''): string[] => Array.from({ length: n }, (_, i) => `${name}-${String(i)},${day(name, i)},${closed(i)},100`);
/** Closed in March of the next year: the first `n`. */
const slips = (n: number) => (i: number): string => (i < n ? '2025-03-20' : '');

async function load(dataset: string, rows: readonly string[], more: Partial<LoadRequest> = {}): Promise<LoadResult> {
  const path = await store.file(`${dataset}.csv`, ['id,day,closed,amount', ...rows, ''].join('\n'));
  return loadFiles(store.stores, { profile, files: [path], dataset, ...more });
}
/** The day a dataset is known up to, in the newest version or after a load. */
async function known(dataset: string, upTo = 4_000_000): Promise<string | undefined> {
  const { rows } = await store.stores.engine.reader.ask(compileDatasets(upTo));
  return rows.find(([name]) => name === dataset)?.[1] as string | undefined;
}
const told = ({ findings }: Pick<LoadResult, 'findings'>): unknown[] => findings.map(({ rule, severity, column, atFault, cases }) => [rule, severity, column, atFault, cases]);

describe('a few dates long after all others do not move what the data knows up to, and are told', () => {
  it.each([
    ['large', 1_200, 1], ['small', 60, 2],
  ])('%s: of %d rows %d', async (name, rows, n) => {
    const loaded = await load(`few-${name}`, month('2024-10', rows, slips(n)));
    expect([loaded.asOf, await known(`few-${name}`), told(loaded)]).toEqual(['2024-10-30', '2024-10-30', [['slipped_date', 'warn', '2024-10-30 … 2025-03-20', n, rows]]]);
  });
});

describe('many of them move it, are told by count and days, and the day comes back', () => {
  it.each([['bulk', 2_000, 30], ['register', 40, 6]])('%s: of %d rows %d, corrected and loaded again', async (name, rows, n) => {
    const wrong = await load(name, month('2024-10', rows, slips(n)));
    const gap = ['late_gap', 'warn', '2024-10-30 … 2025-03-20', n, rows];
    expect([await known(name), told(wrong)]).toEqual(['2025-03-20', [gap]]);
    // As long as the rows are in force each load judges them anew: 30 of 4,000 are a few, 6 of 80 are not.
    const next = await load(name, month('2024-11', rows));
    expect([await known(name), told(next)]).toEqual(name === 'bulk' ? ['2024-11-30', [['day_back', 'note', '2025-03-20 → 2024-11-30', 110, 110]]] : ['2025-03-20', [['late_gap', 'warn', '2024-11-30 … 2025-03-20', n, rows * 2]]]);
    const mended = await load(name, month('2024-10', rows, (i) => (i < n ? '2024-10-30' : '')));
    expect([mended.asOf, await known(name)]).toEqual(['2024-10-30', '2024-11-30']);
    expect(told(mended)).toContainEqual(['older_as_of', 'warn', '2024-10-30 < 2024-11-30', n, rows]);
    // Asked of an earlier version, it is the day known then.
    expect([await known(name, wrong.loadNo), await known(name, mended.loadNo)]).toEqual(['2025-03-20', '2024-11-30']);
  });

  it('when nothing came in between, and tells that it does', async () => {
    await load('back', month('2024-10', 40, slips(6)));
    expect(told(await load('back', month('2024-10', 40, (i) => (i < 6 ? '2024-10-30' : ''))))).toEqual([['day_back', 'note', '2025-03-20 → 2024-10-30', 141, 141]]);
    expect(await known('back')).toBe('2024-10-30');
  });

  it('when the load is taken back', async () => {
    await load('taken', month('2024-09', 40));
    const wrong = await load('taken', month('2024-10', 40, slips(6)));
    await load('taken', month('2024-11', 20));
    expect(await known('taken')).toBe('2025-03-20');
    const act = await withdrawLoad(store.stores, wrong.loadNo);
    expect([await known('taken'), await known('taken', act.loadNo - 1)]).toEqual(['2024-11-20', '2025-03-20']);
  });
});

describe('what somebody says it knows up to', () => {
  it('stands, and what lies beyond it is told', async () => {
    expect(told(await load('typed', month('2024-10', 40, slips(1)), { asOf: '2024-10-31' }))).toEqual([['slipped_date', 'warn', '2024-10-31 … 2025-03-20', 1, 40]]);
    expect(await load('typed-after', month('2024-10', 40, slips(1)), { asOf: '2025-03-31' })).toMatchObject({ asOf: '2025-03-31', findings: [] });
    expect([await known('typed'), await known('typed-after')]).toEqual(['2024-10-31', '2025-03-31']);
  });

  it('of the same bytes sets the day; said again it is the same delivery', async () => {
    const rows = month('2024-10', 40, slips(6));
    await load('again', rows);
    expect(await load('again', rows)).toMatchObject({ state: 'unchanged' });
    const said = await load('again', rows, { asOf: '2024-10-31' });
    expect([said.state, said.loaded, said.unchanged, await known('again')]).toEqual(['published', 0, 40, '2024-10-31']);
    expect(await load('again', rows, { asOf: '2024-10-31' })).toMatchObject({ state: 'unchanged', sameAs: said.loadNo });
    expect(await load('again', rows)).toMatchObject({ state: 'unchanged' });
    // A typing error in the day itself is mended likewise.
    await load('again', rows, { asOf: '2025-10-31' });
    expect(await known('again')).toBe('2025-10-31');
    await load('again', rows, { asOf: '2024-10-31' });
    expect(await known('again')).toBe('2024-10-31');
    // From there on only what comes is looked at: the dates that were said to be wrong are not met again.
    expect(told(await load('again', month('2024-11', 20)))).toEqual([]);
    expect(await known('again')).toBe('2024-11-20');
  });

  it('leaves a few rows that come later too few to move it: they are weighed with those before', async () => {
    await load('said-few', month('2024-10', 200), { asOf: '2024-10-31' });
    const few = await load('said-few', month('2024-11', 6, slips(1)));
    expect([await known('said-few'), told(few)]).toEqual(['2024-11-06', [['slipped_date', 'warn', '2024-11-06 … 2025-03-20', 1, 6]]]);
  });

  it('counts although it is the day that was found in the file: the source was thought to know farther', async () => {
    await load('found-day', month('2024-10', 40, slips(6)));
    const november = month('2024-11', 40);
    await load('found-day', november);
    expect(await known('found-day')).toBe('2025-03-20');
    // The October that is wrong says so, then November's own last day holds.
    await load('found-day', month('2024-10', 40, slips(6)), { asOf: '2024-10-30' });
    expect(await known('found-day')).toBe('2024-11-30');
    expect(await load('found-day', november, { asOf: '2024-11-30' })).toMatchObject({ state: 'published', unchanged: 40 });
    expect(await load('found-day', november, { asOf: '2024-11-30' })).toMatchObject({ state: 'unchanged' });
  });

  it('of an older delivery says nothing about newer ones', async () => {
    await load('older-said', month('2024-09', 40), { asOf: '2024-09-30' });
    await load('older-said', month('2024-11', 40));
    await load('older-said', month('2024-08', 40), { asOf: '2024-08-31' });
    expect(await known('older-said')).toBe('2024-11-30');
  });
});

it('is told of each source by itself, and of the dataset the latest', async () => {
  const other = { profile: profileOf('other') };
  await load('two-sources', month('2024-10', 40));
  await load('two-sources', month('2024-12', 40, slips(6)).map((row) => `X${row}`), other);
  expect(await known('two-sources')).toBe('2025-03-20');
  await load('two-sources', month('2024-11', 40));
  expect(await known('two-sources')).toBe('2025-03-20');
  await load('two-sources', month('2024-12', 40).map((row) => `X${row}`), other);
  expect(await known('two-sources')).toBe('2024-12-30');
});

it('does not go back with an older delivery, nor stand still after a pause', async () => {
  await load('steady', month('2024-10', 400));
  expect(told(await load('steady', month('2024-08', 40)))).toEqual([]);
  expect(await known('steady')).toBe('2024-10-30');
  // The first twelve cases after four weeks are less than one in a hundred of nothing: a delivery whole by itself is believed.
  await load('steady', Array.from({ length: 12 }, (_, i) => `P-${String(i)},2024-11-28,,`));
  expect(await known('steady')).toBe('2024-11-28');
});

describe('an older delivery that comes after a newer one is told of before it is published', () => {
  const write = (name: string, closed: (i: number) => string): Promise<string> => store.file(`${name}.csv`, `id,day,closed\n${Array.from({ length: 40 }, (_, i) => `L-${String(i)},2024-02-01,${closed(i)}\n`).join('')}`);
  const february = (i: number): string => (i < 10 ? '2024-02-20' : '');
  const march = (): string => '2024-03-20';

  it('by the cases that open again, and by its day', async () => {
    const deliver = async (name: string, closed: (i: number) => string): Promise<CheckReport> => checkFiles(store.stores, { profile, files: [await write(name, closed)], dataset: 'late' });
    await loadFiles(store.stores, { profile, files: [await write('first', february)], dataset: 'late' });
    expect((await deliver('march', march)).findings).toEqual([]);
    await loadFiles(store.stores, { profile, files: [await write('march', march)], dataset: 'late' });
    // Ten of February's forty come with another day, thirty are open again. They are all the source has, so that it is known no farther than they are.
    expect(told(await deliver('february', february))).toEqual([['older_delivery', 'warn', 'closed_on', 30, 40], ['day_back', 'note', '2024-03-20 → 2024-02-20', 29, 29]]);
  });

  it('by its day alone where only closed cases come', async () => {
    const closed = (amount: string, upTo: number): string[] => Array.from({ length: upTo }, (_, i) => `C-${String(i)},2024-02-01,2024-0${String(2 + Math.floor(i / 20))}-20,${amount}`);
    await load('closed-only', closed('300', 40));
    // What February knew of its twenty cases is not what March knows of them.
    const path = await store.file('february-only.csv', ['id,day,closed,amount', ...closed('100', 20), ''].join('\n'));
    expect(told(await checkFiles(store.stores, { profile, files: [path], dataset: 'closed-only' }))).toEqual([['older_as_of', 'warn', '2024-02-20 < 2024-03-20', 20, 20]]);
    // The same cases as they are known are no news, and a correction that says up to when it knows is none either.
    const same = await store.file('february-same.csv', ['id,day,closed,amount', ...closed('300', 20), ''].join('\n'));
    expect(told(await checkFiles(store.stores, { profile, files: [same], dataset: 'closed-only' }))).toEqual([]);
    expect(told(await checkFiles(store.stores, { profile, files: [path], dataset: 'closed-only', asOf: '2024-04-02' }))).toEqual([]);
  });
});

it('a delivery of what changed here and there is none of an older day, and its own gaps say nothing', async () => {
  await load('changes', month('2024-10', 400));
  const changed = [...month('2024-08', 90).map((row) => `N${row}`), ...month('2024-10', 400).slice(27, 30).map((row) => row.replace(/100$/u, '300'))];
  const { asOf, findings } = await load('changes', changed);
  expect([asOf, findings, await known('changes')]).toEqual(['2024-10-30', [], '2024-10-30']);
});
