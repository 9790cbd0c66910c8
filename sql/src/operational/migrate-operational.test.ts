import { Kysely, sql, type Migration } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteDialect } from './dialect/sqlite.js';
import { migrateOperational, migrateOperationalTo } from './migrate-operational.js';
import { migrationHash } from './migration-hash.js';
import { loadsProfilesSchedules } from './migrations/0001-loads-profiles-schedules.js';
import { Schedules, type ScheduleSetting } from './schedules.js';
import type { OperationalDb, Tables } from './tables.js';

let folder = '';
let db: OperationalDb;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-migrated-'));
  db = new Kysely<Tables>({ dialect: await sqliteDialect(join(folder, 'operational.sqlite')) });
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

const table = (name: string, type: 'text' | 'bigint'): Migration => ({
  up: async (to) => { await to.schema.createTable(name).addColumn('a', type).execute(); },
  down: async (to) => { await to.schema.dropTable(name).execute(); },
});
const migrate = (migrations: Record<string, Migration>) => migrateOperational(db, 'here', migrations);
const EDITED = { code: 'OPERATIONAL_EDITED', en: expect.stringContaining('here (0001_first)') as string };

it('goes on from what ran, and refuses a migration that was edited since', async () => {
  await migrate({ '0001_first': table('first', 'text') });
  await migrate({ '0001_first': table('first', 'text'), '0002_second': table('second', 'text') });
  await expect(migrate({ '0001_first': table('first', 'bigint'), '0002_second': table('second', 'text') })).rejects.toMatchObject(EDITED);
  await expect(migrate({ '0002_second': table('second', 'text') })).rejects.toMatchObject({ code: 'OPERATIONAL_NEWER' });
  await migrate({ '0001_first': table('first', 'text'), '0002_second': table('second', 'text') });
});

it('takes what ran before hashes were kept for what it is now, and holds it from then on', async () => {
  await migrate({ '0001_first': table('first', 'text') });
  await sql`drop table operational_migration_hash`.execute(db);
  await migrate({ '0001_first': table('first', 'text') });
  await expect(migrate({ '0001_first': table('first', 'bigint') })).rejects.toMatchObject(EDITED);
});

it('keeps no hash of a migration that failed', async () => {
  const failing: Migration = { up: async (to) => { await table('first', 'text').up(to); await sql`no such statement`.execute(to); } };
  await expect(migrate({ '0001_first': failing })).rejects.toMatchObject({ code: 'OPERATIONAL_FAILED' });
  await migrate({ '0001_first': table('first', 'bigint') });
});

it('goes back to before backups were schedules, and forward again, with all other schedules as they are', async () => {
  const setting = { name: '夜间投递', profile: 'register', place: 'incoming', pattern: '*/15 * * * *', enabled: true } as const;
  const all: ScheduleSetting[] = [
    { ...setting, id: 'a', kind: 'folder', fullRead: 'never' }, { ...setting, id: 'b', kind: 'source', fullRead: 'weekly' }, { ...setting, id: 'c', kind: 'backup', fullRead: 'never' },
  ];
  await migrateOperational(db, 'here');
  const schedules = new Schedules(db);
  for (const one of all) await schedules.save(one, one.id === 'a' ? 0 : 5, 0);
  await schedules.claim('one', 1, 0);
  await schedules.finish('a', 'one', { nextRunAtMs: 9, came: { lastState: 'done', lastResult: '“甲”', failures: 0 } }, 0);
  const before = (await schedules.list()).slice(0, 2);
  expect(before.map(({ id, lastState }) => [id, lastState])).toEqual([['a', 'done'], ['b', 'none']]);
  await migrateOperationalTo(db, 'here', '0010_who_loaded');
  const { rows } = await sql<{ readonly id: string; readonly last_result: string }>`select id, last_result from schedule order by id`.execute(db);
  expect(rows).toEqual([{ id: 'a', last_result: '“甲”' }, { id: 'b', last_result: '' }]);
  await expect(sql`update schedule set kind = 'backup'`.execute(db)).rejects.toMatchObject({ name: 'OperationalError', cause: { message: expect.stringContaining('CHECK') as string } });
  await migrateOperational(db, 'here');
  // When they were added was not kept then.
  expect(await schedules.list()).toEqual(before.map((one) => ({ ...one, addedAt: undefined })));
});

it('goes back to before rules were applied by themselves, and forward again, with all other schedules as they are', async () => {
  const setting = { profile: '', place: '', pattern: '0 3 * * *', enabled: true, fullRead: 'never' } as const;
  await migrateOperational(db, 'here');
  const schedules = new Schedules(db);
  await schedules.save({ ...setting, id: 'backup', name: 'backup', kind: 'backup' }, 5, 0);
  await schedules.save({ ...setting, id: 'retention', name: 'retention', kind: 'retention' }, 0, 0);
  await schedules.claim('one', 1, 0);
  await schedules.finish('retention', 'one', { nextRunAtMs: 9, came: { lastState: 'done', lastResult: '“甲”', failures: 0 } }, 0);
  const [backup] = await schedules.list();
  await migrateOperationalTo(db, 'here', '0014_retention_rules');
  expect(await schedules.list()).toEqual([backup]);
  await expect(sql`update schedule set kind = 'retention'`.execute(db)).rejects.toMatchObject({ cause: { message: expect.stringContaining('CHECK') as string } });
  await expect(sql`select * from keeping_rule`.execute(db)).rejects.toMatchObject({ name: 'OperationalError' });
  await migrateOperational(db, 'here');
  expect(await schedules.list()).toEqual([backup]);
});

// Stores out there keep this: a change here means that none of them opens any more, be it by an edit or by what a new version of Kysely writes.
it('says what it always said', async () => {
  expect(await migrationHash(loadsProfilesSchedules)).toBe('d1f526b857836f10fdcefe3dcd2c35716ed4449664fd017bf908b7b5095b427e');
});
