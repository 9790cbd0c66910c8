import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { rateLimited } from './rate-limits.js';

let server: Server;
let url: string;
beforeEach(async () => {
  const app = express();
  app.use(rateLimited({ requests: 3, attempts: 2 }));
  app.use((_, response) => { response.json({}); });
  server = await new Promise((resolve) => { const one = app.listen(0, '127.0.0.1', () => { resolve(one); }); });
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(() => { server.close(); });

const statuses = async (times: number, path: string, headers: Record<string, string> = {}): Promise<number[]> => {
  const all: number[] = [];
  for (let i = 0; i < times; i += 1) all.push((await fetch(`${url}${path}`, { method: 'POST', headers })).status);
  return all;
};

it('counts what one session or token asks, each for itself, and says when to come back', async () => {
  expect(await statuses(4, '/graphql', { cookie: 'concord=one' })).toEqual([200, 200, 200, 429]);
  expect(await statuses(1, '/loads/1/rejects.csv', { cookie: 'concord=one' })).toEqual([429]);
  expect(await statuses(4, '/graphql', { cookie: 'concord=two' })).toEqual([200, 200, 200, 429]);
  expect(await statuses(4, '/graphql', { authorization: 'Bearer concord_x' })).toEqual([200, 200, 200, 429]);
  const refused = await fetch(`${url}/graphql`, { headers: { cookie: 'concord=one' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
});

it('counts attempts to sign in by where they come from, whatever cookie they bring', async () => {
  expect([...await statuses(1, '/sign-in', { cookie: 'concord=a' }), ...await statuses(1, '/sso/begin', { cookie: 'concord=b' }), ...await statuses(1, '/sign-in', { cookie: 'concord=c' })]).toEqual([200, 200, 429]);
  expect(await statuses(1, '/graphql')).toEqual([200]);
});

it('counts sessions that somebody makes up by where they come from', async () => {
  const all: number[] = [];
  for (let i = 0; i < 70; i += 1) all.push(...await statuses(1, '/graphql', { cookie: `concord=made-up-${String(i)}` }));
  expect(all.filter((status) => status === 200)).toHaveLength(60);
  expect(all.at(-1)).toBe(429);
});

it('counts every address that is asked for something, whether it was thought of here or not', async () => {
  expect(await statuses(4, '/rounds/1/arithmetic.xlsx', { cookie: 'concord=r' })).toEqual([200, 200, 200, 429]);
  expect(await statuses(1, '/what-comes-next', { cookie: 'concord=r' })).toEqual([429]);
  expect(await statuses(4, '/nobody')).toEqual([200, 200, 200, 429]);
});

it('counts no pages, none of their files, and no health', async () => {
  const opened = async (path: string): Promise<number> => (await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*' } })).status;
  expect(await Promise.all(['/', '/issues', '/', '/data', '/board'].map(opened))).toEqual([200, 200, 200, 200, 200]);
  expect(await statuses(4, '/health/live')).toEqual([200, 200, 200, 200]);
  expect(await statuses(4, '/assets/a.js')).toEqual([200, 200, 200, 200]);
  // A browser that fetches a file asks for a page as well.
  for (const path of ['/audit.csv', '/loads/1/rejects.csv', '/datasets/d/board.xlsx']) await opened(path);
  expect(await opened('/restatements.csv')).toBe(429);
  expect([await opened('/graphql'), await opened('/graphql'), await opened('/graphql'), await opened('/graphql')].at(-1)).toBe(429);
});
