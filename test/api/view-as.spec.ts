import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { startApi, type Api } from './api.js';
import { ADD, bySession, codeOf, REVOKE, type Shown } from './people-questions.js';

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

const { add, as, grant, intake, signIn } = bySession(() => api);
const granted = async (who: Shown, input: Record<string, unknown>): Promise<string> => (await grant(who, input)).data?.grantRole.grants.at(-1)?.id ?? '';
const through = (who: Shown, person: string, grantId: string): Shown => ({ ...who, 'x-concord-as': `${person} ${grantId}` });

it('shows who manages people what both may see, and lets nothing be done', async () => {
  const root = await signIn('root', PASSWORD);
  const all = await intake(root);
  const { id, password } = await add(root, 'north', 'north by name');
  const given = await granted(root, { person: id, role: 'quality_manager', scope: [{ dimension: 'region', values: ['N'] }] });
  const own = await intake(await signIn('north', password));
  expect([Number(own) > 0, Number(own) < Number(all)]).toEqual([true, true]);
  const looking = through(root, id, given);
  expect(await intake(looking)).toBe(own);
  // An administrator may see figures and not cases: no more than both may.
  expect((await as<{ viewer: object }>(looking, WHO)).data).toEqual({ viewer: { name: '总管理员', seenAs: 'north by name', rights: ['read', 'view'] } });
  expect(codeOf(await as(looking, ADD, { input: { login: 'another', name: 'x' } }))).toBe('FORBIDDEN');
  const log = await api.stores.operational.auditLog.search({ action: 'saw', text: 'north by name', limit: 10 });
  expect(log.length).toBeGreaterThan(0);
  expect(await intake(root)).toBe(all);
});

it('does nothing that a view needs alone either', async () => {
  const root = await signIn('root', PASSWORD);
  const { id } = await add(root, 'looked-at');
  const looking = through(root, id, await granted(root, { person: id, role: 'executive' }));
  expect(codeOf(await as(looking, 'mutation($id: ID!) { removeView(id: $id) }', { id: 'x' }))).toBe('FORBIDDEN');
  expect(codeOf(await as(root, 'mutation($id: ID!) { removeView(id: $id) }', { id: 'x' }))).not.toBe('FORBIDDEN');
});

it('shows nothing to who does not manage people, beyond one’s own, by a grant that is none, of somebody else, or taken back', async () => {
  const root = await signIn('root', PASSWORD);
  const { id, password } = await add(root, 'south');
  const given = await granted(root, { person: id, role: 'analyst', scope: [{ dimension: 'region', values: ['S'] }] });
  const { id: other, password: others } = await add(root, 'delegate');
  await granted(root, { person: other, role: 'administrator', scope: [{ dimension: 'region', values: ['N'] }] });
  const [south, delegate] = [await signIn('south', password), await signIn('delegate', others)];
  for (const looking of [through(south, id, given), through(root, other, given), through(root, id, 'none'), { ...root, 'x-concord-as': 'x'.repeat(5_000) }, { ...root, 'x-concord-as': '' }]) expect(await intake(looking)).toBe('FORBIDDEN');
  // One delegated for the north sees no case of the south, whoever's eyes they look through.
  expect(await intake(through(delegate, id, given))).toBe(0);
  expect(await intake(through(root, id, given))).toBeGreaterThan(0);
  await as(root, REVOKE, { person: id, grant: given });
  expect(await intake(through(root, id, given))).toBe('FORBIDDEN');
});
