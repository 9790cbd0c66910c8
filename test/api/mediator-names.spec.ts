import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withdrawLoad } from '@concord/etl';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface Names { alike: { names: { name: string; cases: number; firstOn: string; lastOn: string }[] }[]; merged: { alias: string; mediator: string; decidedBy: string; decidedOn: string; reason: string; loadNo: number }[] }

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-names-'));
  const file = join(folder, 'cases.csv');
  // 40 of 张三, 20 of 張 三 (half of them settled), 30 of 李四: what a person alone can tell is that the first two are one.
  const rows = [['张三', 40], ['張 三', 20], ['李四', 30]].flatMap(([name, n]) => Array.from({ length: Number(n) }, (_, i) => `${String(name)}-${String(i)},2024-0${String(1 + (i % 6))}-05,2024-07-0${String(1 + (i % 9))},${i % 2 === 0 ? 'S2' : 'U1'},${String(name)}`));
  await writeFile(file, ['case_id,received_on,closed_on,outcome,mediator', ...rows, ''].join('\n'));
  await api.load('canonical', file, 'centre');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

const ask = async (of: string | null = null): Promise<Names> => {
  const { data, errors } = await api.ask<{ mediatorNames: Names }>('query($of: String) { mediatorNames(dataset: "centre", of: $of) { alike { names { name cases firstOn lastOn } } merged { alias mediator decidedBy decidedOn reason loadNo } } }', { of });
  if (data === undefined) throw new Error(errors?.[0]?.message);
  return data.mediatorNames;
};
const begin = (more: Record<string, string> = {}) =>
  api.ask<{ mergeMediatorNames: { id: string } }>('mutation($input: MergeNamesInput!) { mergeMediatorNames(input: $input) { id } }', { input: { dataset: 'centre', alias: '張 三', mediator: '张三', decidedBy: '王主任', reason: '同一人，"繁体"录入', ...more } });
const code = async (more: Record<string, string>) => (await begin(more)).errors?.[0]?.extensions.code;
async function merged(): Promise<number> {
  const id = (await begin()).data?.mergeMediatorNames.id;
  for (;;) {
    const { data } = await api.ask<{ job: { state: string; outcome: { loadNo: number } | null } }>('query($id: ID!) { job(id: $id) { state outcome { loadNo } } }', { id });
    if (data === undefined) throw new Error('the job is gone');
    if (data.job.state !== 'running') return data.job.outcome?.loadNo ?? NaN;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}
/** Settled and decided of each, by three questions that have nothing but the one read path in common. */
async function told(asOfLoad: number | null = null) {
  const base = { dataset: 'centre', range: { from: '2024-01-01', to: '2024-12-31' }, filters: [], asOfLoad, metric: 'settlement_rate', dimension: 'mediator' };
  const { data, errors } = await api.ask<{ breakdown: { rows: { member: { key: string }; value: { numerator: number; denominator: number } }[] }; funnelPlot: { points: { member: { key: string }; value: { numerator: number; denominator: number } }[] } }>(
    'query($rows: BreakdownInput!, $plot: FunnelPlotInput!) { breakdown(input: $rows) { rows { member { key } value { numerator denominator } } } funnelPlot(input: $plot) { points { member { key } value { numerator denominator } } } }',
    { rows: { ...base, top: 10 }, plot: { ...base, standardisedBy: [] } });
  if (data === undefined) throw new Error(errors?.[0]?.message);
  const of = (rows: typeof data.breakdown.rows) => Object.fromEntries(rows.map(({ member, value }): [string, number[]] => [member.key, [value.numerator, value.denominator]]).sort());
  expect(of(data.funnelPlot.points)).toEqual(of(data.breakdown.rows));
  return of(data.breakdown.rows);
}

it('suggests names that are alike, and merges nothing by itself', async () => {
  expect(await ask()).toEqual({ alike: [{ names: [{ name: '张三', cases: 40, firstOn: '2024-01-05', lastOn: '2024-06-05' }, { name: '張 三', cases: 20, firstOn: '2024-01-05', lastOn: '2024-06-05' }] }], merged: [] });
  expect(await ask('李四')).toEqual({ alike: [], merged: [] });
  expect((await ask('張 三')).alike).toHaveLength(1);
  expect(await told()).toEqual({ 张三: [20, 40], '張 三': [10, 20], 李四: [15, 30] });
});

it('counts them as one once a person says so, as two before that load, and as two when it is taken back', async () => {
  const loadNo = await merged();
  expect(await told()).toEqual({ 张三: [30, 60], 李四: [15, 30] });
  expect(await told(loadNo - 1)).toEqual({ 张三: [20, 40], '張 三': [10, 20], 李四: [15, 30] });
  const said = { alias: '張 三', mediator: '张三', decidedBy: '王主任', reason: '同一人，"繁体"录入', loadNo, decidedOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/u) as string };
  expect(await ask()).toEqual({ alike: [], merged: [said] });
  expect((await ask('張 三')).merged).toEqual([said]);
  const field = await api.ask<{ case: { fields: { column: string; value: string; inFigures: string | null }[] } }>('{ case(dataset: "centre", source: "canonical", caseId: "張 三-0") { fields { column value inFigures } } }');
  expect(field.data?.case.fields.find(({ column }) => column === 'mediator')).toEqual({ column: 'mediator', value: '張 三', inFigures: '张三' });
  await withdrawLoad(api.stores, loadNo);
  expect(await told()).toEqual({ 张三: [20, 40], '張 三': [10, 20], 李四: [15, 30] });
  expect((await ask()).merged).toEqual([]);
});

it('refuses what says nothing or is about nobody, and whoever may not see every case', async () => {
  for (const more of [{ alias: '张三' }, { alias: '王五' }, { mediator: '无此人' }, { reason: ' 短 ' }, { decidedBy: '' }, { reason: '两行\n理由' }, { alias: 'x'.repeat(201) }]) expect([more, await code(more)]).toEqual([more, 'BAD_INPUT']);
  api.viewer = { id: 'team', scope: [{ dimension: 'mediator', values: ['张三'] }] };
  expect(await code({})).toBe('NO_SCOPE');
  await expect(ask()).rejects.toThrow();
});
