import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { storeTime } from '@concord/sql';
import { startApi, type Api } from './api.js';

const OWN = { 'content-type': 'application/json', 'x-concord': '1' };
const PASSWORD = 'a password of 2026';

let api: Api;
let code: string;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
  api.askBySession();
  code = (await new FirstAdministrator(api.stores).code()) ?? '';
});
afterAll(() => api.close());

const post = (path: string, body: unknown, headers: Record<string, string> = OWN): Promise<Response> => fetch(`${api.url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const signIn = async (login: string, password = PASSWORD): Promise<string> => cookieOf(await post('sign-in', { login, password }));
const who = async (cookie: string): Promise<{ status: number; body: { id?: string; name?: string; rights?: string[]; code?: string; isFirst?: boolean } }> => {
  const response = await fetch(`${api.url}/who`, { headers: { cookie } });
  return { status: response.status, body: await response.json() as object };
};
async function figures(cookie: string): Promise<{ value?: number | null; code?: string }> {
  const query = '{ series(input: { dataset: "worked", metrics: [intake], range: { from: "2026-01-01", to: "2026-03-31" }, bucket: month }) { total { value } } }';
  const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json() as { data?: { series: { total: { value: number | null } }[] } | null; errors?: { extensions: { code: string } }[] };
  return errors === undefined ? { value: data?.series[0]?.total.value ?? null } : { code: errors[0]?.extensions.code ?? '' };
}
async function add(login: string, role: string, scope: unknown, validTo: string | null = null): Promise<{ id: string; grant: string }> {
  const id = await new FirstAdministrator(api.stores).add({ login, name: login, password: PASSWORD, by: 'test' });
  for (const { id: made } of await api.stores.operational.roleGrants.of(id)) await api.stores.operational.roleGrants.revoke(made, 'test');
  const grant = randomUUID();
  await api.stores.operational.roleGrants.add({ id: grant, accountId: id, role, scope: JSON.stringify(scope), validFrom: storeTime(), validTo, grantedBy: 'test' });
  return { id, grant };
}

it('makes the first administrator by the code on the console, once, and nobody without it', async () => {
  expect(await who('')).toEqual({ status: 401, body: { code: 'SIGN_IN', isFirst: true, isSsoOffered: false } });
  expect([(await fetch(`${api.url}/sso/begin`)).status, (await fetch(`${api.url}/sso/back?code=x`)).status]).toEqual([404, 404]);
  expect(await figures('')).toEqual({ code: 'SIGN_IN' });
  const first = { login: 'Admin', name: '管理员', password: PASSWORD };
  expect([(await post('first-administrator', { ...first, code: 'wrong' })).status, (await post('first-administrator', { ...first, code, password: 'short' })).status]).toEqual([401, 400]);
  expect((await post('first-administrator', { ...first, code: ` ${code.toUpperCase()} ` })).status).toBe(201);
  expect((await post('first-administrator', { ...first, login: 'second', code })).status).toBe(401);
  expect([await new FirstAdministrator(api.stores).code(), (await who('')).body.isFirst]).toEqual([null, false]);
  const cookie = await signIn('ADMIN');
  expect((await who(cookie)).body).toMatchObject({ name: '管理员', rights: ['read', 'view', 'load', 'administer', 'audit'] });
  expect(await figures(cookie)).toEqual({ value: 16 });
});

it('sets a cookie that no script and no page of another origin gets at, and asks for a header of its own', async () => {
  const response = await post('sign-in', { login: 'admin', password: PASSWORD });
  expect(response.headers.get('set-cookie')).toMatch(/^concord=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u);
  // Behind a proxy that says so the cookie travels over TLS alone.
  expect((await post('sign-in', { login: 'admin', password: PASSWORD }, { ...OWN, 'x-forwarded-proto': 'https' })).headers.get('set-cookie')).toMatch(/^concord=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/u);
  for (const headers of [{ 'content-type': 'application/json' }, { 'x-concord': '1', 'content-type': 'application/x-www-form-urlencoded' }, { 'x-concord': '1', 'content-type': 'text/plain' }]) expect((await post('sign-in', { login: 'admin', password: PASSWORD }, headers as unknown as Record<string, string>)).status).toBe(400);
  // A session planted before is gone after.
  const planted = cookieOf(response);
  const fresh = cookieOf(await post('sign-in', { login: 'admin', password: PASSWORD }, { ...OWN, cookie: planted }));
  expect([fresh === planted, (await who(planted)).status, (await who(fresh)).status]).toEqual([false, 401, 200]);
});

it('answers the same for a login nobody has, a wrong password, a closed account and a locked one', async () => {
  const { id } = await add('closed', 'analyst', 'all');
  await api.stores.operational.accounts.setState(id, 'closed');
  await add('locked', 'analyst', 'all');
  const refusal = async (login: string, password: string): Promise<string> => { const response = await post('sign-in', { login, password }); return `${String(response.status)} ${await response.text()} ${String(response.headers.get('set-cookie'))}`; };
  const usual = await refusal('nobody', PASSWORD);
  expect(usual).toBe('401 {"code":"SIGN_IN_REFUSED"} null');
  for (let i = 0; i < 5; i += 1) expect(await refusal('locked', 'a wrong password')).toBe(usual);
  expect([await refusal('locked', PASSWORD), await refusal('closed', PASSWORD), await refusal('admin', 'wrong')]).toEqual([usual, usual, usual]);
});

it('lets somebody see what their grant says for as long as it holds, and not a request longer', async () => {
  const { id, grant } = await add('analyst', 'analyst', [{ dimension: 'region', values: ['N'] }]);
  const cookie = await signIn('analyst');
  const own = (await figures(cookie)).value ?? 0;
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(16);
  await api.stores.operational.roleGrants.revoke(grant, 'test');
  expect(await figures(cookie)).toEqual({ code: 'FORBIDDEN' });
  await api.stores.operational.roleGrants.add({ id: randomUUID(), accountId: id, role: 'executive', scope: '"all"', validFrom: storeTime(), validTo: storeTime(Date.now() - 1), grantedBy: 'test' });
  expect(await figures(cookie)).toEqual({ code: 'FORBIDDEN' });
  await api.stores.operational.roleGrants.add({ id: randomUUID(), accountId: id, role: 'executive', scope: '"all"', validFrom: storeTime(), validTo: null, grantedBy: 'test' });
  expect(await figures(cookie)).toEqual({ value: 16 });
  await api.stores.operational.accounts.setState(id, 'closed');
  expect(await figures(cookie)).toEqual({ code: 'SIGN_IN' });
});

it('signs out here, or everywhere, and keeps in the log what was done, never a password', async () => {
  const [one, two, three] = [await signIn('admin'), await signIn('admin'), await signIn('admin')];
  expect((await post('sign-out', {}, { ...OWN, cookie: one })).status).toBe(204);
  expect([(await who(one)).status, (await who(two)).status]).toEqual([401, 200]);
  await post('sign-out', { everywhere: true }, { ...OWN, cookie: two });
  expect([(await who(two)).status, (await who(three)).status]).toEqual([401, 401]);
  const { auditLog } = api.stores.operational;
  const events = await auditLog.search({ limit: 1_000 });
  expect(new Set(events.map(({ action }) => action))).toEqual(new Set(['account_made', 'saw', 'sign_in', 'sign_in_refused', 'sign_out']));
  expect(JSON.stringify(events)).not.toContain(PASSWORD);
  expect(await auditLog.verify()).toMatchObject({ events: events.length, brokenAt: null });
});
