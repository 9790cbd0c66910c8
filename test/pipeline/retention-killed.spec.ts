import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { loadFiles, parseProfile, setKeepingRule } from '@concord/etl';
import { openStores } from '@concord/sql';
import { KEY } from './scratch-store.js';

const [CASE, ROW, EVENT] = ['ZK4VB-CASE-CANARY', 'ZK4VB-ROW-CANARY', 'ZK4VB-LOG-CANARY'];

/** What a process found in a store that it had put in order. */
interface Found {
  readonly current: readonly string[];
  readonly versions: readonly string[];
  readonly messages: readonly string[];
  readonly rejects: readonly (readonly [string, boolean, boolean])[];
  readonly scratch: readonly string[];
  readonly acts: readonly (readonly [string, string])[];
  readonly events: readonly string[];
  readonly brokenAt: number | null;
}
interface Ended {
  readonly signal: string | null;
  readonly told: ReadonlyMap<string, unknown>;
}

let folder = '';
const cases = parseProfile('id: a\ndataset: mine\nlabel: {zh: 台账, en: Register}\ngrain: row\nchecks: {closed_without_outcome: allow}\ncolumns:\n  case_id: {from: 编号}\n  received_on: {from: 收案}\n  closed_on: {from: 办结}\n  cause: {from: 事由}\n');
const messages = parseProfile('id: sent\ndataset: mine\ninto: message\nlabel: {zh: 短信, en: Messages}\ngrain: row\ndates: [YYYY-MM-DD HH:mm:ss]\ncolumns:\n  message_id: {from: 编号}\n  case_no: {from: 案件}\n  sent_at: {from: 发送}\n');

