import { Migrator, NO_MIGRATIONS, type Migration } from 'kysely';
import { operationalFailure } from './failure.js';
import { migrationHash } from './migration-hash.js';
import { loadsProfilesSchedules } from './migrations/0001-loads-profiles-schedules.js';
import { sourcesAndWatchedFiles } from './migrations/0002-sources-and-watched-files.js';
import { alerts } from './migrations/0003-alerts.js';
import { savedViews } from './migrations/0004-saved-views.js';
import { boardRounds } from './migrations/0005-board-rounds.js';
import { fullReads } from './migrations/0006-full-reads.js';
import { boardMethods } from './migrations/0007-board-methods.js';
import { excellentCases } from './migrations/0008-excellent-cases.js';
import { alertReasons } from './migrations/0009-alert-reasons.js';
import { whoLoaded } from './migrations/0010-who-loaded.js';
import { backupSchedules } from './migrations/0011-backup-schedules.js';
import { whenDone } from './migrations/0012-when-done.js';
import { people } from './migrations/0013-people.js';
import { retentionRules } from './migrations/0014-retention-rules.js';
import { publications } from './migrations/0015-publications.js';
import { keepingRules } from './migrations/0016-keeping-rules.js';
import { reports } from './migrations/0017-reports.js';
import { sending } from './migrations/0018-sending.js';
import { meetings } from './migrations/0019-meetings.js';
import { rolloutPlans } from './migrations/0020-rollout-plans.js';
import { actions } from './migrations/0021-actions.js';
import { causes } from './migrations/0022-causes.js';
import { jobs } from './migrations/0023-jobs.js';
import type { OperationalDb } from './tables.js';

/** Migrations by their names, which the store keeps; they run in the order of the names. */
export type Migrations = Readonly<Record<string, Migration>>;

/** A name that exists is never changed, nor is what stands under it. */
const MIGRATIONS: Migrations = {
  '0001_loads_profiles_schedules': loadsProfilesSchedules,
  '0002_sources_and_watched_files': sourcesAndWatchedFiles,
  '0003_alerts': alerts,
  '0004_saved_views': savedViews,
  '0005_board_rounds': boardRounds,
  '0006_full_reads': fullReads,
  '0007_board_methods': boardMethods,
  '0008_excellent_cases': excellentCases,
  '0009_alert_reasons': alertReasons,
  '0010_who_loaded': whoLoaded,
  '0011_backup_schedules': backupSchedules,
  '0012_when_done': whenDone,
  '0013_people': people,
  '0014_retention_rules': retentionRules,
  '0015_publications': publications,
  '0016_keeping_rules': keepingRules,
  '0017_reports': reports,
  '0018_sending': sending,
  '0019_meetings': meetings,
  '0020_rollout_plan': rolloutPlans,
  '0021_actions': actions,
  '0022_causes': causes,
  '0023_jobs': jobs,
};

async function createHashTable(db: OperationalDb): Promise<void> {
  await db.schema.createTable('operational_migration_hash').ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey()).addColumn('hash', 'text', (column) => column.notNull()).execute();
}

/** A migration that notes its own hash, in the transaction it runs in. */
const noted = (name: string, migration: Migration, hash: string): Migration => ({
  up: async (db: OperationalDb) => {
    await migration.up(db);
    await createHashTable(db);
    await db.insertInto('operational_migration_hash').values({ name, hash }).execute();
  },
  down: async (db: OperationalDb) => {
    await migration.down?.(db);
    await createHashTable(db);
    await db.deleteFrom('operational_migration_hash').where('name', '=', name).execute();
  },
});

type Hashes = ReadonlyMap<string, string>;

async function hashesOf(migrations: Migrations): Promise<Hashes> {
  return new Map(await Promise.all(Object.entries(migrations).map(async ([name, migration]) => [name, await migrationHash(migration)] as const)));
}

