import { CASE_SUBJECT, type CanonicalColumn, type ColumnKind, type Engine, type SubjectId } from '@concord/sql';
import { typeRows } from '../map/type-rows.js';
import type { Pseudonymise } from '../read/records/pseudonym.js';
import { readFiles } from '../read/read-files.js';
import type { Profile } from '../profile/profile.js';
import type { Source } from '../read/source.js';
import { LoadRefused } from '../reject/refusal.js';
import { RejectSpool } from '../reject/reject-spool.js';
import { loadTables, type LoadContext } from './load-context.js';
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

const BY_FILE = 'PARTITION BY intDiv(row_no, 1000000000)';

/** The table of typed rows, sorted so that a step finds its buckets together and groups their rows as they come. */
function typedTable({ loadNo, columns: typed, types, profile, compiled }: LoadContext, buckets: number): string {
  const columns = typed.map(({ name }) => `${name} ${types.get(name) ?? 'String'} CODEC(NONE)`).join(', ');
  const order = profile.grain === 'fold' || buckets > UNSORTED_BUCKETS ? '(bucket, case_id, row_no)' : 'row_no';
  return `CREATE TABLE ${loadTables(loadNo).typed} (bucket UInt16, row_no UInt64, is_bad UInt8, row_hash UInt64, ${compiled.orderAt === undefined ? '' : 'order_at Int64, '}${columns}) ENGINE = MergeTree ${BY_FILE} ORDER BY ${order} SETTINGS ${SCRATCH}`;
}

/** Creates the tables a load works in: typed rows, with one partition per file; rows at fault as delivered; and what is found wrong. */
export async function createLoadTables(context: LoadContext, buckets: number): Promise<void> {
  const { engine, loadNo, staged } = context;
  const tables = loadTables(loadNo);
  const cells = staged.map(({ name }) => `${name} String`).join(', ');
  const statements = [
    typedTable(context, buckets),
    `CREATE TABLE ${tables.faulty} (row_no UInt64, ${cells}) ENGINE = MergeTree ORDER BY row_no`,
    `CREATE TABLE ${tables.problem} (case_id String, column String, value String, reason String) ENGINE = MergeTree ORDER BY case_id`,
    `CREATE TABLE ${tables.twice} (id_hash UInt64) ENGINE = MergeTree ORDER BY id_hash`,
    `CREATE TABLE ${tables.repeat} (row_no UInt64) ENGINE = MergeTree ORDER BY row_no`,
    `CREATE TABLE ${tables.moved} (old_year UInt32, case_id String) ENGINE = MergeTree ORDER BY (old_year, case_id)`,
  ];
  for (const sql of statements) await engine.writer.run({ sql });
}

/** Drops a load's tables; safe to repeat. */
export async function dropLoadTables(engine: Engine, loadNo: number): Promise<void> {
  for (const table of Object.values(loadTables(loadNo))) await engine.writer.run({ sql: `DROP TABLE IF EXISTS ${table} SYNC` });
}

/** Rows in the files, and those among them the reader rejected. */
export interface StagedRows {
  readonly delivered: number;
  readonly rejected: number;
}

/**
 * Reads the files into segments, types each while the next is read, and brings the reader's rejects into the table of rejects. Throws `LoadRefused`
 * with a file code; `NOT_RECONCILED` when the engine holds another number of rows than the reader wrote.
 */
export async function stageFiles(context: LoadContext, segments: Segments, files: readonly Source[], pseudonymise: Pseudonymise, buckets: number, progress: (bytes: number) => void): Promise<StagedRows> {
  const { engine, loadNo, profile, staged, signal } = context;
  const { typed } = loadTables(loadNo);
  const rejects = new RejectSpool(engine, context.into.rejects, loadNo, segments.folder);
  try {
    const { rows, rejected } = await readFiles(files, { profile, columns: staged, pseudonymise, folder: segments.folder, signal }, {
      segment: (segment) => typeRows(context, segments, segments.add(segment), buckets),
      reject: (reject) => { rejects.add(reject); },
      drain: () => rejects.drain(),
      fileDone: () => rejects.flush(),
      restart: async (file, firstRow) => {
        await rejects.forget(firstRow);
        await segments.forget(firstRow);
        await engine.writer.run({ sql: `ALTER TABLE ${typed} DROP PARTITION ${String(file)}` });
      },
      progress,
    });
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
