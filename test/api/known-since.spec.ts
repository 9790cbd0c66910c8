import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProfileId } from '@concord/etl';
import { addCalendarDays } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Step { day: number; atRisk: number; survival: number }
interface Worked { n: number; median: number | null; curve: (Step & { settled: number })[] }
interface Answer { total: { curve: Step[]; value: { n: number; value: number | null } }[]; survival: { total: { value: { n: number; value: number | null }; shares: { day: number; share: number | null }[]; endings: { ending: { key: string }; shares: { day: number; share: number | null }[] }[] } } }

const [SINCE, AS_OF] = ['2026-03-01', '2026-05-31'];
const HEAD = 'case_id,received_on,closed_on,outcome,institution';
const QUERY = `query($total: TotalInput!, $survival: SurvivalInput!) {
  total(input: $total) { curve { day atRisk survival } value { n value } }
  survival(input: $survival) { total { value { n value } shares { day share } endings { ending { key } shares { day share } } } } }`;
const DAYS = [5, 15, 30, 60];

/** Three a day from January to May, closed after a number of days that goes round; of the whole history, or what is delivered of it when closings are known since March. */
const HISTORY = Array.from({ length: 3 * 151 }, (_, i) => {
  const [received, days] = [addCalendarDays('2026-01-01', Math.floor(i / 3)), 2 + ((i * 37) % 83)];
  const closed = addCalendarDays(received, days);
  return { id: `K${String(i)}`, received, closed: closed > AS_OF ? '' : closed, outcome: closed > AS_OF ? '' : ['S2', 'U1', 'T1'][i % 3] ?? '', institution: i % 2 === 0 ? 'I1' : 'I2' };
});
const rowsOf = (cases: typeof HISTORY): string[] => cases.map((one) => [one.id, one.received, one.closed, one.outcome, one.institution].join(','));
const DELIVERED = HISTORY.filter(({ closed }) => closed === '' || closed >= SINCE);

let api: Api;
let folder: string;
async function load(profile: string, dataset: string, lines: readonly string[]): Promise<void> {
  const file = join(folder, `${profile}-${dataset}.csv`);
  await writeFile(file, [...lines, ''].join('\n'));
  expect(await api.load(profile, file, dataset)).toMatchObject({ state: 'published', rejects: [] });
}
async function ask(dataset: string, filters: object[] = []): Promise<Answer> {
  const selection = { dataset, range: { from: '2026-01-01', to: AS_OF }, filters };
  const { data, errors } = await api.ask<Answer>(QUERY, { total: { ...selection, metrics: ['time_to_resolution'], curve: true }, survival: { ...selection, metric: 'time_to_resolution', days: DAYS } });
  expect(errors).toBeUndefined();
  if (!data) throw new TypeError('no answer');
  return data;
}
const worked = (cases: typeof HISTORY, since: string): Worked =>
  JSON.parse(execFileSync('python3', [join(__dirname, 'known-since.py'), since, AS_OF], { input: [HEAD, ...rowsOf(cases)].join('\n'), encoding: 'utf8' })) as Worked;

function expectSame({ survival, total: [total] }: Answer, { curve, median, n }: Worked): void {
  expect(total?.value).toEqual({ n, value: median });
  expect(total?.curve.map(({ atRisk, day }) => [day, atRisk])).toEqual(curve.map(({ atRisk, day }) => [day, atRisk]));
  curve.forEach((step, i) => { expect(total?.curve[i]?.survival).toBeCloseTo(step.survival, 10); });
  expect(survival.total.value).toEqual({ n, value: median });
  const at = (day: number) => curve.findLast((step) => step.day <= day);
  const settled = survival.total.endings.find(({ ending }) => ending.key === 'S');
  for (const [i, day] of DAYS.entries()) {
    expect(survival.total.shares[i]?.share).toBeCloseTo(at(day)?.survival ?? 1, 10);
    expect(settled?.shares[i]?.share).toBeCloseTo(at(day)?.settled ?? 0, 10);
  }
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-known-'));
  await load('canonical', 'whole', [HEAD, ...rowsOf(HISTORY)]);
  for (const dataset of ['untold', 'told', 'partly']) await load('canonical', dataset, [HEAD, ...rowsOf(DELIVERED)]);
  await load(recordProfileId('closings_known'), 'told', ['institution,known_since', `,${SINCE}`]);
  await load(recordProfileId('closings_known'), 'partly', ['institution,known_since', `I1,${SINCE}`]);
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('lets cases that were open before come under observation when closings are known, as an independent calculation does', async () => {
  expectSame(await ask('told'), worked(DELIVERED, SINCE));
  expectSame(await ask('whole'), worked(HISTORY, '2026-01-01'));
});

it('is near to the whole history then, where the cases that are left alone look slow', async () => {
  const median = async (dataset: string): Promise<number> => (await ask(dataset)).total[0]?.value.value ?? Number.NaN;
  const [whole, told, untold] = await Promise.all([median('whole'), median('told'), median('untold')]);
  expect(Math.abs(told - whole)).toBeLessThanOrEqual(3);
  expect(untold - whole).toBeGreaterThan(Math.abs(told - whole));
});

it('holds for the institution that is named, and for no other', async () => {
  const of = (institution: string) => ask('partly', [{ dimension: 'institution', values: [institution] }]);
  const mine = (institution: string) => DELIVERED.filter((one) => one.institution === institution);
  expectSame(await of('I1'), worked(mine('I1'), SINCE));
  expectSame(await of('I2'), worked(mine('I2'), '2026-01-01'));
});
