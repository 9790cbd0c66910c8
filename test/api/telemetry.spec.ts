import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { storeTime } from '@concord/sql';
import { startApi, type Api } from './api.js';

const PASSWORD = 'a password of 2026';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

const metrics = async (headers: Record<string, string> = {}): Promise<{ status: number; text: string }> => { const response = await fetch(`${api.url}/metrics`, { headers }); return { status: response.status, text: await response.text() }; };
const valueOf = (text: string, line: string): number => Number(text.split('\n').find((one) => one.startsWith(`${line} `))?.slice(line.length + 1) ?? 0);

it('counts requests and failed questions, and tells nothing of cases', async () => {
  const before = (await metrics()).text;
  await api.ask('{ catalogue { dimensions { id } } }');
  await api.ask('{ filterValues(dataset: "secret-dataset", dimension: mediator, limit: 5) { total } }');
  const { text } = await metrics();
  const graphql = 'concord_http_request_duration_seconds_count{route="graphql",status="2xx"}';
  expect(valueOf(text, graphql) - valueOf(before, graphql)).toBe(2);
  expect(valueOf(text, 'concord_question_failures_total{code="BAD_INPUT"}')).toBe(valueOf(before, 'concord_question_failures_total{code="BAD_INPUT"}') + 1);
  expect(text).toContain('concord_nodejs_eventloop_lag_seconds');
  expect(text).not.toMatch(/secret-dataset|worked|M-A/u);
});

it('is for whoever is on this machine, and for a program of whoever administers', async () => {
  api.askBySession();
  expect((await metrics()).status).toBe(200);
  const proxied = { 'x-forwarded-for': '10.0.0.7' };
  expect((await metrics(proxied)).status).toBe(401);
  const tokenOf = async (login: string, role: string): Promise<string> => {
    const id = await new FirstAdministrator(api.stores).add({ login, name: login, password: PASSWORD, by: 'test' }, []);
    await api.stores.operational.roleGrants.add({ id: randomUUID(), accountId: id, role, scope: '"all"', validFrom: storeTime(), validTo: null, grantedBy: 'test' });
    const signedIn = await fetch(`${api.url}/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-concord': '1' }, body: JSON.stringify({ login, password: PASSWORD }) });
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: `mutation { makeToken(input: { name: "collector", rights: [${role === 'administrator' ? 'administer' : 'view'}${role === 'administrator' ? ', view' : ''}], days: 1 }) { secret } }` }) });
    return ((await answer.json()) as { data: { makeToken: { secret: string } } }).data.makeToken.secret;
  };
  expect((await metrics({ ...proxied, authorization: `Bearer ${await tokenOf('watcher', 'administrator')}` })).status).toBe(200);
  expect((await metrics({ ...proxied, authorization: `Bearer ${await tokenOf('reader', 'executive')}` })).status).toBe(403);
});
