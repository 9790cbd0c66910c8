import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProfileId, writeDemo } from '@concord/etl';
import { startApi, type Api } from './api.js';
import { loadRates } from './load-rates.js';

interface Value { value: number | null; ciLow: number | null; ciHigh: number | null; numerator: number | null; denominator: number | null; n: number; coverage: number; lack: string | null; reliability: string }
interface Broken { total: Value; rows: { member: { key: string; isOther: boolean }; value: Value }[] }
const VALUE = 'value ciLow ciHigh numerator denominator n coverage lack reliability';
const RANGE = { from: '2026-01-01', to: '2026-03-31' };
const fixture = (name: string): string => join(__dirname, '../fixtures', name);

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-rates-'));
  await loadRates(api);
});
afterEach(() => { api.viewer = { id: 'local', scope: 'all' }; });
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function total(input: object, metric = 'closings_per_fte'): Promise<Value | undefined> {
  const { data, errors } = await api.ask<{ total: { value: Value }[] }>(`query($input: TotalInput!) { total(input: $input) { value { ${VALUE} } } }`, { input: { dataset: 'rates', metrics: [metric], range: RANGE, ...input } });
  expect(errors).toBeUndefined();
  return data?.total[0]?.value;
}
const broken = (input: object, metric = 'closings_per_fte') => api.ask<{ breakdown: Broken }>(
  `query($input: BreakdownInput!) { breakdown(input: $input) { total { ${VALUE} } rows { member { key isOther } value { ${VALUE} } } } }`, { input: { dataset: 'rates', metric, range: RANGE, top: 500, ...input } },
);
async function load(profile: string, dataset: string, ...rows: readonly string[]): Promise<number> {
  const path = join(folder, 'rows.csv');
  await writeFile(path, [...rows, ''].join('\n'));
  return (await api.load(profile, path, dataset)).loadNo;
}
/** [closed, months] by member, from the files alone. */
const byHand = (mediators: string, { from, to }: typeof RANGE, by: string, ...cases: readonly string[]) => new Map(
  execFileSync('python3', [join(__dirname, 'rates.py'), mediators, from, to, by, ...cases], { encoding: 'utf8' }).trim().split('\n')
    .map((line) => line.split(',')).map(([member = '', closed, months]) => [member, [Number(closed), Number(months)] as const]),
);

it.each(['mediator', 'team'])('is what a calculation day by day makes of the same files, by %s', async (dimension) => {
  const hand = byHand(fixture('worked-rates-mediators.csv'), RANGE, dimension, fixture('worked-rates.csv'));
  const { data } = await broken({ dimension });
  expect(data?.breakdown.rows.map(({ member, value }) => [member.key, value.numerator, value.denominator])).toEqual(
    expect.arrayContaining([...hand].filter(([, [closed]]) => closed > 0).map(([member, [closed, months]]): unknown[] => [member, closed, expect.closeTo(months, 8)])),
  );
});

it('is that for every mediator of the demo data, over a year, whoever left, came or changed', async () => {
  const { files, records } = await writeDemo(folder, { seed: 7, cases: 8_000 });
  const mediators = records.find(({ kind }) => kind === 'mediator')?.file ?? '';
  await api.load(recordProfileId('mediator'), mediators, 'demo');
  for (const file of files) await api.load('demo', file);
  const range = { from: '2025-09-01', to: '2026-08-31' };
  const hand = byHand(mediators, range, 'mediator', ...files);
  const { data } = await broken({ dataset: 'demo', range, dimension: 'mediator' });
  const named = data?.breakdown.rows.filter(({ member, value }) => !member.isOther && value.n > 0) ?? [];
  expect(named.length).toBeGreaterThan(30);
  for (const { member, value } of named) expect([member.key, value.numerator, value.denominator]).toEqual([member.key, hand.get(member.key)?.[0], expect.closeTo(hand.get(member.key)?.[1] ?? NaN, 8)]);
  expect(data?.breakdown.total.numerator).toBe([...hand.values()].reduce((sum, [closed]) => sum + closed, 0));
  expect(data?.breakdown.total.denominator).toBeCloseTo([...hand.values()].reduce((sum, [, months]) => sum + months, 0), 6);
}, 240_000);

