import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { recover } from '@concord/etl';
import { openStores, type Stores } from '@concord/sql';
import { FirstAdministrator } from './identity/first-administrator.js';
import { USUAL_RATES } from './identity/rates/rate-limits.js';
import { viewerBySession } from './identity/sign-in.service.js';
import { announce, type Announcement } from './announce.js';
import { AppModule } from './app.module.js';
import { readConfig, type Config } from './config/config.js';
import type { DeliveryOptions } from './config/delivery-options.js';
import { DemoActions } from './actions/demo/demo-actions.js';
import { DemoExamples } from './excellent/demo/demo-examples.js';
import { drained } from './drain.js';
import { frameworkLog, logOf } from './health/log.js';
import { configureHttp } from './http.js';
import { DemoMeetings } from './meetings/demo/demo-meetings.js';
import { loadDemoIfEmpty } from './loads/load-demo.js';
import { progressLine } from './progress-line.js';
import { repositoryRoot } from './repository-root.js';
import { startFailure } from './start-failure.js';
import { LOCAL_VIEWER } from './store/viewer.js';

const DEMO_LOGIN = 'admin';

/** Fails at once with EADDRINUSE, before minutes of loading end in that. */
async function portIsFree({ port, host }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Open stores, and whether the 演示数据 was loaded into them just now. */
interface Opened {
  readonly stores: Stores;
  readonly isNewDemo: boolean;
}

async function openInOrder(config: Config): Promise<Opened> {
  const stores = await openStores(config.store);
  try {
    await recover(stores);
    let isNewDemo = false;
    if (config.demo) {
      const line = progressLine('正在装入演示数据 · loading the demo');
      isNewDemo = await loadDemoIfEmpty(stores, await config.store.pseudonymKey(), line.show);
      line.end();
    }
    return { stores, isNewDemo };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** Where links in reports lead. */
const siteOf = ({ port, publicUrl }: Config): string => (publicUrl ?? new URL(`http://127.0.0.1:${String(port)}`)).href.replace(/\/$/u, '');

function deliveryOptions({ inbox, maxUploadBytes, store, backups, retentionAt }: Config, handOverToken: string): DeliveryOptions {
  return { inbox, maxUploadBytes, pseudonymKey: store.pseudonymKey, places: store.places, ...(backups === undefined ? {} : { backups }), ...(retentionAt === undefined ? {} : { retentionAt }), ...('dataDir' in store.engine ? { handOverToken } : {}) };
}

/** What the built pages ask; nothing where there are none. */
async function documentsOf(webDist: string): Promise<Readonly<Record<string, string>> | undefined> {
  const path = join(webDist, 'documents.json');
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) as Record<string, string> : undefined;
}

/** What the console tells whoever starts an empty store: the demo's administrator, or the code by which the first is made. Nothing once there are people. */
async function firstWords(first: FirstAdministrator, isDemo: boolean): Promise<string> {
  if (isDemo) {
    const password = await first.demo(DEMO_LOGIN);
    return password === null ? '' : `演示管理员 · demo administrator: ${DEMO_LOGIN} / ${password}（只显示这一次 · told this once）\n`;
  }
  const code = await first.code();
  return code === null ? '' : `第一位管理员的一次性代码，半小时内有效 · one-time code of the first administrator, good for half an hour: ${code}\n`;
}

async function serve(config: Config): Promise<void> {
  await portIsFree(config);
  const { stores, isNewDemo } = await openInOrder(config);
  const log = logOf(config.logLevel);
  const token = randomBytes(32).toString('hex');
  // Whoever asked has been told already, by what failed first; one question must not end the process for everybody.
  process.on('unhandledRejection', (error) => { log.error({ err: error }, 'something failed that nobody waited for'); });
  let announced: Announcement | undefined;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(stores, { log, viewer: config.signIn ? viewerBySession(stores) : () => LOCAL_VIEWER, sso: config.sso, site: siteOf(config), signingFile: config.signingFile, sending: config.sending, documents: await documentsOf(join(repositoryRoot(), 'web', 'dist')), deliveries: deliveryOptions(config, token) }), { logger: frameworkLog(log), bodyParser: false });
  configureHttp(app, join(repositoryRoot(), 'web', 'dist'), { publicUrl: config.publicUrl, proxies: config.proxies, ...(config.signIn ? { rates: USUAL_RATES } : {}) });
  const drain = drained(app.getHttpServer());
  const stop = async (): Promise<void> => {
    await announced?.withdraw();
    await drain();
    await app.close();
    await stores.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  if (isNewDemo) {
    await app.get(DemoExamples).putForward();
    await app.get(DemoActions, { strict: false }).add();
    await app.get(DemoMeetings, { strict: false }).hold();
  }
  await app.listen(config.port, config.host);
  if ('dataDir' in config.store.engine) announced = await announce(config.store.engine.dataDir, { url: await app.getUrl(), token });
  process.stdout.write(`和衷 Concord · ${(await app.getUrl()).replace('[::1]', 'localhost')}\n`);
  if (config.signIn) process.stdout.write(await firstWords(new FirstAdministrator(stores), config.demo));
}

let config: Config | undefined;
try {
  config = readConfig();
  await serve(config);
} catch (error) {
  process.stderr.write(`${startFailure(error, config)}\n`);
  process.exit(1);
}
