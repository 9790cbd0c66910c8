import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { startApi, type Answer, type Api } from './api.js';
import { ADD, GRANT, INTAKE, REVOKE, type Added, type Granted } from './people-questions.js';

const PASSWORD = 'a password of 2026';
const WHO = '{ viewer { name seenAs rights } }';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
  api.askBySession();
  await new FirstAdministrator(api.stores).add({ login: 'root', name: '总管理员', password: PASSWORD, by: 'test' });
});
afterAll(() => api.close());

type Headers = Readonly<Record<string, string>>;
const post = (path: string, body: unknown, headers: Headers = {}): Promise<Response> => fetch(`${api.url}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-concord': '1', ...headers }, body: JSON.stringify(body) });
async function signIn(login: string, password: string): Promise<Headers> {
  return { cookie: ((await post('sign-in', { login, password })).headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
async function as<Data>(who: Headers, query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
  const response = await post('graphql', { query, variables }, who);
  return { status: response.status, ...(await response.json() as object) };
}
const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions.code;
async function intake(who: Headers): Promise<number | string | undefined> {
  const answer = await as<{ series: readonly { total: { value: number } }[] }>(who, INTAKE);
  return codeOf(answer) ?? answer.data?.series[0]?.total.value;
}
async function add(who: Headers, login: string): Promise<{ id: string; password: string }> {
  const { data } = await as<Added>(who, ADD, { input: { login, name: `${login} by name` } });
  return { id: data?.addPerson.person.id ?? '', password: data?.addPerson.password ?? '' };
}
async function grant(who: Headers, input: Record<string, unknown>): Promise<string> {
  const { data, errors } = await as<Granted>(who, GRANT, { input });
  expect(errors).toBeUndefined();
  return data?.grantRole.grants.at(-1)?.id ?? '';
}
const through = (who: Headers, person: string, grantId: string): Headers => ({ ...who, 'x-concord-as': `${person} ${grantId}` });

it('shows who manages people what both may see, and lets nothing be done', async () => {
  const root = await signIn('root', PASSWORD);
  const all = await intake(root);
  const { id, password } = await add(root, 'north');
  const given = await grant(root, { person: id, role: 'quality_manager', scope: [{ dimension: 'region', values: ['N'] }] });
  const own = await intake(await signIn('north', password));
  expect([Number(own) > 0, Number(own) < Number(all)]).toEqual([true, true]);
  const looking = through(root, id, given);
  expect(await intake(looking)).toBe(own);
  // An administrator may see figures and not cases: no more than both may.
  expect((await as<{ viewer: object }>(looking, WHO)).data).toEqual({ viewer: { name: '总管理员', seenAs: 'north by name', rights: ['view'] } });
  expect(codeOf(await as(looking, ADD, { input: { login: 'another', name: 'x' } }))).toBe('FORBIDDEN');
  const log = await api.stores.operational.auditLog.search({ action: 'saw', text: 'north by name', limit: 10 });
  expect(log.length).toBeGreaterThan(0);
  expect(await intake(root)).toBe(all);
});

it('does nothing that a view needs alone either', async () => {
  const root = await signIn('root', PASSWORD);
  const { id } = await add(root, 'looked-at');
  const looking = through(root, id, await grant(root, { person: id, role: 'executive' }));
  expect(codeOf(await as(looking, 'mutation($id: ID!) { removeView(id: $id) }', { id: 'x' }))).toBe('FORBIDDEN');
  expect(codeOf(await as(root, 'mutation($id: ID!) { removeView(id: $id) }', { id: 'x' }))).not.toBe('FORBIDDEN');
});

it('shows nothing to who does not manage people, beyond one’s own, by a grant that is none, of somebody else, or taken back', async () => {
  const root = await signIn('root', PASSWORD);
  const { id, password } = await add(root, 'south');
  const given = await grant(root, { person: id, role: 'analyst', scope: [{ dimension: 'region', values: ['S'] }] });
  const { id: other, password: others } = await add(root, 'delegate');
  await grant(root, { person: other, role: 'administrator', scope: [{ dimension: 'region', values: ['N'] }] });
  const [south, delegate] = [await signIn('south', password), await signIn('delegate', others)];
  for (const looking of [through(south, id, given), through(root, other, given), through(root, id, 'none'), { ...root, 'x-concord-as': 'x'.repeat(5_000) }, { ...root, 'x-concord-as': '' }]) expect(await intake(looking)).toBe('FORBIDDEN');
  // One delegated for the north sees no case of the south, whoever's eyes they look through.
  expect(await intake(through(delegate, id, given))).toBe(0);
  expect(await intake(through(root, id, given))).toBeGreaterThan(0);
  await as(root, REVOKE, { person: id, grant: given });
  expect(await intake(through(root, id, given))).toBe('FORBIDDEN');
});
