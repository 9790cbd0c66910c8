import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadFiles, NO_PLACES, readProfile, type Places } from '@concord/etl';
import { AppModule, configureHttp, EVERY_RIGHT, frameworkLog, LOCAL_VIEWER, logOf, NOBODY, viewerBySession, type BackupOptions, type SendingOptions, type SsoOptions, type Viewer } from '@concord/server';
import { openStores, type Engine, type EngineConfig, type OperationalConfig, type Stores } from '@concord/sql';
import { emptyEngine } from '../store/engine-under-test.js';

/** The key of the parties. */
export const PSEUDONYM_KEY = 'a key for tests only, of 32 letters or more';

/** Where links in reports lead. */
export const SITE = 'https://concord.test';
/** What lets a command line hand its files over. */
export const HAND_OVER_TOKEN = 'a token for tests only';

/** The address of a file with why it is taken out, which everybody who takes one out has to say. */
export const becauseOf = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ reason: '质量审核会议' }).toString()}`;

export interface Answer<Data> {
  readonly status: number;
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly unknown[]; readonly extensions: { readonly code: string; readonly id?: string } }[];
}

export interface Api {
  readonly url: string;
  /** Of the embedded store. */
  readonly dataDir: string;
  readonly stores: Stores;
  readonly engine: Engine;
  /** Every address the server answers at but for GraphQL, with its method: `GET /who`. */
  readonly routes: readonly string[];
  /** What the server wrote into its log, line by line. */
  readonly logged: readonly string[];
  /** Whoever asks from now on, with every right where none are said. */
  viewer: Viewer;
  /** From now on it is whoever the cookie of a request says. */
  askBySession(): void;
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Loads one file by a bundled profile. */
  /** `asOf`: the last day the file knows, where its rows do not say so beyond doubt. */
  load(profile: string, file: string, dataset?: string, asOf?: string): ReturnType<typeof loadFiles>;
  /** A service of the running server. */
  service<Service>(of: Type<Service>): Service;
  /** `isKept`: the stores stay where they lie. */
  close(isKept?: boolean): Promise<void>;
}

interface Layer { readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] } }

/** What the router of the running server knows. */
function routesOf(app: NestExpressApplication): string[] {
  const { stack } = (app.getHttpAdapter().getInstance() as { readonly router: { readonly stack: readonly Layer[] } }).router;
  return stack.flatMap(({ route }) => (route === undefined ? [] : [...new Set(route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`))])).sort();
}

/** The whole API over HTTP on a free loopback port, on stores of its own; cases in the engine that tests run over, or where `engineConfig` says; or on the stores that lie in `at` already; with the operational store in an SQLite file, or where `operational` says; with `backups` that are made by themselves; with a provider of single sign-on; with rules of how long is kept that are applied each night; with a mail server and a folder for reports. */
export async function startApi(engineConfig?: EngineConfig, places: Places = NO_PLACES, at?: string, operational?: (path: string) => Promise<OperationalConfig>, backups?: BackupOptions, sso?: SsoOptions, retentionAt?: string, sending?: SendingOptions): Promise<Api> {
  const folder = at ?? await mkdtemp(join(tmpdir(), 'concord-api-'));
  const path = join(folder, 'data', 'operational.sqlite');
  const under = engineConfig === undefined ? await emptyEngine(join(folder, 'data')) : undefined;
  const stores = await openStores({ engine: under?.config ?? engineConfig ?? { dataDir: join(folder, 'data') }, operational: await operational?.(path) ?? { path } });
  const { engine } = stores;
  const logged: string[] = [];
  const who: { viewer: Viewer | 'session' } = { viewer: LOCAL_VIEWER };
  const bySession = viewerBySession(stores);
  const log = logOf('debug', { write: (line) => { logged.push(line); } });
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.over(stores, { log, viewer: (request) => (who.viewer === 'session' ? bySession(request) : who.viewer), sso, site: SITE, ...(sending === undefined ? {} : { sending }), deliveries: { inbox: join(folder, 'inbox'), maxUploadBytes: 64 << 20, pseudonymKey: () => Promise.resolve(PSEUDONYM_KEY), places, handOverToken: HAND_OVER_TOKEN, ...(backups === undefined ? {} : { backups }), ...(retentionAt === undefined ? {} : { retentionAt }) } }), { logger: frameworkLog(log), bodyParser: false },
  );
  configureHttp(app, join(folder, 'no-web-here'));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    dataDir: join(folder, 'data'),
    stores,
    engine,
    routes: routesOf(app),
    logged,
    get viewer() { return who.viewer === 'session' ? NOBODY : who.viewer; },
    set viewer(viewer) { who.viewer = { rights: EVERY_RIGHT, ...viewer }; },
    askBySession: () => { who.viewer = 'session'; },
    ask: async (query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      return { status: response.status, ...((await response.json()) as object) };
    },
    load: async (profile, file, dataset, asOf) =>
      loadFiles(stores, { profile: await readProfile(profile), files: [file], pseudonymKey: PSEUDONYM_KEY, ...(dataset === undefined ? {} : { dataset }), ...(asOf === undefined ? {} : { asOf }) }),
    service: (of) => app.get(of, { strict: false }),
    close: async (isKept = false) => {
      await app.close();
      await stores.close();
      await under?.stop();
      if (!isKept) await rm(folder, { recursive: true, force: true });
    },
  };
}
