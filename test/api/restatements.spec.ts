import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { startApi, type Api } from './api.js';

const SHARED = process.env['SHARED_DIR'] ?? resolve(__dirname, '../../../shared');
const AAA = ['q3', 'q4'].map((quarter) => join(SHARED, 'data', `aaa-2018-${quarter}.pseudonymised.csv.gz`));
const WORKED = ['worked-cases.csv', 'worked-cases-later.csv'].map((name) => join(__dirname, '../fixtures', name));

interface Page {
  cases: number;
  total: number;
  hasNext: boolean;
  after: string | null;
  columns: { column: string; cases: number }[];
  months: { month: string; cases: number }[];
  loads: { loadNo: number; cases: number; source: string }[];
  rows: { loadNo: number; caseId: string; source: string; dataset: string; change: { column: string; from: string | null; to: string | null; fromWord: object | null; toWord: object | null; isHidden: boolean } }[];
}

const ASK = `query($input: RestatementsInput!) {
  restatements(input: $input) { cases total hasNext after columns { column cases } months { month cases } loads { loadNo cases source }
    rows { loadNo caseId source dataset change { column from to isHidden fromWord { en } toWord { en } } } } }`;

let api: Api;
const page = async (variables: Record<string, unknown>): Promise<Page> => {
  const { data, errors } = await api.ask<{ restatements: Page }>(ASK, { input: variables });
  expect(errors).toBeUndefined();
  if (!data) throw new Error('no answer');
  return data.restatements;
};

