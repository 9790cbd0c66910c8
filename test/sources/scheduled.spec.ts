import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { pino } from 'pino';
import { AppModule, LOCAL_VIEWER } from '@concord/server';
import type { Places } from '@concord/etl';
import { startApi, type Answer, type Api } from '../api/api.js';
import { KEY } from '../pipeline/scratch-store.js';
import { findPostgres, startPostgres, type TestPostgres } from '../store/postgres/start-postgres.js';

const QUIET = new Date('2024-01-05T08:00:00Z');
const FIELDS = 'id name kind place profile profileLabel { zh } pattern isEnabled state jobId lastRunAt nextRunAt failures result { code message { zh en } } refusedFiles { name failure { code } }';

interface Told {
  readonly id: string;
  readonly state: string;
  readonly jobId: string | null;
  readonly isEnabled: boolean;
  readonly lastRunAt: string | null;
  readonly nextRunAt: string | null;
  readonly failures: number;
  readonly result: { readonly code: string; readonly message: { readonly zh: string; readonly en: string } } | null;
  readonly refusedFiles: readonly { readonly name: string; readonly failure: { readonly code: string } }[];
}

let api: Api;
let root = '';
let server: TestPostgres | undefined;
let owner: pg.Client | undefined;
let places: Places;
const found = findPostgres();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-scheduled-'));
  const sources: Places['sources'] extends ReadonlyMap<string, infer Place> ? Map<string, Place> : never = new Map();
  if (found !== undefined) {
    server = await startPostgres(found);
    owner = new pg.Client(server.url);
    await owner.connect();
    await owner.query('CREATE TABLE cases (id text, day date, changed timestamptz)');
    sources.set('core', { name: 'core', kind: 'postgres', host: '127.0.0.1', port: Number(new URL(server.url).port), database: 'postgres', user: 'concord', password: () => Promise.resolve(''), tls: undefined, answerMs: 20_000 });
  }
  places = { sources, folders: new Map([['incoming', root]]) };
  api = await startApi(undefined, places);
  for (const text of [
    "id: from-core\ndataset: core\nlabel: {zh: 核心系统, en: Core}\ngrain: row\nformat: {type: table, source: core, table: cases, watermark: changed}\nchecks: {outcome_without_closed: allow}\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}",
    'id: from-files\ndataset: files\nlabel: {zh: 投递, en: Files}\ngrain: row\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}',
  ]) expect((await api.ask('mutation($text: String!) { saveProfile(text: $text) { id } }', { text })).errors).toBeUndefined();
});
afterAll(async () => {
  await api.close();
  await owner?.end();
  await server?.stop();
  await rm(root, { recursive: true, force: true });
});

const list = async (): Promise<readonly Told[]> => (await api.ask<{ schedules: Told[] }>(`{ schedules { ${FIELDS} } }`)).data?.schedules ?? [];
const save = (schedule: object): Promise<Answer<{ saveSchedule: Told }>> => api.ask(`mutation($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { ${FIELDS} } }`, { schedule });
const run = (id: string): Promise<Answer<unknown>> => api.ask(`mutation($id: ID!) { runSchedule(id: $id) { ${FIELDS} } }`, { id });

async function until(id: string, what: (told: Told) => boolean): Promise<Told> {
  for (;;) {
    const told = (await list()).find((one) => one.id === id);
    if (told === undefined) throw new Error('the schedule is gone');
    if (what(told)) return told;
  }
}
/** Runs a schedule and waits until the run has ended. */
async function ran(id: string): Promise<Told> {
  const before = (await until(id, () => true)).lastRunAt;
  await run(id);
  return until(id, ({ state, lastRunAt }) => state !== 'running' && lastRunAt !== before);
}
async function made(schedule: object): Promise<Told> {
  const { data, errors } = await save(schedule);
  if (data === undefined || data === null) throw new Error(JSON.stringify(errors));
  return data.saveSchedule;
}
async function put(name: string, content: string): Promise<void> {
  await writeFile(join(root, name), content);
  await utimes(join(root, name), QUIET, QUIET);
}

const FOLDER = { name: '夜间投递', kind: 'folder', place: 'incoming', profile: 'from-files', pattern: '30 6 * * *' };