it('has the exact Poisson interval of its events, over the exposure', async () => {
  // 20 events: 12.21652–30.88838 (R, poisson.test), over 6.25 months.
  expect(await total({})).toMatchObject({ value: 3.2, ciLow: expect.closeTo(12.21652 / 6.25, 5) as number, ciHigh: expect.closeTo(30.88838 / 6.25, 5) as number, reliability: 'indicative' });
});

it('has no value where it is not known who worked how much, says why, and lists whose it is', async () => {
  // R12 was closed after its mediator had left: in February 1 of 7, too much to leave out.
  const february = { range: { from: '2026-02-01', to: '2026-02-28' } };
  expect(await total(february)).toMatchObject({ value: null, lack: 'coverage', coverage: 6 / 7, numerator: 6, denominator: 1.75 });
  const { data } = await api.ask<{ cases: { total: number; rows: { caseId: string }[] } }>('query($input: CasesInput!) { cases(input: $input) { total rows { caseId } } }', { input: { dataset: 'rates', metric: 'closings_per_fte', part: 'rest', ...february } });
  expect(data?.cases).toEqual({ total: 1, rows: [{ caseId: 'R12' }] });
  await load('mediator', 'unknown', 'mediator,valid_from,fte', 'M1,2025-01-01,1', 'M4,2025-01-01,');
  await load('canonical', 'unknown', 'case_id,received_on,closed_on,outcome,mediator', ...Array.from({ length: 24 }, (_, i) => `C${String(i)},2026-01-02,2026-01-20,S2,${i < 12 ? 'M1' : 'M4'}`), 'LAST,2026-01-31,,,M1');
  const rows = (await broken({ dataset: 'unknown', dimension: 'mediator', range: { from: '2026-01-01', to: '2026-01-31' } })).data?.breakdown.rows ?? [];
  expect(rows.map(({ member, value }) => [member.key, value.value, value.lack, value.coverage])).toEqual([['M1', 12, null, 1], ['M4', null, 'coverage', 0]]);
  expect(await total({ dataset: 'unknown' })).toMatchObject({ value: null, lack: 'coverage', coverage: 0.5 });
});

it('tells no events in known exposure as none of so many months, and no exposure as such', async () => {
  const quiet = { range: { from: '2026-01-01', to: '2026-01-15' } };
  expect(await total(quiet)).toMatchObject({ numerator: 0, denominator: expect.closeTo(2.5 * 15 / 31, 9) as number, reliability: 'counts', lack: null, value: null });
  expect(await total({ ...quiet, filters: [{ dimension: 'mediator', values: ['nobody'] }] })).toMatchObject({ n: 0, denominator: 0, lack: 'exposure' });
});

it('counts work from the month of the first case to the last day known', async () => {
  await load('mediator', 'short', 'mediator,valid_from,fte', 'M1,2020-01-01,1');
  await load('canonical', 'short', 'case_id,received_on,closed_on,outcome,mediator', 'C1,2026-01-05,2026-01-10,S2,M1', 'C2,2026-02-14,,,M1');
  expect((await total({ dataset: 'short', range: { from: '2025-01-01', to: '2026-12-31' } }))?.denominator).toBeCloseTo(1 + 14 / 28, 9);
});

it('gives a viewer the denominator of what they may see, and none where the reference data does not know it', async () => {
  api.viewer = { id: 'o', scope: [{ dimension: 'organisation', values: ['O1'] }] };
  expect(await total({})).toMatchObject({ numerator: 17, denominator: 5.25, coverage: 1 });
  api.viewer = { id: 'i', scope: [{ dimension: 'institution', values: ['I1'] }] };
  expect(await total({}, 'intake_per_customers')).toMatchObject({ numerator: 22, denominator: 13_000_000 });
  expect(await total({}, 'intake_per_branches')).toMatchObject({ numerator: 21, denominator: 2 });
  expect(await total({})).toMatchObject({ value: null, denominator: null, lack: 'split' });
  const { data } = await api.ask<{ freshness: { datasets: { id: string; metrics: string[] }[] } }>('{ freshness { datasets { id metrics } } }');
  const offered = data?.freshness.datasets.find(({ id }) => id === 'rates')?.metrics ?? [];
  expect([offered.includes('intake_per_customers'), offered.includes('closings_per_fte')]).toEqual([true, false]);
});

