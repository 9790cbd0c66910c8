import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError, type Engine, type Writer } from './engine/engine.js';
import { splitStatements } from './engine/statement/tokens.js';
import { keepCounters } from './keep-counters.js';
import { keepLimits } from './record/keep-limits.js';
import { carryLoads, holdsLoads } from './operational/carry-loads.js';
import type { LoadRegistry } from './operational/loads.js';
import { caseFactAsOf } from './record/effective-cases.js';
import { roomPath } from './room.js';

/**
 * - `MIGRATION_EDITED` a migration that is already in the store reads differently now
 * - `MIGRATION_GAP` the numbers of the files do not run 1, 2, 3 …
 * - `STORE_NEWER` the store holds a migration this version does not know: it was opened by a newer one
 * - `MIGRATION_FAILED` the store refused a statement; the cause is kept
 * - `LOADS_NOT_CARRIED` the store keeps loads that must first go into the registry, and none was given
 */
export type MigrationErrorCode = 'MIGRATION_EDITED' | 'MIGRATION_GAP' | 'STORE_NEWER' | 'MIGRATION_FAILED' | 'LOADS_NOT_CARRIED';

/** Why the store was not brought to this version; nothing was lost, and the next start tries again. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  constructor(
    readonly code: MigrationErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** Where the .sql files are; the room's own by default. */
export interface MigrationFolders {
  readonly migrations: string;
  readonly views: string;
}

/** How a store is brought to this version. */
export interface MigrateOptions extends Partial<MigrationFolders> {
  /** Where loads go that a version before the registry noted in the engine. */
  readonly loads?: LoadRegistry;
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

interface Progress {
  readonly hash: string;
  /** Statements known to have run, of how many. */
  readonly done: number;
  readonly of: number;
}

const SETUP = [
  'CREATE DATABASE IF NOT EXISTS concord ENGINE = Atomic',
  `CREATE TABLE IF NOT EXISTS concord.migration
(
  number UInt32,
  name String,
  hash String,
  done UInt16,
  of UInt16,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY (number, done)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1`,
];

/** Already there: what the engine says when a statement had run but the process died before it was noted. */
const ALREADY_DONE: ReadonlySet<number> = new Set([15, 44, 57]);

async function sqlFiles(folder: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n') })));
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = await sqlFiles(folder);
  return files.map(({ name, text }, i) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
    if (number !== i + 1) throw new MigrationError('MIGRATION_GAP', `Migrations must run 0001, 0002 …; ${name} stands where ${i + 1} is expected.`);
    return { number, name, hash: createHash('sha256').update(text).digest('hex'), statements: splitStatements(text) };
  });
}

async function readProgress(writer: Writer): Promise<Map<number, Progress>> {
  const { rows } = await writer.ask({ sql: 'SELECT number, any(hash), max(done), any(of) FROM concord.migration GROUP BY number ORDER BY number' });
  return new Map(rows.map(([number, hash, done, of]) => [Number(number), { hash: String(hash), done: Number(done), of: Number(of) }]));
}

function checkPast(migrations: readonly Migration[], progress: ReadonlyMap<number, Progress>): void {
  for (const [number, past] of progress) {
    const migration = migrations[number - 1];
    if (!migration) {
      throw new MigrationError('STORE_NEWER', `The store holds migration ${number}, this version ends at ${migrations.length}: it was opened by a newer version.`);
    }
    if (migration.hash !== past.hash) {
      throw new MigrationError('MIGRATION_EDITED', `${migration.name} was changed after it was applied; add a new migration instead.`);
    }
  }
}

/** Runs one statement; `maybeDone` when it is the first after the last noted one and may therefore have run already. */
async function runOnce(writer: Writer, sql: string, maybeDone: boolean): Promise<void> {
  try {
    await writer.run({ sql });
  } catch (error) {
    const number = error instanceof EngineError ? error.detail.engineCode : undefined;
    if (!maybeDone || number === undefined || !ALREADY_DONE.has(number)) throw error;
  }
}

/** The migration before which loads are carried over; it drops the table they stood in. */
const MOVES_LOADS = /_publication_tells\.sql$/;

async function secureLoads(engine: Engine, loads: LoadRegistry | undefined): Promise<void> {
  if (!(await holdsLoads(engine))) return;
  if (loads === undefined) throw new MigrationError('LOADS_NOT_CARRIED', 'The store keeps its loads where earlier versions did; open it together with the operational store.');
  await carryLoads(engine, loads);
}

async function apply(writer: Writer, migration: Migration, past: Progress | undefined): Promise<void> {
  const { number, name, hash, statements } = migration;
  const begin = past?.done ?? 0;
  for (const [i, sql] of statements.entries()) {
    if (i < begin) continue;
    try {
      await runOnce(writer, sql, i === begin);
    } catch (error) {
      throw new MigrationError('MIGRATION_FAILED', `${name}: the store refused statement ${i + 1} of ${statements.length}.`, error);
    }
    await writer.run({
      sql: 'INSERT INTO concord.migration (number, name, hash, done, of) SELECT {number: UInt32}, {name: String}, {hash: String}, {done: UInt16}, {of: UInt16}',
      params: { number, name, hash, done: i + 1, of: statements.length },
    });
  }
}

async function createViews(writer: Writer, views: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  for (const { name, text } of views) {
    for (const sql of splitStatements(text)) {
      try {
        await writer.run({ sql });
      } catch (error) {
        throw new MigrationError('MIGRATION_FAILED', `The store refused the view ${name}.`, error);
      }
    }
  }
}

/**
 * Brings the store to this version: database, tables by numbered migrations, then every view anew, the limits of current cases and the counters kept by day. Returns the numbers applied now.
 * May be killed at any point and repeated: each statement is noted when done, and one that ran unnoted is recognised by the engine's
 * "already there". Throws `MigrationError`, and `EngineError` where the store itself fails.
 */
export async function migrate(engine: Engine, { loads, ...folders }: MigrateOptions = {}): Promise<{ applied: number[] }> {
  const migrations = await readMigrations(folders.migrations ?? roomPath('migrations'));
  for (const sql of SETUP) await engine.writer.run({ sql });
  const progress = await readProgress(engine.writer);
  checkPast(migrations, progress);
  const pending = migrations.filter(({ number, statements }) => (progress.get(number)?.done ?? 0) < statements.length);
  for (const migration of pending) {
    if (MOVES_LOADS.test(migration.name)) await secureLoads(engine, loads);
    await apply(engine.writer, migration, progress.get(migration.number));
  }
  // The room's own views and metrics are about the room's own tables only.
  const made = folders.migrations === undefined ? [{ name: 'case_fact_as_of', text: caseFactAsOf() }] : [];
  await createViews(engine.writer, [...await sqlFiles(folders.views ?? roomPath('views')), ...made]);
  if (folders.migrations === undefined) {
    await keepLimits(engine.writer);
    await keepCounters(engine.writer);
  }
  return { applied: pending.map(({ number }) => number) };
}
