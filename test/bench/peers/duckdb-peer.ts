// Child of bench-peers.ts: DuckDB in its own process, over its own table of the same cases, in the order in which the product keeps them.
import { answerIn, DUCKDB, plainStatements, type Row } from './plain.js';
import { installed } from './installed.js';
import { serve, subject } from './peer.js';

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): readonly Row[] }>;
}
interface Instance { connect(): Promise<Connection>; closeSync(): void }

const [file, parquet, asOf] = process.argv.slice(2);
if (file === undefined || parquet === undefined || asOf === undefined) throw new Error('usage: duckdb-peer <database file> <Parquet file> <last day known>');

const { DuckDBInstance } = installed('@duckdb/node-api') as { DuckDBInstance: { create(path: string): Promise<Instance> } };
const instance = await DuckDBInstance.create(file);
const first = await instance.connect();
await first.run(`CREATE TABLE cases AS SELECT * FROM read_parquet('${parquet}') ORDER BY received_on, case_id`);
await first.run('CHECKPOINT');
// One a statement: a question of several is asked for them at once.
const connections = [first, ...await Promise.all(Array.from({ length: 5 }, () => instance.connect()))];

const rowsOf = async (connection: Connection | undefined, sql: string): Promise<readonly Row[]> => {
  if (connection === undefined) throw new Error('more statements than connections');
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
};
const [told] = await rowsOf(first, 'SELECT version() AS version');

serve({
  duckdb: subject({
    ask: (question, round) => Promise.all(plainStatements(DUCKDB, question, round, asOf).map((sql, i) => rowsOf(connections[i], sql))),
    answer: (question, rows) => answerIn(question, rows, asOf),
  }),
}, { DuckDB: String(told?.['version']) }, () => {
  instance.closeSync();
  return Promise.resolve();
});
