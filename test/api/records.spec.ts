import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allRecords } from '@concord/sql';
import { withdrawLoad } from '@concord/etl';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface Page { total: number; hasNext: boolean; after: string | null; rows: { id: string; loadNo: number; cells: { value: string | null; word: object | null }[] }[] }
interface Kind { id: string; records: number; newestLoad: number | null; firstOn: string | null }

const KINDS = 'query($dataset: String!, $asOfLoad: Int) { recordKinds(dataset: $dataset, asOfLoad: $asOfLoad) { id records newestLoad firstOn } }';
const PAGE = `query($kind: RecordId!, $on: LocalDate, $search: String, $first: Int, $after: String, $asOfLoad: Int) {
  records(dataset: "centre", kind: $kind, on: $on, search: $search, first: $first, after: $after, asOfLoad: $asOfLoad) { total hasNext after rows { id loadNo cells { value word { en } } } } }`;
const POSTS = 'mediator,valid_from,valid_to,organisation,team,fte';

let api: Api;
let folder = '';
let files = 0;
async function load(profile: string, ...rows: readonly string[]): Promise<number> {
  files += 1;
  const path = join(folder, `${String(files)}.csv`);
  await writeFile(path, [...rows, ''].join('\n'));
  return (await api.load(profile, path, 'centre')).loadNo;
}
const page = async (variables: Record<string, unknown>): Promise<Page> => {
  const { data, errors } = await api.ask<{ records: Page }>(PAGE, variables);
  expect(errors).toBeUndefined();
  if (!data) throw new Error('no answer');
  return data.records;
};
const ids = async (variables: Record<string, unknown>): Promise<string[]> => (await page(variables)).rows.map(({ id }) => id);
const kinds = async (variables: Record<string, unknown> = {}): Promise<Kind[]> => (await api.ask<{ recordKinds: Kind[] }>(KINDS, { dataset: 'centre', ...variables })).data?.recordKinds ?? [];
const refused = async (variables: Record<string, unknown>): Promise<string | undefined> => (await api.ask(PAGE, variables)).errors?.[0]?.extensions.code;

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-records-'));
  await load('mediator', POSTS, 'M1,2023-01-01,2024-06-29,O,A,1', 'M1,2024-06-30,,O,B,0.5', 'M2,2023-01-01,,P,A,1');
  await load('mediator', POSTS, 'M1,2024-06-30,,O,C,0.5', 'M3,2025-01-01,,P,A,1');
  await load('branch', 'branch,valid_from,customers', 'B1,2020-01-01,"1,234,567"');
  await load('definition-break', 'break_id,changed_on,text_zh', 'X1,2024-01-01,口径变更');
  await load('canonical', 'case_id,received_on,mediator', 'C1,2024-07-01,M1', 'C2,2024-07-01,M2');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

it('lists every kind, with what of it is in force now or was after a load', async () => {
  const now = await kinds();
  expect(now.map(({ id }) => id)).toEqual(allRecords.map(({ id }) => id));
  expect(now.filter(({ records }) => records > 0)).toEqual([
    { id: 'branch', records: 1, newestLoad: 3, firstOn: '2020-01-01' }, { id: 'definition_break', records: 1, newestLoad: 4, firstOn: null }, { id: 'mediator', records: 4, newestLoad: 2, firstOn: '2023-01-01' },
  ]);
  expect((await kinds({ asOfLoad: 1 })).filter(({ records }) => records > 0)).toEqual([{ id: 'mediator', records: 3, newestLoad: 1, firstOn: '2023-01-01' }]);
  expect((await kinds({ dataset: 'nowhere' })).every(({ records, newestLoad }) => records === 0 && newestLoad === null)).toBe(true);
});

it('shows records in their newest version, of a day, by a text, of the time after a load', async () => {
  const { rows, total } = await page({ kind: 'mediator' });
  expect(total).toBe(4);
  expect(rows.map(({ id, loadNo, cells }) => [id, loadNo, cells.slice(0, 5).map(({ value }) => value)])).toEqual([
    ['M1|2023-01-01', 1, ['M1', '2023-01-01', '2024-06-29', 'O', 'A']], ['M1|2024-06-30', 2, ['M1', '2024-06-30', null, 'O', 'C']],
    ['M2|2023-01-01', 1, ['M2', '2023-01-01', null, 'P', 'A']], ['M3|2025-01-01', 2, ['M3', '2025-01-01', null, 'P', 'A']],
  ]);
  expect(await ids({ kind: 'mediator', on: '2024-06-29' })).toEqual(['M1|2023-01-01', 'M2|2023-01-01']);
  expect(await ids({ kind: 'mediator', on: '2024-06-30' })).toEqual(['M1|2024-06-30', 'M2|2023-01-01']);
  expect(await ids({ kind: 'mediator', on: '2022-12-31' })).toEqual([]);
  expect(await ids({ kind: 'mediator', search: 'm3' })).toEqual(['M3|2025-01-01']);
  expect((await page({ kind: 'mediator', asOfLoad: 1 })).rows.map(({ cells }) => cells[4]?.value)).toEqual(['A', 'B', 'A']);
});

