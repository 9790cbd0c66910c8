import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCalendarDays, bucketsOf } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Told { metric: string; months: { from: string; value: number }[]; forecast: { from: string; value: number; low: number; high: number }[]; chosen: { method: string; meanAbsoluteError: number; coverage: number; n: number } | null; tried: { method: string; meanAbsoluteError: number }[]; sentence: { zh: string; en: string } }
interface Deadlines { asOf: string; open: number; overdue: number; soon: number; unlimited: number; after: string | null; groups: { member: { key: string }; open: number; overdue: number; soon: number }[]; rows: { caseId: string; dueBy: string; daysLeft: number }[] }

const OUTLOOK = 'query($input: OutlookInput!) { outlook(input: $input) { metric months { from value } forecast { from value low high } chosen { method meanAbsoluteError coverage n } tried { method meanAbsoluteError } sentence { zh en } } }';
const DEADLINES = 'query($input: DeadlinesInput!) { deadlines(input: $input) { asOf open overdue soon unlimited after groups { member { key } open overdue soon } rows { caseId dueBy daysLeft } } }';
/** Two years in which every month is alike: 20 received on the first days, each closed on the fortieth day after. */
const MONTHS = bucketsOf({ from: '2024-01-01', to: '2025-12-31' }, 'month');
const LAST = '2025-12-31';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-outlook-'));
  const rows = MONTHS.flatMap(({ from }, i) => Array.from({ length: 20 }, (_, k) => {
    const closed = addCalendarDays(from, 40);
    return [`C${String(i)}-${String(k)}`, from, from, closed > LAST ? '' : closed, closed > LAST ? '' : 'S2', addCalendarDays(from, 30 + k), k < 12 ? 'BANK-X' : 'BANK-Y'].join(',');
  }));
  // Without a limit; and the last day known.
  rows.push(`NONE,2025-12-20,2025-12-20,,,,BANK-Y`, `LAST,${LAST},${LAST},,,2026-03-01,BANK-Y`);
  await writeFile(join(folder, 'cases.csv'), ['case_id,received_on,entered_on,closed_on,outcome,due_on,institution', ...rows, ''].join('\n'));
  expect(await api.load('canonical', join(folder, 'cases.csv'), 'centre')).toMatchObject({ state: 'published', rejects: [] });
  await rm(folder, { recursive: true });
});
afterAll(() => api.close());

const codeOf = async (query: string, input: object): Promise<string | undefined> => (await api.ask(query, { input: { dataset: 'centre', ...input } })).errors?.[0]?.extensions.code;
async function outlook(metrics: string[], more: object = {}): Promise<Told[]> {
  const { data, errors } = await api.ask<{ outlook: Told[] }>(OUTLOOK, { input: { dataset: 'centre', metrics, ...more } });
  expect(errors).toBeUndefined();
  return data?.outlook ?? [];
}
async function deadlines(more: object = {}): Promise<Deadlines> {
  const { data, errors } = await api.ask<{ deadlines: Deadlines }>(DEADLINES, { input: { dataset: 'centre', ...more } });
  expect(errors).toBeUndefined();
  return data?.deadlines ?? { asOf: '', open: 0, overdue: 0, soon: 0, unlimited: 0, after: null, groups: [], rows: [] };
}

