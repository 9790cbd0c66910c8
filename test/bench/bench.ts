import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { writeDemo, NO_PLACES } from '@concord/etl';
import { AppModule, configureHttp, LOCAL_VIEWER } from '@concord/server';
import { addCalendarDays, compileTally, metricById, openStores, type CountMetric, type MetricId, type Question, type RatioMetric, type Stores } from '@concord/sql';
import { pino } from 'pino';
import { inTurn, withPeakMemory, type Timing } from './measure.js';
import { resolutionPage } from './resolution-page.js';
import { writeWorkbook } from './write-workbook.js';

const CASES = 1_000_000;
const ROUNDS = 40;
const WORKBOOK_ROWS = 880_000;
const TILES: readonly MetricId[] = [
  'intake', 'closings', 'pending', 'settlement_rate', 'settlement_rate_within_limit', 'settlement_rate_all', 'time_to_resolution', 'sla_compliance',
  'first_contact_timeliness', 'voluntary_performance', 'csat', 'amount_agreed',
];
const SERIES = `query($input: SeriesInput!) { series(input: $input) { metric points { from to complete value { value numerator denominator n ciLow ciHigh reliability maturity } }
  total { value n ciLow ciHigh asOf dataVersion } } }`;

interface Loaded { delivered: number; loaded: number; seconds: number; againSeconds: number; beforeMb: number; peakMb: number; bytes: number }

const say = (text: string) => process.stderr.write(`${text}\n`);
const ms = ({ p50, p95 }: Timing) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;

async function child<Told>(script: string, dataDir: string, files: readonly string[]): Promise<Told> {
  const path = join(dirname(fileURLToPath(import.meta.url)), script);
  const { stdout } = await promisify(execFile)(process.execPath, [path, dataDir, ...files], { maxBuffer: 1 << 20 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Told;
}

/** Asks over HTTP on one kept connection, as a browser does. */
function asker(url: string): (asked: { readonly query: string; readonly variables: object }) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (asked) => new Promise((resolve, reject) => {
    const body = JSON.stringify(asked);
    const req = request(`${url}/graphql`, { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (res.statusCode === 200 && !text.includes('"errors"')) resolve();
        else reject(new Error(text.slice(0, 500)));
      });
    });
    req.on('error', reject).end(body);
  });
}

const seriesOf = (metrics: readonly MetricId[], range: { from: string; to: string }) => ({ query: SERIES, variables: { input: { dataset: 'demo', metrics, range, bucket: 'month' } } });

/** A range nobody asked for before, so that nothing is cached: it ends at the same day and begins a day later each time. */
const freshRange = (round: number) => ({ from: addCalendarDays('2023-11-01', round), to: '2026-10-31' });

/** Twelve months, as the overview asks for them; another year each time. */
const yearOf = (round: number) => ({ from: addCalendarDays('2024-11-01', -round), to: addCalendarDays('2025-10-31', -round) });

interface Judged { seconds: number; tested: number }

/** Judges every series of the data anew, as after a load. */
async function judged(url: string): Promise<Judged> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation { judgeSignals(dataset: "demo") { budget { tested tookMs } } }' }) });
  const { data } = await response.json() as { data: { judgeSignals: { budget: { tested: number; tookMs: number } } } };
  const { tested, tookMs } = data.judgeSignals.budget;
  return { tested, seconds: tookMs / 1_000 };
}

