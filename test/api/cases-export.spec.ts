import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CasesExportService, LOCAL_VIEWER, readBack } from '@concord/server';
import { readXlsx } from 'hucre/xlsx';
import { becauseOf, startApi, type Api } from './api.js';

let api: Api;
let folder = '';
const COUNT = 9_300;
const day = (at: number): string => `2025-${String(1 + (at % 9)).padStart(2, '0')}-${String(1 + (at % 27)).padStart(2, '0')}`;
/** Cases made by counting, of two regions. */
const lineAt = (at: number): string => `C-${String(at)},${day(at)},${at % 3 === 0 ? '' : `2025-12-${String(1 + (at % 28)).padStart(2, '0')}`},${at % 3 === 0 ? '' : 'S2'},${at % 2 === 0 ? 'N' : 'S'},${at === 7 ? '=1+1' : at === 8 ? '䶮𠮷' : `B${String(at % 5)}`},${String(at)}.5`;

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-list-'));
  const file = join(folder, 'cases.csv');
  await writeFile(file, ['case_id,received_on,closed_on,outcome,region,institution,amount_claimed', ...Array.from({ length: COUNT }, (_, at) => lineAt(at)), ''].join('\n'));
  await api.load('canonical', file, 'list', '2025-12-31');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (query: string): Promise<Response> => fetch(`${api.url}${becauseOf(`/datasets/list/cases.xlsx?language=zh-CN&${query}`)}`);
async function list(query: string): Promise<{ readonly heads: readonly unknown[]; readonly rows: readonly (readonly unknown[])[]; readonly last: string; readonly bytes: Uint8Array }> {
  const response = await at(query);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { sheets } = await readXlsx(bytes);
  const [heads = [], ...rows] = sheets[0]?.rows ?? [];
  return { heads, rows: rows.slice(0, -1), last: String(rows.at(-1)?.[0]), bytes };
}

const YEAR = 'from=2025-01-01&to=2025-12-31';
const dayOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : '');

it('is every case behind the number, newest first, with dates and amounts as such', async () => {
  const { heads, rows, last, bytes } = await list(YEAR);
  expect(heads.length).toBe(15);
  expect(last).toMatch(/^共 9,300 行，全部列出 · E-[0-9A-F]{8} · .* · 质量审核会议$/u);
  const cases = new Map(rows.map((row) => [String(row[1]), row]));
  expect([rows.length, cases.size]).toEqual([COUNT, COUNT]);
  for (let n = 0; n < COUNT; n += 1) {
    const [, received = '', closed = '', , region = '', institution = '', claimed = ''] = lineAt(n).split(',');
    const row = cases.get(`C-${String(n)}`) ?? [];
    expect([n, dayOf(row[2]), dayOf(row[5]), row[8], row[9], row[13]]).toEqual([n, received, closed, region, institution, Number(claimed)]);
  }
  const days = rows.map((row) => dayOf(row[2]));
  expect([...days].sort().reverse()).toEqual(days);
  // By another reader than the library that wrote it.
  expect(readBack('xlsx', bytes).texts).toEqual(expect.arrayContaining(['=1+1', '䶮𠮷', 'C-9299']));
});

it('is of the filters, the metric and the time asked for', async () => {
  const north = await list(`${YEAR}&filters=${encodeURIComponent(JSON.stringify([{ dimension: 'region', values: ['N'] }]))}`);
  expect([north.rows.length, new Set(north.rows.map((row) => row[8]))]).toEqual([COUNT / 2, new Set(['N'])]);
  const march = await list('from=2025-03-01&to=2025-03-31');
  expect(march.rows.length).toBe(Array.from({ length: COUNT }, (_, n) => day(n)).filter((one) => one.startsWith('2025-03')).length);
  const pending = await list('from=2025-01-01&to=2025-12-31&metric=pending');
  expect(pending.rows.length).toBe(COUNT / 3);
  expect((await list('from=2020-01-01&to=2020-12-31')).last).toMatch(/^共 0 行，全部列出/u);
});

