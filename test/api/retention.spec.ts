import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

let api: Api;
/** A closed case a month from 2015 on, and the last one this year. */
const YEAR = new Date().getFullYear();
const HEAD = 'case_id,received_on,closed_on,outcome\n';
beforeAll(async () => {
  api = await startApi();
  const file = join(api.dataDir, '..', 'cases.csv');
  const months = Array.from({ length: 12 * (YEAR - 2015) }, (_, n) => `${String(2015 + Math.floor(n / 12))}-${String(1 + (n % 12)).padStart(2, '0')}`);
  await writeFile(file, HEAD + months.flatMap((month) => Array.from({ length: 12 }, (_, n) => `C-${month}-${String(n)},${month}-02,${month}-20,S1\n`)).join(''));
  await api.load('canonical', file, 'mine');
});
afterAll(() => api.close());

const PLAN = 'query ($dataset: String!) { retentionPlan(dataset: $dataset) { years closedBefore dataVersion cases versions sources { source cases versions } months { month deleted left } excellent rounds { title } } }';
const RETENTION = 'query ($dataset: String!) { retention(dataset: $dataset) { deletedBefore rules { years reason setBy } } }';
const SET = 'mutation ($dataset: String!, $years: Int, $reason: Prose!) { setRetentionRule(dataset: $dataset, years: $years, reason: $reason) { rules { years reason setBy } deletedBefore } }';
const DELETE = 'mutation ($dataset: String!, $dataVersion: Int!) { deleteForAge(dataset: $dataset, dataVersion: $dataVersion) { id } }';
const JOB = 'query ($id: ID!) { job(id: $id) { state failure { code } retained { closedBefore cases versions acts } } }';
const SERIES = 'query ($input: SeriesInput!) { series(input: $input) { points { from complete value { value n lack } } total { value lack } } }';
const TOTAL = 'query ($input: TotalInput!) { total(input: $input) { value { value n lack } } }';
const dataset = 'mine';

interface Ended { readonly state: string; readonly failure: { readonly code: string } | null; readonly retained: unknown }
async function carryOut(dataVersion: number): Promise<Ended> {
  const { data } = await api.ask<{ deleteForAge: { id: string } }>(DELETE, { dataset, dataVersion });
  for (;;) {
    const { data: told } = await api.ask<{ job: Ended }>(JOB, { id: data?.deleteForAge.id });
    if (told !== undefined && told.job.state !== 'running') return told.job;
  }
}

