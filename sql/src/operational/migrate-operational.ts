import { Migrator, NO_MIGRATIONS, type Migration } from 'kysely';
import { operationalFailure } from './failure.js';
import { loadsProfilesSchedules } from './migrations/0001-loads-profiles-schedules.js';
import { sourcesAndWatchedFiles } from './migrations/0002-sources-and-watched-files.js';
import type { OperationalDb } from './tables.js';

/** Every migration by its name, which the store keeps; they run in the order of the names. A name that exists is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_loads_profiles_schedules': loadsProfilesSchedules,
  '0002_sources_and_watched_files': sourcesAndWatchedFiles,
};

function migratorOf(db: OperationalDb): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) }, migrationTableName: 'operational_migration', migrationLockTableName: 'operational_migration_lock' });
}

/** Migrations the store holds that this version does not know. */
async function unknownMigrations(db: OperationalDb): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'operational_migration')) return [];
  const rows = await db.withTables<{ operational_migration: { name: string } }>().selectFrom('operational_migration').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name));
}

/**
 * Brings the operational store to this version, all in one transaction beside which no other process migrates; safe to repeat and to kill.
 * Throws `OperationalError` OPERATIONAL_NEWER, naming what it does not know.
 */
export async function migrateOperational(db: OperationalDb, place: string): Promise<void> {
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0) throw operationalFailure(new Error(`unknown: ${unknown.join(', ')}`), `${place} (${unknown.join(', ')})`, 'OPERATIONAL_NEWER');
  const { error } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw operationalFailure(error, place);
}

/** Takes every migration back; all data goes with it. */
export async function unmigrateOperational(db: OperationalDb, place: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(NO_MIGRATIONS);
  if (error !== undefined) throw operationalFailure(error, place);
}