it('goes on in a next sheet, under the same head, where one holds no more', async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of api.service(CasesExportService).workbook(LOCAL_VIEWER, { dataset: 'list', filters: [], metric: 'intake', part: 'numerator', range: { from: '2025-01-01', to: '2025-12-31' }, language: 'en', rowsPerSheet: 4_001 }, 'E-1')) pieces.push(piece);
  const { sheets } = await readXlsx(Buffer.concat(pieces));
  expect(sheets.map(({ rows }) => rows.length)).toEqual([4_001, 4_001, 1_302]);
  expect(new Set(sheets.map(({ rows }) => JSON.stringify(rows[0]))).size).toBe(1);
  expect(new Set(sheets.flatMap(({ rows }) => rows.slice(1).map((row) => row[1]))).size).toBe(COUNT + 1);
  expect(sheets[2]?.rows.at(-1)?.[0]).toBe('All 9,300 rows · E-1');
});

it('holds what its viewer may see, and nothing else', async () => {
  const { viewer } = api;
  try {
    api.viewer = { id: 'north', scope: [{ dimension: 'region', values: ['N'] }] };
    expect(new Set((await list(YEAR)).rows.map((row) => row[8]))).toEqual(new Set(['N']));
    api.viewer = { id: 'nobody' };
    expect((await at(YEAR)).status).toBe(403);
    for (const missing of ['drill', 'export', 'names'] as const) {
      api.viewer = { id: 'some', scope: 'all', rights: new Set((['drill', 'export', 'names', 'view'] as const).filter((right) => right !== missing)) };
      expect((await at(YEAR)).status).toBe(403);
    }
  } finally {
    api.viewer = viewer;
  }
});

it('is refused by name where it cannot be asked, and written into the log where it is', async () => {
  for (const query of ['', 'from=2025-01-01', 'from=2025-12-31&to=2025-01-01', `${YEAR}&metric=nothing`, `${YEAR}&filters=x`, `${YEAR}&more=1`]) expect((await at(query)).status).toBe(400);
  expect((await fetch(`${api.url}/datasets/list/cases.xlsx?language=en&${YEAR}`)).status).toBe(400);
  expect((await fetch(`${api.url}${becauseOf(`/datasets/none/cases.xlsx?language=en&${YEAR}`)}`)).status).toBe(400);
  await list(YEAR);
  const [entry] = await api.stores.operational.auditLog.search({ action: 'exported', limit: 1 });
  expect(JSON.parse(entry?.subject ?? '')).toMatchObject({ file: 'cases-list.xlsx', dataset: 'list', from: '2025-01-01', to: '2025-12-31', metric: 'intake', part: 'numerator', filters: [], reason: '质量审核会议' });
});

it('is as the cases were known after a load, where that is asked for', async () => {
  const { data } = await api.ask<{ freshness: { dataVersion: number } }>('{ freshness { dataVersion } }');
  const file = join(folder, 'later.csv');
  await writeFile(file, ['case_id,received_on,closed_on,outcome,region,institution,amount_claimed', lineAt(0).replace(/,N,/u, ',S,'), `NEW-1,${day(1)},,,N,B1,5`, ''].join('\n'));
  await api.load('canonical', file, 'list', '2025-12-31');
  const [then, now] = [await list(`${YEAR}&version=${String(data?.freshness.dataVersion)}`), await list(YEAR)];
  expect([then.rows.length, now.rows.length]).toEqual([COUNT, COUNT + 1]);
  const regionOf = ({ rows }: { readonly rows: readonly (readonly unknown[])[] }): unknown => rows.find((row) => row[1] === 'C-0')?.[8];
  expect([regionOf(then), regionOf(now)]).toEqual(['N', 'S']);
  for (const version of ['0', '1e3', '999999']) expect((await at(`${YEAR}&version=${version}`)).status).toBe(400);
});