it('watches a folder: what is loaded, refused and known already', async () => {
  await put('one.csv', 'id,day\nA-1,2024-01-05\n');
  await put('two.pdf', '%PDF-1.7');
  const { id, ...told } = await made(FOLDER);
  expect(told).toMatchObject({ state: 'none', isEnabled: true, lastRunAt: null, result: null, profileLabel: { zh: '投递' } });
  expect(told.nextRunAt).toMatch(/T06:30:00\.000\+08:00$/u);
  const first = await ran(id);
  expect(first).toMatchObject({ state: 'attention', failures: 0, result: { code: 'LOADED', message: { zh: '文件：载入 1，被拒 1。', en: 'Files: 1 loaded, 1 refused.' } } });
  expect(first.refusedFiles).toEqual([{ name: 'two.pdf', failure: { code: 'NOT_TEXT' } }]);
  expect(first.nextRunAt).toMatch(/T06:30:00\.000\+08:00$/u);
  await rm(join(root, 'two.pdf'));
  expect(await ran(id)).toMatchObject({ state: 'done', result: { code: 'NOTHING_NEW' } });
  expect((await api.ask('mutation($id: ID!) { removeSchedule(id: $id) }', { id })).data).toEqual({ removeSchedule: true });
  expect(await list()).toEqual([]);
});

(found === undefined ? it.skip : it)('reads a source, says what it came to, and goes on after a failure', async () => {
  await owner?.query("INSERT INTO cases VALUES ('C-1', '2024-01-05', '2024-03-01 08:00+08')");
  const { id } = await made({ name: '核心系统', kind: 'source', place: 'core', profile: 'from-core', pattern: '*/15 * * * *' });
  expect(await ran(id)).toMatchObject({ state: 'done', result: { code: 'LOADED', message: { en: expect.stringContaining('1 new cases, 0 changed, 0 rows rejected') as string } } });
  expect(await ran(id)).toMatchObject({ state: 'done', result: { code: 'NOTHING_NEW' } });
  await owner?.query('ALTER TABLE cases RENAME TO elsewhere');
  const failed = await ran(id);
  expect(failed).toMatchObject({ state: 'failed', failures: 1, result: { code: 'NO_SUCH_TABLE', message: { zh: '来源 core 没有表 cases。' } } });
  const minutes = (Date.parse(failed.nextRunAt ?? '') - Date.parse(failed.lastRunAt ?? '')) / 60_000;
  expect(minutes).toBeGreaterThanOrEqual(5);
  expect(minutes).toBeLessThan(6);
  await owner?.query('ALTER TABLE elsewhere RENAME TO cases');
  await owner?.query("INSERT INTO cases VALUES ('C-2', '2024-01-06', '2024-03-02 08:00+08')");
  expect(await ran(id)).toMatchObject({ state: 'done', failures: 0, result: { code: 'LOADED' } });
  await api.ask('mutation($id: ID!) { removeSchedule(id: $id) }', { id });
});

it('runs what was missed once when a server starts, and for one of two', async () => {
  await put('three.csv', 'id,day\nA-3,2024-01-05\n');
  const { schedules } = api.stores.operational;
  const setting = { id: 'missed', name: 'missed', kind: 'folder' as const, place: 'incoming', profile: 'from-files', pattern: '0 * * * *', enabled: true };
  await schedules.save(setting, Date.parse('2024-01-01T00:00:00Z'));
  const start = async () => {
    const app = await NestFactory.create(AppModule.over(api.stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: join(root, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(KEY), places } }), { logger: false });
    return app.init();
  };
  const before = (await api.stores.operational.loads.newest(100)).length;
  const apps = await Promise.all([start(), start()]);
  const told = await until('missed', ({ state, lastRunAt }) => state !== 'running' && lastRunAt !== null);
  expect(told.result?.code).toBe('LOADED');
  expect(Date.parse(told.nextRunAt ?? '')).toBeGreaterThan(Date.now());
  // One load for each file that was there; a second round would have been noted by its time.
  expect((await api.stores.operational.loads.newest(100)).length - before).toBe(2);
  await Promise.all(apps.map((app) => app.close()));
  await schedules.remove('missed');
});