it('narrows both sides by a filter the reference data knows, and has no value under another', async () => {
  expect(await total({ filters: [{ dimension: 'mediator', values: ['M2'] }] })).toMatchObject({ numerator: 8, denominator: 2.25 });
  expect(await total({ filters: [{ dimension: 'mediator', values: ['M2'], exclude: true }] })).toMatchObject({ numerator: 12, denominator: 4 });
  expect(await total({ filters: [{ dimension: 'outcome', values: ['S2'] }] })).toMatchObject({ value: null, denominator: null, lack: 'split' });
});

it.each([
  ['breakdown', 'query($input: BreakdownInput!) { breakdown(input: $input) { memberCount } }', { metric: 'closings_per_fte', dimension: 'institution' }],
  ['series', 'query($input: SeriesInput!) { series(input: $input) { metric } }', { metrics: ['intake_per_customers'], split: 'branch', bucket: 'month' }],
  ['exploration', 'query($input: ExplorationInput!) { exploration(input: $input) { dataVersion } }', { metrics: ['intake', 'intake_per_branches'], rows: 'mediator' }],
])('refuses a split that the reference data does not know, by name and in both languages: %s', async (_, query, input) => {
  const { errors } = await api.ask(query, { input: { dataset: 'rates', range: RANGE, ...input } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'NO_EXPOSURE', sentence: { zh: expect.stringMatching(/不能按.+拆分：分母取自/u) as string, en: expect.stringContaining('its denominator comes from reference data') as string } });
});

it('says in the catalogue what it can be split by', async () => {
  const { data } = await api.ask<{ catalogue: { metrics: { id: string; splits: string[] | null }[] } }>('{ catalogue { metrics { id splits } } }');
  const splits = (id: string) => data?.catalogue.metrics.find((one) => one.id === id)?.splits;
  expect([splits('closings_per_fte'), splits('intake_per_customers'), splits('intake_per_branches'), splits('intake')]).toEqual([['mediator', 'organisation', 'team', 'team_lead'], ['institution'], ['branch', 'institution', 'region'], null]);
});

it('knows of a time before the reference data came only what was known then', async () => {
  const { data } = await api.ask<{ loads: { loadNo: number; dataset: string }[] }>('{ loads { loadNo dataset } }');
  const first = Math.min(...(data?.loads ?? []).filter(({ dataset }) => dataset === 'rates').map(({ loadNo }) => loadNo));
  expect(await total({ asOfLoad: first })).toMatchObject({ value: null, lack: 'coverage', denominator: 0, coverage: 0 });
  expect(await total({ asOfLoad: first + 1 })).toMatchObject({ value: 3.2, denominator: 6.25 });
});

it('tells the weights of weighted rates to whoever asks, and how many cases they rest on to those who may see them all', async () => {
  interface Effort { from: string; to: string; minutes: number; weights: { member: { key: string }; cases: number | null; minutes: number; weight: number }[] }
  const effort = async () => (await api.ask<{ effort: Effort }>('query($input: EffortInput!) { effort(input: $input) { from to minutes weights { member { key } cases minutes weight } } }', { input: { dataset: 'effort' } })).data?.effort;
  // Minutes of the 71 closings that tell them: 20 × 50 and 20 × 70 simple, 15 × 200 and 15 × 280 complex, one ordinary, too few for a weight.
  const told = { from: '2025-04-01', to: '2026-03-31', minutes: 70, weights: [{ member: { key: 'complex' }, cases: 30, minutes: 240, weight: 3.429 }, { member: { key: 'simple' }, cases: 40, minutes: 60, weight: 0.857 }] };
  expect(await effort()).toEqual(told);
  api.viewer = { id: 'one', scope: [{ dimension: 'mediator', values: ['M1'] }] };
  expect(await effort()).toEqual({ ...told, weights: told.weights.map((weight) => ({ ...weight, cases: null })) });
  api.viewer = { id: 'nobody' };
  expect(await effort()).toBeUndefined();
  api.viewer = { id: 'local', scope: 'all' };
});
