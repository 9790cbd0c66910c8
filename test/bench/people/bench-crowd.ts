// Child of bench.ts: many people at work at once, each with a session of their own, on the server as it is built, with signing in on.
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStores } from '@concord/sql';
import { pageDocuments } from '../../fixtures/page-documents.js';
import type { PageAsked } from '../asker.js';
import { timingOf, type Timing } from '../measure.js';
import { addPeople, type Somebody } from './accounts.js';
import { started } from './started.js';
import { tour, visitOf } from './visits.js';

const PEOPLE = 200;
const SECONDS = 60;
/** Between two visits somebody reads: so many seconds, any of them as likely. */
const READING = { from: 8, to: 30 } as const;
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const DOCUMENTS = pageDocuments(join(ROOT, 'web/src'));

/** What was measured: every request in ms, and per visit until its last answer. `errors` counts requests without an answer of figures, by what came instead. */
export interface CrowdMeasured {
  readonly requests: number;
  readonly visits: number;
  readonly request: Timing;
  readonly visit: Timing;
  readonly slowest: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
}

const pause = (seconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, seconds * 1_000); });

/** Asks in somebody's session, by a connection of their own as a browser keeps it. Undefined: answered; else what went wrong. */
function ask(url: string, agent: Agent, { cookie }: Somebody, { document, variables }: PageAsked): Promise<string | undefined> {
  const body = JSON.stringify({ query: DOCUMENTS.get(document), variables });
  return new Promise((resolve) => {
    const req = request(`${url}/graphql`, { agent, method: 'POST', headers: { cookie, 'content-type': 'application/json', 'x-requested-with': 'concord', 'content-length': Buffer.byteLength(body) } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve(res.statusCode === 200 && !text.startsWith('{"errors"') ? undefined : `${document} ${String(res.statusCode)} ${/"code":"(\w+)"/u.exec(text)?.[1] ?? ''}`);
      });
    });
    req.on('error', ({ message }) => { resolve(`${document} ${message}`); });
    req.end(body);
  });
}

/** Of each scope and role one person has looked at every page since the last load, as by the middle of a morning: unmeasured. */
async function lookedAround(url: string, people: readonly Somebody[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const left = [...new Map(people.map((one) => [one.sees, one])).values()][Symbol.iterator]();
  await Promise.all([1, 2].map(async () => { for (const somebody of left) for (const page of tour(somebody)) for (const asked of page) await ask(url, agent, somebody, asked); }));
  agent.destroy();
}

async function crowd(url: string, people: readonly Somebody[]): Promise<CrowdMeasured> {
  const [requests, visits, errors, slowest] = [[] as number[], [] as number[], {} as Record<string, number>, {} as Record<string, number>];
  const until = performance.now() + SECONDS * 1_000;
  await Promise.all(people.map(async (somebody) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 6 });
    // They do not all come in the same moment.
    await pause(Math.random() * READING.to);
    while (performance.now() < until) {
      const opened = performance.now();
      await Promise.all(visitOf(somebody, Math.random).map(async (asked) => {
        const failed = await ask(url, agent, somebody, asked);
        const took = performance.now() - opened;
        requests.push(took);
        slowest[asked.document] = Math.round(Math.max(slowest[asked.document] ?? 0, took));
        if (failed !== undefined) errors[failed] = (errors[failed] ?? 0) + 1;
      }));
      visits.push(performance.now() - opened);
      await pause(READING.from + Math.random() * (READING.to - READING.from));
    }
    agent.destroy();
  }));
  return { requests: requests.length, visits: visits.length, request: timingOf(requests), visit: timingOf(visits), slowest, errors };
}

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: bench-crowd <data dir>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
const people = await addPeople(stores, PEOPLE);
await stores.close();
const server = await started(dataDir);
try {
  await lookedAround(server.url, people);
  process.stdout.write(`${JSON.stringify(await crowd(server.url, people))}\n`);
} finally {
  await server.stop();
}
