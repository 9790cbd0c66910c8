import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { becauseOf, startApi, type Answer, type Api } from './api.js';
import { ADD, bySession, codeOf, REVOKE, type Shown } from './people-questions.js';

const PASSWORD = 'a password of 2026';
const REGION_N = [{ dimension: 'region', values: ['N'] }];

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
  api.askBySession();
  await new FirstAdministrator(api.stores).add({ login: 'root', name: '总管理员', password: PASSWORD, by: 'test' });
});
afterAll(() => api.close());

const { add, as, grant, intake, post, signIn: enter } = bySession(() => api);
const signIn = (login: string, password = PASSWORD): Promise<Shown> => enter(login, password);

it('adds somebody who may do nothing until a role is given, and what is taken back is gone with the next request', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'Lina');
  expect(codeOf(await as(root, ADD, { input: { login: ' LINA ', name: 'x' } }))).toBe('LOGIN_TAKEN');
  const lina = await signIn('lina', password);
  expect(await intake(lina)).toBe('FORBIDDEN');
  const { data } = await grant(root, { person: id, role: 'quality_manager', scope: REGION_N });
  expect(data?.grantRole.grants).toMatchObject([{ role: 'quality_manager', scope: REGION_N, isInForce: true, mayRevoke: true, grantedBy: '总管理员' }]);
  const own = await intake(lina);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(16);
  await as(root, REVOKE, { person: id, grant: data?.grantRole.grants[0]?.id });
  expect(await intake(lina)).toBe('FORBIDDEN');
});

it('lets nobody give more than they have: neither wider, nor longer, nor to themselves, nor over somebody with more', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'north');
  await grant(root, { person: id, role: 'administrator', scope: REGION_N, lastDay: '2099-12-31' });
  const north = await signIn('north', password);
  const { id: other, password: others } = await add(north, 'helper');
  const refused = async (input: Record<string, unknown>): Promise<string | undefined> => codeOf(await grant(north, { person: other, role: 'analyst', lastDay: '2098-12-31', ...input }));
  expect(await refused({})).toBe('BEYOND_OWN');
  expect(await refused({ scope: [{ dimension: 'region', values: ['N', 'S'] }] })).toBe('BEYOND_OWN');
  expect(await refused({ scope: REGION_N, lastDay: null })).toBe('BEYOND_OWN');
  expect(await refused({ scope: REGION_N, lastDay: '2100-01-01' })).toBe('BEYOND_OWN');
  expect(await refused({ scope: [] })).toBe('BAD_SCOPE');
  expect(await refused({ scope: [{ dimension: 'outcome', values: ['x'] }] })).toBe('BAD_SCOPE');
  expect(await refused({ scope: [{ dimension: 'region', values: ['S'], exclude: true }] })).toBe('BAD_SCOPE');
  expect(await refused({ scope: REGION_N, lastDay: '2020-01-01' })).toBe('BAD_TERM');
  expect(await refused({ person: id, scope: REGION_N })).toBe('OWN_ACCOUNT');
  expect(await refused({ person: 'nobody', scope: REGION_N })).toBe('NO_SUCH_PERSON');
  // What is narrower in another way is held to their own as well.
  const { data } = await grant(north, { person: other, role: 'quality_manager', scope: [{ dimension: 'institution', values: ['I1'] }], lastDay: '2099-12-31' });
  expect(data?.grantRole.grants[0]?.scope).toEqual([{ dimension: 'institution', values: ['I1'] }, ...REGION_N]);
  expect(await intake(await signIn('helper', others))).not.toBe('FORBIDDEN');
  // Whoever sees everything is out of their reach: neither seen, nor closed, nor given another password.
  const listed = await as<{ people: readonly { id: string; login: string; mayManage: boolean }[] }>(north, '{ people { id login mayManage } }');
  expect(listed.data?.people.filter(({ login }) => ['root', 'north', 'helper'].includes(login)).map(({ login, mayManage }) => [login, mayManage])).toEqual([['helper', true], ['north', false]]);
  const everyone = await as<{ people: readonly { id: string; login: string }[] }>(root, '{ people { id login } }');
  const rootId = everyone.data?.people.find(({ login }) => login === 'root')?.id;
  expect(codeOf(await as(north, 'mutation ($id: ID!) { resetPassword(person: $id) { password } }', { id: rootId }))).toBe('BEYOND_OWN');
  expect(codeOf(await as(north, 'mutation ($id: ID!) { setPersonActive(person: $id, isActive: false) { id } }', { id: rootId }))).toBe('BEYOND_OWN');
});