function migratorOf(db: OperationalDb, migrations: Migrations, hashes: Hashes): Migrator {
  const all = Object.fromEntries(Object.entries(migrations).map(([name, migration]) => [name, noted(name, migration, hashes.get(name) ?? '')]));
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) }, migrationTableName: 'operational_migration', migrationLockTableName: 'operational_migration_lock' });
}

/** Migrations the store has run, and the hash each had then; '' where it was run before hashes were kept. */
async function history(db: OperationalDb): Promise<ReadonlyMap<string, string>> {
  const tables = new Set((await db.introspection.getTables({ withInternalKyselyTables: true })).map(({ name }) => name));
  if (!tables.has('operational_migration')) return new Map();
  const ran = await db.withTables<{ operational_migration: { name: string } }>().selectFrom('operational_migration').select('name').orderBy('name').execute();
  const kept = tables.has('operational_migration_hash') ? await db.selectFrom('operational_migration_hash').selectAll().execute() : [];
  const hashes = new Map(kept.map(({ name, hash }) => [name, hash]));
  return new Map(ran.map(({ name }) => [name, hashes.get(name) ?? '']));
}

/** Notes the hashes of migrations that were run before hashes were kept. */
async function adopt(db: OperationalDb, names: readonly string[], hashes: Hashes): Promise<void> {
  if (names.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await createHashTable(trx);
    for (const name of names) await trx.insertInto('operational_migration_hash').values({ name, hash: hashes.get(name) ?? '' }).onConflict((conflict) => conflict.doNothing()).execute();
  });
}

/**
 * Brings the operational store to this version, all in one transaction beside which no other process migrates; safe to repeat and to kill.
 * Throws `OperationalError`: OPERATIONAL_NEWER, naming what it does not know; OPERATIONAL_EDITED, naming what was changed after it had run.
 */
export async function migrateOperational(db: OperationalDb, place: string, migrations = MIGRATIONS): Promise<void> {
  const past = [...await history(db)];
  const refuse = (names: readonly (readonly [string, string])[], code: 'OPERATIONAL_NEWER' | 'OPERATIONAL_EDITED'): void => {
    if (names.length > 0) throw operationalFailure(undefined, `${place} (${names.map(([name]) => name).join(', ')})`, code);
  };
  refuse(past.filter(([name]) => !Object.hasOwn(migrations, name)), 'OPERATIONAL_NEWER');
  const hashes = await hashesOf(migrations);
  refuse(past.filter(([name, hash]) => hash !== '' && hash !== hashes.get(name)), 'OPERATIONAL_EDITED');
  await adopt(db, past.filter(([, hash]) => hash === '').map(([name]) => name), hashes);
  const { error } = await migratorOf(db, migrations, hashes).migrateToLatest();
  if (error !== undefined) throw operationalFailure(error, place);
}

/** Tables of ours that hold something, by name: not those that tell which migrations have run. */
export async function tablesOf(db: OperationalDb): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).filter((name) => !name.startsWith('operational_migration')).sort();
}

/** The last migration the store has run; '' where it has run none. */
export const levelOf = async (db: OperationalDb): Promise<string> => [...await history(db)].at(-1)?.[0] ?? '';

/** Brings an operational store to an earlier version, or from none to it; what later ones added goes. Throws `OperationalError` OPERATIONAL_NEWER for a version that is not known. */
export async function migrateOperationalTo(db: OperationalDb, place: string, level: string): Promise<void> {
  if (!Object.hasOwn(MIGRATIONS, level)) throw operationalFailure(undefined, `${place} (${level})`, 'OPERATIONAL_NEWER');
  const { error } = await migratorOf(db, MIGRATIONS, await hashesOf(MIGRATIONS)).migrateTo(level);
  if (error !== undefined) throw operationalFailure(error, place);
}

/** Takes every migration back; all data goes with it. */
export async function unmigrateOperational(db: OperationalDb, place: string): Promise<void> {
  const { error } = await migratorOf(db, MIGRATIONS, new Map()).migrateTo(NO_MIGRATIONS);
  if (error !== undefined) throw operationalFailure(error, place);
}