beforeAll(async () => {
  if (!existsSync(resolve(__dirname, '../../etl/dist/src/index.js'))) throw new Error('etl is not built: npm run build');
  folder = await mkdtemp(join(tmpdir(), 'concord-deleted-'));
  const dataDir = join(folder, 'whole');
  const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  const load = async (profile: typeof cases, text: string): Promise<unknown> => {
    const path = join(folder, 'delivery.csv');
    await writeFile(path, text);
    return loadFiles(stores, { profile, files: [path], pseudonymKey: KEY });
  };
  for (const cause of [CASE, `${CASE} again`]) await load(cases, `编号,收案,办结,事由\nOLD,2019-01-01,2019-05-01,${cause}\nNEW,2025-01-01,2026-01-01,new\nOPEN,2019-01-01,,open\nB-1,no day,,${ROW}\n`);
  await load(messages, '编号,案件,发送\nS-1,OLD,2019-03-02 10:00:00\nS-2,NEW,2025-04-02 10:00:00\n');
  await stores.operational.auditLog.add('somebody', 'saw', { of: EVENT });
  await stores.operational.retentionRules.set({ dataset: 'mine', years: 10, reason: '规定', setBy: 'somebody' });
  for (const kept of [{ what: 'log', dataset: '' }, { what: 'rejects', dataset: 'mine' }] as const) await setKeepingRule(stores, { ...kept, months: 12, reason: '规定', setBy: 'somebody' });
  await stores.close();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(dataDir: string, what: string, dieAt = 0): Promise<Ended> {
  const child = spawn(process.execPath, [join(__dirname, 'killed', 'deleter.cjs'), dataDir, what, String(dieAt)], { env: { ...process.env, UV_THREADPOOL_SIZE: '24' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const told = new Map<string, unknown>();
  createInterface({ input: child.stdout }).on('line', (line) => { const at = line.indexOf(' '); told.set(line.slice(0, at), JSON.parse(line.slice(at + 1))); });
  const [, signal] = await once(child, 'close') as [number | null, string | null];
  return { signal, told };
}

const holds = (dataDir: string, canary: string): readonly string[] => readdirSync(dataDir, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).filter((path) => readFileSync(path).includes(canary));

async function copy(name: string): Promise<string> {
  const dataDir = join(folder, name);
  await cp(join(folder, 'whole'), dataDir, { recursive: true });
  return dataDir;
}

const HELD = { current: ['NEW', 'OLD', 'OPEN'], versions: ['NEW', 'OLD', 'OPEN'], messages: ['NEW', 'OLD'], rejects: [['BAD_DATE', true, false], ['BAD_DATE', true, false]], scratch: [], brokenAt: null };
const DONE = {
  cases: { ...HELD, current: ['NEW', 'OPEN'], versions: ['NEW', 'OPEN'], messages: ['NEW'] },
  rejects: { ...HELD, rejects: [['BAD_DATE', false, true], ['BAD_DATE', false, true]] },
  log: HELD,
};

/** What decides: a table changes places, or something is noted of the act. */
const TURNS = /^(EXCHANGE|INSERT INTO concord\.(publication|retention)\b)/u;

/** Kills at every statement that decides, and at so many others, spread over all there are, each in a copy of the store. */
async function killAt(what: 'cases' | 'rejects', canary: string, others: number): Promise<ReadonlyMap<string, number>> {
  const undisturbed = await copy(`${what}-undisturbed`);
  const { told } = await run(undisturbed, what);
  expect(told.get('found')).toMatchObject(HELD);
  expect(told.get('left')).toMatchObject(DONE[what]);
  expect(holds(undisturbed, canary)).toEqual([]);
  const statements = told.get('asked') as readonly string[];
  const turns = statements.flatMap((sql, at) => (TURNS.test(sql) ? [at + 1] : []));
  const spread = Array.from({ length: others }, (_, n) => 1 + Math.floor((n * (statements.length - 1)) / (others - 1)));
  const points = [...new Set([...turns, ...spread])];
  const came = new Map<string, number>();
  for (const dieAt of points) {
    const dataDir = await copy(`${what}-${String(dieAt)}`);
    expect(await run(dataDir, what, dieAt)).toMatchObject({ signal: 'SIGKILL' });
    // Whoever opens the store next finds it as it was, or without what had to go; and then it is done.
    const { signal, told: after } = await run(dataDir, what);
    expect([dieAt, signal]).toEqual([dieAt, null]);
    const found = after.get('found') as Found;
    const isDone = JSON.stringify([found.current, found.rejects]) === JSON.stringify([DONE[what].current, DONE[what].rejects]);
    expect([dieAt, found]).toMatchObject([dieAt, isDone ? DONE[what] : HELD]);
    expect([dieAt, after.get('left')]).toMatchObject([dieAt, DONE[what]]);
    expect([dieAt, holds(dataDir, canary)]).toEqual([dieAt, []]);
    const left = after.get('left') as Found;
    if (what === 'cases') {
      expect([dieAt, left.events.filter((action) => action === 'deleted')]).toEqual([dieAt, ['deleted']]);
      expect(left.acts.filter(([state, code]) => state === 'published' && code === 'RETENTION')).toHaveLength(1);
      expect(left.acts.filter(([state]) => state === 'failed').every(([, code]) => code === 'INTERRUPTED')).toBe(true);
    }
    came.set(isDone ? 'done' : 'undone', (came.get(isDone ? 'done' : 'undone') ?? 0) + 1);
    await rm(dataDir, { recursive: true, force: true });
  }
  process.stdout.write(`Deletion of ${what}, ${String(statements.length)} statements: of ${String(points.length)} kills ${String(came.get('done') ?? 0)} were finished by the next start, ${String(came.get('undone') ?? 0)} had done nothing.\n`);
  return came;
}

it('of cases that is killed has done nothing, or is finished by the next start', async () => {
  expect([...(await killAt('cases', CASE, 5)).keys()].sort()).toEqual(['done', 'undone']);
}, 900_000);

it('of what stood in rejected rows that is killed has done nothing, or all of it', async () => {
  expect([...(await killAt('rejects', ROW, 7)).keys()].sort()).toEqual(['done', 'undone']);
}, 900_000);

it('of old events that is killed has done nothing, or all of it, and the chain holds', async () => {
  for (const [dieAt, events] of [[1, ['saw']], [2, ['log_deleted']]] as const) {
    const dataDir = await copy(`log-${String(dieAt)}`);
    expect(await run(dataDir, 'log', dieAt)).toMatchObject({ signal: 'SIGKILL' });
    const { signal, told } = await run(dataDir, 'log');
    expect(signal).toBeNull();
    expect(told.get('found')).toMatchObject({ ...HELD, events });
    expect(told.get('left')).toMatchObject({ ...HELD, events: ['log_deleted'] });
    expect([dieAt, holds(dataDir, EVENT)]).toEqual([dieAt, []]);
  }
}, 120_000);
