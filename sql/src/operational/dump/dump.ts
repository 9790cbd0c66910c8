import { operationalFailure } from '../failure.js';
import { levelOf, migrateOperational, migrateOperationalTo, tablesOf } from '../migrate-operational.js';
import type { OperationalDb } from '../tables.js';

type Row = Readonly<Record<string, number | string | null>>;

/** PostgreSQL binds no more than 65,535 values to a statement. */
const BOUND = 10_000;

/**
 * All rows of the operational store as one moment saw them, as lines of JSON: the last migration it has run first, then table and row. Text and numbers only,
 * so that either database can take what the other gave.
 */
export async function dumpOperational(db: OperationalDb): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const lines = [JSON.stringify({ level: await levelOf(trx) })];
    for (const table of await tablesOf(trx)) {
      const rows = await trx.withTables<Record<string, Row>>().selectFrom(table).selectAll().execute();
      for (const one of rows) lines.push(JSON.stringify({ table, row: one }));
    }
    return lines;
  });
}

function* batches(rows: readonly Row[]): Generator<Row[]> {
  const size = Math.max(1, Math.floor(BOUND / Math.max(1, Object.keys(rows[0] ?? {}).length)));
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && Object.values(value).every((cell) => cell === null || typeof cell === 'string' || typeof cell === 'number');

function read([first = '', ...rest]: readonly string[], place: string): { level: string; tables: ReadonlyMap<string, Row[]> } {
  const tables = new Map<string, Row[]>();
  try {
    const { level } = JSON.parse(first) as { level?: unknown };
    if (typeof level !== 'string') throw new TypeError('no level');
    for (const line of rest) {
      const { table, row } = JSON.parse(line) as { table?: unknown; row?: unknown };
      if (typeof table !== 'string' || !isRow(row)) throw new TypeError('no row');
      const rows = tables.get(table);
      if (rows === undefined) tables.set(table, [row]);
      else rows.push(row);
    }
    return { level, tables };
  } catch (error) {
    throw operationalFailure(error, place, 'OPERATIONAL_DAMAGED');
  }
}

async function refuseRows(db: OperationalDb, place: string): Promise<void> {
  for (const table of await tablesOf(db)) {
    if (await db.withTables<Record<string, Row>>().selectFrom(table).selectAll().limit(1).executeTakeFirst() !== undefined) throw operationalFailure(undefined, place, 'OPERATIONAL_NOT_EMPTY');
  }
}

/**
 * Fills an empty operational store with a dump, which may be of an older version: it is brought to that, filled in one transaction, and then to this. Throws
 * `OperationalError`: OPERATIONAL_NOT_EMPTY, OPERATIONAL_NEWER where the dump is of a newer version, OPERATIONAL_DAMAGED where it is none.
 */
export async function fillOperational(db: OperationalDb, place: string, lines: readonly string[]): Promise<void> {
  const { level, tables } = read(lines, place);
  await refuseRows(db, place);
  await migrateOperationalTo(db, place, level);
  await db.transaction().execute(async (trx) => {
    await refuseRows(trx, place);
    const there = await tablesOf(trx);
    const open = trx.withTables<Record<string, Row>>();
    if ([...tables.keys()].some((table) => !there.includes(table))) throw operationalFailure(undefined, place, 'OPERATIONAL_DAMAGED');
    for (const [table, rows] of tables) for (const batch of batches(rows)) await open.insertInto(table).values(batch).execute();
  }).catch((error: unknown) => { throw operationalFailure(error, place); });
  await migrateOperational(db, place);
}
