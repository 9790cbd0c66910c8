import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInProfiles, loadFiles, parseProfile } from '@concord/etl';
import { addCalendarDays, metricById } from '@concord/sql';
import { PSEUDONYM_KEY, startApi, type Api } from './api.js';

interface Value { numerator: number | null; n: number; value: number | null; ciLow: number | null; ciHigh: number | null; boundLow: number | null; boundHigh: number | null }
const TOTAL = 'query($input: TotalInput!) { total(input: $input) { value { numerator n value ciLow ciHigh boundLow boundHigh } } }';
const CASES = 'query($input: CasesInput!) { cases(input: $input) { total rows { caseId } } }';
const RANGE = { from: '2025-01-01', to: '2025-03-31' };

let api: Api;
let folder = '';
async function load(dataset: string, ...rows: readonly string[]): Promise<number> {
  const path = join(folder, 'cases.csv');
  await writeFile(path, [...rows, ''].join('\n'));
  return (await api.load('canonical', path, dataset)).loadNo;
}
async function total(metric: string, input: object): Promise<Value | undefined> {
  const { data, errors } = await api.ask<{ total: { value: Value }[] }>(TOTAL, { input: { metrics: [metric], range: RANGE, ...input } });
  expect(errors).toBeUndefined();
  return data?.total[0]?.value;
}
async function listed(metric: string, input: object): Promise<string[] | undefined> {
  const { data } = await api.ask<{ cases: { rows: { caseId: string }[] } }>(CASES, { input: { metric, range: RANGE, part: 'numerator', first: 50, ...input } });
  return data?.cases.rows.map(({ caseId }) => caseId).toSorted();
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-looked-up-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const HEAD = 'case_id,received_on,closed_on,outcome,party,institution,business,cause,mediator';

it('finds a repeated dispute from the load that brings it on, whoever handles it and whoever asks', async () => {
  const first = await load('repeats', HEAD, 'C1,2025-01-02,2025-01-20,S2,P1,I1,B03,C11,M-A', 'C2,2025-01-03,2025-01-21,U1,P2,I1,B03,C11,M-A', 'LAST,2025-12-31,,,P9,I1,B03,C11,M-B');
  expect(await total('repeat_dispute_rate', { dataset: 'repeats' })).toMatchObject({ numerator: 0, n: 2 });
  // Received 100 days after C1 was closed, and on the 180th and the 181st after C2.
  await load('repeats', HEAD, 'C3,2025-04-30,,,P1,I1,B03,C11,M-B', 'C4,2025-07-20,,,P2,I1,B03,C11,M-B', 'C5,2025-07-21,,,P2,I1,B03,C11,M-B');
  expect(await total('repeat_dispute_rate', { dataset: 'repeats' })).toMatchObject({ numerator: 2, n: 2 });
  expect(await total('repeat_dispute_rate', { dataset: 'repeats', asOfLoad: first })).toMatchObject({ numerator: 0, n: 2 });
  expect(await listed('repeat_dispute_rate', { dataset: 'repeats' })).toEqual(['C1', 'C2']);
  // The repeats are M-B's; that they came is a property of M-A's cases all the same.
  expect(await total('repeat_dispute_rate', { dataset: 'repeats', filters: [{ dimension: 'mediator', values: ['M-A'] }] })).toMatchObject({ numerator: 2, n: 2 });
  api.viewer = { id: 'a', scope: [{ dimension: 'mediator', values: ['M-A'] }] };
  expect(await total('repeat_dispute_rate', { dataset: 'repeats' })).toMatchObject({ numerator: 2, n: 2 });
  api.viewer = { id: 'local', scope: 'all' };
});

it('leaves out a repetition beyond 180 days', async () => {
  await load('late', HEAD, 'C1,2025-01-02,2025-01-20,S2,P1,I1,B03,C11,M-A', 'C2,2025-07-20,,,P1,I1,B03,C11,M-A', 'LAST,2025-12-31,,,P9,I1,B03,C11,M-B');
  expect(await total('repeat_dispute_rate', { dataset: 'late' })).toMatchObject({ numerator: 0, n: 1 });
});

it('finds the cases of agents who bring many, by looking back 90 days, whoever handles them', async () => {
  const day = (n: number): string => addCalendarDays('2025-01-01', n);
  // FIRST makes the history long enough to look back from all of them.
  // G1 every 20 days, G2 five on one day and a duplicate, G3 every 30 days; every third case comes without an agent.
  const cases = [
    ...Array.from({ length: 5 }, (_, i) => ({ id: `G1-${String(i)}`, received: day(i * 20), agent: 'G1', outcome: '' })),
    ...Array.from({ length: 5 }, (_, i) => ({ id: `G2-${String(i)}`, received: day(40), agent: 'G2', outcome: '' })), { id: 'G2-D', received: day(41), agent: 'G2', outcome: 'X2' },
    ...Array.from({ length: 4 }, (_, i) => ({ id: `G3-${String(i)}`, received: day(i * 22), agent: 'G3', outcome: '' })),
    ...Array.from({ length: 20 }, (_, i) => ({ id: `N-${String(i)}`, received: day(i * 4), agent: '', outcome: '' })),
  ];
  await load('agents', 'case_id,received_on,closed_on,outcome,claimant_agent', ...cases.map(({ agent, id, outcome, received }) => `${id},${received},${outcome === '' ? '' : received},${outcome},${agent}`), 'FIRST,2024-09-01,,,', 'LAST,2025-12-31,,,');
  const real = cases.filter(({ outcome }) => outcome !== 'X2');
  const before = ({ agent, received }: (typeof cases)[number]): number => real.filter((one) => one.agent === agent && one.received <= received && one.received > addCalendarDays(received, -90)).length;
  const clustered = real.filter((one) => one.agent !== '' && one.received <= RANGE.to && before(one) >= 5).map(({ id }) => id).sort();
  expect(clustered).toEqual(['G1-4', 'G2-0', 'G2-1', 'G2-2', 'G2-3', 'G2-4']);
  expect(await total('agent_cluster_share', { dataset: 'agents' })).toMatchObject({ numerator: 6, n: real.filter(({ received }) => received <= RANGE.to).length });
  expect(await listed('agent_cluster_share', { dataset: 'agents' })).toEqual(clustered);
  // The first 89 days of a history have nothing to look back at.
  const early = { dataset: 'agents', range: { from: '2024-09-01', to: '2024-11-28' } };
  expect([await total('agent_cluster_share', early), await total('agent_cluster_share', { ...early, range: { from: '2024-09-01', to: RANGE.to } })]).toMatchObject([{ n: 0 }, { numerator: 6, n: real.filter(({ received }) => received <= RANGE.to).length }]);
});

it('looks back within the history of each source: one that begins later has nothing to look back at', async () => {
  const day = (n: number): string => addCalendarDays('2025-01-01', n);
  const head = 'case_id,received_on,claimant_agent';
  // Five of one agent, on the first day of the second source and ninety days after it.
  const five = (id: string, n: number) => Array.from({ length: 5 }, (_, i) => `${id}${String(i)},${day(n)},G-${id}`);
  await load('sources', head, 'FIRST,2024-09-01,', ...five('A', 10), 'LAST,2025-12-31,');
  const second = parseProfile((await readFile(join(builtInProfiles(), 'canonical.yaml'), 'utf8')).replace('id: canonical', 'id: second'));
  const path = join(folder, 'second.csv');
  await writeFile(path, [head, ...five('B', 0), ...five('C', 89), 'LAST-B,2025-12-31,', ''].join('\n'));
  expect(await loadFiles(api.stores, { profile: second, files: [path], pseudonymKey: PSEUDONYM_KEY, dataset: 'sources' })).toMatchObject({ state: 'published', rejects: [] });
  expect(await total('agent_cluster_share', { dataset: 'sources' })).toMatchObject({ numerator: 10, n: 10 });
  expect(await listed('agent_cluster_share', { dataset: 'sources' })).toEqual(['A0', 'A1', 'A2', 'A3', 'A4', 'C0', 'C1', 'C2', 'C3', 'C4']);
});

it('counts closing dates that later deliveries changed, not those of cases closed again after a re-opening', async () => {
  const head = 'case_id,received_on,closed_on,first_closed_on,reopened_on,outcome';
  const first = await load('edits', head, 'C1,2025-01-02,2025-01-20,,,S2', 'C2,2025-01-03,2025-01-21,,,U1', 'C3,2025-01-04,2025-01-22,,,S2');
  const second = await load('edits', head, 'C1,2025-01-02,2025-01-19,,,S2', 'C2,2025-01-03,2025-02-21,2025-01-21,2025-02-01,U1', 'C3,2025-01-04,2025-01-22,,,S2');
  expect(await total('closing_edit_rate', { dataset: 'edits' })).toMatchObject({ numerator: 1, n: 3 });
  expect(await total('closing_edit_rate', { dataset: 'edits', asOfLoad: first })).toMatchObject({ numerator: 0, n: 3 });
  expect(await total('closing_edit_rate', { dataset: 'edits', asOfLoad: second })).toMatchObject({ numerator: 1, n: 3 });
  expect(await listed('closing_edit_rate', { dataset: 'edits' })).toEqual(['C1']);
});

it('counts of a case reopened twice the first closing and the one that stands, of one excluded in the end none', async () => {
  const head = 'case_id,received_on,closed_on,first_closed_on,reopened_on,outcome,first_outcome';
  const months = ['02', '05', '08'].map((month) => ({ from: `2025-${month}-01`, to: `2025-${month}-28` }));
  const told = async (metric: string) => Promise.all(months.map(async (range) => { const { numerator, n } = await total(metric, { dataset: 'twice', range }) ?? {}; return [numerator, n]; }));
  await load('twice', head, 'C1,2025-01-02,2025-05-10,2025-02-10,2025-03-01,S2,U1', 'C2,2025-01-02,2025-05-11,2025-02-11,2025-03-02,S2,S2', 'LAST,2025-12-31,,,,,');
  expect([await told('closings'), await told('settlement_rate')]).toEqual([[[2, 2], [2, 2], [0, 0]], [[1, 2], [2, 2], [0, 0]]]);
  // C1 is reopened again in June and closed in August; C2 is found in August to have been out of scope.
  await load('twice', head, 'C1,2025-01-02,2025-08-12,2025-02-10,2025-06-01,S2,U1', 'C2,2025-01-02,2025-08-13,2025-02-11,2025-06-02,X1,S2', 'LAST,2025-12-31,,,,,');
  expect([await told('closings'), await told('settlement_rate')]).toEqual([[[1, 1], [0, 0], [1, 1]], [[0, 1], [0, 0], [1, 1]]]);
  expect(metricById('closings').meaning.zh).toContain('首次与现行办结之间的各次不计，最终剔除的各次均不计');
});

it('keeps the closings of a month that is over when cases are reopened, and closed again', async () => {
  const head = 'case_id,received_on,closed_on,first_closed_on,reopened_on,outcome,first_outcome';
  const january = { from: '2025-01-01', to: '2025-01-31' };
  const february = { from: '2025-02-01', to: '2025-02-28' };
  const told = async (range: Record<string, string>, asOfLoad?: number) => Promise.all(['closings', 'settlement_rate_all', 'settlement_rate'].map(async (metric) => {
    const { numerator, n } = await total(metric, { dataset: 'again', range, ...(asOfLoad === undefined ? {} : { asOfLoad }) }) ?? {};
    expect([metric, (await listed(metric, { dataset: 'again', range, part: metric === 'closings' ? 'numerator' : 'denominator', ...(asOfLoad === undefined ? {} : { asOfLoad }) }))?.length]).toEqual([metric, n]);
    return [numerator, n];
  }));
  const others = ['C1,2025-01-02,2025-01-20,,,S2,', 'C4,2025-01-02,2025-01-23,,,T1,'];
  const first = await load('again', head, ...others, 'C2,2025-01-03,2025-01-21,,,U1,', 'C3,2025-01-04,2025-01-22,,,S2,');
  const before = await told(january);
  expect(before).toEqual([[4, 4], [2, 4], [2, 3]]);
  // C2 is open again, C3 was closed again, and settled no more.
  await load('again', head, ...others, 'C2,2025-01-03,,2025-01-21,2025-02-01,,U1', 'C3,2025-01-04,2025-02-20,2025-01-22,2025-02-03,U2,S2');
  expect(await told(january)).toEqual(before);
  expect(await told(february)).toEqual([[1, 1], [0, 1], [0, 1]]);
  await load('again', head, ...others, 'C2,2025-01-03,2025-02-25,2025-01-21,2025-02-01,S1,U1', 'C3,2025-01-04,2025-02-20,2025-01-22,2025-02-03,U2,S2');
  expect(await told(january)).toEqual(before);
  expect(await told(february)).toEqual([[2, 2], [1, 2], [1, 2]]);
  // Told by outcome, an undone closing is what it was.
  expect(await listed('closings', { dataset: 'again', range: january, filters: [{ dimension: 'outcome', values: ['U1'] }] })).toEqual(['C2']);
  expect(await listed('closings', { dataset: 'again', range: february, filters: [{ dimension: 'outcome', values: ['U1'] }] })).toEqual([]);
  // Without the first outcome a closing counts, and is in no rate.
  await load('again', head, ...others, 'C2,2025-01-03,2025-02-25,2025-01-21,2025-02-01,S1,', 'C3,2025-01-04,2025-02-20,2025-01-22,2025-02-03,U2,S2');
  expect(await told(january)).toEqual([[4, 4], [2, 3], [2, 2]]);
  expect(await told(january, first)).toEqual(before);
});

it('asks satisfaction of those a survey reached, and tells interviews apart', async () => {
  // 400 sent, 376 of them delivered, 94 answered, 78 with 4 or 5; 20 more on the phone, all content.
  const forms = Array.from({ length: 400 }, (_, i) => `C${String(i)},2025-01-02,2025-01-20,S2,1,${i < 376 ? '1' : '0'},self,${i < 78 ? '5' : i < 94 ? '3' : ''}`);
  const calls = Array.from({ length: 20 }, (_, i) => `D${String(i)},2025-01-02,2025-01-20,S2,1,1,interviewer,5`);
  await load('reached', 'case_id,received_on,closed_on,outcome,survey_sent,survey_delivered,survey_mode,consumer_score', ...forms, ...calls);
  expect(await total('survey_response_rate', { dataset: 'reached' })).toMatchObject({ numerator: 94, n: 376, value: 0.25 });
  const csat = await total('csat', { dataset: 'reached' });
  expect(csat).toMatchObject({ numerator: 78, n: 94 });
  expect([csat?.boundLow, csat?.boundHigh].map((share) => Math.round((share ?? 0) * 1000) / 10)).toEqual([20.7, 95.7]);
  expect(await total('csat_interviewed', { dataset: 'reached' })).toMatchObject({ numerator: 20, n: 20, value: 1 });
});

it('says how far those who did not answer could change a satisfaction', async () => {
  // 376 delivered, 94 answered, 78 of them with 4 or 5.
  const rows = Array.from({ length: 376 }, (_, i) => `C${String(i)},2025-01-02,2025-01-20,S2,1,${i < 78 ? '5' : i < 94 ? '3' : ''}`);
  await load('survey', 'case_id,received_on,closed_on,outcome,survey_sent,consumer_score', ...rows);
  const value = await total('csat', { dataset: 'survey' });
  expect([value?.value, value?.ciLow, value?.ciHigh].map((share) => Math.round((share ?? 0) * 1000) / 10)).toEqual([83, 74.1, 89.2]);
  expect([value?.boundLow, value?.boundHigh].map((share) => Math.round((share ?? 0) * 1000) / 10)).toEqual([20.7, 95.7]);
  const all = await total('survey_response_rate', { dataset: 'survey' });
  expect([all?.value, all?.boundLow, all?.boundHigh]).toEqual([0.25, null, null]);
});

it('counts disputes once, however many files and repeats they make', async () => {
  const head = 'case_id,received_on,closed_on,outcome,party,institution,business,cause,dispute_id,litigated_on,mediator';
  await load('disputes', head,
    // One dispute in three files; its first file decides, though another has the smaller number.
    'F3,2025-01-02,2025-01-20,U1,,I1,B03,C11,D1,2025-03-01,M-A', 'F1,2025-01-05,2025-01-22,S2,,I1,B03,C11,D1,,M-B', 'F2,2025-02-03,2025-02-22,T1,,I2,B04,C12,D1,,M-B',
    // The same party again 10 and 181 days after the closing; another cause is another dispute.
    'P1,2025-01-03,2025-01-21,U1,P1,I1,B03,C11,,,M-A', 'P2,2025-01-31,2025-03-01,S2,P1,I1,B03,C11,,,M-B', 'P3,2025-08-29,,,P1,I1,B03,C11,,,M-B', 'P4,2025-02-02,,,P1,I1,B03,C12,,,M-B',
    // A mistake begins no dispute: the file after it does.
    'X1,2025-01-06,2025-01-07,X1,,I1,B03,C11,D2,,M-A', 'F4,2025-02-06,2025-02-20,S2,,I1,B03,C11,D2,,M-A');
  const asked = { dataset: 'disputes', range: { from: '2025-01-01', to: '2025-12-31' } };
  // Files: F1–4, P1–4; a suit. Disputes: D1, P1 with P2, P3, P4, D2.
  expect(await total('proceedings_per_dispute', asked)).toMatchObject({ numerator: 9, n: 5 });
  expect(await listed('proceedings_per_dispute', { ...asked, part: 'denominator' })).toEqual(['F3', 'F4', 'P1', 'P3', 'P4']);
  // Which dispute a file goes on with does not change with who asks.
  expect(await total('proceedings_per_dispute', { ...asked, filters: [{ dimension: 'mediator', values: ['M-B'] }] })).toMatchObject({ n: 2 });
});

it('watches every agreement for 90 days before it counts whether it was kept', async () => {
  const head = 'case_id,received_on,closed_on,outcome,agreement_on,performance_due_on,first_default_on';
  await load('kept', head, 'C1,2025-01-02,2025-01-20,S2,2025-01-20,2025-12-31,2025-04-20', 'C2,2025-01-02,2025-01-20,S2,2025-01-20,2025-12-31,2025-04-21', 'C3,2025-01-02,2025-01-20,S2,2025-01-20,2025-12-31,',
    'C4,2025-01-02,2025-01-20,S1,2025-01-20,2025-12-31,', 'C5,2025-01-02,2025-01-20,S2,2025-01-20,,', 'C6,2025-03-02,2025-03-20,S2,2025-03-20,2025-12-31,2025-03-25', 'LAST,2025-06-17,,,,,');
  // As of 17 June: C1 and C2 on day 90 and 91, C3 never; C6 is 89 days old. Performed at once (C4) and without a date (C5): not watched.
  expect(await total('default_within_90', { dataset: 'kept', range: { from: '2025-01-01', to: '2025-12-31' } })).toMatchObject({ numerator: 1, n: 3 });
  expect(await listed('default_within_90', { dataset: 'kept' })).toEqual(['C1']);
});
