// Child of bench.ts: loads the delivery given on the command line into a fresh store and prints one line of JSON.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { openStores } from '@concord/sql';

const [dataDir, ...files] = process.argv.slice(2);
if (dataDir === undefined || files.length === 0) throw new Error('usage: bench-load <data dir> <file …>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
await stores.engine.reader.ask({ sql: 'SELECT 1' });
const profile = await readProfile('demo');
const start = performance.now();
const request = { profile, files, pseudonymKey: 'a key for measuring only, of 32 letters' };
const beforeMb = process.memoryUsage.rss() / 1024 ** 2;
const result = await loadFiles(stores, request);
const seconds = (performance.now() - start) / 1000;
// As the system keeps it, so that no moment is missed: this process does nothing else.
const peakMb = process.resourceUsage().maxRSS / 1024;
const again = performance.now();
const { sameAs } = await loadFiles(stores, request);
if (sameAs !== result.loadNo) throw new Error('the same delivery was not recognised');
const againSeconds = (performance.now() - again) / 1000;

const { rows: columns } = await stores.engine.writer.ask({ sql: "SELECT name, type FROM system.columns WHERE database = 'concord' AND table = 'case_version'" });
await stores.close();
const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
process.stdout.write(`${JSON.stringify({ delivered: result.delivered, loaded: result.loaded, seconds, againSeconds, beforeMb, peakMb, types: Object.fromEntries(columns) as Record<string, string>, bytes: sizes.reduce((a, b) => a + b, 0) })}\n`);
