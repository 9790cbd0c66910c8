import { INSTITUTION_OFFSET } from '@concord/sql';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { SourcePlace } from '../../places/places.js';
import { CONNECT_MS } from './within.js';
import { BATCH_ROWS, type TableColumn, type TableDriver, type TableRow } from './table-driver.js';

const { BOOL, INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID, JSON: JSON_TEXT, JSONB } = pg.types.builtins;
const BOOLEANS: ReadonlySet<number> = new Set([BOOL]);
const FLOATS: ReadonlySet<number> = new Set([FLOAT4, FLOAT8]);
const PLAIN: ReadonlySet<number> = new Set([BOOL, INT2, INT4, INT8, NUMERIC, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID, JSON_TEXT, JSONB]);
const ORDERS = new Map<number, TableColumn['order']>([[TIMESTAMPTZ, 'instant'], [TIMESTAMP, 'clock'], [DATE, 'day'], [INT2, 'number'], [INT4, 'number'], [INT8, 'number'], [NUMERIC, 'number']]);

/** Every value as the server spells it; only what a business date must not keep, the zone, is taken off, after the session has moved it to the institution's. */
const spellings: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number) => {
    if (ORDERS.get(oid) === 'instant') return (text: string) => text.replace(/[+-]\d{2}(?::\d{2})*$/u, '');
    return BOOLEANS.has(oid) ? (text: string) => (text === 't' ? 'true' : 'false') : (text: string) => text;
  }) as typeof pg.types.getTypeParser,
};

/** One snapshot for every statement; dates, numbers and points in time spelled one way whatever the server's settings. */
const BEGIN = [
  'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY', "SET LOCAL DateStyle = 'ISO, YMD'", "SET LOCAL IntervalStyle = 'iso_8601'", 'SET LOCAL extra_float_digits = 1',
  `SET LOCAL TIME ZONE INTERVAL '${INSTITUTION_OFFSET.text}' HOUR TO MINUTE`, 'SET LOCAL idle_in_transaction_session_timeout = 0',
].join('; ');

/** Wall clocks of an unknown zone may be this far ahead of UTC. */
const LATEST = { instant: 'now()', clock: "(now() AT TIME ZONE 'UTC') + interval '14 hours'", day: "((now() AT TIME ZONE 'UTC') + interval '14 hours')::date" } as const;

/** Points in time keep their zone as a watermark: the text is compared again later. The condition, unlike a filter of the aggregate, lets an index answer. */
function bounds(table: string, watermark: string, order: TableColumn['order']): string {
  if (order === 'number' || order === 'none') return `SELECT max(${watermark})::text, (max(${watermark}) - $1::numeric)::text FROM ${table}`;
  const less = order === 'day' ? 'ceil($1::numeric / 1440)::int' : "$1::int * interval '1 minute'";
  return `SELECT max(${watermark})::text, (max(${watermark}) - ${less})::text FROM ${table} WHERE ${watermark} <= ${LATEST[order]}`;
}

interface TypeRow { readonly oid: number; readonly typname: string; readonly typcategory: string }

async function connect(place: SourcePlace): Promise<pg.Client> {
  const ca = await place.tls?.ca?.();
  const client = new pg.Client({
    host: place.host, port: place.port, database: place.database, user: place.user, password: place.password, application_name: 'concord', client_encoding: 'UTF8', keepAlive: true,
    ssl: place.tls === undefined ? false : { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    connectionTimeoutMillis: CONNECT_MS, statement_timeout: place.answerMs,
  });
  // Whoever waits for an answer hears of it; unheard here, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** PostgreSQL, read through a cursor within one REPEATABLE READ transaction. Throws what the driver throws. */
export async function openPostgres(place: SourcePlace): Promise<TableDriver> {
  const client = await connect(place);
  const close = (): void => { client.connection.stream.destroy(); };
  try {
    await client.query(BEGIN);
  } catch (error) {
    close();
    throw error;
  }
  const typesOf = async (oids: readonly number[]): Promise<ReadonlyMap<number, TypeRow>> => {
    const { rows } = await client.query<TypeRow>('SELECT oid::int4 AS oid, typname, typcategory FROM pg_catalog.pg_type WHERE oid = ANY($1)', [oids]);
    return new Map(rows.map((row) => [row.oid, row]));
  };
  return {
    quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
    bound: (n) => `$${String(n)}`,
    bounds,
    columns: async (sql) => {
      const { fields } = await client.query(sql);
      const types = await typesOf([...new Set(fields.map(({ dataTypeID }) => dataTypeID))]);
      return fields.map(({ name, dataTypeID }) => {
        const type = types.get(dataTypeID);
        // Text of any kind and enumerations are spelled as they are; arrays, money, ranges and what extensions bring are not.
        const isText = PLAIN.has(dataTypeID) || ['S', 'E'].includes(type?.typcategory ?? '');
        return { name, type: type?.typname ?? String(dataTypeID), spelling: FLOATS.has(dataTypeID) ? 'float' : isText ? 'text' : 'unreadable', order: ORDERS.get(dataTypeID) ?? 'none' };
      });
    },
    rows: async function* (sql, values) {
      const cursor = client.query(new Cursor<TableRow>(sql, [...values], { rowMode: 'array', types: spellings }));
      for (let batch = await cursor.read(BATCH_ROWS); batch.length > 0; batch = await cursor.read(BATCH_ROWS)) yield batch;
    },
    close,
  };
}