it('walks through pages without losing or repeating one', async () => {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const one: Page = await page({ kind: 'mediator', first: 1, after });
    expect(one.total).toBe(4);
    seen.push(...one.rows.map(({ id }) => id));
    ({ after, hasNext: more } = one);
  }
  expect(seen).toEqual(await ids({ kind: 'mediator' }));
});

it('shows a viewer what their scope names, everybody what speaks of nobody, and nobody without scope anything', async () => {
  api.viewer = { id: 'p', scope: [{ dimension: 'organisation', values: ['P'] }] };
  expect(await ids({ kind: 'mediator' })).toEqual(['M2|2023-01-01', 'M3|2025-01-01']);
  expect(await ids({ kind: 'branch' })).toEqual([]);
  expect(await ids({ kind: 'definition_break' })).toEqual(['X1']);
  expect((await kinds()).filter(({ records }) => records > 0).map(({ id, records }) => [id, records])).toEqual([['definition_break', 1], ['mediator', 2]]);
  api.viewer = { id: 'nobody' };
  expect(await refused({ kind: 'definition_break' })).toBe('NO_SCOPE');
});

it('lets the history of a case be seen by whom its record brings into scope, and by no other', async () => {
  const HISTORY = 'query { case(dataset: "centre", source: "canonical", caseId: "C1") { caseId } }';
  const seen = async (organisation: string): Promise<unknown> => {
    api.viewer = { id: 'x', scope: [{ dimension: 'organisation', values: [organisation] }] };
    return (await api.ask<{ case: unknown }>(HISTORY)).data?.case;
  };
  expect([await seen('O'), await seen('P'), await seen('')]).toEqual([{ caseId: 'C1' }, null, null]);
});

it('tells of a case what was delivered and what figures show instead', async () => {
  const FIELDS = 'query { case(dataset: "centre", source: "canonical", caseId: "C1") { fields { column value inFigures } } }';
  const fields = (await api.ask<{ case: { fields: { column: string; value: string | null; inFigures: string | null }[] } }>(FIELDS)).data?.case.fields ?? [];
  expect(fields.filter(({ inFigures }) => inFigures !== null)).toEqual([{ column: 'organisation', value: '', inFigures: 'O' }, { column: 'team', value: '', inFigures: 'C' },
    { column: 'attributed_mediator', value: null, inFigures: 'M1' }, { column: 'attribution', value: null, inFigures: 'sole' }, { column: 'due_rule', value: null, inFigures: 'none' }]);
  expect(fields.find(({ column }) => column === 'mediator')).toEqual({ column: 'mediator', value: 'M1', inFigures: null });
});

it('names what cannot be asked', async () => {
  expect(await refused({ kind: 'mediator', first: 0 })).toBe('BAD_INPUT');
  expect(await refused({ kind: 'mediator', first: 5_001 })).toBe('BAD_INPUT');
  expect(await refused({ kind: 'mediator', asOfLoad: 0 })).toBe('BAD_INPUT');
  expect(await refused({ kind: 'mediator', search: 'x'.repeat(201) })).toBe('BAD_INPUT');
  expect((await api.ask(PAGE, { kind: 'weather' })).errors).toHaveLength(1);
  expect((await api.ask(PAGE, { kind: 'mediator', on: '2024-02-30' })).errors).toHaveLength(1);
  expect(await ids({ kind: 'mediator', search: "' OR 1 = 1 --" })).toEqual([]);
});

it('says in the ledger what a load was about, and forgets what was taken back', async () => {
  const ledger = async (): Promise<unknown> => (await api.ask<{ loads: { loadNo: number; about: { en: string } | null; state: string }[] }>('query { loads(dataset: "centre") { loadNo about { en } state } }')).data?.loads.filter(({ loadNo }) => loadNo >= 3);
  expect(await ledger()).toEqual([{ loadNo: 5, about: null, state: 'published' }, { loadNo: 4, about: { en: 'Definition breaks' }, state: 'published' }, { loadNo: 3, about: { en: 'Branches' }, state: 'published' }]);
  await withdrawLoad(api.stores, 3);
  expect((await kinds()).find(({ id }) => id === 'branch')).toEqual({ id: 'branch', records: 0, newestLoad: null, firstOn: null });
});
