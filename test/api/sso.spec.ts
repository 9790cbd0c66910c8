import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Right } from '@concord/server';
import { storeTime } from '@concord/sql';
import { startApi, type Api } from './api.js';

const CLIENT_SECRET = 'a secret for tests only, of 32 letters or more';
/** The ports are known once both sides listen. */
const sso = { issuer: new URL('http://127.0.0.1:1'), clientId: 'concord', clientSecret: CLIENT_SECRET, redirectUri: new URL('http://127.0.0.1:1/sso/back'), loginClaim: 'preferred_username' };

let api: Api;
let provider: ChildProcess;
let providerPort: string;
beforeAll(async () => {
  api = await startApi(undefined, undefined, undefined, undefined, undefined, sso);
  api.askBySession();
  sso.redirectUri.port = new URL(api.url).port;
  provider = spawn(process.execPath, [join(__dirname, 'sso-provider.mjs'), sso.redirectUri.href, CLIENT_SECRET], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = await new Promise<string>((resolve, reject) => {
    provider.stdout?.once('data', (chunk: Buffer) => { resolve(chunk.toString('utf8').trim()); });
    provider.once('exit', (code) => { reject(new Error(`the provider ended with ${String(code)}`)); });
  });
  providerPort = new URL(said).port;
  await account('lina', '');
  await account('root', '$argon2id$none');
});
afterAll(async () => {
  await api.close();
  provider.kill('SIGTERM');
  if (provider.exitCode === null) await once(provider, 'exit');
});

async function account(login: string, passwordHash: string): Promise<string> {
  const id = randomUUID();
  await api.stores.operational.accounts.add({ id, login, name: login, mediator: '', passwordHash, subject: null, createdBy: 'test' });
  await api.stores.operational.roleGrants.add({ id: randomUUID(), accountId: id, role: 'executive', scope: '"all"', validFrom: storeTime(), validTo: null, grantedBy: 'test' });
  return id;
}

/** A browser as far as it matters here: it keeps cookies by host and port, and follows where it is sent. */
class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const mine = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, mine);
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string> | undefined), cookie: [...mine].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /expires=Thu, 01 Jan 1970/iu.test(cookie)) mine.delete(name);
      else mine.set(name, value);
    }
    return response;
  }

  /** Follows redirects up to a page, or up to one that `stopAt` knows; answers its address and text. */
  async follow(url: string, stopAt: (at: string) => boolean = () => false, init: RequestInit = {}): Promise<{ readonly url: string; readonly text: string }> {
    let [at, response] = [url, await this.fetch(url, init)];
    for (let steps = 0; steps < 20; steps += 1) {
      const to = response.headers.get('location');
      if (to === null) return { url: at, text: await response.text() };
      at = new URL(to, at).href;
      if (stopAt(at)) return { url: at, text: '' };
      response = await this.fetch(at);
    }
    throw new Error('it goes round in circles');
  }
}

const isBack = (url: string): boolean => url.startsWith(sso.redirectUri.href);
const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });

/** Types a login at the provider, allows what is asked, and comes back with the address the provider sends to. */
async function comeBack(browser: Browser, login: string): Promise<string> {
  const asked = await browser.follow(`${api.url}/sso/begin`);
  const typed = await browser.follow(asked.url, isBack, form({ prompt: 'login', login, password: 'any' }));
  return isBack(typed.url) ? typed.url : (await browser.follow(typed.url, isBack, form({ prompt: 'consent' }))).url;
}
const whoIs = async (browser: Browser): Promise<string> => { const response = await browser.fetch(`${api.url}/who`); return response.status === 200 ? ((await response.json()) as { name: string }).name : String(response.status); };