async function questions(stores: Stores): Promise<{ readonly timings: Record<string, Timing>; readonly judging: Judged }> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(stores, { log: pino({ level: 'error' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: 'none', maxUploadBytes: 0, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } }), { logger: ['error'], bodyParser: false });
  configureHttp(app, 'no-web-here');
  await app.listen(0, '127.0.0.1');
  const ask = asker(await app.getUrl());
  const metric = metricById('settlement_rate') as CountMetric | RatioMetric;
  const question: Omit<Question, 'range'> = { dataset: 'demo', filters: [], scope: 'all', asOf: '2026-10-31', metrics: ['settlement_rate'], bucket: 'month' };
  try {
    // Before anything is timed: the server judges what it finds.
    const judging = await judged(await app.getUrl());
    const one = await inTurn(ROUNDS, {
      engine: (round) => stores.engine.reader.ask(compileTally([metric], { ...question, range: freshRange(round) })),
      http: (round) => ask(seriesOf(['settlement_rate'], freshRange(round))),
    });
    const tiles = await inTurn(ROUNDS, { uncached: (round) => ask(seriesOf(TILES, yearOf(round))), cached: () => ask(seriesOf(TILES, yearOf(0))) });
    const resolution = await inTurn(ROUNDS, { uncached: (round) => ask(resolutionPage(round)), cached: () => ask(resolutionPage(0)) });
    return { judging, timings: { engine: one.engine, http: one.http, uncached: tiles.uncached, cached: tiles.cached, resolution: resolution.uncached, resolutionCached: resolution.cached } };
  } finally {
    await app.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
try {
  say(`writing ${CASES} cases of 演示数据 …`);
  const { files } = await writeDemo(folder, { seed: 20231101, cases: CASES });
  say('loading them …');
  const dataDir = join(folder, 'data');
  const delivery = files.slice(0, 1);
  const loaded = await child<Loaded>('bench-load.js', dataDir, delivery);
  const bare = await child<{ seconds: number }>('bench-engine.js', join(folder, 'bare'), delivery);
  say('writing and loading a workbook …');
  const workbook = join(folder, 'cases.xlsx');
  await writeWorkbook(delivery[0] ?? '', workbook, WORKBOOK_ROWS);
  const sheet = await child<Loaded>('bench-load.js', join(folder, 'sheet'), [workbook]);
  say('asking …');
  const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  const { result: { timings: asked, judging }, peakMb } = await withPeakMemory(() => questions(stores));
  await stores.close();
  const rate = (seconds: number, rows = loaded.delivered) => `${Math.round(rows / seconds / 1000)} k rows/s`;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  const rows: [string, string, string][] = [
    ['one metric, uncached, over HTTP (p50 / p95)', ms(asked['http'] as Timing), '25 / 60 ms'],
    ['the engine alone, same statement', ms(asked['engine'] as Timing), '–'],
    ['ratio of the medians', `${((asked['http']?.p50 ?? 0) / (asked['engine']?.p50 ?? 1)).toFixed(2)} ×`, '≤ 1.5 ×'],
    ['12 tiles in one request, uncached', ms(asked['uncached'] as Timing), '200 / 500 ms'],
    ['12 tiles in one request, cached', ms(asked['cached'] as Timing), '15 / 40 ms'],
    ['the Resolution page in one request, uncached', ms(asked['resolution'] as Timing), '– / 700 ms'],
    ['the Resolution page, cached', ms(asked['resolutionCached'] as Timing), '– / 50 ms'],
    [`judging ${judging.tested} series after a load`, `${judging.seconds.toFixed(1)} s`, '10 s'],
    [`ETL, ${loaded.delivered} rows, ${mb(loaded.bytes)}`, `${loaded.seconds.toFixed(1)} s, ${rate(loaded.seconds)}`, '20 s, 100 k rows/s'],
    ['the engine alone, INSERT … SELECT FROM file()', `${bare.seconds.toFixed(1)} s, ${rate(bare.seconds)}`, '–'],
    ['the same delivery again', `${loaded.againSeconds.toFixed(1)} s`, '10 s'],
    [`ETL, XLSX, ${sheet.delivered} rows × 16 columns, ${mb(sheet.bytes)}`, `${sheet.seconds.toFixed(1)} s, ${rate(sheet.seconds, sheet.delivered)}`, '30 s'],
    ['ETL memory, XLSX: peak over the idle process', `${(sheet.peakMb - sheet.beforeMb).toFixed(0)} MB`, '600 MB'],
    ['ETL memory: peak over the idle process', `${(loaded.peakMb - loaded.beforeMb).toFixed(0)} MB`, '600 MB'],
    ['peak memory of the API while answering', `${peakMb.toFixed(0)} MB`, '–'],
  ];
  process.stdout.write(['| measured | result | aim |', '|---|--:|--:|', ...rows.map((r) => `| ${r.join(' | ')} |`), ''].join('\n'));
} finally {
  await rm(folder, { recursive: true, force: true });
}