/** Rows of a CSV file as lists of cells, its mark and head left out. */
async function csv(path: string): Promise<string[][]> {
  const response = await fetch(`${api.url}${path}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const [, ...lines] = (await response.text()).trimEnd().split('\r\n');
  return lines.map((line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
}

/** Every page, walked through as a reader would. */
async function pages(variables: Record<string, unknown>): Promise<Page['rows']> {
  const rows: Page['rows'] = [];
  for (let after: string | null = null, more = true; more;) {
    const one: Page = await page({ ...variables, after });
    rows.push(...one.rows);
    ({ after, hasNext: more } = one);
  }
  return rows;
}

beforeAll(async () => {
  api = await startApi();
  for (const file of WORKED) await api.load('canonical', file, 'worked');
});
afterAll(() => api.close());

it('tells a change by column, and what is new is none', async () => {
  // By hand: of the second file W18 is new, and W09 comes again with another mediator: M-B becomes M-A. Nothing else of it differs.
  expect(await page({ loadNo: 2 })).toMatchObject({
    cases: 1, total: 1, hasNext: false, columns: [{ column: 'mediator', cases: 1 }],
    rows: [{ caseId: 'W09', source: 'canonical', dataset: 'worked', change: { column: 'mediator', from: 'M-B', to: 'M-A', isHidden: false } }],
  });
  expect(await page({ loadNo: 1 })).toMatchObject({ cases: 0, total: 0, rows: [], columns: [] });
  expect(await page({ loadNo: 99 })).toMatchObject({ cases: 0, total: 0 });
  expect(await page({ loadNo: 2, caseId: 'W18' })).toMatchObject({ cases: 0 });
});

it('tells by month of receipt, as a file, and in the list behind a number', async () => {
  const { months: [month, ...others], rows } = await page({ loadNo: 2 });
  expect([others, month?.cases]).toEqual([[], 1]);
  expect((await page({ loadNo: 2, month: month?.month })).rows).toEqual(rows);
  expect(await page({ loadNo: 2, month: '1999-01-01' })).toMatchObject({ cases: 0, total: 0, rows: [], months: [month] });
  expect(await csv('/loads/2/restatements.csv')).toEqual([['2', expect.any(String), 'worked', 'canonical', 'W09', 'mediator', '调解员', expect.any(String), 'M-B', 'M-A']]);
  expect(await csv('/loads/2/restatements.csv?month=1999-01-01')).toEqual([]);
  expect((await fetch(`${api.url}/loads/2/restatements.csv?column=nothing`)).status).toBe(400);
  const ASK_CASES = `query($load: Int) { cases(input: { dataset: "worked", asOfLoad: $load, metric: intake, part: numerator, range: { from: "2000-01-01", to: "2030-12-31" }, first: 100 }) { rows { caseId restated } } }`;
  const restated = async (load: number): Promise<unknown> =>
    (await api.ask<{ cases: { rows: { caseId: string; restated: number }[] } }>(ASK_CASES, { load })).data?.cases.rows.filter((row) => row.restated > 0);
  expect([await restated(1), await restated(2)]).toEqual([[], [{ caseId: 'W09', restated: 1 }]]);
});

it('names codes before and after, tells that a party changed but not whom, and follows one case', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-restated-'));
  const file = join(folder, 'closed.csv');
  const load = async (row: string) => {
    await writeFile(file, `case_id,received_on,closed_on,outcome,party\n${row}\n`);
    return api.load('canonical', file, 'small');
  };
  await load('P1,2026-01-05,,,Somebody');
  const { loadNo } = await load('P1,2026-01-05,2026-02-01,S2,Somebody else');
  await rm(folder, { recursive: true });
  const { rows, columns } = await page({ loadNo, caseId: 'P1' });
  expect(columns.map(({ column, cases }) => [column, cases])).toEqual([['closed_on', 1], ['outcome', 1], ['party', 1]]);
  expect(rows.map(({ change }) => [change.column, change.from, change.to, change.isHidden])).toEqual([
    ['closed_on', null, '2026-02-01', false], ['outcome', null, 'S2', false], ['party', null, null, true],
  ]);
  expect(rows[1]?.change).toMatchObject({ fromWord: null, toWord: { en: 'Written agreement' } });
  const { data } = await api.ask<{ case: { versions: { changes: { column: string; isHidden: boolean }[] }[] } }>('{ case(dataset: "small", source: "canonical", caseId: "P1") { versions { changes { column isHidden } } } }');
  expect(data?.case.versions.map(({ changes }) => changes.map(({ column }) => column))).toEqual([[], ['closed_on', 'outcome', 'party']]);
});

describe('of all loads of a dataset', () => {
  /** By hand: R1 gets another mediator by the second load and another amount by the third, which closes R2; R3 comes once. */
  const DELIVERIES = [
    ['R1,2026-01-05,,,M-A,100', 'R2,2026-02-05,,,M-B,200', 'R3,2026-02-06,,,M-B,300'],
    ['R1,2026-01-05,,,M-B,100', 'R2,2026-02-05,,,M-B,200'],
    ['R1,2026-01-05,,,M-B,150', 'R2,2026-02-05,2026-02-20,S2,M-B,200'],
  ];
  const all = { dataset: 'three' };
  let loads: number[] = [];

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-three-'));
    for (const [i, rows] of DELIVERIES.entries()) {
      const file = join(folder, `${String(i)}.csv`);
      await writeFile(file, ['case_id,received_on,closed_on,outcome,mediator,amount_claimed', ...rows, ''].join('\n'));
      loads.push((await api.load('canonical', file, 'three')).loadNo);
    }
    await rm(folder, { recursive: true });
  });

  it('tells who changed what, by column, month of receipt and load, newest load first', async () => {
    const told = await page(all);
    expect(told).toMatchObject({ cases: 2, total: 4 });
    expect(told.loads).toEqual([{ loadNo: loads[2], cases: 2, source: 'canonical' }, { loadNo: loads[1], cases: 1, source: 'canonical' }]);
    expect(told.months).toEqual([{ month: '2026-02-01', cases: 1 }, { month: '2026-01-01', cases: 1 }]);
    expect(Object.fromEntries(told.columns.map(({ column, cases }) => [column, cases]))).toEqual({ amount_claimed: 1, closed_on: 1, outcome: 1, mediator: 1 });
    expect(told.rows.map(({ loadNo, caseId, change }) => [loadNo, caseId, change.column, change.from, change.to])).toEqual([
      [loads[2], 'R1', 'amount_claimed', '100', '150'], [loads[2], 'R2', 'closed_on', null, '2026-02-20'], [loads[2], 'R2', 'outcome', null, 'S2'], [loads[1], 'R1', 'mediator', 'M-A', 'M-B'],
    ]);
  });

  it('is what the loads tell one by one, also narrowed to one of them, a column, a month or a page', async () => {
    const each = await Promise.all([...loads].reverse().map((loadNo) => page({ loadNo })));
    expect((await page(all)).rows).toEqual(each.flatMap(({ rows }) => rows));
    expect(await page({ ...all, loadNo: loads[1] })).toMatchObject({ cases: 1, total: 1, loads: [{ loadNo: loads[2] }, { loadNo: loads[1] }] });
    expect(await page({ ...all, column: 'mediator' })).toMatchObject({ total: 1, rows: [{ caseId: 'R1' }], loads: [{ loadNo: loads[1] }] });
    expect(await page({ ...all, month: '2026-02-01' })).toMatchObject({ cases: 1, total: 2 });
    expect(await pages({ ...all, first: 1 })).toEqual((await page(all)).rows);
  });

  it('follows cases received in a range, under filters, and behind a number', async () => {
    const february = { from: '2026-02-01', to: '2026-02-28' };
    expect(await page({ ...all, range: february })).toMatchObject({ cases: 1, total: 2 });
    expect(await page({ ...all, filters: [{ dimension: 'outcome', values: ['S2'] }] })).toMatchObject({ cases: 1, rows: [{ caseId: 'R2' }, { caseId: 'R2' }] });
    expect(await page({ ...all, metric: 'closings', part: 'numerator', range: february })).toMatchObject({ cases: 1, rows: [{ caseId: 'R2' }, { caseId: 'R2' }] });
    expect(await page({ ...all, metric: 'intake', part: 'numerator', range: { from: '2026-01-01', to: '2026-01-31' } })).toMatchObject({ cases: 1, total: 2 });
  });

  it('comes as a file, narrowed alike', async () => {
    const told = (lines: string[][]) => lines.map(([loadNo, , , , caseId, column]) => [Number(loadNo), caseId, column]);
    expect(told(await csv('/datasets/three/restatements.csv'))).toEqual((await page(all)).rows.map(({ loadNo, caseId, change }) => [loadNo, caseId, change.column]));
    expect(told(await csv(`/datasets/three/restatements.csv?loadNo=${String(loads[1])}`))).toEqual([[loads[1], 'R1', 'mediator']]);
    expect(told(await csv(`/datasets/three/restatements.csv?filters=${encodeURIComponent('[{"dimension":"outcome","values":["S2"]}]')}&column=closed_on`))).toEqual([[loads[2], 'R2', 'closed_on']]);
    expect(await csv('/datasets/three/restatements.csv?metric=closings&from=2026-01-01&to=2026-01-31')).toEqual([]);
    for (const path of ['nothing/restatements.csv', 'three/restatements.csv?filters=x', 'three/restatements.csv?metric=x', 'three/restatements.csv?from=2026']) expect((await fetch(`${api.url}/datasets/${path}`)).status).toBe(400);
  });

  it('shows only cases the viewer may see', async () => {
    api.viewer = { id: 'b', scope: [{ dimension: 'mediator', values: ['M-A'] }] };
    expect(await page(all)).toMatchObject({ cases: 0, rows: [], loads: [] });
    api.viewer = { id: 'local', scope: 'all' };
  });
});

it('counts what a snapshot did not bring, and still tells the history of what was withdrawn', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-snapshot-'));
  const file = join(folder, 'snapshot.csv');
  const profile = { ...(await readProfile('canonical')), delivery: 'snapshot', missing: 'withdrawn' } as const;
  const load = async (...rows: readonly string[]) => {
    await writeFile(file, ['case_id,received_on,party,mediator', ...rows, ''].join('\n'));
    return loadFiles(api.stores, { profile, files: [file], dataset: 'snapshots', pseudonymKey: 'a key for tests only, of 32 letters or more' });
  };
  await load('Q1,2026-01-05,,M-A', 'Q2,2026-01-06,,M-B');
  const { loadNo } = await load('Q1,2026-01-05,,M-A');
  await rm(folder, { recursive: true });
  const ledger = await api.ask<{ loads: object[] }>('{ loads(dataset: "snapshots") { delivered unchanged missing withdrawn } }');
  expect(ledger.data?.loads).toEqual([{ delivered: 1, unchanged: 1, missing: 0, withdrawn: 1 }, { delivered: 2, unchanged: 0, missing: 0, withdrawn: 0 }]);
  const one = async (caseId: string) => (await api.ask<{ case: object | null }>(`{ case(dataset: "snapshots", source: "canonical", caseId: "${caseId}") { withdrawnBy versions { changes { column } } } }`)).data?.case;
  expect(await one('Q1')).toEqual({ withdrawnBy: null, versions: [{ changes: [] }] });
  expect(await one('Q2')).toEqual({ withdrawnBy: loadNo, versions: [{ changes: [] }] });
  api.viewer = { id: 'a', scope: [{ dimension: 'mediator', values: ['M-A'] }] };
  expect([await one('Q1'), await one('Q2')]).toEqual([expect.any(Object), null]);
  api.viewer = { id: 'local', scope: 'all' };
});

it('shows only cases the viewer may see', async () => {
  api.viewer = { id: 'b', scope: [{ dimension: 'mediator', values: ['M-B'] }] };
  expect(await page({ loadNo: 2 })).toMatchObject({ cases: 0, rows: [] });
  api.viewer = { id: 'a', scope: [{ dimension: 'mediator', values: ['M-A'] }] };
  expect(await page({ loadNo: 2 })).toMatchObject({ cases: 1 });
  api.viewer = { id: 'nobody' };
  expect((await api.ask(ASK, { input: { loadNo: 2 } })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
  api.viewer = { id: 'local', scope: 'all' };
});

it.each([{}, { dataset: 'nothing' }, { dataset: 'worked', metric: 'intake' }, { loadNo: 0 }, { loadNo: 2, first: 0 }, { loadNo: 2, first: 501 }, { loadNo: 2, column: 'load_no' }, { loadNo: 2, column: "x'" }, { loadNo: 2, month: '2024-13-01' }, { loadNo: 2, after: 'x' }])('refuses %j', async (variables) => {
  expect((await api.ask(ASK, { input: variables })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});

(AAA.every(existsSync) ? describe : describe.skip)('two real snapshots of arbitrations', () => {
  interface Told { cases: number; columns: Record<string, number>; mediator: [string, string, string][] }
  let told: Told;
  let loadNo = 0;
  beforeAll(async () => {
    told = JSON.parse(execFileSync('python3', [join(__dirname, '../pipeline/oracle.py'), 'aaa-restated', ...AAA], { encoding: 'utf8', maxBuffer: 1 << 24 })) as Told;
    for (const file of AAA) ({ loadNo } = await api.load('aaa-arbitration', file));
  }, 120_000);

  it('counts by column as an independent reading of the two files does', async () => {
    const { cases, columns, total } = await page({ loadNo });
    expect(Object.fromEntries(columns.map((one) => [one.column, one.cases]))).toEqual(told.columns);
    expect([cases, total]).toEqual([told.cases, Object.values(told.columns).reduce((a, b) => a + b)]);
    expect(columns.map((one) => one.cases)).toEqual(columns.map((one) => one.cases).sort((a, b) => b - a));
    expect(await page({ dataset: 'aaa-arbitration', column: 'mediator' })).toMatchObject({ total: told.columns['mediator'], loads: [{ loadNo, cases: told.columns['mediator'] }] });
  });

  it('adds up by month, and gives the same as a file', async () => {
    const { months, cases, total } = await page({ loadNo });
    expect(months.reduce((sum, one) => sum + one.cases, 0)).toBe(cases);
    for (const { month, cases: ofMonth } of months.slice(0, 3)) expect((await page({ loadNo, month })).cases).toBe(ofMonth);
    const file = await csv(`/loads/${String(loadNo)}/restatements.csv`);
    expect(file).toHaveLength(total);
    expect(file.filter(([, , , , , column]) => column === 'mediator').map(([, , , , id, , , , from, to]) => [id, from, to])).toEqual(told.mediator);
  });

  it('lists every change of arbitrator once, page by page', async () => {
    const rows = await pages({ loadNo, column: 'mediator', first: 100 });
    expect(rows.map(({ caseId, change }) => [caseId, change.from ?? '', change.to ?? ''])).toEqual(told.mediator);
    expect(await pages({ loadNo, first: 500 })).toHaveLength((await page({ loadNo })).total);
  });
});
