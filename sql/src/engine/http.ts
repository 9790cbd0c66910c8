import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ClickHouseLogLevel, createClient, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import { prepareDataDir } from './data-dir.js';
import { archiveOver, readerOver, writerOver, type Bound, type StatementChannel } from './doors.js';
import { EngineError, type Archive, type Engine, type InsertFileOptions } from './engine.js';
import { engineFailure } from './engine-failure.js';
import { insertFromBody } from './insert-file.js';
import { Lane, type Run } from './lane/lane.js';
import { readSettings, writeSettings, type EngineLimits, type Looking } from './limits.js';
import { PROCESS_ID } from './process-id.js';
import { stringLiteral } from './statement/literal.js';

/** A ClickHouse server and who we are there. */
export interface HttpAddress {
  /** `http://` or `https://`, without user and password. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  /** A folder of this machine for what loads keep of their reading; without one they keep nothing. */
  readonly workDir?: string;
}

/** How long after its time a statement may still wait for the server's own word before the line is cut. */
const LINE_GRACE_MS = 5_000;

/** Errors found while the answer is written arrive as errors, not as the tail of an answer. */
const WHOLE_ANSWER: ClickHouseSettings = { wait_end_of_query: 1 };

/** Should this process die, the server stops what it asked. */
const READER_ONLY: ClickHouseSettings = { cancel_http_readonly_queries_on_client_close: 1 };

/**
 * A statement beside a body travels in the address, of which a server reads no more than 128 KiB; what a profile says of fifty columns may be longer. A
 * server joins address and body, so that the statement may begin there and go on here.
 */
const STATEMENT_FOLLOWS = '/* in the body */';

/** One line end parts the statement from the data; a further one would be data. */
async function* statementAndFile(statement: string, path: string): AsyncGenerator<Buffer> {
  yield Buffer.from(`${statement}\n`);
  for await (const chunk of createReadStream(path)) yield chunk as Buffer;
}

type SettingsFor = (timeoutMs: number, looking: Looking) => ClickHouseSettings;

/** A turn on the shared connections to a server; the server knows each statement by its id. */
class HttpChannel implements StatementChannel {
  constructor(
    private readonly client: ClickHouseClient,
    private readonly control: ClickHouseClient,
    private readonly settingsFor: SettingsFor,
  ) {}

