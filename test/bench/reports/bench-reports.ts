// Child of bench.ts: reports and a long list as files over the loaded store, fetched over HTTP in a process of its own, so that its memory is its own.
import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NO_PLACES } from '@concord/etl';
import { AppModule, configureHttp, LOCAL_VIEWER } from '@concord/server';
import { openStores } from '@concord/sql';
import { pino } from 'pino';
import { withPeakMemory } from '../measure.js';

/** Longest block of the loop, ms; seconds; bytes. */
export interface FileMeasured { readonly seconds: number; readonly bytes: number; readonly blockedMs: number }
/** Of each kind, and of the list of all cases with its memory. */
export interface ReportsMeasured { readonly pdf: FileMeasured; readonly pptx: FileMeasured; readonly xlsx: FileMeasured; readonly list: FileMeasured & { readonly beforeMb: number; readonly peakMb: number } }

const REASON = 'reason=measured';
const FILES = [['pdf', '2026-09'], ['pptx', '2026-08'], ['xlsx', '2026-07']] as const;

async function fetched(address: string): Promise<FileMeasured> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const start = performance.now();
  const response = await fetch(address);
  if (response.status !== 200 || response.body === null) throw new Error(`${String(response.status)}: ${await response.text()}`);
  let bytes = 0;
  for await (const piece of response.body) bytes += (piece as Uint8Array).length;
  const seconds = (performance.now() - start) / 1_000;
  delay.disable();
  return { seconds, bytes, blockedMs: delay.max / 1e6 };
}

const dataDir = process.argv[2] ?? '';
const stores = await openStores({ engine: { dataDir }, operational: { path: `${dataDir}/operational.sqlite` } });
const app = await NestFactory.create<NestExpressApplication>(AppModule.over(stores, { log: pino({ level: 'error' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: 'none', maxUploadBytes: 0, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } }), { logger: ['error'], bodyParser: false });
configureHttp(app, 'no-web-here');
await app.listen(0, '127.0.0.1');
try {
  const url = await app.getUrl();
  const report = (format: string, month: string): Promise<FileMeasured> => fetched(`${url}/datasets/demo/reports/monthly/${month}.${format}?language=zh-CN&${REASON}`);
  // Another month of each first: fonts and code are loaded once in the life of a server. Every month is worked out anew.
  for (const [format] of FILES) await report(format, '2026-06');
  const told: Record<string, FileMeasured> = {};
  for (const [format, month] of FILES) told[format] = await report(format, month);
  const { result, beforeMb, peakMb } = await withPeakMemory(() => fetched(`${url}/datasets/demo/cases.xlsx?from=2000-01-01&to=2026-12-31&language=zh-CN&${REASON}`));
  process.stdout.write(`${JSON.stringify({ ...told, list: { ...result, beforeMb, peakMb } })}\n`);
} finally {
  await app.close();
  await stores.close();
}
