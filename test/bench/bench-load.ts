// Child of bench.ts: loads the delivery given on the command line into a fresh store and prints one line of JSON.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { migrate, openEngine } from '@concord/sql';
import { withPeakMemory } from './measure.js';

const [dataDir, ...files] = process.argv.slice(2);
if (dataDir === undefined || files.length === 0) throw new Error('usage: bench-load <data dir> <file …>');

const engine = await openEngine({ dataDir });
await migrate(engine);
await engine.reader.ask({ sql: 'SELECT 1' });
const profile = await readProfile('demo');
const start = performance.now();
const { result, beforeMb, peakMb } = await withPeakMemory(() => loadFiles(engine, { profile, files, pseudonymKey: 'a key for measuring only, of 32 letters' }));
const seconds = (performance.now() - start) / 1000;

// The engine alone, on the same file: read, typed by its own inference, written to a table. No checks, no history, no publishing.
const scratch = await mkdtemp(join(tmpdir(), 'concord-bench-'));
const engineStart = performance.now();
for (const [i, file] of files.entries()) {
  await engine.writer.run({ sql: `CREATE TABLE concord.bench_${i} ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM file('${file}', CSVWithNames) SETTINGS storage_file_read_method = 'pread'` });
}
const engineSeconds = (performance.now() - engineStart) / 1000;
for (const i of files.keys()) await engine.writer.run({ sql: `DROP TABLE concord.bench_${i} SYNC` });
await engine.close();
await rm(scratch, { recursive: true, force: true });
const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
process.stdout.write(`${JSON.stringify({ delivered: result.delivered, loaded: result.loaded, seconds, engineSeconds, beforeMb, peakMb, bytes: sizes.reduce((a, b) => a + b, 0) })}\n`);
