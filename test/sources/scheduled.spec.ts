import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { pino } from 'pino';
import { AppModule, LOCAL_VIEWER } from '@concord/server';
import { parseProfile, type Places } from '@concord/etl';
import { openOperational, storeTime } from '@concord/sql';
import { startApi, type Api } from '../api/api.js';
import { KEY } from '../pipeline/scratch-store.js';
import { FOLDER, PROFILES, schedulesOf, type SchedulesUnderTest } from './schedules.js';
import { onBothDatabases } from '../store/both-databases.js';
import { findPostgres, startPostgres, type TestPostgres } from '../store/postgres/start-postgres.js';

const QUIET = new Date('2024-01-05T08:00:00Z');
onBothDatabases((database) => {
  let api: Api;
  let schedules: SchedulesUnderTest;
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
    api = await startApi(undefined, places, undefined, database.empty);
    for (const text of PROFILES) expect((await api.ask('mutation($text: String!) { saveProfile(text: $text) { id } }', { text })).errors).toBeUndefined();
    schedules = schedulesOf(api);
  });
  afterAll(async () => {
    await api.close();
    await owner?.end();
    await server?.stop();
    await rm(root, { recursive: true, force: true });
  });

  async function put(name: string, content: string): Promise<void> {
    await writeFile(join(root, name), content);
    await utimes(join(root, name), QUIET, QUIET);
  }

  it('watches a folder: what is loaded, refused and known already', async () => {
    await put('one.csv', 'id,day\nA-1,2024-01-05\nA-2,2024-13-05\n');
    await put('two.pdf', '%PDF-1.7');
    const { id, ...told } = await schedules.made(FOLDER);
    expect(told).toMatchObject({ state: 'none', isEnabled: true, lastRunAt: null, result: null, profileLabel: { zh: '投递' } });
    expect(told.nextRunAt).toMatch(/T06:30:00\.000\+08:00$/u);
    const first = await schedules.ran(id);
    expect(first).toMatchObject({ state: 'attention', failures: 0, result: { code: 'LOADED', message: { zh: '文件：载入 1，被拒 1；拒收 1 行。', en: 'Files: 1 loaded, 1 refused; 1 rows rejected.' } } });
    expect(await api.stores.operational.loads.newest(2)).toMatchObject([{ state: 'published', by: `schedule ${FOLDER.name}` }]);
    expect(first.refusedFiles).toEqual([{ name: 'two.pdf', failure: { code: 'NOT_TEXT' } }]);
    expect(first.nextRunAt).toMatch(/T06:30:00\.000\+08:00$/u);
    await rm(join(root, 'two.pdf'));
    expect(await schedules.ran(id)).toMatchObject({ state: 'done', result: { code: 'NOTHING_NEW' } });
    expect(await schedules.remove(id)).toEqual({ removeSchedule: true });
    expect(await schedules.list()).toEqual([]);
  });

  (found === undefined ? it.skip : it)('reads a source, says what it came to, and goes on after a failure', async () => {
    await owner?.query("INSERT INTO cases VALUES ('C-1', '2024-01-05', '2024-03-01 08:00+08')");
    const { id } = await schedules.made({ name: '核心系统', kind: 'source', place: 'core', profile: 'from-core', pattern: '*/15 * * * *' });
    expect(await schedules.ran(id)).toMatchObject({ state: 'done', result: { code: 'LOADED', message: { en: expect.stringContaining('1 new cases, 0 changed, 0 rows rejected') as string } } });
    expect(await schedules.ran(id)).toMatchObject({ state: 'done', result: { code: 'NOTHING_NEW' } });
    await owner?.query('ALTER TABLE cases RENAME TO elsewhere');
    const failed = await schedules.ran(id);
    expect(failed).toMatchObject({ state: 'failed', failures: 1, result: { code: 'NO_SUCH_TABLE', message: { zh: '来源 core 没有表 cases。' } } });
    const minutes = (Date.parse(failed.nextRunAt ?? '') - Date.parse(failed.lastRunAt ?? '')) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(5);
    expect(minutes).toBeLessThan(6);
    await owner?.query('ALTER TABLE elsewhere RENAME TO cases');
    await owner?.query("INSERT INTO cases VALUES ('C-2', '2024-01-06', '2024-03-02 08:00+08')");
    expect(await schedules.ran(id)).toMatchObject({ state: 'done', failures: 0, result: { code: 'LOADED' } });
    await schedules.remove(id);
  });

  (found === undefined ? it.skip : it)('reads the whole table at the first run of each week, where that was set', async () => {
    await owner?.query("INSERT INTO cases VALUES ('W-1', '2024-01-05', '2024-04-01 08:00+08'), ('W-2', '2024-01-05', '2024-04-01 08:00+08')");
    const { id } = await schedules.made({ name: '每周通读', kind: 'source', place: 'core', profile: 'from-core', pattern: '*/15 * * * *', fullRead: 'weekly' });
    const dayOf = async (): Promise<unknown> => (await api.engine.reader.ask({ sql: "SELECT toString(received_on) FROM concord.case_current WHERE case_id = 'W-1'" })).rows;
    // A day corrected by hand, far behind the watermark, which stays as it is.
    const correct = (day: string) => owner?.query("UPDATE cases SET day = $1 WHERE id = 'W-1'", [day]);
    const lastWeek = (days: number) => api.stores.operational.schedules.finish(id, '', { nextRunAtMs: Date.now() + 900_000, wasFullAt: storeTime(Date.now() - days * 86_400_000) });
    await owner?.query("INSERT INTO cases VALUES ('W-3', '2024-01-05', '2024-06-01 08:00+08')");
    const first = await schedules.ran(id);
    expect([first.fullRead, first.lastFullAt, first.result?.message.zh]).toEqual(['weekly', first.lastRunAt, expect.stringMatching(/^已通读全表。第 \d+ 次载入/u)]);
    await correct('2024-01-08');
    expect(await schedules.ran(id)).toMatchObject({ lastFullAt: first.lastFullAt, result: { code: 'NOTHING_NEW', message: { en: 'Nothing new.' } } });
    expect(await dayOf()).toEqual([['2024-01-05']]);
    await lastWeek(8);
    const later = await schedules.ran(id);
    expect(later).toMatchObject({ lastFullAt: later.lastRunAt, result: { code: 'LOADED', message: { en: expect.stringMatching(/^Read the whole table\. .* 0 new cases, 1 changed/u) as string } } });
    expect(await dayOf()).toEqual([['2024-01-08']]);
    await schedules.remove(id);
  });

  it('runs what was missed once when a server starts, and for one of two', async () => {
    await put('three.csv', 'id,day\nA-3,2024-01-05\n');
    const kept = api.stores.operational.schedules;
    const setting = { id: 'missed', name: 'missed', kind: 'folder' as const, place: 'incoming', profile: 'from-files', pattern: '0 * * * *', fullRead: 'never' as const, enabled: true };
    await kept.save(setting, Date.parse('2024-01-01T00:00:00Z'));
    const start = async () => {
      const app = await NestFactory.create(AppModule.over(api.stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: join(root, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(KEY), places } }), { logger: false });
      return app.init();
    };
    const before = (await api.stores.operational.loads.newest(100)).length;
    const apps = await Promise.all([start(), start()]);
    const told = await schedules.until('missed', ({ state, lastRunAt }) => state !== 'running' && lastRunAt !== null);
    expect(told.result?.code).toBe('LOADED');
    expect(Date.parse(told.nextRunAt ?? '')).toBeGreaterThan(Date.now());
    // One load for each file that was there; a second round would have been noted by its time.
    expect((await api.stores.operational.loads.newest(100)).length - before).toBe(2);
    await Promise.all(apps.map((app) => app.close()));
    await kept.remove('missed');
  });

  it('is called off when its server ends, publishes nothing, and is due again', async () => {
    const line = (i: number): string => `big-${String(i)},2024-01-${String(1 + (i % 28)).padStart(2, '0')}\n`;
    await put('large.csv', `id,day\n${Array.from({ length: 400_000 }, (_, i) => line(i)).join('')}`);
    // In a registry of its own: another server over the same may take it up in this one's place, and does not end.
    const stores = { ...api.stores, operational: await openOperational(await database.empty(join(root, 'ends.sqlite'))) };
    const kept = stores.operational.schedules;
    const profile = parseProfile(PROFILES[1] ?? '');
    await stores.operational.profiles.save({ id: profile.id, hash: profile.hash, yaml: profile.text });
    await kept.save({ id: 'ends', name: 'ends', kind: 'folder', place: 'incoming', profile: profile.id, pattern: '0 * * * *', fullRead: 'never' as const, enabled: true }, Date.parse('2024-01-01T00:00:00Z'));
    const app = await NestFactory.create(AppModule.over(stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: join(root, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(KEY), places } }), { logger: false });
    await app.init();
    while (!(await stores.operational.loads.newest(1)).some(({ state, fileNames }) => state === 'running' && fileNames[0] === 'large.csv')) await new Promise((resolve) => { setImmediate(resolve); });
    await app.close();
    expect(await kept.find('ends')).toMatchObject({ heldUntil: undefined, lastState: 'none', failures: 0 });
    expect(Date.parse(`${(await kept.find('ends'))?.nextRunAt ?? ''}Z`)).toBeLessThanOrEqual(Date.now());
    expect((await stores.operational.loads.newest(1))[0]).toMatchObject({ state: 'failed', fileNames: ['large.csv'], message: expect.stringContaining('CANCELLED') as string });
    await stores.operational.close();
    await rm(join(root, 'large.csv'));
  });
});
