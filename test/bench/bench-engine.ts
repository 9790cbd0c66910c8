// Child of bench.ts: what the bare engine needs for the same file: INSERT … SELECT FROM file() into a table of the types that the store keeps cases in. Rows it
// cannot type are skipped. No checks, no rejects, no history, no publishing. Then writes those rows as Parquet.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Session } from 'chdb';

const [dataDir, told, file, parquet] = process.argv.slice(2);
if (dataDir === undefined || told === undefined || file === undefined || parquet === undefined) throw new Error('usage: bench-engine <data dir> <types as JSON> <file> <Parquet file>');
const types = JSON.parse(told) as Readonly<Record<string, string>>;

async function firstLine(path: string): Promise<string> {
  const lines = createInterface({ input: createReadStream(path) });
  try {
    for await (const line of lines) return line;
    throw new Error(`${path} is empty`);
  } finally {
    lines.close();
  }
}

const columns = (await firstLine(file)).replace(/^\uFEFF/u, '').split(',').map((name) => `${name} ${types[name] ?? 'String'}`).join(', ');
const session = new Session(dataDir);
await session.queryAsync('CREATE DATABASE bare ENGINE = Atomic');
await session.queryAsync(`CREATE TABLE bare.typed (${columns}) ENGINE = MergeTree ORDER BY case_id`);
const start = performance.now();
await session.queryAsync(`INSERT INTO bare.typed SELECT * FROM file('${file}', CSVWithNames, '${columns.replaceAll("'", "\\'")}') SETTINGS storage_file_read_method = 'pread', input_format_allow_errors_ratio = 0.01`);
const seconds = (performance.now() - start) / 1000;
const rows = Number((await session.queryAsync('SELECT count() FROM bare.typed', { format: 'TSV' })).text());
await session.queryAsync(`INSERT INTO FUNCTION file('${parquet}', Parquet) SELECT * FROM bare.typed`);
session.close();
process.stdout.write(`${JSON.stringify({ seconds, rows })}\n`);
