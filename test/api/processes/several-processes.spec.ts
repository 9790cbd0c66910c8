import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOperational, type Operational, type OperationalConfig } from '@concord/sql';
import { postgresIn } from '../../store/both-databases.js';
import { startServer, type TestServer } from '../../store/chserver/start-server.js';
import { startBuilt, type Built } from '../../browser/start-built.js';

const database = postgresIn();
let folder = '';
let clickhouse: TestServer;
let operational: OperationalConfig;
let book: Operational;
let one: Built;
let other: Built;

const start = (name: string): Promise<Built> => startBuilt({
  CLICKHOUSE_URL: clickhouse.url, DATABASE_URL: operational.url ?? '', CONCORD_DATA_DIR: join(folder, name), CONCORD_DEMO: 'off', CONCORD_SIGN_IN: 'off', CONCORD_PSEUDONYM_KEY: 'a key for tests only, of 32 letters or more',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-processes-'));
  clickhouse = await startServer();
  operational = await database.empty(join(folder, 'operational.sqlite'));
  // Both find an empty server and an empty database, and bring them to this version at the same time.
  [one, other] = await Promise.all([start('one'), start('other')]);
  book = await openOperational(operational);
}, 120_000);
afterAll(async () => {
  await book.close();
  await Promise.all([one.stop(), other.stop()]);
  await clickhouse.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Answer { readonly data?: Record<string, unknown>; readonly errors?: readonly { readonly extensions: { readonly code: string } }[] }

async function ask<Data>(of: Built, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  // As a program asks: a page is held to the documents of the pages.
  const response = await fetch(new URL('/graphql', of.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json() as Answer;
  if (errors !== undefined) throw new Error(errors.map(({ extensions }) => extensions.code).join());
  return data as Data;
}

const PROFILE = 'id: plain\ndataset: plain\nlabel: {zh: 表, en: table}\ngrain: row\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}\n  closed_on: {from: closed, optional: true}\n';
const rows = (count: number, from = 0): string => ['id,day,closed', ...Array.from({ length: count }, (_, n) => `K-${String(from + n)},2026-0${String(1 + (n % 6))}-1${String(n % 10)},`), ''].join('\n');

/** Brings a file to a process and has it loaded there; the job's number. */
async function load(of: Built, content: string): Promise<string> {
  const brought = await fetch(new URL('/deliveries', of.url), { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-requested-with': 'concord', 'x-file-name': 'cases.csv' }, body: content });
  const { id } = await brought.json() as { id: string };
  return (await ask<{ loadDelivery: { id: string } }>(of, 'mutation($id: ID!, $profile: String!) { loadDelivery(id: $id, profile: $profile) { id } }', { id, profile: PROFILE })).loadDelivery.id;
}

interface Job { readonly state: string; readonly failure: { readonly code: string } | null; readonly outcome: { readonly loaded: number; readonly dataset: string } | null }
const jobAt = async (of: Built, id: string): Promise<Job> => (await ask<{ job: Job }>(of, 'query($id: ID!) { job(id: $id) { state failure { code } outcome { loaded dataset } } }', { id })).job;
async function ended(of: Built, id: string): Promise<Job> {
  let job = await jobAt(of, id);
  while (job.state === 'running') {
    await new Promise((resolve) => { setImmediate(resolve); });
    job = await jobAt(of, id);
  }
  return job;
}
const INTAKE = 'query($input: SeriesInput!) { series(input: $input) { total { value dataVersion } } }';
const intake = async (of: Built): Promise<{ value: number; dataVersion: number } | undefined> =>
  (await ask<{ series: { total: { value: number; dataVersion: number } }[] }>(of, INTAKE, { input: { dataset: 'plain', filters: [], metrics: ['intake'], range: { from: '2026-01-01', to: '2026-06-30' }, bucket: 'month' } })).series[0]?.total;

it('a load begun in one process is told by the other, with what came of it, and its numbers are in both at once', async () => {
  const id = await load(one, rows(120));
  expect(await ended(other, id)).toEqual({ state: 'done', failure: null, outcome: { loaded: 120, dataset: 'plain' } });
  const [here, there] = [await intake(one), await intake(other)];
  expect(here).toMatchObject({ value: 120 });
  expect(there).toEqual(here);
  // What was kept of the version before is not answered again.
  await ended(one, await load(other, rows(30, 500)));
  expect(await intake(one)).toMatchObject({ value: 150 });
  expect(await intake(other)).toEqual(await intake(one));
});

it('is called off by the other, and leaves nothing', async () => {
  const before = await intake(one);
  const id = await load(one, rows(400_000, 10_000));
  expect((await jobAt(other, id)).state).toBe('running');
  await ask(other, 'mutation($id: ID!) { cancelJob(id: $id) { state } }', { id });
  expect(await ended(one, id)).toMatchObject({ state: 'cancelled', outcome: null });
  expect((await ended(other, id)).state).toBe('cancelled');
  expect(await intake(other)).toEqual(before);
});

it('a job whose process is gone is told as lost, and one that nobody knows as unknown', async () => {
  await book.jobBook.tell({ id: 'gone', kind: 'delivery', holder: 'x', state: 'running', body: JSON.stringify({ progress: { phase: 'read', done: 0, total: 1 }, failure: null, result: null }) }, Date.now() - 61_000);
  expect(await jobAt(one, 'gone')).toEqual({ state: 'failed', failure: { code: 'INTERRUPTED' }, outcome: null });
  await expect(jobAt(one, 'nowhere')).rejects.toThrow('BAD_INPUT');
  // A board's job is none of these.
  await book.jobBook.tell({ id: 'board', kind: 'round', holder: 'x', state: 'done', body: JSON.stringify({ progress: { phase: 'read', done: 0, total: 1 }, failure: null, result: 'x' }) });
  await expect(jobAt(other, 'board')).rejects.toThrow('BAD_INPUT');
});

/** As a proxy does it: whoever does not take a connection any more was not asked, and the other one is. */
const byProxy = (): ReturnType<typeof intake> => intake(one).catch((error: unknown) => {
  if (((error as Error).cause as { code?: string } | undefined)?.code !== 'ECONNREFUSED') throw error;
  return intake(other);
});

it('one is ended and started again while questions are asked: nobody who was asked breaks off', async () => {
  const value = (await intake(other))?.value;
  const answers: (number | undefined)[] = [];
  let isBack = false;
  const asking = Array.from({ length: 4 }, async () => { while (!isBack) answers.push((await byProxy())?.value); });
  await one.stop();
  one = await start('one');
  isBack = true;
  await Promise.all(asking);
  expect(answers.length).toBeGreaterThan(20);
  expect(new Set(answers)).toEqual(new Set([value]));
  expect((await intake(one))?.value).toBe(value);
});
