import { EVERY_RIGHT, LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface View { id: string; name: string; isOwn: boolean; isShared: boolean; revision: number; definition: string; file: string }

const FIELDS = 'id name isOwn isShared revision definition file';
const DEFINITION = { dataset: 'demo', period: 'last12', filters: [{ dimension: 'region', values: ['N'] }], metrics: ['intake', 'settlement_rate'], rows: 'institution', columns: null, grain: 'month', against: 'year', form: 'table', top: 12, sort: null };

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(() => { api.viewer = LOCAL_VIEWER; });

const save = (view: Record<string, unknown>) => api.ask<{ saveView: View }>(`mutation($view: ViewInput!) { saveView(view: $view) { ${FIELDS} } }`, { view: { isShared: false, definition: JSON.stringify(DEFINITION), ...view } });
const take = (file: string) => api.ask<{ importView: View }>(`mutation($file: String!) { importView(file: $file) { ${FIELDS} } }`, { file });
const list = async (): Promise<View[]> => (await api.ask<{ savedViews: View[] }>(`{ savedViews { ${FIELDS} } }`)).data?.savedViews ?? [];
const codeOf = ({ errors }: Awaited<ReturnType<typeof take>>): string | undefined => errors?.[0]?.extensions.code;

it('keeps views of their owner; others open what is shared, and change nothing', async () => {
  const own = (await save({ name: ' 月度 ' })).data?.saveView;
  const shared = (await save({ name: '共享', isShared: true })).data?.saveView;
  expect([own?.name, own?.revision, own?.isOwn]).toEqual(['月度', 1, true]);
  api.viewer = { id: 'another', scope: 'all' };
  expect((await list()).map(({ isOwn, name }) => [name, isOwn])).toEqual([['共享', false]]);
  expect(codeOf(await take('{}'))).toBe('VIEW_INVALID');
  expect((await save({ id: shared?.id, revision: 1, name: '夺走' })).errors?.[0]?.extensions.code).toBe('VIEW_GONE');
  expect((await api.ask<{ removeView: boolean }>('mutation($id: ID!) { removeView(id: $id) }', { id: shared?.id })).data?.removeView).toBe(false);
  api.viewer = { id: 'nobody' };
  expect((await api.ask('{ savedViews { id } }')).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
});

it('tells of what others share no view whose filters name somebody the viewer may not see, wherever views are told', async () => {
  const north = (await save({ name: '只看北区', isShared: true })).data?.saveView;
  const person = (await save({ name: '只看一位调解员', isShared: true, definition: JSON.stringify({ ...DEFINITION, filters: [{ dimension: 'mediator', values: ['M-A'] }] }) })).data?.saveView;
  const named = async (viewer: typeof api.viewer): Promise<string[]> => { api.viewer = viewer; return (await list()).map(({ name }) => name).filter((name) => name.startsWith('只看')); };
  const differences = async (): Promise<string | undefined> => (await api.ask('query($a: ID!, $b: ID!) { viewDifferences(a: $a, b: $b) { field a { zh } b { zh } } }', { a: north?.id, b: person?.id })).errors?.[0]?.extensions.code;
  const withoutNames = new Set([...EVERY_RIGHT].filter((right) => right !== 'names'));
  expect(await named({ id: 'quality', scope: 'all', rights: EVERY_RIGHT })).toEqual(['只看一位调解员', '只看北区']);
  expect(await differences()).toBeUndefined();
  expect(await named({ id: 'analyst', scope: 'all', rights: withoutNames })).toEqual(['只看北区']);
  expect(await differences()).toBe('VIEW_GONE');
  expect(await named({ id: 'north', scope: [{ dimension: 'region', values: ['N'] }], rights: EVERY_RIGHT })).toEqual(['只看北区']);
  expect(await named({ id: 'south', scope: [{ dimension: 'region', values: ['S'] }], rights: EVERY_RIGHT })).toEqual([]);
  expect(await differences()).toBe('VIEW_GONE');
  // Their own are theirs, also where a right was taken back since.
  expect(await named({ ...LOCAL_VIEWER, rights: withoutNames })).toEqual(['只看一位调解员', '只看北区']);
});

it('changes a view only from the revision it was read at', async () => {
  const view = (await save({ name: '改动' })).data?.saveView;
  expect((await save({ id: view?.id, revision: 1, name: '改动', definition: JSON.stringify({ ...DEFINITION, grain: 'quarter' }) })).data?.saveView.revision).toBe(2);
  expect((await save({ id: view?.id, revision: 1, name: '改动' })).errors?.[0]?.extensions.code).toBe('VIEW_CHANGED');
});

it('leaves as a file and comes back as one', async () => {
  const view = (await save({ name: '出入' })).data?.saveView;
  const back = (await take(view?.file ?? '')).data?.importView;
  expect([back?.name, JSON.parse(back?.definition ?? '{}'), back?.isShared, back?.id === view?.id]).toEqual(['出入', DEFINITION, false, false]);
});

it.each([
  ['not json', 'VIEW_NOT_JSON', '不是 JSON'], ['{"concord_view": 2}', 'VIEW_VERSION', '版本是 2'], ['[]', 'VIEW_INVALID', '视图内容有误'], ['x'.repeat(50_001), 'VIEW_TOO_LARGE', '太大'],
  [JSON.stringify({ concord_view: 1, name: 'x', definition: { ...DEFINITION, metrics: ['no_such_metric'] } }), 'VIEW_INVALID', 'definition.metrics.0'],
  [JSON.stringify({ concord_view: 1, name: 'x', definition: { ...DEFINITION, rows: null, columns: 'region' } }), 'VIEW_INVALID', 'definition.columns'],
  [JSON.stringify({ concord_view: 1, name: 'x', definition: { ...DEFINITION, sql: 'DROP TABLE' } }), 'VIEW_INVALID', 'sql'],
])('refuses the file %.40s by name, in both languages', async (file, code, zh) => {
  const { errors } = await take(file);
  const { code: told, sentence } = (errors?.[0]?.extensions ?? {}) as { code?: string; sentence?: { zh: string; en: string } };
  expect(told).toBe(code);
  expect(sentence?.zh).toContain(zh);
  expect(sentence?.en).toMatch(/view|JSON|file/u);
});

it('tells in which fields two views differ, in words', async () => {
  const a = (await save({ name: '甲' })).data?.saveView;
  const b = (await save({ name: '乙', definition: JSON.stringify({ ...DEFINITION, period: '2026-01..2026-10', rows: 'region', filters: [], metrics: ['intake'] }) })).data?.saveView;
  const ask = async (one: string | undefined, other: string | undefined) => (await api.ask<{ viewDifferences: { field: string; a: { zh: string }; b: { zh: string } }[] }>('query($a: ID!, $b: ID!) { viewDifferences(a: $a, b: $b) { field a { zh } b { zh } } }', { a: one, b: other })).data?.viewDifferences;
  expect((await ask(a?.id, b?.id))?.map((one) => [one.field, one.a.zh, one.b.zh])).toEqual([
    ['period', '近 12 个月', '2026年1月至2026年10月'], ['filters', '地区=N', '无'], ['metrics', '收案量、调解成功率（实质口径）', '收案量'], ['rows', expect.any(String), '地区'],
  ]);
  expect(await ask(a?.id, a?.id)).toEqual([]);
});
