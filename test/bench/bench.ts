import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeDemo } from '@concord/etl';
import type { BoardMeasured } from './board/bench-board.js';
import { writeManyMediators } from './board/many-mediators.js';
import type { Timing } from './measure.js';
import { meetingRows } from './meeting/meeting-rows.js';
import { peopleRows, type Measured } from './people/people-rows.js';
import { reportRows } from './reports/reports-rows.js';
import { writeTwice } from './write-twice.js';
import { writeWorkbook } from './write-workbook.js';

const CASES = 1_000_000;
const WORKBOOK_ROWS = 880_000;

interface Loaded { delivered: number; loaded: number; seconds: number; againSeconds: number; beforeMb: number; peakMb: number; bytes: number; types: Record<string, string> }

const say = (text: string) => process.stderr.write(`${text}\n`);
const ms = ({ p50, p95 }: Timing) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;

async function child<Told>(script: string, dataDir: string, files: readonly string[]): Promise<Told> {
  const path = join(dirname(fileURLToPath(import.meta.url)), script);
  const { stdout } = await promisify(execFile)(process.execPath, [path, dataDir, ...files], { maxBuffer: 1 << 20 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Told;
}

/** Waits until a file just written is on the disk: what is measured next would share the disk with it. */
async function settled(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Everything that is measured, over a store that is loaded. */
async function everything(folder: string, dataDir: string, delivery: readonly string[], loaded: Loaded): Promise<Measured[]> {
  const parquet = join(folder, 'cases.parquet');
  const bare = await child<{ seconds: number; rows: number }>('bench-engine.js', join(folder, 'bare'), [JSON.stringify(loaded.types), ...delivery, parquet]);
  if (bare.rows < 0.99 * loaded.loaded) throw new Error(`the engine alone took in ${bare.rows} rows only`);
  say('writing and loading a workbook …');
  const workbook = join(folder, 'cases.xlsx');
  await writeWorkbook(delivery[0] ?? '', workbook, WORKBOOK_ROWS);
  await settled(workbook);
  const sheet = await child<Loaded>('bench-load.js', join(folder, 'sheet'), [workbook]);
  say('loading them as Parquet, and a text twice as long …');
  await settled(parquet);
  const columnar = await child<Loaded>('bench-load.js', join(folder, 'columnar'), [parquet]);
  const long = join(folder, 'long.csv');
  await writeTwice(delivery[0] ?? '', long);
  await settled(long);
  const double = await child<Loaded>('bench-load.js', join(folder, 'double'), [long]);
  await rm(long);
  say('asking …');
  const { timings: asked, judging, beforeMb: apiBeforeMb, peakMb } = await child<{ timings: Record<string, Timing>; judging: { seconds: number; tested: number }; beforeMb: number; peakMb: number }>('bench-api.js', dataDir, []);
  say('making a board of 2,000 mediators …');
  const many = join(folder, 'many.csv');
  await writeManyMediators(many, CASES);
  const board = await child<BoardMeasured & { beforeMb: number; peakMb: number }>('board/bench-board.js', join(folder, 'many'), [many]);
  const rate = (seconds: number, rows = loaded.delivered) => `${Math.round(rows / seconds / 1000)} k rows/s`;
  const memory = ({ beforeMb, peakMb }: Loaded) => `${(peakMb - beforeMb).toFixed(0)} MB (${peakMb.toFixed(0)})`;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    ['one metric, uncached, over HTTP (p50 / p95)', ms(asked['http'] as Timing), '25 / 60 ms'],
    ['the engine alone, same statement', ms(asked['engine'] as Timing), '–'],
    ['ratio of the medians', `${((asked['http']?.p50 ?? 0) / (asked['engine']?.p50 ?? 1)).toFixed(2)} ×`, '≤ 1.5 ×'],
    ['12 tiles in one request, uncached', ms(asked['uncached'] as Timing), '200 / 500 ms'],
    ['12 tiles in one request, cached', ms(asked['cached'] as Timing), '15 / 40 ms'],
    ['the Issues page in one request, uncached', ms(asked['issues'] as Timing), '– / 700 ms'],
    ['the Issues page, cached', ms(asked['issuesCached'] as Timing), '– / 50 ms'],
    ['the Resolution page in one request, uncached', ms(asked['resolution'] as Timing), '– / 700 ms'],
    ['the Resolution page, cached', ms(asked['resolutionCached'] as Timing), '– / 50 ms'],
    ['the page of a type in one request, uncached', ms(asked['type'] as Timing), '– / 700 ms'],
    ['the page of a type, cached', ms(asked['typeCached'] as Timing), '– / 50 ms'],
    ['the first view of Explore, uncached', ms(asked['explore'] as Timing), '– / 700 ms'],
    ['the first view of Explore, cached', ms(asked['exploreCached'] as Timing), '– / 50 ms'],
    [`judging ${judging.tested} series after a load`, `${judging.seconds.toFixed(1)} s`, '10 s'],
    [`board of ${board.people} mediators × 4 indicators × 200 strata × ${CASES} cases, made`, `${board.computeSeconds.toFixed(1)} s`, '5 s'],
    ['that board of a round, read', ms(board.round), '– / 100 ms'],
    ['that board on the data as they are, read again', ms(board.trial), '– / 100 ms'],
    ['who would change tier under other weights', `${board.sensitivitySeconds.toFixed(1)} s`, '–'],
    ['memory of the API: idle, and its peak while making that board', `${board.beforeMb.toFixed(0)}, ${board.peakMb.toFixed(0)} MB`, '–'],
    [`ETL, ${loaded.delivered} rows, ${mb(loaded.bytes)}`, `${loaded.seconds.toFixed(1)} s, ${rate(loaded.seconds)}`, `100 k rows/s and 0.3 of the engine alone: ${Math.min(loaded.delivered / 100_000, bare.seconds / 0.3).toFixed(1)} s`],
    ['the engine alone, typed INSERT … SELECT FROM file()', `${bare.seconds.toFixed(1)} s, ${rate(bare.seconds)}`, '–'],
    ['the same delivery again', `${loaded.againSeconds.toFixed(1)} s`, '10 s'],
    [`ETL, XLSX, ${sheet.delivered} rows × 16 columns, ${mb(sheet.bytes)}`, `${sheet.seconds.toFixed(1)} s, ${rate(sheet.seconds, sheet.delivered)}`, '30 s'],
    [`ETL, Parquet, ${columnar.delivered} rows, ${mb(columnar.bytes)}`, `${columnar.seconds.toFixed(1)} s, ${rate(columnar.seconds, columnar.delivered)}`, '–'],
    ['ETL memory at its peak over the idle process (and with it): CSV', memory(loaded), '600 MB over it'],
    [`the same, a CSV of ${double.delivered} rows, ${mb(double.bytes)}`, memory(double), '600 MB over it'],
    ['the same, XLSX', memory(sheet), '600 MB over it'],
    ['the same, Parquet', memory(columnar), '600 MB over it'],
    ['memory of the API: idle, and its peak while answering', `${apiBeforeMb.toFixed(0)}, ${peakMb.toFixed(0)} MB`, '–'],
    ...await peopleRows(child, dataDir, say),
    ...await reportRows(child, dataDir, say),
    ...await meetingRows(child, dataDir, say),
  ];
}

const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
try {
  say(`writing ${CASES} cases of 演示数据 …`);
  const { files } = await writeDemo(folder, { seed: 20231101, cases: CASES });
  say('loading them …');
  const dataDir = join(folder, 'data');
  const delivery = files.slice(0, 1);
  for (const file of files) await settled(file);
  const loaded = await child<Loaded>('bench-load.js', dataDir, delivery);
  // `npm run bench -- people`, `-- reports`, `-- meeting`: that part alone.
  const part = { meeting: meetingRows, people: peopleRows, reports: reportRows }[process.argv[2] ?? ''];
  const rows = part === undefined ? await everything(folder, dataDir, delivery, loaded) : await part(child, dataDir, say);
  process.stdout.write(['| measured | result | aim |', '|---|--:|--:|', ...rows.map((r) => `| ${r.join(' | ')} |`), ''].join('\n'));
} finally {
  await rm(folder, { recursive: true, force: true });
}
