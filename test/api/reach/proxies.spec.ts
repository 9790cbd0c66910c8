import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NO_PLACES } from '@concord/etl';
import { openStores, type Stores } from '@concord/sql';
import { AppModule, configureHttp, logOf, viewerBySession } from '@concord/server';

let folder: string;
let stores: Stores;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-proxies-'));
  stores = await openStores({ engine: { dataDir: join(folder, 'data') }, operational: { path: join(folder, 'operational.sqlite') } });
});
afterAll(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

/** Statuses of attempts to sign in that came by two proxies: the outer one on another machine, the inner one on this. */
async function attempts(proxies: readonly string[], from: readonly string[]): Promise<number[]> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(stores, { log: logOf('silent'), viewer: viewerBySession(stores), deliveries: { inbox: join(folder, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } }), { logger: false, bodyParser: false });
  try {
    configureHttp(app, join(folder, 'no-web-here'), { proxies, rates: { requests: 100, attempts: 2 } });
    await app.listen(0, '127.0.0.1');
    const statuses: number[] = [];
    // There is no provider here: what is not too much is not found.
    for (const address of from) statuses.push((await fetch(`${await app.getUrl()}/sso/begin`, { headers: { 'x-forwarded-for': `${address}, 10.9.0.5` } })).status);
    return statuses;
  } finally {
    await app.close();
  }
}

const TWO_PEOPLE = ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2'];

it('counts attempts by who is behind a proxy that was named, and all together behind one that was not', async () => {
  expect(await attempts(['10.9.0.0/16'], TWO_PEOPLE)).toEqual([404, 404, 429, 404]);
  expect(await attempts(['10.9.0.5'], TWO_PEOPLE)).toEqual([404, 404, 429, 404]);
  expect(await attempts([], TWO_PEOPLE)).toEqual([404, 404, 429, 429]);
  expect(await attempts(['10.8.0.0/16'], TWO_PEOPLE)).toEqual([404, 404, 429, 429]);
});

it('takes no word of somebody who only says to be a proxy', async () => {
  // What stands before the nearest address that is not believed is what anybody may write.
  expect(await attempts([], ['203.0.113.1, 127.0.0.1', '203.0.113.2, 127.0.0.1', '203.0.113.3, 127.0.0.1'])).toEqual([404, 404, 429]);
});
