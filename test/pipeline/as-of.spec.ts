import { checkFiles, loadFiles, parseProfile, type CheckReport } from '@concord/etl';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const profile = parseProfile('id: month\ndataset: month\nlabel: {zh: 月, en: month}\ngrain: row\nchecks: {closed_without_outcome: allow}\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}\n  closed_on: {from: closed, optional: true}\n');
// 1,200 cases of October 2024, forty a day to its thirtieth; a slip of the pen closed one of them in March.
const october = Array.from({ length: 1_200 }, (_, i) => `O-${String(i)},2024-10-${String(1 + (i % 30)).padStart(2, '0')},${i === 7 ? '2025-03-20' : ''}`);

it('a date long after all others does not move what the data knows up to, and is told as one to come', async () => {
  const path = await store.file('october.csv', ['id,day,closed', ...october, ''].join('\n'));
  const { asOf, findings } = await loadFiles(store.stores, { profile, files: [path] });
  expect(asOf).toBe('2024-10-30');
  expect(findings).toMatchObject([{ rule: 'slipped_date', severity: 'note', atFault: 1, cases: 1_200 }]);
});

it('what somebody says it knows up to stands', async () => {
  const path = await store.file('again.csv', ['id,day,closed', ...october, 'X,2024-10-01,', ''].join('\n'));
  expect(await loadFiles(store.stores, { profile, files: [path], dataset: 'typed', asOf: '2025-03-31' })).toMatchObject({ asOf: '2025-03-31', findings: [] });
});

it('an older delivery that comes after a newer one is told of before it is published', async () => {
  const months = { february: (i: number): string => (i < 10 ? '2024-02-20' : ''), march: (): string => '2024-03-20' };
  const write = (name: string, closed: (i: number) => string): Promise<string> => store.file(`${name}.csv`, `id,day,closed\n${Array.from({ length: 40 }, (_, i) => `L-${String(i)},2024-02-01,${closed(i)}\n`).join('')}`);
  const deliver = async (name: keyof typeof months): Promise<CheckReport> => checkFiles(store.stores, { profile, files: [await write(name, months[name])], dataset: 'late' });
  await loadFiles(store.stores, { profile, files: [await write('first', months.february)], dataset: 'late' });
  expect((await deliver('march')).findings).toEqual([]);
  await loadFiles(store.stores, { profile, files: [await write('march', months.march)], dataset: 'late' });
  // Ten of February's forty come with another day, thirty are open again.
  expect((await deliver('february')).findings).toMatchObject([{ rule: 'older_delivery', severity: 'warn', column: 'closed_on', measured: 0.75, atFault: 30, cases: 40 }]);
});

describe('of a register too small to tell a slip', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `S-${String(i)},2024-10-${String(1 + (i % 30)).padStart(2, '0')},`);
  const late = (days: string): string => ['id,day,closed', ...rows, `S-9x,2024-10-02,${days}`, ''].join('\n');
  const found = async (name: string, content: string, more: object = {}) => (await loadFiles(store.stores, { profile, files: [await store.file(name, content)], dataset: name.replace('.csv', ''), ...more })).findings;

  it('one row that alone says what is known up to is told, by its case, and moves nothing by itself', async () => {
    expect(await found('lone.csv', late('2025-03-20'))).toMatchObject([{ rule: 'lone_late_date', severity: 'note', month: '2024-10-01', column: 'closed_on · S-9x', atFault: 1, cases: 41 }]);
  });

  it('two such rows, one not far behind, or a day that somebody said are not', async () => {
    expect(await found('two.csv', `${late('2025-03-20')}S-8x,2024-10-02,2025-03-19\n`)).toEqual([]);
    expect(await found('near.csv', late('2024-11-20'))).toEqual([]);
    expect(await found('said.csv', late('2025-03-20'), { asOf: '2025-03-31' })).toEqual([]);
  });
});
