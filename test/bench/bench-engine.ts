// Child of bench.ts: the bare engine on the same files. Read, typed by its own inference, written to a table; no checks, no history, no publishing.
import { Session } from 'chdb';

const [dataDir, ...files] = process.argv.slice(2);
if (dataDir === undefined || files.length === 0) throw new Error('usage: bench-engine <data dir> <file …>');

const session = new Session(dataDir);
await session.queryAsync('CREATE DATABASE bare ENGINE = Atomic');
const start = performance.now();
for (const [i, file] of files.entries()) {
  await session.queryAsync(
    `CREATE TABLE bare.t${i} ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM file('${file}', CSVWithNames) SETTINGS storage_file_read_method = 'pread', schema_inference_make_columns_nullable = 0`,
  );
}
const seconds = (performance.now() - start) / 1000;
session.close();
process.stdout.write(`${JSON.stringify({ seconds })}\n`);