interface Point { readonly from: string; readonly complete: boolean; readonly value: { readonly value: number | null; readonly n: number; readonly lack: string | null } }
async function receivedIn(year: number): Promise<{ readonly points: readonly Point[]; readonly total: Point['value'] }> {
  const { data, errors } = await api.ask<{ series: { points: Point[]; total: Point['value'] }[] }>(SERIES, { input: { dataset, metrics: ['intake'], range: { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` }, bucket: 'month' } });
  const [one] = data?.series ?? [];
  if (one === undefined) throw new Error(JSON.stringify(errors));
  return one;
}

it('is told by a rule with a reason, and shown before it is done', async () => {
  expect((await api.ask(PLAN, { dataset })).data).toEqual({ retentionPlan: null });
  expect((await api.ask(SET, { dataset, years: 5, reason: 'short' })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect((await api.ask(SET, { dataset, years: 0, reason: '档案管理规定，保存五年' })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect((await api.ask(SET, { dataset, years: 5, reason: '档案管理规定，保存五年' })).data).toEqual({ setRetentionRule: { rules: [{ years: 5, reason: '档案管理规定，保存五年', setBy: 'local' }], deletedBefore: null } });
  // What somebody writes is kept without what tells who a party is.
  const spoken = await api.ask<{ setRetentionRule: { rules: { reason: string }[] } }>(SET, { dataset, years: 6, reason: '客户13812345678来电要求，证件110101199003078515' });
  expect(spoken.data?.setRetentionRule.rules[0]?.reason).toBe('客户〔电话〕来电要求，证件〔证件号〕');
  await api.ask(SET, { dataset, years: 5, reason: '档案管理规定，保存五年' });
  const { data } = await api.ask<{ retentionPlan: { closedBefore: string; cases: number; versions: number; months: { month: string; deleted: number; left: number }[] } }>(PLAN, { dataset });
  const { closedBefore = '', cases = 0, versions, months = [] } = data?.retentionPlan ?? {};
  expect(closedBefore.slice(0, 4)).toBe(String(YEAR - 5));
  expect(cases).toBe(months.reduce((sum, { deleted }) => sum + deleted, 0));
  expect(cases).toBeGreaterThanOrEqual(12 * 12 * (YEAR - 5 - 2015));
  expect(versions).toBe(cases);
  expect(months[0]).toEqual({ month: '2015-01', deleted: 12, left: 0 });
  expect((await receivedIn(2016)).total).toEqual({ value: 144, lack: null });
});

it('does nothing that was not shown', async () => {
  expect(await carryOut(99)).toEqual({ state: 'failed', failure: { code: 'PLAN_OUTDATED' }, retained: null });
});

it('is done once it is confirmed, and every figure of the time before says so and none says zero', async () => {
  const done = await carryOut(1);
  expect(done).toMatchObject({ state: 'done', failure: null, retained: { acts: [2] } });
  const { data } = await api.ask<{ retention: { deletedBefore: string } }>(RETENTION, { dataset });
  const before = data?.retention.deletedBefore ?? '';
  expect(before).toBe((done.retained as { closedBefore: string }).closedBefore);
  const old = await receivedIn(2016);
  expect(old.points.map(({ value, complete }) => ({ value, complete }))).toEqual(old.points.map(() => ({ value: { value: null, n: 0, lack: 'deleted' }, complete: false })));
  expect(old.total).toEqual({ value: null, lack: 'deleted' });
  // Of the year in which it ends: what is whole is told.
  const points = (await receivedIn(YEAR - 5)).points;
  expect(points.filter(({ from }) => from >= before).every(({ value }) => value.n === 12 && value.lack === null)).toBe(true);
  expect(points.filter(({ from }) => from < before).every(({ value }) => value.value === null && value.lack === 'deleted')).toBe(true);
  const range = { from: '2015-01-01', to: `${String(YEAR)}-12-31` };
  expect((await api.ask(TOTAL, { input: { dataset, metrics: ['intake', 'settlement_rate'], range } })).data).toEqual({ total: [0, 1].map(() => ({ value: { value: null, n: 0, lack: 'deleted' } })) });
  const { data: explored } = await api.ask<{ exploration: { cells: { bucket: number | null; value: Point['value'] }[]; buckets: { from: string }[] } }>('query ($input: ExplorationInput!) { exploration(input: $input) { buckets { from } cells { bucket value { value n lack } } } }', { input: { dataset, metrics: ['intake'], range: { from: `${String(YEAR - 6)}-01-01`, to: `${String(YEAR - 1)}-12-31` }, grain: 'year' } });
  const cells = explored?.exploration.cells ?? [];
  expect(cells).toHaveLength(7);
  expect(cells.map(({ value }) => [value.lack, value.n])).toEqual(cells.map(({ bucket }) => ((bucket === null ? '' : (explored?.exploration.buckets[bucket]?.from ?? '')) < before ? ['deleted', 0] : [null, 144])));
  const told = await api.ask<{ annotations: { startsOn: string; text: { en: string } }[] }>('query ($dataset: String!) { annotations(dataset: $dataset) { startsOn text { en } } }', { dataset });
  expect(told.data?.annotations).toEqual([{ startsOn: before, text: { en: 'Cases closed before this day were deleted for their age; earlier figures are incomplete' } }]);
});

it('leaves no answer that is a whole to what is left of a time: it is refused with the day from which on there is one', async () => {
  const { data } = await api.ask<{ retention: { deletedBefore: string } }>(RETENTION, { dataset });
  const before = data?.retention.deletedBefore ?? '';
  const [gone, kept] = [{ from: '2016-01-01', to: `${String(YEAR - 1)}-12-31` }, { from: `${String(YEAR - 2)}-01-01`, to: `${String(YEAR - 1)}-12-31` }];
  const asked: readonly (readonly [string, (range: typeof gone) => object])[] = [
    ['query ($input: IssuesInput!) { issues(input: $input) { typeCount } }', (range) => ({ metric: 'intake', range })],
    ['query ($input: SurvivalInput!) { survival(input: $input) { total { value { n } } } }', (range) => ({ metric: 'time_to_resolution', range })],
    ['query ($input: FunnelPlotInput!) { funnelPlot(input: $input) { judged } }', (range) => ({ metric: 'settlement_rate', dimension: 'institution', range })],
    ['query ($input: RateChangeInput!) { rateChange(input: $input) { change } }', (range) => ({ metric: 'settlement_rate', dimension: 'institution', before: range, range: kept })],
    ['query ($input: MessageStepsInput!) { messageSteps(input: $input) { value { n } } }', (range) => ({ range })],
  ];
  for (const [query, input] of asked) {
    const [refused] = (await api.ask(query, { input: { dataset, ...input(gone) } })).errors ?? [];
    expect([query, refused?.extensions.code, (refused?.extensions as { readonly sentence?: unknown } | undefined)?.sentence]).toEqual([query, 'PERIOD_DELETED', expect.objectContaining({ en: expect.stringContaining(before) as string, zh: expect.stringContaining(before) as string }) as object]);
    expect([query, (await api.ask(query, { input: { dataset, ...input(kept) } })).errors]).toEqual([query, undefined]);
  }
  // Gaps between rare events begin where everything is known.
  const { data: rare } = await api.ask<{ rareEvents: { from: string } }>('query ($input: RareEventsInput!) { rareEvents(input: $input) { from } }', { input: { dataset, metric: 'closings', to: before.slice(0, 8).concat('28') } });
  expect(rare?.rareEvents.from).toBe(before);
});

it('is asked of the administrator who may see everything', async () => {
  api.viewer = { id: 'somebody', scope: [{ dimension: 'region', values: ['A'] }] };
  expect((await api.ask(PLAN, { dataset })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
});
