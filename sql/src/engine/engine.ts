/**
 * The one door to ClickHouse: embedded (chDB, in process) or a server over HTTP, through the same client and the same SQL.
 * Nobody outside this folder imports `chdb` or `@clickhouse/client`.
 */

/** Values that may be bound. Dates travel as text 'YYYY-MM-DD' with an explicit type in the SQL; never a JS Date. */
export type ParamValue = string | number | readonly string[] | readonly number[];

/**
 * One SQL statement, without a closing `;`, with `{name: Type}` placeholders and the values bound to them. Every placeholder needs a
 * value (only a view may leave its own open); a value is at most 128 KiB of text.
 */
export interface Statement {
  readonly sql: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** The counters kept beside the rows (a projection's name) that may answer it, or a part of it. To find out which of all kept counters could takes the engine longer than to read them. */
  readonly counters?: string;
}

/** How long one statement may take and who may stop it. */
export interface AskOptions {
  /** Cancels the statement in the engine too, not only here. */
  readonly signal?: AbortSignal;
  /** Time in ms from the call, waiting in the queue included; never more than the limit the engine was opened with. */
  readonly timeoutMs?: number;
  /** Whose it is; the product's own where nobody is named. Nobody takes all room for waiting. */
  readonly by?: string;
  /** What waits for it: a page that somebody looks at (the default), a file that somebody waits for, or nobody. */
  readonly work?: 'page' | 'file' | 'batch';
}

/** Rows of one SELECT, as arrays in the order of `columns` (compact: a third of the bytes of objects). */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Engine-side elapsed time in ms where the engine tells it. */
  readonly elapsedMs: number;
}

/** Read-only, bounded in time, memory and rows, several at a time. UInt64 and Decimal arrive as text. */
export interface Reader {
  /** Runs one SELECT. Throws `EngineError`. */
  ask(statement: Statement, options?: AskOptions): Promise<Rows>;
}

/** What becomes of a file's rows on their way into a table, where they are not stored as they are. */
export interface Transform {
  /** The table's columns that are filled. */
  readonly into: readonly string[];
  /** One SELECT; `rows` stands for the file's rows wherever it reads from them, which must be once. */
  readonly select: (rows: string) => string;
  readonly params?: Statement['params'];
  /** `name = value`, of the whole insert. */
  readonly settings?: string;
}

/** What the fields of a file are. */
export interface InsertFileOptions {
  /** Column names of the file's fields, in file order. */
  readonly columns: readonly string[];
  readonly format: 'CSV' | 'TSV' | 'JSONEachRow' | 'Parquet' | 'Native';
  /** Column types of a binary format, where they are not text. */
  readonly types?: Readonly<Record<string, string>>;
  readonly delimiter?: string;
  /** Makes a retry of the same insert a no-op. */
  readonly dedupToken?: string;
  readonly transform?: Transform;
}

/** DDL and writes, a few at a time: what must come after something else waits for it. Never handed to the read path. */
export interface Writer {
  /** Runs one statement that returns no rows. Throws `EngineError`. */
  run(statement: Statement, options?: AskOptions): Promise<void>;
  /** Runs one SELECT with the writer's rights (loads compare against what is stored). */
  ask(statement: Statement, options?: AskOptions): Promise<Rows>;
  /**
   * Inserts a UTF-8 file written by this product (never a path given by a user) into `table`, every field as text or through `transform`.
   * Embedded: `INSERT … SELECT FROM file()`; HTTP: the file is streamed as the request body.
   */
  insertFile(table: string, path: string, file: InsertFileOptions, options?: AskOptions): Promise<void>;
  /** Writes the rows of one SELECT into a file that is not there yet, directly under `scratchDir`, as `insertFile` reads them (`Native`). */
  exportFile(statement: Statement, path: string, options?: AskOptions): Promise<void>;
  /** Asks what the engine itself knows of a table of `concord` (its parts, its counters) wherever rows of it lie: an answer each. Throws `EngineError`. */
  askBeside(table: string, question: (database: string, table: string) => Statement): Promise<Rows[]>;
}

