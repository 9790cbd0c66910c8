// Child of bench-peers.ts: Cube over a copy of the product's store, asked over HTTP as its clients ask it.
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { Chdb } from '../chdb.js';
import { installed, installedVersion } from '../installed.js';
import { answerIn, type Row } from '../plain.js';
import { serve, subject } from '../peer.js';
import type { QuestionId } from '../questions.js';
import { cubeAsks, plainRow, type CubeQuery } from './cube-asks.js';
import { cubeModel } from './cube-model.js';

interface CubeServer { initApp(app: RequestListener): Promise<void>; shutdown(): Promise<void> }
interface Result { readonly data: readonly Row[] }
type Loaded = Result | { readonly results: readonly Result[] } | { readonly error: string };

const [dataDir, asOf] = process.argv.slice(2);
if (dataDir === undefined || asOf === undefined) throw new Error('usage: cube-peer <data dir> <last day known>');

const { BaseDriver } = installed('@cubejs-backend/base-driver') as { BaseDriver: new (options: object) => object };
const { ClickHouseQuery } = installed('@cubejs-backend/schema-compiler/dist/src/adapter/ClickHouseQuery') as { ClickHouseQuery: unknown };
const { CubejsServerCore } = installed('@cubejs-backend/server-core') as { CubejsServerCore: new (options: object) => CubeServer };
const express = installed('express') as () => RequestListener;

const chdb = new Chdb(dataDir);
const literal = (value: unknown): string => `'${String(value).replace(/['\\]/gu, (char) => `\\${char}`)}'`;

/** Cube's door to the engine: it hands over a statement with a `?` for each value. */
class ChdbDriver extends BaseDriver {
  testConnection(): Promise<void> {
    return Promise.resolve();
  }

  query(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    let next = 0;
    return chdb.rows(sql.replace(/\?/gu, () => literal(values[next++])));
  }

  readOnly(): boolean {
    return true;
  }
}

const core = new CubejsServerCore({
  apiSecret: 'a key for measuring only, of 32 letters',
  telemetry: false,
  dbType: 'clickhouse',
  dialectFactory: () => ClickHouseQuery,
  driverFactory: () => new ChdbDriver({}),
  cacheAndQueueDriver: 'memory',
  scheduledRefreshTimer: false,
  // Whoever asks may: nothing is spent on tokens.
  checkAuth: () => undefined,
  logger: (message: string, told: { error?: string }) => { if (told.error !== undefined) process.stderr.write(`Cube: ${message}: ${told.error}\n`); },
  repositoryFactory: () => ({ localPath: () => '', dataSchemaFiles: () => Promise.resolve([{ fileName: 'cases.js', content: cubeModel(asOf) }]) }),
  // As many statements at a time as the product sends.
  orchestratorOptions: { queryCacheOptions: { queueOptions: { concurrency: 4 } }, preAggregationsOptions: { queueOptions: { concurrency: 1 } } },
});
const app = express();
await core.initApp(app);
const server = createServer(app);
await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const { port } = server.address() as AddressInfo;
const agent = new Agent({ keepAlive: true, maxSockets: 2 });

/** The rows of each query of one request. */
function load(queries: readonly CubeQuery[]): Promise<readonly (readonly Row[])[]> {
  const [only, ...more] = queries.map((query) => ({ ...query, timezone: 'UTC' }));
  const body = JSON.stringify(more.length === 0 ? { query: only } : { query: [only, ...more], queryType: 'multi' });
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'anybody', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    request({ agent, host: '127.0.0.1', port, path: '/cubejs-api/v1/load', method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const loaded = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Loaded;
        if ('error' in loaded) reject(new Error(`Cube: ${loaded.error}`));
        else resolve(('results' in loaded ? loaded.results : [loaded]).map(({ data }) => data));
      });
    }).on('error', reject).end(body);
  });
}

/** In one request where Cube allows it, which is for queries by the same months; else one request each, at once. */
async function ask(question: QuestionId, round: number): Promise<readonly (readonly Row[])[]> {
  const queries = cubeAsks(question, round);
  const together = queries.every(({ timeDimensions }) => timeDimensions.every(({ granularity }) => granularity !== undefined)) ? [queries] : queries.map((query) => [query]);
  return (await Promise.all(together.map(load))).flat();
}

const answer = (question: QuestionId, rows: readonly (readonly Row[])[]) => answerIn(question, rows.map((one) => one.map(plainRow)), asOf);

serve({
  // Values nobody asked for before: neither its cache nor its queue has them.
  cube: subject({ before: () => chdb.forget(), ask, answer }),
  cubeCached: subject({ ask: (question) => ask(question, 0), answer }),
}, { Cube: installedVersion('@cubejs-backend/server-core'), 'chDB of Cube': await chdb.version() }, async () => {
  server.close();
  agent.destroy();
  await core.shutdown();
  chdb.close();
});
