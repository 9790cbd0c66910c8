import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Limits { centre: number; lower: number; upper: number; rule: string | null; variation: string }
interface Series {
  control: { variation: string | null; assurance: string | null; target: number | null; latest: string | null; perWorkday: boolean; chart: string; within: { lower: number | null; upper: number | null } | null; phases: { from: string; trust: string; why: string }[] } | null;
  points: { from: string; value: { value: number | null }; control: Limits | null }[];
  total: { value: number | null };
}

const QUERY = `query($input: SeriesInput!) { series(input: $input) {
  control { variation assurance target latest perWorkday chart within { lower upper } phases { from trust why } } total { value }
  points { from value { value } control { centre lower upper rule variation } } } }`;
/** Settled of a hundred decided, month by month of 2025: the worked series A with its last month at 88 (mean 74.5, limits 64.34364 and 84.65636). */
const SETTLED = [72, 75, 71, 74, 73, 76, 72, 74, 75, 73, 71, 88];

let api: Api;
let folder = '';
async function load(profile: string, ...rows: readonly string[]): Promise<void> {
  const path = join(folder, `${profile}.csv`);
  await writeFile(path, [...rows, ''].join('\n'));
  await api.load(profile, path, 'centre');
}
async function series(input: Record<string, unknown>): Promise<Series | undefined> {
  const { data, errors } = await api.ask<{ series: Series[] }>(QUERY, { input: { dataset: 'centre', control: true, metrics: ['settlement_rate'], ...input } });
  expect(errors).toBeUndefined();
  return data?.series[0];
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-control-'));
  const cases = SETTLED.flatMap((settled, i) => Array.from({ length: 100 }, (_, n) => {
    const month = `2025-${String(i + 1).padStart(2, '0')}`;
    return `C${String(i)}-${String(n)},${month}-02,${month}-20,${n < settled ? 'S2' : 'U1'},B04`;
  }));
  await load('canonical', 'case_id,received_on,closed_on,outcome,business', ...cases, 'LAST,2025-12-31,,,B04');
  await load('target', 'metric,dimension,member,valid_from,value', 'settlement_rate,,,2025-01-01,0.9', 'settlement_rate,business,B04,2025-01-01,0.5');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('gives the limits worked out by hand, and calls the month outside of them', async () => {
  const rate = await series({ range: { from: '2025-01-01', to: '2025-12-31' } });
  const last = rate?.points.at(-1)?.control;
  expect([last?.centre, last?.lower, last?.upper]).toEqual([expect.closeTo(0.745, 6), expect.closeTo(0.6434364, 6), expect.closeTo(0.8465636, 6)]);
  expect(last).toMatchObject({ rule: 'astronomical', variation: 'improvement_high' });
  expect(rate?.control).toEqual({ variation: 'improvement_high', assurance: 'fail', target: 0.9, latest: '2025-12-01', perWorkday: false, chart: 'xmr', within: null, phases: [{ from: '2025-01-01', trust: 'provisional', why: 'first' }] });
});

it('does not change limits, points or total with the part of the history that is shown', async () => {
  const [shown, plain] = [await series({ range: { from: '2025-11-01', to: '2025-12-31' } }), await series({ range: { from: '2025-11-01', to: '2025-12-31' }, control: false })];
  expect(shown?.points.map(({ from, control }) => [from, control?.centre])).toEqual([['2025-11-01', expect.closeTo(0.745, 6)], ['2025-12-01', expect.closeTo(0.745, 6)]]);
  expect(shown?.total).toEqual({ value: (71 + 88) / 200 });
  expect(plain).toEqual({ control: null, total: shown?.total, points: shown?.points.map((point) => ({ ...point, control: null })) });
});

it('asks the median of a range of the range alone', async () => {
  const input = { range: { from: '2025-11-01', to: '2025-12-31' }, metrics: ['amount_agreed', 'time_to_resolution', 'pending', 'intake'] };
  const ask = async (control: boolean) => (await api.ask<{ series: Series[] }>(QUERY, { input: { dataset: 'centre', ...input, control } })).data?.series.map(({ total }) => total);
  expect(await ask(true)).toEqual(await ask(false));
});

it('holds the target of a member against that member alone', async () => {
  const range = { from: '2025-12-01', to: '2025-12-31' };
  expect((await series({ range, filters: [{ dimension: 'business', values: ['B04'] }] }))?.control).toMatchObject({ target: 0.5, assurance: 'pass' });
  expect((await series({ range, split: 'business' }))?.control).toMatchObject({ target: 0.5, assurance: 'pass' });
  expect((await series({ range, filters: [{ dimension: 'business', values: ['B04', 'B03'] }] }))?.control).toMatchObject({ target: null, assurance: null });
});

it('judges a member by its reasonable interval, whose side is then neither better nor worse', async () => {
  await load('target', 'metric,dimension,member,valid_from,value,lower,upper', 'settlement_rate,business,B03,2025-01-01,0.9,0.3,0.8', 'settlement_rate,business,B02,2025-01-01,,,0.2', 'settlement_rate,business,B01,2025-01-01,,0.4,0.3', 'settlement_rate,region,N,2025-01-01,,,');
  const b03 = (await series({ range: { from: '2025-01-01', to: '2025-12-31' }, filters: [{ dimension: 'business', values: ['B03'] }] }))?.control;
  expect(b03).toMatchObject({ target: 0.9, within: { lower: 0.3, upper: 0.8 } });
  const { data } = await api.ask<{ targets: unknown[] }>('query($dataset: String!) { targets(dataset: $dataset) { metric target { value lower upper validFrom validTo } whose { dimension member { key label { zh } } } } }', { dataset: 'centre' });
  expect(data?.targets).toHaveLength(4);
  expect(data?.targets).toContainEqual({ metric: 'settlement_rate', target: { value: null, lower: null, upper: 0.2, validFrom: '2025-01-01', validTo: null }, whose: { dimension: 'business', member: { key: 'B02', label: { zh: expect.any(String) as string } } } });
  // Bounds that are reversed, and a row that gives nothing to reach, are rejected by name.
  const { rows } = await api.engine.reader.ask({ sql: "SELECT column, reason FROM concord.reject ORDER BY row_no" });
  expect(rows).toEqual([['upper', 'BOUNDS_REVERSED'], ['value', 'NONE_GIVEN']]);
});

it('keeps limits made anew from a baseline on, with its written reason, for whom it was set', async () => {
  await load('baseline', 'metric,dimension,member,starts_on,frozen_until,reason_zh,reason_en', 'closings,,,2025-01-01,2025-12-31,以2025年为基期,The year 2025 is the base', 'closings,business,B04,2025-06-01,,另行起算,', 'closings,,,2025-07-01,2025-06-30,日期颠倒,');
  const ask = async (filters: unknown[]) => (await series({ metrics: ['closings'], range: { from: '2025-12-01', to: '2025-12-31' }, filters }))?.control?.phases;
  expect(await ask([])).toEqual([{ from: '2025-01-01', trust: 'provisional', why: 'rebase' }]);
  expect(await ask([{ dimension: 'business', values: ['B04'] }])).toEqual([{ from: '2025-01-01', trust: 'too_few', why: 'first' }, { from: '2025-06-01', trust: 'too_few', why: 'rebase' }]);
  expect(await ask([{ dimension: 'business', values: ['B04', 'B03'] }])).toEqual([{ from: '2025-01-01', trust: 'provisional', why: 'first' }]);
  const { data } = await api.ask<{ baselines: unknown[] }>('query($dataset: String!) { baselines(dataset: $dataset) { metric startsOn frozenUntil reason { zh en } whose { dimension } } }', { dataset: 'centre' });
  expect(data?.baselines).toEqual([
    { metric: 'closings', startsOn: '2025-01-01', frozenUntil: '2025-12-31', reason: { zh: '以2025年为基期', en: 'The year 2025 is the base' }, whose: null },
    { metric: 'closings', startsOn: '2025-06-01', frozenUntil: null, reason: { zh: '另行起算', en: '另行起算' }, whose: { dimension: 'business' } },
  ]);
});

it('begins anew where the definition changed', async () => {
  await load('definition-break', 'break_id,changed_on,metric,text_zh', 'X1,2025-06-10,settlement_rate,口径变更', 'X2,2025-03-01,intake,口径变更');
  expect((await series({ range: { from: '2025-12-01', to: '2025-12-31' } }))?.control).toMatchObject({
    variation: null, assurance: null, phases: [{ from: '2025-01-01', trust: 'too_few', why: 'first' }, { from: '2025-06-01', trust: 'too_few', why: 'definition_break' }],
  });
});

it.each([
  ['weeks', { bucket: 'week', range: { from: '2025-01-01', to: '2025-03-31' } }], ['a range that begins within a month', { range: { from: '2025-01-02', to: '2025-03-31' } }],
])('refuses control limits of %s', async (_, input) => {
  const { errors } = await api.ask(QUERY, { input: { dataset: 'centre', control: true, metrics: ['intake'], ...input } });
  expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});
