// Child of bench-peers.ts: the product over its store, asked over HTTP; and the same engine in the same process, asked for what the product asked of it and for what somebody would write.
import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NO_PLACES } from '@concord/etl';
import { AppModule, configureHttp, LOCAL_VIEWER } from '@concord/server';
import { openStores, type Stores } from '@concord/sql';
import { pino } from 'pino';
import { asker } from '../../asker.js';
import { Chdb } from '../chdb.js';
import { answerIn, CLICKHOUSE, plainStatements } from '../plain.js';
import { serve, subject } from '../peer.js';
import { productAnswer, productAsks, type ProductData } from './product-asks.js';
import type { QuestionId } from '../questions.js';
import { Recorder, replay, type Waves } from './recorder.js';

const [dataDir, asOf] = process.argv.slice(2);
if (dataDir === undefined || asOf === undefined) throw new Error('usage: product-peer <data dir> <last day known>');

async function listening(over: Stores): Promise<{ app: NestExpressApplication; ask: (question: QuestionId, round: number) => Promise<ProductData> }> {
  const module = AppModule.over(over, { log: pino({ level: 'error' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: 'none', maxUploadBytes: 0, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } });
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: ['error'], bodyParser: false });
  configureHttp(app, 'no-web-here');
  await app.listen(0, '127.0.0.1');
  const ask = asker(await app.getUrl());
  return { app, ask: (question, round) => ask<ProductData>(productAsks(question, round)) };
}

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
const { reader } = stores.engine;
const recorder = new Recorder(reader);
// One that only rehearses, so that the one that is timed has answered nothing before.
const rehearsing = await listening({ ...stores, engine: { ...stores.engine, reader: recorder } });
const timed = await listening(stores);
const chdb = new Chdb(dataDir);
const asked = new Map<string, Waves>();
const keyOf = (question: QuestionId, round: number): string => `${question} ${String(round)}`;
const before = (): Promise<void> => chdb.forget();

serve({
  rehearsal: subject({
    ask: async (question, round) => {
      recorder.take();
      const data = await rehearsing.ask(question, round);
      asked.set(keyOf(question, round), recorder.take());
      return data;
    },
    answer: productAnswer,
  }),
  concord: subject({ before, ask: timed.ask, answer: productAnswer }),
  concordCached: subject({ ask: (question) => timed.ask(question, 0), answer: productAnswer }),
  // What it brings was read once, in the rehearsal, and made the answer that all are held against.
  engine: subject({ before, ask: (question, round) => replay(reader, asked.get(keyOf(question, round)) ?? []), answer: () => [] }),
  plain: subject({ before, ask: (question, round) => chdb.ask(plainStatements(CLICKHOUSE, question, round, asOf)), answer: (question, rows) => answerIn(question, rows, asOf) }),
}, { chDB: await chdb.version() }, async () => {
  await rehearsing.app.close();
  await timed.app.close();
  chdb.close();
  await stores.close();
});
