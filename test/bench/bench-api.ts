// Child of bench.ts: the API over the loaded store, asked over HTTP in a process of its own, so that its memory is its own.
import 'reflect-metadata';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NO_PLACES } from '@concord/etl';
import { AppModule, configureHttp, LOCAL_VIEWER } from '@concord/server';
import { addCalendarDays, compileTally, metricById, openStores, type CountMetric, type MetricId, type Question, type RatioMetric, type Stores } from '@concord/sql';
import { pino } from 'pino';
import { pageDocuments } from '../fixtures/page-documents.js';
import { asker, type PageAsked } from './asker.js';
import { explorePage } from './explore-page.js';
import { issuesPage } from './issues-page.js';
import { inTurn, withPeakMemory, type Timing } from './measure.js';
import { resolutionPage } from './resolution-page.js';
import { typePage } from './type-page.js';

const ROUNDS = 40;
const DOCUMENTS = pageDocuments(join(fileURLToPath(new URL('../../..', import.meta.url)), 'web/src'));
const asked = ({ document, variables }: PageAsked) => ({ query: DOCUMENTS.get(document) ?? '', variables });
const TILES: readonly MetricId[] = [
  'intake', 'closings', 'pending', 'settlement_rate', 'settlement_rate_within_limit', 'settlement_rate_all', 'time_to_resolution', 'sla_compliance',
  'first_contact_timeliness', 'voluntary_performance', 'csat', 'amount_agreed',
];
const SERIES = `query($input: SeriesInput!) { series(input: $input) { metric points { from to complete value { value numerator denominator n ciLow ciHigh reliability maturity } }
  total { value n ciLow ciHigh asOf dataVersion } } }`;

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
    const issues = await inTurn(ROUNDS, { uncached: (round) => ask(asked(issuesPage(round))), cached: () => ask(asked(issuesPage(0))) });
    const resolution = await inTurn(ROUNDS, { uncached: (round) => ask(asked(resolutionPage(round))), cached: () => ask(asked(resolutionPage(0))) });
    const type = await inTurn(ROUNDS, { uncached: (round) => ask(asked(typePage(round))), cached: () => ask(asked(typePage(0))) });
    const explore = await inTurn(ROUNDS, { uncached: (round) => ask(asked(explorePage(round))), cached: () => ask(asked(explorePage(0))) });
    return { judging, timings: { engine: one.engine, http: one.http, uncached: tiles.uncached, cached: tiles.cached, issues: issues.uncached, issuesCached: issues.cached, resolution: resolution.uncached, resolutionCached: resolution.cached, type: type.uncached, typeCached: type.cached, explore: explore.uncached, exploreCached: explore.cached } };
  } finally {
    await app.close();
  }
}

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: bench-api <data dir>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
const { result, beforeMb, peakMb } = await withPeakMemory(() => questions(stores));
await stores.close();
process.stdout.write(`${JSON.stringify({ ...result, beforeMb, peakMb })}\n`);
