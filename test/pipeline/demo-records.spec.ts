import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFiles, readProfile, recordProfileId, writeDemo, type DemoFiles } from '@concord/etl';
import { compileMessageSteps } from '@concord/sql';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

interface Told {
  readonly cases: number;
  readonly teams: Readonly<Record<string, number>>;
  readonly products: Readonly<Record<string, number>>;
}

let store: ScratchStore;
let demo: DemoFiles;
let told: Told;

beforeAll(async () => {
  store = await openScratchStore();
  demo = await writeDemo(store.folder, { seed: 7, cases: 9_000 });
  const file = (kind: string): string => demo.records.find((one) => one.kind === kind)?.file ?? '';
  told = JSON.parse(execFileSync('python3', [join(__dirname, 'who-led-whom.py'), file('mediator'), file('crosswalk'), ...demo.files], { encoding: 'utf8' })) as Told;
}, 120_000);
afterAll(async () => { await store.close(); });

const counted = async (key: string): Promise<Record<string, number>> =>
  Object.fromEntries((await store.ask(`SELECT ${key} AS k, count() FROM concord.case_current WHERE dataset = 'demo' AND match(case_id, '^TJ[0-9]{10}$') GROUP BY k`)).map(([name, n]) => [String(name), Number(n)]));

async function load(kind: string, file: string): Promise<void> {
  expect(await loadFiles(store.stores, { profile: await readProfile(recordProfileId(kind)), files: [file], dataset: 'demo' })).toMatchObject({ state: 'published', rejected: 0, folded: 0 });
}

it('knows of each case of the demo who led whom, as counted row by row', async () => {
  const profile = await readProfile('demo');
  // Half of the reference data before the cases, half after: it may come whenever it comes.
  for (const { kind, file } of demo.records.filter(({ kind: one }) => one !== 'mediator')) await load(kind, file);
  for (const file of demo.files) await loadFiles(store.stores, { profile, files: [file], pseudonymKey: KEY });
  for (const { kind, file } of demo.records.filter(({ kind: one }) => one === 'mediator')) await load(kind, file);
  expect(Object.values(told.teams).reduce((sum, n) => sum + n, 0)).toBe(told.cases);
  expect(await counted("concat(organisation, '|', team, '|', team_lead)")).toEqual(told.teams);
  expect(await counted('product')).toEqual(told.products);
}, 120_000);

it('knows of each case of the demo what became of its first message, as counted row by row', async () => {
  const messages = demo.records.find(({ kind }) => kind === 'message')?.file ?? '';
  const notified = JSON.parse(execFileSync('python3', [join(__dirname, 'first-message.py'), messages, ...demo.files], { encoding: 'utf8' })) as Record<'by_day' | 'by_course', Record<string, number>>;
  expect(await counted("ifNull(toString(notified_on), 'none')")).toEqual(notified.by_day);
  const consented = 'toString(ifNull(consent_on BETWEEN notified_on AND notified_on + 7, 0))';
  const numbers = ['opened', 'answered', 'times', 'at_night', 'opted_out'].map((name) => `toString(notified_${name})`).join(", '|', ");
  const courses = await counted(`if(notified_on IS NULL, '', concat(notified_receipt, '|', notified_template, '|', ${numbers}, '|', ${consented}))`);
  delete courses[''];
  expect(courses).toEqual(notified.by_course);
  for (const kind of ['unknown', 'failed', 'delivered']) expect(Object.keys(courses).some((key) => key.startsWith(kind))).toBe(true);
});

it('counts every message by itself as counted row by row', async () => {
  const messages = demo.records.find(({ kind }) => kind === 'message')?.file ?? '';
  const { steps } = JSON.parse(execFileSync('python3', [join(__dirname, 'first-message.py'), messages, ...demo.files], { encoding: 'utf8' })) as { steps: Record<string, number> };
  const everything = { dataset: 'demo', filters: [], scope: 'all', asOf: '2026-10-31' } as const;
  const { columns, rows } = await store.engine.reader.ask(compileMessageSteps(everything, { from: '2023-01-01', to: '2026-10-31' }, 1_000));
  const told = Object.fromEntries(columns.map((name, at) => [name, Number(rows[0]?.[at])]));
  const { sent, known, delivered } = steps;
  expect(told).toEqual({
    of_message_receipts: sent, reached_message_receipts: known, of_message_delivery: known, reached_message_delivery: delivered,
    of_message_opening: delivered, reached_message_opening: steps['opened'], of_message_answers: delivered, reached_message_answers: steps['answered'],
    of_message_consent: sent, reached_message_consent: steps['consented'], of_message_at_night: sent, reached_message_at_night: steps['at_night'],
    of_message_opt_out: sent, reached_message_opt_out: steps['opted_out'],
  });
  for (const count of Object.values(steps)) expect(count).toBeGreaterThan(0);
});

it('has somebody who changed team, a register without teams and an old product, or the count above would prove little', () => {
  const [header = '', ...rows] = readFileSync(demo.files[0] ?? '', 'utf8').trimEnd().split('\n');
  const at = (row: string, column: string): string => row.split(',')[header.split(',').indexOf(column)] ?? '';
  expect(new Set(rows.filter((row) => at(row, 'mediator') === 'DEMO-M005').map((row) => at(row, 'team')))).toEqual(new Set(['DEMO-TEAM-A1', 'DEMO-TEAM-A2']));
  expect(rows.some((row) => at(row, 'organisation') === 'DEMO-ORG-F') && rows.filter((row) => at(row, 'organisation') === 'DEMO-ORG-F').every((row) => at(row, 'team') === '')).toBe(true);
  expect(Object.keys(told.teams).filter((key) => key.startsWith('DEMO-ORG-F|DEMO-TEAM-F')).length).toBeGreaterThanOrEqual(2);
  expect(rows.some((row) => at(row, 'product') === 'DEMO-P030')).toBe(true);
  expect(told.products['DEMO-P030']).toBeUndefined();
});
