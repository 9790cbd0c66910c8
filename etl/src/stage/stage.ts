import { CASE_SUBJECT, type CanonicalColumn, type ColumnKind, type Engine, type SubjectId } from '@concord/sql';
import { typeRows } from '../map/type-rows.js';
import type { Pseudonymise } from '../read/records/pseudonym.js';
import { FROM_THE_START, ROWS_PER_FILE } from '../read/delivery.js';
import { readFiles } from '../read/read-files.js';
import type { Profile } from '../profile/profile.js';
import type { Source } from '../read/source.js';
import { LoadRefused } from '../reject/refusal.js';
import { RejectSpool } from '../reject/reject-spool.js';
import { forgetReturned, noteOrigins, noteReturned } from '../reject/returned-rows.js';
import { loadTables, type LoadContext } from './load-context.js';
import { Keeper } from './keeper.js';
import { removeFolders, type KeptWork, type LoadOrder } from './kept-work.js';
import type { Segments } from './segments.js';

/**
 * The table of typed rows lives minutes and may be lost: no fsync, no merging of parts that are read a few times, no search for sparse columns, and each
 * part in one file, since to make and remove three hundred takes longer than to write them.
 */
const SCRATCH = [
  'min_columns_to_activate_adaptive_write_buffer = 1', 'ratio_of_defaults_for_sparse_serialization = 1', 'max_bytes_to_merge_at_max_space_in_pool = 1',
  'max_bytes_to_merge_at_min_space_in_pool = 1', 'min_rows_for_wide_part = 1000000000', 'min_bytes_for_wide_part = 1000000000000',
].join(', ');

/** Column types of `concord.case_version`, which staging and hashing follow, so that there is one place that states them. */
async function caseTypes(engine: Engine): Promise<ReadonlyMap<string, string>> {
  const { rows } = await engine.writer.ask({ sql: "SELECT name, type FROM system.columns WHERE database = 'concord' AND table = 'case_version'" });
  const types = new Map(rows.map(([name, type]) => [String(name), String(type)]));
  return new Map(CASE_SUBJECT.columns.map(({ name }) => {
    const type = types.get(name);
    if (type === undefined) throw new Error(`concord.case_version has no column ${name}: the store has not been migrated.`);
    return [name, type];
  }));
}

/** The engine's table of zones may be older than the machine's, by which profiles are checked. Throws `PROFILE_INVALID`. */
export async function assertZoneKnown(engine: Engine, { zone }: Pick<Profile, 'zone'>): Promise<void> {
  if (zone === undefined) return;
  const { rows } = await engine.writer.ask({ sql: 'SELECT count() FROM system.time_zones WHERE time_zone = {zone:String}', params: { zone } });
  if (Number(rows[0]?.[0]) === 0) throw new LoadRefused('PROFILE_INVALID', `来源档案有误：数据库不认识时区 ${zone}。`, `The source profile has faults: zone: the engine does not know ${zone}.`);
}

/** How the values of a record are typed before they are kept as text. */
const RECORD_TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'String', outcome: 'String', pseudonym: 'String', date: 'Nullable(Date)', moment: 'Nullable(DateTime)', amount: 'Nullable(Decimal(18, 2))', number: 'Nullable(Decimal(18, 4))',
  whole: 'Nullable(UInt64)', count: 'Nullable(UInt16)', score: 'Nullable(UInt8)', flag: 'Nullable(UInt8)',
};

/** The type of each column of the typed rows. */
export async function columnTypes(engine: Engine, into: SubjectId, columns: readonly CanonicalColumn[]): Promise<ReadonlyMap<string, string>> {
  return into === 'case' ? caseTypes(engine) : new Map(columns.map(({ name, kind }) => [name, RECORD_TYPES[kind]]));
}

/** Up to this many buckets the whole load may be scanned for each step, and keeping its own order, which is often that of the ids, is faster. */
const UNSORTED_BUCKETS = 16;

/** The table of typed rows, with a partition for each segment, sorted so that a step finds its buckets together and groups their rows as they come. */
export function typedTable({ loadNo, columns: typed, types, profile, compiled }: LoadContext, buckets: number): string {
  const columns = typed.map(({ name }) => `${name} ${types.get(name) ?? 'String'} CODEC(NONE)`).join(', ');
  const order = profile.grain === 'fold' || buckets > UNSORTED_BUCKETS ? '(bucket, case_id, row_no)' : 'row_no';
  return `CREATE TABLE ${loadTables(loadNo).typed} (segment UInt32, bucket UInt16, row_no UInt64, is_bad UInt8, cells String CODEC(NONE), row_hash UInt64, ${compiled.orderAt === undefined ? '' : 'order_at Int64, '}${columns}) ENGINE = MergeTree PARTITION BY segment ORDER BY ${order} SETTINGS ${SCRATCH}`;
}

/** Makes the typed rows of an interrupted load this one's, without those its mark does not speak of. */
async function adoptTyped({ engine, loadNo }: LoadContext, kept: KeptWork): Promise<void> {
  const [theirs, ours] = [loadTables(kept.loadNo).typed, loadTables(loadNo).typed];
  await engine.writer.run({ sql: `RENAME TABLE ${theirs} TO ${ours}` });
  const { rows } = await engine.writer.ask({ sql: `SELECT DISTINCT partition FROM system.parts WHERE database = 'concord' AND active AND table = '${ours.split('.')[1] ?? ''}'` });
  for (const partition of rows.map(([name]) => Number(name)).filter((number) => number >= kept.segments.length)) await engine.writer.run({ sql: `ALTER TABLE ${ours} DROP PARTITION ${String(partition)}` });
}

