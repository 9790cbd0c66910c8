// Child of bench.ts: one cached question, asked in turn without signing in, in a session that sees everything, and in one that sees a part.
import 'reflect-metadata';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NO_PLACES } from '@concord/etl';
import { AppModule, configureHttp, LOCAL_VIEWER, viewerBySession } from '@concord/server';
import { openStores, type Stores } from '@concord/sql';
import { pino } from 'pino';
import { pageDocuments } from '../../fixtures/page-documents.js';
import { asker, type Asked } from '../asker.js';
import { explorePage } from '../explore-page.js';
import { inTurn, type Timing } from '../measure.js';
import { addPeople } from './accounts.js';

const ROUNDS = 400;
/** As many as the ten kinds of people are: the first sees everything, the second one institution. */
const PEOPLE = 10;
const DOCUMENTS = pageDocuments(join(fileURLToPath(new URL('../../../..', import.meta.url)), 'web/src'));

async function served(stores: Stores, viewer: Parameters<typeof AppModule.over>[1]['viewer'], isSignedIn: boolean): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(stores, { log: pino({ level: 'error' }), viewer, documents: Object.fromEntries(DOCUMENTS), deliveries: { inbox: 'none', maxUploadBytes: 0, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } }), { logger: ['error'], bodyParser: false });
  // The bench asks more in a minute than one person may.
  configureHttp(app, 'no-web-here', isSignedIn ? { rates: { requests: 1_000_000, attempts: 60 } } : {});
  await app.listen(0, '127.0.0.1');
  return app;
}

async function measured(stores: Stores): Promise<Record<'off' | 'part' | 'session', Timing>> {
  const [all, part] = await addPeople(stores, PEOPLE);
  const [off, on] = [await served(stores, () => LOCAL_VIEWER, false), await served(stores, viewerBySession(stores), true)];
  const { document, variables } = explorePage(0);
  const asked: Asked = { query: DOCUMENTS.get(document) ?? '', variables };
  try {
    const [local, session, scoped] = [asker(await off.getUrl()), asker(await on.getUrl(), all?.cookie), asker(await on.getUrl(), part?.cookie)];
    return await inTurn(ROUNDS, { off: () => local(asked), session: () => session(asked), part: () => scoped(asked) }, 20);
  } finally {
    await off.close();
    await on.close();
  }
}

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: bench-sign-in <data dir>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
const result = await measured(stores);
await stores.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
