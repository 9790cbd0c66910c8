// Child of bench.ts: meetings over the loaded store, on the server as it is built, with signing in on and what the pages ask.
import { join } from 'node:path';
import { openStores } from '@concord/sql';
import { timingOf, type Timing } from '../measure.js';
import { addPeople, PLANNERS, type Somebody } from '../people/accounts.js';
import { started } from '../people/started.js';
import { asked } from './asking.js';
import { statementsWritten, type StatementsMeasured } from './statements.js';
import { pagesTurned, type TurningMeasured } from './turning.js';

/** Of each meeting: what its agenda came to, and ms. */
export interface MeetingMeasured {
  readonly items: number;
  readonly planned: Timing;
  readonly opened: Timing;
  readonly statements: StatementsMeasured;
  readonly turning: TurningMeasured;
}

const DATASET = 'demo';
const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
const [PEOPLE, ACTIONS] = [10, 20];

interface Meeting { readonly id: string }

async function timed<Data>(took: number[], work: () => Promise<Data>): Promise<Data> {
  const start = performance.now();
  const answer = await work();
  took.push(performance.now() - start);
  return answer;
}

/** Waits until the signals of the data are told: they are judged once after a load, and meetings come later. */
async function judged(url: string, who: Somebody): Promise<void> {
  while (!(await asked<{ signals: { isCurrent: boolean } }>(url, who, 'Signals', { input: { dataset: DATASET, filters: [], withCleared: false } })).signals.isCurrent) await new Promise((resolve) => { setTimeout(resolve, 500); });
}

/** Actions that are overdue, each with the number it rests on. */
async function addActions(url: string, who: Somebody, banks: readonly string[]): Promise<void> {
  for (let i = 0; i < ACTIONS; i += 1) {
    const number = { metric: 'settlement_rate', range: { from: '2025-11-01', to: '2026-10-31' }, filters: [{ dimension: 'institution', values: [banks[i % banks.length] ?? ''] }] };
    await asked(url, who, 'AddAction', { input: { dataset: DATASET, what: `演示数据：行动 ${String(i + 1)}`, owner: { account: who.id }, due: { on: '2026-10-31' }, number, effect: null, meeting: null, agendaItem: null } });
  }
}

async function planned(url: string, people: readonly Somebody[], took: number[]): Promise<string[]> {
  const [chair] = people;
  if (chair === undefined) throw new Error('nobody is there');
  const { filterValues } = await asked<{ filterValues: { values: readonly { key: string }[] } }>(url, chair, 'FilterValues', { dataset: DATASET, dimension: 'institution', search: null, limit: 50 });
  const banks = filterValues.values.map(({ key }) => key);
  await addActions(url, chair, banks);
  const participants = people.map(({ id }, i) => ({ account: id, name: id, area: [{ dimension: 'institution', values: [banks[i % banks.length]], exclude: false }] }));
  const { saveMeetingSeries: { id: series } } = await asked<{ saveMeetingSeries: Meeting }>(url, chair, 'SaveMeetingSeries', { input: { dataset: DATASET, name: '质量审核会议', rhythm: '', chair: chair.id, participants, revision: 0 } });
  const ids: string[] = [];
  for (const month of MONTHS) {
    const plan = { title: month, heldOn: `${month}-28`, startsAt: '09:30', minutes: 120, month: `${month}-01`, place: '', filters: [], participants };
    ids.push((await timed(took, () => asked<{ planMeeting: Meeting }>(url, chair, 'PlanMeeting', { input: { dataset: DATASET, series, chair: chair.id, plan } }))).planMeeting.id);
  }
  return ids;
}

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: bench-meeting <data dir>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
const people = await addPeople(stores, PEOPLE, PLANNERS);
await stores.close();
const [chair] = people;
if (chair === undefined) throw new Error('nobody is there');
const [plannedMs, openedMs]: [number[], number[]] = [[], []];
let server = await started(dataDir);
try {
  await judged(server.url, chair);
  const meetings = await planned(server.url, people, plannedMs);
  // Planning has asked much of what opening asks: a server that was started since has kept nothing of it.
  await server.stop();
  server = await started(dataDir);
  await judged(server.url, chair);
  const items: number[] = [];
  for (const id of meetings) items.push((await timed(openedMs, () => asked<{ openMeeting: { agenda: readonly unknown[] } }>(server.url, chair, 'OpenMeeting', { id }))).openMeeting.agenda.length);
  const last = meetings.at(-1) ?? '';
  const statements = await statementsWritten(server.url, last, people);
  const turning = await pagesTurned(server.url, last, chair);
  const told: MeetingMeasured = { items: items.at(-1) ?? 0, planned: timingOf(plannedMs), opened: timingOf(openedMs), statements, turning };
  process.stdout.write(`${JSON.stringify(told)}\n`);
} finally {
  await server.stop();
}
