import { EngineError, type Archive, type InsertFileOptions, type ParamValue, type Reader, type Rows, type Statement, type Writer } from './engine.js';
import { engineFailure } from './engine-failure.js';
import { rowsOf } from './insert-file.js';
import type { Channel, Lane, Run } from './lane/lane.js';
import type { Looking } from './limits.js';
import { guard, type Guarded, type Rights } from './statement/guard.js';
import { paramText, parseRows, stringLiteral } from './statement/literal.js';

/** A guarded statement with exactly the values its placeholders name. */
export interface Bound {
  readonly sql: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly looking: Looking;
}

/** What an adapter has to know about one connection. */
export interface StatementChannel extends Channel {
  /** The whole JSONCompact answer of one SELECT. */
  ask(statement: Bound, run: Run): Promise<string>;
  /** One statement without an answer. */
  command(statement: Bound, run: Run): Promise<void>;
  /** `params` are those of the file's transform. */
  insertFile(table: string, path: string, file: InsertFileOptions, params: Bound['params'], run: Run): Promise<void>;
  /** The rows of one SELECT as a file (`Native`). */
  exportFile(statement: Bound, path: string, run: Run): Promise<void>;
}

/** A server reads no longer value of a request (`http_max_field_value_size`); the embedded engine would, and hide the fault until production. */
const MAX_VALUE_BYTES = 128 * 1024;

function bind({ sql, params = {}, counters }: Statement, { placeholders, definesView }: Guarded): Bound {
  const missing = placeholders.some((name) => !Object.hasOwn(params, name));
  if (missing && !definesView) throw new EngineError('QUERY_REFUSED', 'The statement was not sent: a value it names is missing.');
  const named = placeholders.flatMap((name) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return [];
    if (Buffer.byteLength(paramText(value)) > MAX_VALUE_BYTES) throw new EngineError('QUERY_REFUSED', 'The statement was not sent: a value bound to it is too long.');
    return [[name, value] as const];
  });
  return { sql, params: Object.fromEntries(named), looking: counters };
}

async function named<T>(queryId: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw engineFailure(error, queryId);
  }
}

type Ask = Reader['ask'];

function asker(lane: Lane<StatementChannel>, rights: Rights): Ask {
  return async (statement, options): Promise<Rows> => {
    const bound = bind(statement, guard(statement.sql, rights));
    return lane.run((channel, run) => named(run.queryId, channel.ask(bound, run).then(parseRows)), options);
  };
}

/** A reader over a lane of read-only channels. */
export const readerOver = (lane: Lane<StatementChannel>): Reader => ({ ask: asker(lane, 'read') });

/** A writer over a lane of channels that may write. */
export const writerOver = (lane: Lane<StatementChannel>): Writer => ({
  ask: asker(lane, 'write'),
  askBeside: async (table, question) => [await asker(lane, 'write')(question('concord', table))],
  run: async (statement, options) => {
    const bound = bind(statement, guard(statement.sql, 'write'));
    await lane.run((channel, run) => named(run.queryId, channel.command(bound, run)), options);
  },
  exportFile: async (statement, path, options) => {
    const bound = bind(statement, guard(statement.sql, 'write'));
    await lane.run((channel, run) => named(run.queryId, channel.exportFile(bound, path, run)), options);
  },
  insertFile: async (table, path, file, options) => {
    // What is written around the file's rows is held to the rules of every statement; a table stands for the file.
    const sql = rowsOf(file, 'concord.rows');
    const { params } = bind({ sql, ...(file.transform?.params === undefined ? {} : { params: file.transform.params }) }, guard(sql, 'write'));
    await lane.run((channel, run) => named(run.queryId, channel.insertFile(table, path, file, params, run)), options);
  },
});

/** Backups over a lane of channels that may write. The only statements that name a place outside the store: no statement from elsewhere may. */
export function archiveOver(lane: Lane<StatementChannel>, database = 'concord'): Archive {
  const send = (sql: string, options: Parameters<Archive['backUp']>[1]): Promise<void> =>
    lane.run((channel, run) => named(run.queryId, channel.command({ sql, params: {}, looking: undefined }, run)), options);
  return {
    backUp: (place, options) => send(`BACKUP DATABASE ${database} TO File(${stringLiteral(place)})`, options),
    restore: (place, options) => send(`RESTORE DATABASE ${database} FROM File(${stringLiteral(place)})`, options),
  };
}