it('says so where the provider does not answer, and goes on once it does', async () => {
  const begin = async (): Promise<string | null> => (await fetch(`${api.url}/sso/begin`, { redirect: 'manual' })).headers.get('location');
  expect(await begin()).toBe('/?sso=failed');
  sso.issuer.port = providerPort;
  expect(await begin()).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${providerPort}/auth\\?`, 'u'));
  expect(await (await fetch(`${api.url}/who`)).json()).toMatchObject({ code: 'SIGN_IN', isSsoOffered: true });
});

it('signs in whoever has an account for it, by login the first time and by what the provider calls them from then on', async () => {
  const browser = new Browser();
  const back = await comeBack(browser, 'lina');
  const response = await browser.fetch(back);
  expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
  expect(response.headers.getSetCookie().find((cookie) => cookie.startsWith('concord='))).toMatch(/HttpOnly; SameSite=Strict/u);
  expect(await whoIs(browser)).toBe('lina');
  // The same login of somebody else at the provider is not them.
  const other = new Browser();
  expect((await other.fetch(await comeBack(other, 'lina/another'))).headers.get('location')).toBe('/?sso=refused');
  expect(await whoIs(other)).toBe('401');
  expect(JSON.stringify(await api.stores.operational.auditLog.search({ action: 'sign_in', limit: 5 }))).toContain('sso');
});

it('gives nobody who signs in there a password here, whoever asks for it', async () => {
  const rights: ReadonlySet<Right> = new Set<Right>(['view', 'administer']);
  const browser = new Browser();
  await browser.fetch(await comeBack(browser, 'lina'));
  const bound = await api.stores.operational.accounts.credentials('lina');
  api.viewer = { id: 'administrator', scope: 'all', rights };
  const { data, errors } = await api.ask<{ resetPassword: { password: string } | null }>('mutation ($id: ID!) { resetPassword(person: $id) { password } }', { id: bound?.id });
  expect([data?.resetPassword ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'SIGNS_IN_ELSEWHERE']);
  api.askBySession();
  expect(await api.stores.operational.accounts.credentials('lina')).toEqual(bound);
  expect(await whoIs(browser)).toBe('lina');
  for (const password of ['', 'a password of 2026']) expect([400, 401]).toContain((await fetch(`${api.url}/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-concord': '1' }, body: JSON.stringify({ login: 'lina', password }) })).status);
});

it('lets nobody in by a login that has a password here, that nobody has, or whose account is closed', async () => {
  for (const login of ['root', 'nobody']) {
    const browser = new Browser();
    expect((await browser.fetch(await comeBack(browser, login))).headers.get('location')).toBe('/?sso=refused');
    expect(await whoIs(browser)).toBe('401');
  }
  const id = await account('closed', '');
  await api.stores.operational.accounts.setState(id, 'closed');
  const browser = new Browser();
  expect((await browser.fetch(await comeBack(browser, 'closed'))).headers.get('location')).toBe('/?sso=refused');
  expect(await whoIs(browser)).toBe('401');
});

it('takes an answer once, in the browser that asked, and no other one', async () => {
  const browser = new Browser();
  const back = await comeBack(browser, 'lina');
  // Somebody else's browser, with an answer that was caught or planted.
  const victim = new Browser();
  expect((await victim.fetch(back)).headers.get('location')).toBe('/?sso=refused');
  await victim.follow(`${api.url}/sso/begin`);
  expect((await victim.fetch(back)).headers.get('location')).toBe('/?sso=refused');
  expect(await whoIs(victim)).toBe('401');
  for (const change of [(url: URL) => { url.searchParams.set('state', 'x'); }, (url: URL) => { url.searchParams.set('code', 'x'); }, (url: URL) => { url.searchParams.delete('iss'); url.searchParams.set('error', 'access_denied'); }]) {
    const own = new Browser();
    const url = new URL(await comeBack(own, 'lina'));
    change(url);
    expect((await own.fetch(url.href)).headers.get('location')).toBe('/?sso=refused');
    expect(await whoIs(own)).toBe('401');
  }
  expect((await browser.fetch(back)).headers.get('location')).toBe('/');
  expect((await browser.fetch(back)).headers.get('location')).toBe('/?sso=refused');
});
