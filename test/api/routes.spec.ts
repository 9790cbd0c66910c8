import 'reflect-metadata';
import { join } from 'node:path';
import { EVERY_RIGHT, NOBODY, type Right, type Viewer } from '@concord/server';
import { becauseOf, HAND_OVER_TOKEN, startApi, type Api } from './api.js';

/** What an address needs, an example of it, and what answers who may do all but has no scope. */
interface Guarded { readonly needs: readonly Right[]; readonly at: string; readonly init?: RequestInit }

const FILE: RequestInit = { headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'cases.csv' }, body: 'case_id' };

const GUARDED: Readonly<Record<string, Guarded>> = {
  'GET /audit.csv': { needs: ['audit', 'export'], at: becauseOf('/audit.csv') },
  'GET /datasets/:dataset/reports/:template/:period.:format': { needs: ['view', 'export'], at: becauseOf('/datasets/worked/reports/annual/2026.pdf?language=zh-CN') },
  'GET /datasets/:dataset/board.xlsx': { needs: ['export', 'names'], at: becauseOf('/datasets/worked/board.xlsx?language=zh-CN') },
  'GET /datasets/:dataset/cases.xlsx': { needs: ['export', 'drill', 'names'], at: becauseOf('/datasets/worked/cases.xlsx?language=zh-CN&from=2026-01-01&to=2026-02-28') },
  'GET /datasets/:dataset/restatements.csv': { needs: ['export', 'drill', 'names'], at: becauseOf('/datasets/worked/restatements.csv') },
  'GET /loads/:loadNo/rejects.csv': { needs: ['load'], at: becauseOf('/loads/1/rejects.csv') },
  'GET /loads/:loadNo/restatements.csv': { needs: ['export', 'drill', 'names'], at: becauseOf('/loads/1/restatements.csv') },
  'GET /loads/:loadNo/unknown-values.csv': { needs: ['load'], at: becauseOf('/loads/1/unknown-values.csv') },
  'GET /packs/:id/:name': { needs: ['export'], at: becauseOf('/packs/none/monthly-2026-02.zh.pdf') },
  'GET /rectifications/:id.:format': { needs: ['export'], at: becauseOf('/rectifications/none.pdf?language=zh-CN') },
  'GET /report-runs/:run/:no/:digest': { needs: ['export'], at: becauseOf('/report-runs/x/0/x') },
  'GET /rounds/:id/arithmetic.xlsx': { needs: ['export', 'names', 'publish'], at: becauseOf('/rounds/x/arithmetic.xlsx?language=zh-CN') },
  'GET /rounds/:id/strata.csv': { needs: ['export', 'names', 'publish'], at: becauseOf('/rounds/x/strata.csv') },
  'POST /deliveries': { needs: ['load'], at: '/deliveries', init: FILE },
};