it('forecasts what never changed as what it was, and says how the rule did', async () => {
  const [intake] = await outlook(['intake'], { horizon: 3, filters: [{ dimension: 'institution', values: ['BANK-X'] }] });
  expect(intake?.months).toHaveLength(24);
  expect(intake?.forecast.map(({ from }) => from)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  for (const { value, low, high } of intake?.forecast ?? []) expect([value, low, high]).toEqual([expect.closeTo(12, 9), expect.closeTo(12, 6), expect.closeTo(12, 6)]);
  expect(intake?.chosen).toMatchObject({ method: 'mean', meanAbsoluteError: expect.closeTo(0, 9) as number, coverage: 1 });
  expect(intake?.sentence.zh).toBe('收案量：预计2026年1月为 12 件（95% 区间 12–12 件）。方法：历史平均，在 3 种方法中回测误差最小，平均偏差 0 件；33 次回测中有 100.0% 落在区间内。');
});

it('forecasts stocks too, and nothing else', async () => {
  const [pending] = await outlook(['pending']);
  // At each month's end its own twenty, and those of the month before that are not forty days old.
  expect(pending?.months.at(-2)?.value).toBe(20);
  expect(pending?.forecast).toHaveLength(6);
  expect(await codeOf(OUTLOOK, { metrics: ['settlement_rate'] })).toBe('BAD_INPUT');
  expect(await codeOf(OUTLOOK, { metrics: ['intake'], horizon: 13 })).toBe('BAD_INPUT');
});

it('waits for late entry where cases are counted as they come in, and nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-outlook-'));
  // Entered ten days after receipt, closed on the day of entry: in December nobody has entered what came after the 21st.
  const rows = MONTHS.flatMap(({ from }, i) => Array.from({ length: 5 }, (_, k) => [`D${String(i)}-${String(k)}`, addCalendarDays(from, 2), ...Array<string>(2).fill(addCalendarDays(from, 12)), 'S2'].join(',')));
  await writeFile(join(folder, 'late.csv'), ['case_id,received_on,entered_on,closed_on,outcome', ...rows, `LAST,2025-12-21,${LAST},${LAST},S2`, ''].join('\n'));
  await api.load('canonical', join(folder, 'late.csv'), 'late');
  await rm(folder, { recursive: true });
  const told = await outlook(['intake', 'closings', 'pending'], { dataset: 'late' });
  expect(told.map(({ metric, months, forecast }) => [metric, months.at(-1)?.from, forecast[0]?.from])).toEqual([['intake', '2025-11-01', '2025-12-01'], ['closings', '2025-12-01', '2026-01-01'], ['pending', '2025-12-01', '2026-01-01']]);
  expect(told[1]?.months.at(-1)?.value).toBe(6);
});

it('says that fewer than eighteen months are too few', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-outlook-'));
  await writeFile(join(folder, 'few.csv'), ['case_id,received_on,entered_on', 'A,2025-01-01,2025-01-01', 'B,2025-06-30,2025-06-30', ''].join('\n'));
  await api.load('canonical', join(folder, 'few.csv'), 'few');
  await rm(folder, { recursive: true });
  const [intake] = await outlook(['intake'], { dataset: 'few' });
  expect(intake).toMatchObject({ forecast: [], chosen: null, tried: [], sentence: { zh: '收案量：完整的月份只有 6 个，不足 18 个，暂不预测。' } });
});

it('lists open cases by their limit, and counts them by where they are', async () => {
  // Open on the last day: the twenty of December (limits 31 December to 19 January), one without a limit, one due in March. Those of November were closed on 11 December.
  const told = await deadlines({ days: 7 });
  expect(told).toMatchObject({ asOf: LAST, open: 22, overdue: 0, soon: 8, unlimited: 1, after: null });
  expect(told.groups).toEqual([{ member: { key: 'BANK-X' }, open: 12, overdue: 0, soon: 8 }, { member: { key: 'BANK-Y' }, open: 10, overdue: 0, soon: 0 }]);
  expect(told.rows.map(({ dueBy, daysLeft }) => [dueBy, daysLeft])).toEqual(Array.from({ length: 8 }, (_, k) => [addCalendarDays(LAST, k), k]));
  const [first] = [await deadlines({ days: 7, first: 5 })];
  const second = await deadlines({ days: 7, first: 5, after: first.after });
  expect([...first.rows, ...second.rows]).toEqual(told.rows);
  expect(second.after).toBeNull();
});

it('refuses what cannot be asked, and shows nobody what they may not see', async () => {
  expect([await codeOf(DEADLINES, { days: 91 }), await codeOf(DEADLINES, { first: 0 }), await codeOf(DEADLINES, { after: 'x' })]).toEqual(['BAD_INPUT', 'BAD_INPUT', 'BAD_INPUT']);
  api.viewer = { id: 'x', scope: [{ dimension: 'institution', values: ['BANK-Y'] }] };
  try {
    expect(await deadlines({ days: 7 })).toMatchObject({ open: 10, soon: 0, rows: [] });
    expect((await outlook(['intake']))[0]?.months[0]?.value).toBe(8);
    // How many is a figure; which they are is for whoever may look into cases.
    api.viewer = { id: 'executive', scope: 'all', rights: new Set(['view', 'names', 'export'] as const) };
    expect(await deadlines({ days: 7, first: 1 })).toMatchObject({ open: 22, soon: 8, rows: [], after: null });
    api.viewer = { id: 'nobody' };
    expect([await codeOf(DEADLINES, {}), await codeOf(OUTLOOK, { metrics: ['intake'] })]).toEqual(['NO_SCOPE', 'NO_SCOPE']);
  } finally {
    api.viewer = { id: 'local', scope: 'all' };
  }
});
