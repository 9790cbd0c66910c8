import { Kysely, sql, type Migration } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteDialect } from './dialect/sqlite.js';
import { migrateOperational } from './migrate-operational.js';
import { migrationHash } from './migration-hash.js';
import { loadsProfilesSchedules } from './migrations/0001-loads-profiles-schedules.js';
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

// Stores out there keep this: a change here means that none of them opens any more, be it by an edit or by what a new version of Kysely writes.
it('says what it always said', async () => {
  expect(await migrationHash(loadsProfilesSchedules)).toBe('d1f526b857836f10fdcefe3dcd2c35716ed4449664fd017bf908b7b5095b427e');
});
