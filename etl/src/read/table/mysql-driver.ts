import { INSTITUTION_OFFSET } from '@concord/sql';
import mysql from 'mysql2';
import type { SourcePlace } from '../../places/places.js';
import { CONNECT_MS } from './within.js';
import { BATCH_ROWS, type TableColumn, type TableDriver, type TableRow } from './table-driver.js';

const { BIT, DATE, DATETIME, DECIMAL, DOUBLE, FLOAT, GEOMETRY, INT24, LONG, LONGLONG, NEWDATE, NEWDECIMAL, SHORT, TIMESTAMP, TINY } = mysql.Types;
const NUMBERS: readonly number[] = [TINY, SHORT, LONG, LONGLONG, INT24, DECIMAL, NEWDECIMAL];
/** Text types whose values have no character set are bytes. */
const BYTES = { charset: 63, types: new Set<number>([15, 249, 250, 251, 252, 253, 254]) } as const;

function orderOf(type: number): TableColumn['order'] {
  if (type === TIMESTAMP) return 'instant';
  if (type === DATETIME) return 'clock';
  if (type === DATE || type === NEWDATE) return 'day';
  return NUMBERS.includes(type) ? 'number' : 'none';
}

function columnOf({ name, columnType = 0, characterSet = 0, typeName, extendedTypeName }: mysql.FieldPacket): TableColumn {
  const isBytes = columnType === BIT || columnType === GEOMETRY || (BYTES.types.has(columnType) && characterSet === BYTES.charset && extendedTypeName === undefined);
  const spelling = isBytes ? 'unreadable' : columnType === FLOAT || columnType === DOUBLE ? 'float' : 'text';
  return { name, type: (extendedTypeName ?? typeName ?? TYPE_NAMES.get(columnType) ?? String(columnType)).toLowerCase(), spelling, order: orderOf(columnType) };
}

/** Codes to names and back, as the driver lists them. */
const TYPE_NAMES = new Map(Object.entries(mysql.Types).map(([name, code]) => [Number(code), name]));

const LATEST = { instant: 'NOW(6)', clock: 'UTC_TIMESTAMP(6) + INTERVAL 14 HOUR', day: 'DATE(UTC_TIMESTAMP() + INTERVAL 14 HOUR)' } as const;

function bounds(table: string, watermark: string, order: TableColumn['order']): string {
  if (order === 'number' || order === 'none') return `SELECT CAST(MAX(${watermark}) AS CHAR), CAST(CAST(MAX(${watermark}) AS DECIMAL(65, 10)) - ? AS CHAR) FROM ${table}`;
  const less = order === 'day' ? 'INTERVAL CEIL(? / 1440) DAY' : 'INTERVAL ? MINUTE';
  return `SELECT CAST(MAX(${watermark}) AS CHAR), CAST(MAX(${watermark}) - ${less} AS CHAR) FROM ${table} WHERE ${watermark} <= ${LATEST[order]}`;
}

async function connect(place: SourcePlace): Promise<mysql.Connection> {
  const ca = await place.tls?.ca?.();
  const password = await place.password();
  return new Promise((resolve, reject) => {
    const connection = mysql.createConnection({
      host: place.host, port: place.port, database: place.database, user: place.user, password, charset: 'utf8mb4', connectTimeout: CONNECT_MS, enableKeepAlive: true,
      ...(place.tls === undefined ? {} : { ssl: { rejectUnauthorized: true, verifyIdentity: true, ...(ca === undefined ? {} : { ca }) } }),
    });
    connection.on('error', () => undefined);
    connection.connect((error) => {
      if (error === null) { resolve(connection); return; }
      connection.destroy();
      reject(error);
    });
  });
}

/** A statement is stopped by the server as well; what MySQL and MariaDB call this differs in name and unit. */
async function begin(connection: mysql.Connection, answerMs: number): Promise<void> {
  const session = connection.promise();
  const [versions] = await session.query<mysql.RowDataPacket[]>({ sql: 'SELECT VERSION() AS version' });
  const isMariaDb = /mariadb/iu.test(String(versions[0]?.['version']));
  await session.query(isMariaDb ? `SET SESSION max_statement_time = ${String(answerMs / 1_000)}` : `SET SESSION max_execution_time = ${String(answerMs)}`);
  // While the engine takes in a segment nothing is fetched, and the server must not take that for a dead client.
  await session.query(`SET SESSION net_write_timeout = 3600, SESSION time_zone = '${INSTITUTION_OFFSET.text}'`);
  await session.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await session.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
}

/** MySQL or MariaDB, streamed within one REPEATABLE READ transaction. Throws what the driver throws. */
export async function openMysql(place: SourcePlace): Promise<TableDriver> {
  const connection = await connect(place);
  const close = (): void => { connection.destroy(); };
  try {
    await begin(connection, place.answerMs);
  } catch (error) {
    close();
    throw error;
  }
  return {
    quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
    // A number beside a text is compared as a double, which tells wide integers no longer apart.
    bound: (_, order) => (order === 'number' ? 'CAST(? AS DECIMAL(65, 10))' : '?'),
    bounds,
    columns: async (sql) => (await connection.promise().query(sql))[1].map(columnOf),
    rows: async function* (sql, values) {
      const stream = connection.query({ sql, values: [...values], rowsAsArray: true, typeCast: (field) => field.string('utf8') }).stream({ highWaterMark: BATCH_ROWS });
      // A stream is not told that its connection is gone.
      const lost = (error?: Error): void => { stream.destroy(error ?? new Error('connection lost')); };
      connection.once('error', lost).once('end', lost);
      let batch: TableRow[] = [];
      for await (const row of stream) {
        batch.push(row as TableRow);
        if (batch.length < BATCH_ROWS) continue;
        yield batch;
        batch = [];
      }
      connection.removeListener('error', lost).removeListener('end', lost);
      if (batch.length > 0) yield batch;
    },
    close,
  };
}