it('gives programs tokens that may do no more than was said, nor than whose they are, until they are taken back', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'maker');
  await grant(root, { person: id, role: 'analyst', scope: REGION_N });
  const maker = await signIn('maker', password);
  const MAKE = 'mutation ($input: TokenInput!) { makeToken(input: $input) { secret token { id rights } } }';
  const make = (rights: readonly string[], days = 30): Promise<Answer<{ makeToken: { secret: string; token: { id: string } } }>> => as(maker, MAKE, { input: { name: '月报', rights, days } });
  expect([codeOf(await make(['load'])), codeOf(await make([])), codeOf(await make(['view'], 366))]).toEqual(['BAD_TOKEN', 'BAD_TOKEN', 'BAD_TOKEN']);
  const { data } = await make(['view']);
  const { secret, token } = data?.makeToken ?? { secret: '', token: { id: '' } };
  expect(secret).toMatch(/^concord_[\w-]{43}$/u);
  const program = { authorization: `Bearer ${secret}` };
  expect(await intake(program)).toBe(await intake(maker));
  const CASES = '{ cases(input: { dataset: "worked", metric: intake, part: denominator, range: { from: "2026-01-01", to: "2026-03-31" }, first: 5 }) { total } }';
  expect([codeOf(await as(maker, CASES)), codeOf(await as(program, CASES)), codeOf(await as(program, MAKE, { input: { name: 'x', rights: ['view'], days: 1 } }))]).toEqual([undefined, 'FORBIDDEN', 'BAD_TOKEN']);
  // A token that is wrong is not made up for by a cookie.
  expect(await intake({ ...maker, authorization: 'Bearer concord_wrong' })).toBe('SIGN_IN');
  const kept = JSON.stringify(await api.stores.operational.apiTokens.of(id));
  expect(kept).not.toContain(secret.slice(8));
  await as(maker, 'mutation ($id: ID!) { revokeToken(token: $id) { login } }', { id: token.id });
  expect(await intake(program)).toBe('SIGN_IN');
  // One that outlives the role of its owner is of no use either.
  const second = (await make(['view'])).data?.makeToken.secret ?? '';
  await api.stores.operational.accounts.setState(id, 'closed');
  expect(await intake({ authorization: `Bearer ${second}` })).toBe('SIGN_IN');
});

it('has whoever holds several grants act by one of them at a time', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'two-hats');
  await grant(root, { person: id, role: 'executive', scope: [{ dimension: 'region', values: ['S'] }] });
  const { data } = await grant(root, { person: id, role: 'analyst', scope: REGION_N });
  const who = await signIn('two-hats', password);
  const PROFILE = '{ viewer { rights } profile { actsBy grants { id role } } }';
  const acting = async (): Promise<{ rights: readonly string[]; role: string | undefined }> => {
    const answer = await as<{ viewer: { rights: string[] }; profile: { actsBy: string; grants: { id: string; role: string }[] } }>(who, PROFILE);
    return { rights: answer.data?.viewer.rights ?? [], role: answer.data?.profile.grants.find((one) => one.id === answer.data?.profile.actsBy)?.role };
  };
  expect(await acting()).toEqual({ rights: ['read', 'view', 'drill', 'export'], role: 'analyst' });
  const south = data?.grantRole.grants.find(({ role }) => role === 'executive')?.id;
  const before = await intake(who);
  expect(codeOf(await as(who, 'mutation ($id: ID!) { actBy(grant: $id) { actsBy } }', { id: south }))).toBeUndefined();
  expect(await acting()).toEqual({ rights: ['read', 'view', 'names', 'export'], role: 'executive' });
  expect(await intake(who)).not.toBe(before);
  expect(codeOf(await as(who, 'mutation { actBy(grant: "another’s") { actsBy } }'))).toBe('NO_SUCH_GRANT');
});