/**
 * All tables of the product as of one moment, as the engine itself keeps them: counters, history, views. What was copied by one kind of engine can be brought back
 * by the other. Both throw `EngineError`.
 */
export interface Archive {
  /** Embedded: into `place`, a folder directly under `scratchDir` that is not there yet. HTTP: under that name where the server keeps backups (`backups.allowed_path`). */
  backUp(place: string, options?: AskOptions): Promise<void>;
  /** Brings back what `backUp` copied to `place`, into a store without our database. */
  restore(place: string, options?: AskOptions): Promise<void>;
}

/** The store, opened: readers may be handed to anybody, the writer only to loads and migrations. */
export interface Engine {
  readonly kind: 'embedded' | 'http';
  readonly reader: Reader;
  readonly writer: Writer;
  readonly archive: Archive;
  /**
   * Where files for `insertFile` may lie. Embedded: a folder of its own on the engine's disk, emptied when it opens, since what lies there was left by a kill; folders that hold a
   * `SCRATCH_MARK` stay. HTTP: a folder that processes of this machine share, or the system's for temporary files where none is configured.
   */
  readonly scratchDir: string;
  /** HTTP only, where statements outlive who sent them: stops what a dead process, or this one, was writing by the writer, and waits until it has ended. Throws `EngineError`. */
  readonly endWritingOf?: (processId: string) => Promise<void>;
  /**
   * Embedded only, where nobody else can write: a mark that stays the same as long as nothing was written, undefined while something is.
   * Whoever holds an unchanged mark knows without asking that the data is the same.
   */
  readonly stillness?: () => number | undefined;
  /** Gives memory that finished statements left with the engine back to the system. Embedded only: a server minds its own. */
  readonly trim?: () => Promise<void>;
  /** Refuses new statements, waits for running ones, and releases the data directory. */
  close(): Promise<void>;
}

/**
 * - `STORE_LOCKED` another process has the data directory
 * - `STORE_DENIED` the data directory cannot be written
 * - `STORE_FULL` the disk of the store is full
 * - `STORE_DOWN` the server does not answer, refuses the password, or the engine is closed
 * - `SHARD_DOWN` a shard of the cluster does not answer, which one is told: no answer rather than a smaller number
 * - `STORE_UNFIT` the server lacks what is needed, the cluster is not as it was told, or its clocks are apart
 * - `QUERY_TIMEOUT` / `QUERY_TOO_LARGE` / `QUERY_CANCELLED` limits and cancellation
 * - `QUERY_REFUSED` more than one statement, or a token that never belongs into a question
 * - `QUEUE_FULL` more questions wait than the queue holds
 * - `QUERY_FAILED` anything else the engine says; the cause is kept for the log, never for the user
 */
export type EngineErrorCode =
  | 'STORE_LOCKED' | 'STORE_DENIED' | 'STORE_FULL' | 'STORE_DOWN' | 'SHARD_DOWN' | 'STORE_UNFIT'
  | 'QUERY_TIMEOUT' | 'QUERY_TOO_LARGE' | 'QUERY_CANCELLED' | 'QUERY_REFUSED' | 'QUERY_FAILED' | 'QUEUE_FULL';

/** What went wrong, as a code and a sentence that may be shown: it holds no SQL and no values. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    /** For the log: `engineCode` is ClickHouse's own number, `queryId` the id of the statement (the server's own over HTTP), `cause` the engine's words. `down`: which shards do not answer, from 1, and of how many. */
    readonly detail: { readonly engineCode?: number; readonly queryId?: string; readonly cause?: unknown; readonly down?: { readonly shards: readonly number[]; readonly of: number } } = {},
  ) {
    super(message, { cause: detail.cause });
  }
}
