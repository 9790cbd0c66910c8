import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { becauseOf, PSEUDONYM_KEY, startApi, type Api } from './api.js';
import { restatementsOf } from './restatements.js';

let api: Api;
const { page, pages, csv } = restatementsOf(() => api);
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

describe('of all loads of a dataset', () => {
  /** By hand: R1 gets another mediator by the second load and another amount by the third, which closes R2; R3 comes once. */
  const DELIVERIES = [
    ['R1,2026-01-05,,,M-A,100', 'R2,2026-02-05,,,M-B,200', 'R3,2026-02-06,,,M-B,300'],
    ['R1,2026-01-05,,,M-B,100', 'R2,2026-02-05,,,M-B,200'],
    ['R1,2026-01-05,,,M-B,150', 'R2,2026-02-05,2026-02-20,S2,M-B,200'],
  ];
  const BY = ['', 'zhang', 'schedule 每日'];
  const all = { dataset: 'three' };
  const loads: number[] = [];

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-three-'));
    for (const [i, rows] of DELIVERIES.entries()) {
      const file = join(folder, `${String(i)}.csv`);
      await writeFile(file, ['case_id,received_on,closed_on,outcome,mediator,amount_claimed', ...rows, ''].join('\n'));
      loads.push((await loadFiles(api.stores, { profile: await readProfile('canonical'), files: [file], dataset: 'three', pseudonymKey: PSEUDONYM_KEY, by: BY[i] ?? '' })).loadNo);
    }
    await rm(folder, { recursive: true });
  });

  it('tells who changed what, by column, month of receipt and load, newest load first', async () => {
    const told = await page(all);
    expect(told).toMatchObject({ cases: 2, total: 4 });
    expect(told.loads).toEqual([{ loadNo: loads[2], cases: 2, source: 'canonical' }, { loadNo: loads[1], cases: 1, source: 'canonical' }]);
    expect(told.rows.map(({ by }) => by)).toEqual(['schedule 每日', 'schedule 每日', 'schedule 每日', 'zhang']);
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
    const told = (lines: string[][]) => lines.map(([loadNo, , , , , caseId, column]) => [Number(loadNo), caseId, column]);
    expect((await csv('/datasets/three/restatements.csv')).map(([, , by]) => by)).toEqual((await page(all)).rows.map(({ by }) => by));
    expect(told(await csv('/datasets/three/restatements.csv'))).toEqual((await page(all)).rows.map(({ loadNo, caseId, change }) => [loadNo, caseId, change.column]));
    expect(told(await csv(`/datasets/three/restatements.csv?loadNo=${String(loads[1])}`))).toEqual([[loads[1], 'R1', 'mediator']]);
    expect(told(await csv(`/datasets/three/restatements.csv?filters=${encodeURIComponent('[{"dimension":"outcome","values":["S2"]}]')}&column=closed_on`))).toEqual([[loads[2], 'R2', 'closed_on']]);
    expect(await csv('/datasets/three/restatements.csv?metric=closings&from=2026-01-01&to=2026-01-31')).toEqual([]);
    for (const path of ['nothing/restatements.csv', 'three/restatements.csv?filters=x', 'three/restatements.csv?metric=x', 'three/restatements.csv?from=2026']) expect((await fetch(becauseOf(`${api.url}/datasets/${path}`))).status).toBe(400);
  });

  it('shows only cases the viewer may see', async () => {
    api.viewer = { id: 'b', scope: [{ dimension: 'mediator', values: ['M-A'] }] };
    expect(await page(all)).toMatchObject({ cases: 0, rows: [], loads: [] });
    api.viewer = { id: 'local', scope: 'all' };
  });
});