it('changes a password by the one there is, and ends every session with it', async () => {
  const root = await signIn('root');
  const { password, id } = await add(root, 'changer');
  await grant(root, { person: id, role: 'executive' });
  const [one, two] = [await signIn('changer', password), await signIn('changer', password)];
  const change = async (body: unknown): Promise<number> => (await post('password', body, one)).status;
  expect([await change({ current: 'wrong', next: PASSWORD }), await change({ current: password, next: 'short' }), await change({ current: password, next: PASSWORD })]).toEqual([401, 400, 204]);
  expect([await intake(one), await intake(two), (await post('sign-in', { login: 'changer', password })).status]).toEqual(['SIGN_IN', 'SIGN_IN', 401]);
  expect(await intake(await signIn('changer'))).toBe(16);
});

it('keeps what was done, for whoever may read it, with nothing secret and nothing that people wrote', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'auditor');
  await grant(root, { person: id, role: 'auditor' });
  const auditor = await signIn('auditor', password);
  await as(root, 'mutation M($id: ID!, $r: Prose!) { acceptExcellentCase(id: $id, reason: $r) { id } }', { id: 'x', r: '张三的电话是 13800138000' });
  const EVENTS = 'query ($input: AuditInput!) { auditEvents(input: $input) { before actions events { seq by name action subject hash } } auditVerdict { events brokenAt head } }';
  interface Told { auditEvents: { before: number | null; actions: string[]; events: { seq: number; name: string; action: string; subject: string; hash: string }[] }; auditVerdict: { events: number; brokenAt: number | null; head: string } }
  const { data } = await as<Told>(auditor, EVENTS, { input: { first: 500 } });
  expect(data?.auditVerdict).toMatchObject({ brokenAt: null, head: data?.auditEvents.events[0]?.hash });
  expect(data?.auditVerdict.events).toBe(data?.auditEvents.events[0]?.seq);
  const actions = new Set(data?.auditEvents.events.map(({ action }) => action));
  for (const action of ['account_made', 'role_granted', 'role_revoked', 'token_made', 'token_revoked', 'sign_in', 'saw', 'drilled', 'changed', 'grant_chosen', 'password_changed', 'password_change_refused']) expect(actions).toContain(action);
  const whole = JSON.stringify(data?.auditEvents.events);
  for (const secret of [password, PASSWORD, '13800138000', 'concord_']) expect(whole).not.toContain(secret);
  const refused = data?.auditEvents.events.find(({ subject }) => subject.includes('acceptExcellentCase'));
  expect(JSON.parse(refused?.subject ?? '{}')).toMatchObject({ fields: [{ field: 'acceptExcellentCase', args: { id: 'x' } }], refused: ['FORBIDDEN'] });
  const page = await as<Told>(auditor, EVENTS, { input: { first: 2, action: 'sign_in' } });
  expect(page.data?.auditEvents.events.every(({ action }) => action === 'sign_in')).toBe(true);
  const next = await as<Told>(auditor, EVENTS, { input: { first: 2, action: 'sign_in', before: page.data?.auditEvents.before } });
  expect(next.data?.auditEvents.events[0]?.seq).toBeLessThan(page.data?.auditEvents.events.at(-1)?.seq ?? 0);
  expect(codeOf(await as(root, EVENTS, { input: {} }))).toBeUndefined();
  const csv = await fetch(becauseOf(`${api.url}/audit.csv?action=role_granted`), { headers: auditor });
  const lines = (await csv.text()).trimEnd().split('\r\n');
  const mark = lines.pop();
  expect(lines[0]).toBe('seq,at,by,name,action,subject,hash');
  expect(lines.length - 1).toBe(data?.auditEvents.events.filter(({ action }) => action === 'role_granted').length);
  // Reading files of it is a right of its own, and is written down too.
  expect([(await fetch(becauseOf(`${api.url}/audit.csv`), { headers: root })).status, (await fetch(becauseOf(`${api.url}/audit.csv`))).status]).toEqual([403, 401]);
  expect((await api.stores.operational.auditLog.search({ action: 'exported', limit: 5 })).map(({ subject }) => JSON.parse(subject) as unknown)).toEqual([{ mark: mark?.slice(0, 10), file: 'audit.csv', action: 'role_granted', reason: '质量审核会议' }]);
});
