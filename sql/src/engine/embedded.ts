import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { ClickHouseLogLevel, createClient, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import './memory.js';
import { Session } from 'chdb';
import { createChdbConnection } from 'chdb/connection';
import { emptyScratch, openFailure, prepareDataDir, refuseHeldDir, scratchOf } from './data-dir.js';
import { archiveOver, readerOver, writerOver, type Bound, type StatementChannel } from './doors.js';
import type { Archive, Engine, InsertFileOptions, Writer } from './engine.js';
import { exportToDisk, insertFromDisk } from './insert-file.js';
import { Lane } from './lane/lane.js';
import { readSettings, writeSettings, type EngineLimits, type Looking } from './limits.js';
import { paramText, stringLiteral } from './statement/literal.js';

type ClientOptions = NonNullable<Parameters<typeof createClient>[0]>;
type Connection = NonNullable<ClientOptions['connection']>;

/** Threads the rest of the process needs beside the engine's: file system, name look-ups, passwords. */
const SPARE_THREADS = 4;

function connect(dataDir: string): ClickHouseClient {
  // The same contract, declared twice: chdb carries its own copy of the client's types.
  const connection = createChdbConnection({ path: dataDir }) as unknown as Connection;
  return createClient({ connection, log: { level: ClickHouseLogLevel.OFF } });
}

const settingText = (value: unknown): string => (typeof value === 'number' ? String(value) : stringLiteral(String(value)));

/** Once per connection: settings given with a statement would stay for all later ones. */
async function initialise(client: ClickHouseClient, tag: string, settings: ClickHouseSettings): Promise<void> {
  await client.command({ query: `SET ${Object.entries({ log_comment: tag, ...settings }).map(([name, value]) => `${name} = ${settingText(value)}`).join(', ')}` });
}

/**
 * Values are set on the connection and stay there, which is why `doors.ts` lets no statement go that leaves one of its own unset. The
 * client's own way of binding would run one statement at a time in the whole process.
 */
function withParams({ sql, params }: Pick<Bound, 'params' | 'sql'>): string {
  const sets = Object.entries(params).map(([name, value]) => `param_${name} = ${stringLiteral(paramText(value))}`);
  return sets.length === 0 ? sql : `SET ${sets.join(', ')}; ${sql}`;
}

/**
 * One place for a statement, over a chDB connection for each kind of settings: they cannot change on one that only reads. One statement runs at a time; several
 * channels run side by side.
 */
class EmbeddedChannel implements StatementChannel {
  /** Finds this connection's running statement: the engine passes no query id, and drops comments from bound statements. */
  readonly #tag = `concord-${randomUUID()}`;
  readonly #clients = new Map<Looking, ClickHouseClient>();

  constructor(
    private readonly dataDir: string,
    private readonly settingsFor: (looking: Looking) => ClickHouseSettings,
    private readonly killer: Killer,
  ) {}

  async open(): Promise<this> {
    await this.#connected(undefined);
    return this;
  }

  async ask(statement: Bound): Promise<string> {
    const client = await this.#connected(statement.looking);
    const result = await client.query({ query: withParams(statement), format: 'JSONCompact' });
    return result.text();
  }

  async command({ sql, params }: Pick<Bound, 'params' | 'sql'>): Promise<void> {
    const client = await this.#connected(undefined);
    await client.command({ query: withParams({ sql, params }) });
  }

  async insertFile(table: string, path: string, file: InsertFileOptions, params: Bound['params']): Promise<void> {
    await this.command({ sql: insertFromDisk(table, resolve(path), file), params });
  }

  async exportFile({ sql, params }: Bound, path: string): Promise<void> {
    await this.command({ sql: exportToDisk(sql, resolve(path)), params });
  }

  async kill(): Promise<void> {
    await this.killer.kill(this.#tag);
  }

  /** The engine hands what a failed statement had already written to the next one on its connection: an empty one takes it away. */
  async recover(): Promise<void> {
    try {
      for (const client of this.#clients.values()) await client.command({ query: 'SELECT 1 FORMAT Null' });
    } catch {
      await this.#disconnect();
    }
  }

  async close(): Promise<void> {
    await this.#disconnect();
  }

  async #connected(looking: Looking): Promise<ClickHouseClient> {
    const open = this.#clients.get(looking);
    if (open) return open;
    const client = connect(this.dataDir);
    await initialise(client, this.#tag, this.settingsFor(looking));
    this.#clients.set(looking, client);
    return client;
  }

  async #disconnect(): Promise<void> {
    const open = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(open.map((client) => client.close()));
  }
}

/** A connection of its own for stopping statements, one after another, so that it never waits behind what it stops. */
class Killer {
  #tail: Promise<unknown> = Promise.resolve();
  readonly #client: ClickHouseClient;

  constructor(dataDir: string) {
    this.#client = connect(dataDir);
  }

  kill(tag: string): Promise<unknown> {
    // Never SYNC: in process it may wait for ever.
    const kill = this.#tail.then(() => this.#client.command({ query: `KILL QUERY WHERE Settings['log_comment'] = ${stringLiteral(tag)} ASYNC` }));
    this.#tail = kill.catch(() => undefined);
    return kill;
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.#client.close();
  }
}

/** Statements hold threads of Node's pool while they run; with too few of them files, passwords and even cancellation wait. */
function checkThreads(connections: number): void {
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
  const needed = connections + SPARE_THREADS;
  if (threads >= needed) return;
  process.emitWarning(`UV_THREADPOOL_SIZE is ${threads}; set it to ${needed} or more before Node starts, or the whole process waits while questions run.`, {
    code: 'CONCORD_FEW_THREADS',
  });
}

/** Notes when something is written: a new mark at each beginning and end, and none in between. */
function watched(inner: Writer): { writer: Writer; noting: <Result>(work: () => Promise<Result>) => Promise<Result>; stillness: () => number | undefined } {
  let mark = 0;
  let running = 0;
  const noting = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    running += 1;
    mark += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      mark += 1;
    }
  };
  return {
    noting,
    writer: {
      ...inner,
      run: (statement, options) => noting(() => inner.run(statement, options)),
      insertFile: (table, path, file, options) => noting(() => inner.insertFile(table, path, file, options)),
    },
    stillness: () => (running > 0 ? undefined : mark),
  };
}

