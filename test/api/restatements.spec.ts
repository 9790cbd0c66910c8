import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { becauseOf, startApi, type Api } from './api.js';
import { ASK_RESTATEMENTS as ASK, restatementsOf } from './restatements.js';

const SHARED = process.env['SHARED_DIR'] ?? resolve(__dirname, '../../../shared');
const AAA = ['q3', 'q4'].map((quarter) => join(SHARED, 'data', `aaa-2018-${quarter}.pseudonymised.csv.gz`));
const WORKED = ['worked-cases.csv', 'worked-cases-later.csv'].map((name) => join(__dirname, '../fixtures', name));

let api: Api;
const { page, pages, csv } = restatementsOf(() => api);

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
  expect(await csv('/loads/2/restatements.csv')).toEqual([['2', expect.any(String), '', 'worked', 'canonical', 'W09', 'mediator', '调解员', expect.any(String), 'M-B', 'M-A']]);
  expect(await csv('/loads/2/restatements.csv?month=1999-01-01')).toEqual([]);
  expect((await fetch(becauseOf(`${api.url}/loads/2/restatements.csv?column=nothing`))).status).toBe(400);
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
    expect(file.filter(([, , , , , , column]) => column === 'mediator').map(([, , , , , id, , , , from, to]) => [id, from, to])).toEqual(told.mediator);
  });

  it('lists every change of arbitrator once, page by page', async () => {
    const rows = await pages({ loadNo, column: 'mediator', first: 100 });
    expect(rows.map(({ caseId, change }) => [caseId, change.from ?? '', change.to ?? ''])).toEqual(told.mediator);
    expect(await pages({ loadNo, first: 500 })).toHaveLength((await page({ loadNo })).total);
  });
});