  async ask({ sql, params, looking }: Bound, run: Run): Promise<string> {
    const result = await this.client.query({ query: sql, format: 'JSONCompact', query_params: { ...params }, ...this.#request(run, looking) });
    return result.text();
  }

  async command({ sql, params }: Bound, run: Run): Promise<void> {
    await this.client.command({ query: sql, query_params: { ...params }, ...this.#request(run) });
  }

  async insertFile(table: string, path: string, file: InsertFileOptions, params: Bound['params'], run: Run): Promise<void> {
    const values = Readable.from(statementAndFile(insertFromBody(table, file), path), { objectMode: false });
    const result = await this.client.exec({ query: STATEMENT_FOLLOWS, values, query_params: { ...params }, ...this.#request(run) });
    await finished(result.stream.resume());
  }

  async exportFile({ sql, params }: Bound, path: string, run: Run): Promise<void> {
    const result = await this.client.exec({ query: `${sql} FORMAT Native`, query_params: { ...params }, ...this.#request(run) });
    await pipeline(result.stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  }

  /** Cutting the line would not stop the server. */
  async kill(queryId: string): Promise<void> {
    await this.control.command({ query: `KILL QUERY WHERE query_id = ${stringLiteral(queryId)} ASYNC` });
  }

  async recover(): Promise<void> {
    // The server keeps nothing between requests.
  }

  async close(): Promise<void> {
    // The clients are shared; the engine closes them.
  }

  #request({ queryId, timeoutMs }: Run, looking?: Looking): { query_id: string; clickhouse_settings: ClickHouseSettings } {
    return { query_id: queryId, clickhouse_settings: this.settingsFor(timeoutMs, looking) };
  }
}

function connect({ url, username, password }: HttpAddress, connections: number, timeoutMs: number): ClickHouseClient {
  return createClient({
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    application: 'concord',
    max_open_connections: connections,
    request_timeout: timeoutMs + LINE_GRACE_MS,
    use_multipart_params_auto: true,
    log: { level: ClickHouseLogLevel.OFF },
  });
}

async function greet(client: ClickHouseClient): Promise<void> {
  const answer = await client.ping({ select: true });
  if (answer.success) return;
  const failure = engineFailure(answer.error);
  throw new EngineError('STORE_DOWN', failure.code === 'STORE_DOWN' ? failure.message : 'The store does not answer.', { ...failure.detail, cause: answer.error });
}

/** What the ids of a process's writing statements begin with. */
const writingOf = (processId: string): string => `${processId}-w-`;

/**
 * The folder for files on their way to this server, for this user only: loads of another one, or of the embedded engine, carry the same numbers. Other processes of this machine
 * may be using it, so nothing in it is removed.
 */
async function scratchFolder({ url, workDir }: HttpAddress): Promise<string> {
  if (workDir === undefined) return tmpdir();
  const folder = join(workDir, `scratch-${createHash('sha256').update(new URL(url).href).digest('hex').slice(0, 12)}`);
  await prepareDataDir(folder);
  return folder;
}

/** A server, and what a cluster needs of each of its shards besides. */
export interface HttpEngine extends Engine {
  readonly endWritingOf: (processId: string) => Promise<void>;
  /** Copies of another database than `concord`. */
  readonly archiveOf: (database: string) => Archive;
  /** Whether it answers now. */
  readonly isUp: () => Promise<boolean>;
}

/** Opens a ClickHouse server over HTTP, with `more` settings for all that is asked. Throws `STORE_DOWN` when it does not answer or does not know us, `STORE_DENIED` when its folder here cannot be written. */
export async function openHttp(address: HttpAddress, limits: EngineLimits, more: ClickHouseSettings = {}): Promise<HttpEngine> {
  const scratchDir = await scratchFolder(address);
  const control = connect(address, 2, LINE_GRACE_MS);
  const reading = connect(address, limits.readers, limits.readTimeoutMs);
  const writing = connect(address, limits.writers, limits.writeTimeoutMs);
  const closeClients = async (): Promise<void> => {
    await Promise.all([control, reading, writing].map((client) => client.close()));
  };
  const reader: SettingsFor = (timeoutMs, looking) => ({ ...readSettings(limits, looking, timeoutMs), ...more, ...WHOLE_ANSWER, ...READER_ONLY });
  const writer: SettingsFor = (timeoutMs) => ({ ...writeSettings(limits, timeoutMs), ...more, ...WHOLE_ANSWER });
  const readers = new Lane<StatementChannel>(
    Array.from({ length: limits.readers }, () => new HttpChannel(reading, control, reader)),
    { queue: limits.queue, timeoutMs: limits.readTimeoutMs },
  );
  const writers = new Lane<StatementChannel>(Array.from({ length: limits.writers }, () => new HttpChannel(writing, control, writer)), { queue: limits.queue, timeoutMs: limits.writeTimeoutMs, idsBegin: writingOf(PROCESS_ID) });
  try {
    await greet(control);
  } catch (error) {
    await closeClients();
    throw error;
  }
  const close = async (): Promise<void> => {
    await Promise.all([readers.close(), writers.close()]);
    await closeClients();
  };
  const endWritingOf = async (processId: string): Promise<void> => {
    await writing.command({ query: `KILL QUERY WHERE startsWith(query_id, ${stringLiteral(writingOf(processId))}) SYNC`, clickhouse_settings: writer(limits.writeTimeoutMs, 'rows') }).catch((error: unknown) => { throw engineFailure(error); });
  };
  return { kind: 'http', reader: readerOver(readers), writer: writerOver(writers), archive: archiveOver(writers), archiveOf: (database) => archiveOver(writers, database), isUp: async () => (await control.ping({ select: true })).success, scratchDir, endWritingOf, close };
}