/** Creates the tables a load works in: typed rows, or those kept of an interrupted load; rows at fault as delivered; and what is found wrong. */
export async function createLoadTables(context: LoadContext, buckets: number, kept: KeptWork | undefined): Promise<void> {
  const { engine, loadNo, staged } = context;
  const tables = loadTables(loadNo);
  const cells = staged.map(({ name }) => `${name} String`).join(', ');
  if (kept !== undefined) await adoptTyped(context, kept);
  const statements = [
    ...(kept === undefined ? [typedTable(context, buckets)] : []),
    `CREATE TABLE ${tables.faulty} (row_no UInt64, ${cells}) ENGINE = MergeTree ORDER BY row_no`,
    `CREATE TABLE ${tables.problem} (case_id String, column String, value String, reason String) ENGINE = MergeTree ORDER BY case_id`,
    `CREATE TABLE ${tables.twice} (id_hash UInt64) ENGINE = MergeTree ORDER BY id_hash`,
    `CREATE TABLE ${tables.repeat} (row_no UInt64) ENGINE = MergeTree ORDER BY row_no`,
  ];
  for (const sql of statements) await engine.writer.run({ sql });
  await createMoved(context);
}

/** Creates the table of current cases that go, or are filled anew, with the year in which they stand. */
export async function createMoved({ engine, loadNo }: Pick<LoadContext, 'engine' | 'loadNo'>): Promise<void> {
  await engine.writer.run({ sql: `CREATE TABLE ${loadTables(loadNo).moved} (old_year UInt32, case_id String) ENGINE = MergeTree ORDER BY (old_year, case_id)` });
}

/** Drops a load's tables and removes its files; safe to repeat. `keeping` what a later load may go on from. */
export async function clearLoad(engine: Engine, loadNo: number, keeping = false): Promise<void> {
  const { typed, ...others } = loadTables(loadNo);
  if (!keeping) await removeFolders(engine, loadNo);
  for (const table of keeping ? Object.values(others) : [typed, ...Object.values(others)]) await engine.writer.run({ sql: `DROP TABLE IF EXISTS ${table} SYNC` });
}

/** Rows in the files, and those among them the reader rejected. */
export interface StagedRows {
  readonly delivered: number;
  readonly rejected: number;
}

/** Whether what is read is kept for a load that goes on from this one, and under which identity; and what this one goes on from. */
export interface Keeping {
  readonly startedAt: string;
  readonly identity: string;
  readonly order: LoadOrder;
  readonly kept: KeptWork | undefined;
}

function headOf(loadNo: number, keeping: Keeping | undefined): ConstructorParameters<typeof Keeper>[2] {
  if (keeping === undefined) return undefined;
  const { startedAt, identity, order, kept } = keeping;
  return { loadNo, startedAt, identity, order, wentOn: kept !== undefined };
}

/**
 * Reads the files into segments, or what an interrupted load left of them, types each while the next is read, and brings the reader's rejects into the table of rejects. Throws
 * `LoadRefused` with a file code; `NOT_RECONCILED` when the engine holds another number of rows than the reader wrote.
 */
export async function stageFiles(context: LoadContext, segments: Segments, files: readonly Source[], pseudonymise: Pseudonymise, buckets: number, progress: (bytes: number) => void, keeping?: Keeping): Promise<StagedRows> {
  const { engine, loadNo, profile, staged, signal } = context;
  const { typed } = loadTables(loadNo);
  const rejects = new RejectSpool(engine, context.into.rejects, loadNo, segments.folder);
  const keeper = new Keeper(segments, rejects, headOf(loadNo, keeping));
  const from = keeping?.kept?.from ?? FROM_THE_START;
  // Segments are typed side by side, and what a mark speaks of is whole only when all before is in.
  let typedUpTo: Promise<void> = Promise.resolve();
  try {
    if (keeping?.kept !== undefined) {
      await rejects.goOn(keeping.kept.rejects, from.place?.row ?? from.file * ROWS_PER_FILE);
      await keeper.note(from);
    }
    const { rows, rejected } = await readFiles(files, { profile, columns: staged, pseudonymise, earlier: context.earlier, folder: segments.folder, label: String(loadNo), signal }, {
      segment: (segment, goOn) => {
        const added = segments.add(segment);
        const before = typedUpTo;
        typedUpTo = Promise.all([typeRows(context, segments, added, buckets), before]).then(() => (goOn === undefined ? undefined : keeper.note(goOn, added)));
        return typedUpTo;
      },
      reject: (reject) => { rejects.add(reject); },
      returned: (rows) => noteReturned(context, rows),
      drain: () => rejects.drain(),
      settle: () => rejects.flush(),
      fileDone: (goOn) => keeper.note(goOn),
      restart: async (_, firstRow) => {
        await keeper.forget();
        await rejects.forget(firstRow);
        await forgetReturned(context, firstRow);
        await segments.forget(firstRow);
      },
      progress,
    }, from);
    if (files.some(({ container }) => container === 'rejects')) await noteOrigins(context);
    const { rows: counted } = await engine.writer.ask({ sql: `SELECT count() FROM ${typed}` });
    const inEngine = Number(counted[0]?.[0]);
    if (inEngine + rejected !== rows) {
      throw new LoadRefused('NOT_RECONCILED', `读出 ${String(rows)} 行，入库 ${String(inEngine)} 行，拒收 ${String(rejected)} 行，不相符。`, `${String(rows)} rows were read, but ${String(inEngine)} were taken in and ${String(rejected)} rejected.`);
    }
    return { delivered: rows, rejected };
  } finally {
    await rejects.release();
  }
}