/** Opens the engine in this process over `dataDir`. Throws `STORE_LOCKED`, `STORE_DENIED` or `STORE_DOWN`. */
export async function openEmbedded(dataDir: string, limits: EngineLimits): Promise<Engine> {
  checkThreads(limits.readers + limits.writers + 1);
  const path = resolve(dataDir);
  await prepareDataDir(path);
  await refuseHeldDir(path);
  try {
    // The first to open decides how the engine runs: backups go to the scratch folder and nowhere else.
    const first = new Session(path, { connectionArgs: [`--backups.allowed_path=${scratchOf(path)}`] });
    const killer = new Killer(path);
    const channel = (settingsFor: (looking: Looking) => ClickHouseSettings): Promise<EmbeddedChannel> => new EmbeddedChannel(path, settingsFor, killer).open();
    const writers = new Lane<StatementChannel>(await Promise.all(Array.from({ length: limits.writers }, () => channel(() => writeSettings(limits)))), { queue: limits.queue, timeoutMs: limits.writeTimeoutMs });
    const readers = new Lane<StatementChannel>(await Promise.all(Array.from({ length: limits.readers }, () => channel((looking) => readSettings(limits, looking)))), { queue: limits.queue, timeoutMs: limits.readTimeoutMs });
    const close = async (): Promise<void> => {
      await Promise.all([readers.close(), writers.close()]);
      await killer.close();
      first.close();
    };
    const { writer, noting, stillness } = watched(writerOver(writers));
    const trim = (): Promise<void> => writer.run({ sql: 'SYSTEM JEMALLOC PURGE' });
    const copier = archiveOver(writers);
    const archive: Archive = { backUp: (place, options) => copier.backUp(place, options), restore: (place, options) => noting(() => copier.restore(place, options)) };
    return { kind: 'embedded', reader: readerOver(readers), writer, archive, scratchDir: await emptyScratch(path), stillness, trim, close };
  } catch (cause) {
    throw await openFailure(path, cause);
  }
}