/** Addresses that no right guards, with what does; what nobody gets who has not signed in there. */
const PUBLIC: Readonly<Record<string, { readonly why: string; readonly at: string; readonly status: number; readonly init?: RequestInit }>> = {
  'DELETE /hand-over/:id': { why: 'the token of the data directory', at: '/hand-over/x', status: 403 },
  'GET /hand-over/:id': { why: 'the token of the data directory', at: '/hand-over/x', status: 403 },
  'POST /hand-over': { why: 'the token of the data directory', at: '/hand-over', status: 403, init: json({ kind: 'withdraw', loadNo: 1 }) },
  'POST /hand-over/read': { why: 'the token of the data directory', at: '/hand-over/read', status: 403, init: json({ what: 'loads', language: 'zh' }) },
  'POST /hand-over/packs': { why: 'the token of the data directory', at: '/hand-over/packs', status: 403 },
  'POST /hand-over/packs/:id': { why: 'the token of the data directory', at: '/hand-over/packs/x', status: 403 },
  'GET /calendar/:secret.ics': { why: 'the secret in it, which is nobody’s here', at: '/calendar/x.ics', status: 404 },
  'GET /health/backup': { why: 'says whether the last backup is late; nothing is backed up here', at: '/health/backup', status: 404 },
  'GET /health/live': { why: 'says that the process answers', at: '/health/live', status: 200 },
  'GET /health/ready': { why: 'says that the store answers', at: '/health/ready', status: 200 },
  'GET /metrics': { why: 'a collector on this machine; the right to administer elsewhere (`telemetry.spec.ts`)', at: '/metrics', status: 200 },
  'GET /sso/back': { why: 'signing in', at: '/sso/back', status: 404 },
  'GET /sso/begin': { why: 'signing in', at: '/sso/begin', status: 404 },
  'GET /who': { why: 'signing in: says that nobody is', at: '/who', status: 401 },
  'POST /first-administrator': { why: 'a code on the console', at: '/first-administrator', status: 401, init: json({ code: 'x', login: 'x', name: 'x', password: 'a password of 2026' }) },
  'POST /password': { why: 'the password there is', at: '/password', status: 401, init: json({ current: 'x', next: 'a password of 2026' }) },
  'POST /sign-in': { why: 'a password', at: '/sign-in', status: 401, init: json({ login: 'x', password: 'x' }) },
  'POST /sign-out': { why: 'ends what the cookie says, which may be nothing', at: '/sign-out', status: 204, init: json({}) },
};

function json(body: unknown): RequestInit {
  return { headers: { 'content-type': 'application/json', 'x-concord': '1' }, body: JSON.stringify(body) };
}

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

async function status(viewer: Viewer, route: string, { at, init }: { readonly at: string; readonly init?: RequestInit }): Promise<number> {
  api.viewer = viewer;
  const response = await fetch(`${api.url}${at}`, { ...init, method: route.split(' ')[0] ?? '', redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
}

it('knows of every address what it needs, or what else guards it', () => {
  expect(api.routes.length).toBeGreaterThan(20);
  expect([...Object.keys(GUARDED), ...Object.keys(PUBLIC)].sort()).toEqual(api.routes);
});

it.each(Object.entries(GUARDED))('gives %s to nobody who has not signed in, lacks a right of those it needs, or has no scope', async (route, guarded) => {
  expect(await status(NOBODY, route, guarded)).toBe(401);
  expect(await status({ id: 'somebody', scope: 'all', rights: new Set() }, route, guarded)).toBe(403);
  for (const missing of guarded.needs) expect(await status({ id: 'somebody', scope: 'all', rights: new Set([...EVERY_RIGHT].filter((right) => right !== missing)) }, route, guarded)).toBe(403);
  expect(await status({ id: 'somebody', rights: EVERY_RIGHT }, route, guarded)).toBe(403);
  expect(await status({ id: 'somebody', scope: [], rights: EVERY_RIGHT }, route, guarded)).toBe(403);
  // With all of them it is not who asks that is refused: there is such a file, or nothing to make it of.
  expect([200, 201, 400, 404]).toContain(await status({ id: 'somebody', scope: 'all', rights: new Set<Right>(guarded.needs) }, route, guarded));
});

it.each(Object.entries(PUBLIC))('answers %s to nobody in particular as it is meant to', async (route, open) => {
  expect(await status(NOBODY, route, open)).toBe(open.status);
});

it('hands no work over to whoever signed in, whatever they may do, without the token', async () => {
  const everything: Viewer = { id: 'somebody', scope: 'all', rights: EVERY_RIGHT };
  const [read, init] = ['POST /hand-over/read', PUBLIC['POST /hand-over/read']?.init ?? {}];
  expect(await status(everything, read, { at: '/hand-over/read', init })).toBe(403);
  expect(await status(NOBODY, read, { at: '/hand-over/read', init: { ...init, headers: { 'content-type': 'application/json', authorization: `Bearer ${HAND_OVER_TOKEN}` } } })).toBe(201);
});