it('is called off when its server ends, publishes nothing, and is due again', async () => {
  const line = (i: number): string => `big-${String(i)},2024-01-${String(1 + (i % 28)).padStart(2, '0')}\n`;
  await put('large.csv', `id,day\n${Array.from({ length: 400_000 }, (_, i) => line(i)).join('')}`);
  const { schedules } = api.stores.operational;
  const app = await NestFactory.create(AppModule.over(api.stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: join(root, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(KEY), places } }), { logger: false });
  await schedules.save({ id: 'ends', name: 'ends', kind: 'folder', place: 'incoming', profile: 'from-files', pattern: '0 * * * *', enabled: true }, Date.parse('2024-01-01T00:00:00Z'));
  await app.init();
  await until('ends', ({ state }) => state === 'running');
  while (!(await api.stores.operational.loads.newest(1)).some(({ state, fileNames }) => state === 'running' && fileNames[0] === 'large.csv')) await new Promise((resolve) => { setImmediate(resolve); });
  await app.close();
  expect(await schedules.find('ends')).toMatchObject({ heldUntil: undefined, lastState: 'none', failures: 0 });
  expect(Date.parse(`${(await schedules.find('ends'))?.nextRunAt ?? ''}Z`)).toBeLessThanOrEqual(Date.now());
  expect((await api.stores.operational.loads.newest(1))[0]).toMatchObject({ state: 'failed', fileNames: ['large.csv'], message: expect.stringContaining('CANCELLED') as string });
  await schedules.remove('ends');
  await rm(join(root, 'large.csv'));
});

describe('what a schedule may be', () => {
  it.each<[string, object, string]>([
    ['a path', { place: '/etc' }, 'UNKNOWN_FOLDER'],
    ['a way out', { place: 'incoming/..' }, 'UNKNOWN_FOLDER'],
    ['a folder nobody configured', { place: 'other' }, 'UNKNOWN_FOLDER'],
    ['a profile that does not exist', { profile: 'none' }, 'UNKNOWN_PROFILE'],
    ['a profile of a table for a folder', { profile: 'from-core' }, 'BAD_INPUT'],
    ['a profile of files for a source', { kind: 'source', place: 'core' }, 'BAD_INPUT'],
    ['another source than the profile’s', { kind: 'source', place: 'http://169.254.169.254/', profile: 'from-core' }, 'BAD_INPUT'],
    ['no pattern', { pattern: 'now and then' }, 'BAD_INPUT'],
    ['seconds', { pattern: '* * * * * *' }, 'BAD_INPUT'],
    ['no name', { name: '  ' }, 'BAD_INPUT'],
    ['an id nobody gave', { id: 'x' }, 'BAD_INPUT'],
  ])('not %s', async (_, change, code) => {
    expect((await save({ ...FOLDER, ...change })).errors?.[0]?.extensions.code).toBe(code);
    expect(await list()).toEqual([]);
  });

  it('offers what the operator configured, and neither paths nor addresses', async () => {
    const { data } = await api.ask<{ places: unknown }>('{ places { folders sources } }');
    expect(data?.places).toEqual({ folders: ['incoming'], sources: found === undefined ? [] : ['core'] });
    expect(JSON.stringify(data)).not.toContain(root);
  });

  it('changes, turns off and on; what is off has no next run', async () => {
    const { id } = await made(FOLDER);
    await made({ ...FOLDER, id, name: '改名', pattern: '0 9 * * 1' });
    const turn = async (isEnabled: boolean): Promise<Told> => {
      await api.ask('mutation($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }', { id, isEnabled });
      return until(id, () => true);
    };
    expect(await turn(false)).toMatchObject({ name: '改名', isEnabled: false, nextRunAt: null });
    expect((await turn(true)).nextRunAt).toMatch(/T09:00:00\.000\+08:00$/u);
    await api.ask('mutation($id: ID!) { removeSchedule(id: $id) }', { id });
  });

  it('is nothing for somebody who may not see every case', async () => {
    api.viewer = { id: 'branch', scope: [{ dimension: 'region', values: ['north'] }] };
    try {
      for (const query of ['{ schedules { id } }', '{ places { folders } }', 'mutation { runSchedule(id: "x") { id } }', 'mutation { removeSchedule(id: "x") }', 'mutation { enableSchedule(id: "x", isEnabled: true) { id } }']) {
        expect((await api.ask(query)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
      }
      expect((await save(FOLDER)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
    } finally {
      api.viewer = LOCAL_VIEWER;
    }
  });
});
