import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { becauseOf, startApi, type Api } from './api.js';
import { bySession, codeOf, REVOKE, type Shown } from './people-questions.js';

const PASSWORD = 'a password of 2026';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
  api.askBySession();
  await new FirstAdministrator(api.stores).add({ login: 'root', name: '总管理员', password: PASSWORD, by: 'test' });
});
afterAll(() => api.close());

const { add, as, grant, signIn: enter } = bySession(() => api);
const signIn = (login: string, password = PASSWORD): Promise<Shown> => enter(login, password);

it('tells who did something by the name they have now', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'method-maker');
  await grant(root, { person: id, role: 'committee_member' });
  const maker = await signIn('method-maker', password);
  const weights = '[{ metric: settlement_rate_within_limit, points: 40 }, { metric: voluntary_performance, points: 30 }, { metric: sla_compliance, points: 15 }, { metric: csat, points: 15 }]';
  const decided = await as<{ decideBoardMethod: { decidedBy: string | null }[] }>(maker, `mutation { decideBoardMethod(input: { dataset: "worked", after: 1, rankingMode: tiers, publicWorkdays: 5, weights: ${weights}, reason: "本季度履行更重要一些，按此评定" }) { decidedBy } }`);
  expect(decided.data?.decideBoardMethod.map(({ decidedBy }) => decidedBy) ?? decided.errors?.[0]?.message).toContain('method-maker');
});

it('writes down what was refused before it was asked, and refuses it in the contract’s own words', async () => {
  const root = await signIn('root');
  const answer = await as(root, 'mutation Lacking($id: ID!) { resetPassword(person: $id) { password } }');
  expect([codeOf(answer), answer.errors?.length]).toEqual(['BAD_INPUT', 1]);
  const [event] = await api.stores.operational.auditLog.search({ action: 'changed', limit: 1 });
  expect(JSON.parse(event?.subject ?? '{}')).toEqual({ operation: 'Lacking', fields: [{ field: 'resetPassword', args: null }], refused: ['BAD_INPUT'] });
});

it('writes down what is asked and done behind fragments and other names as well', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'fragments');
  await grant(root, { person: id, role: 'quality_manager' });
  const who = await signIn('fragments', password);
  const CASES = 'cases(input: { dataset: "worked", metric: intake, part: numerator, range: { from: "2026-01-01", to: "2026-03-31" }, filters: [] }) { total }';
  const asked = [`{ ... on Query { ${CASES} } }`, `query { ...a } fragment a on Query { ...b } fragment b on Query { ${CASES} }`, `{ ... { ... @include(if: true) { other: ${CASES} } } }`];
  for (const query of asked) expect((await as(who, query)).errors).toBeUndefined();
  const acted = await as(who, 'mutation { ... on Mutation { other: closeSignal(id: "none", note: "x") { id } } }');
  expect(codeOf(acted)).toBeDefined();
  const events = await api.stores.operational.auditLog.search({ by: id, limit: 10 });
  const fieldsOf = (action: string) => events.filter((event) => event.action === action).map(({ subject }) => (JSON.parse(subject) as { fields: { field: string }[] }).fields.map(({ field }) => field));
  expect(fieldsOf('drilled')).toEqual(asked.map(() => ['cases']));
  expect(fieldsOf('changed')).toEqual([['closeSignal']]);
});

it('ends a file within seconds once whoever fetches it may not any more, and does not look whole then', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'taker');
  const granted = await grant(root, { person: id, role: 'administrator' });
  const file = join(api.dataDir, '..', 'many.csv');
  const row = (n: number): string => `M-${String(n)},${n % 2 === 0 ? '2026-01-05' : 'no day at all'},,,${'x'.repeat(120)}${String(n)}\n`;
  await writeFile(file, `case_id,received_on,closed_on,outcome,issue\n${Array.from({ length: 120_000 }, (_, n) => row(n)).join('')}`);
  const { loadNo } = await api.load('canonical', file, 'many') as { loadNo: number };
  const taker = await signIn('taker', password);
  const fetched = async (): Promise<Response> => fetch(becauseOf(`${api.url}/loads/${String(loadNo)}/rejects.csv`), { headers: taker });
  const whole = await (await fetched()).text();
  expect(whole.split('\r\n').length).toBeGreaterThan(60_000);

  const { body } = await fetched();
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  for (const { id: one } of granted.data?.grantRole.grants ?? []) await as(root, REVOKE, { person: id, grant: one });
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 60_000);
  try {
    const rest = async (): Promise<number> => {
      for (let bytes = 0; ;) {
        const { done, value } = await reader.read();
        if (done) return bytes;
        bytes += value.length;
      }
    };
    await expect(rest()).rejects.toThrow();
  } finally {
    clock.mockRestore();
  }
});

it('sends fifty files at once, each whole or refused by name, and answers questions meanwhile', async () => {
  const root = await signIn('root');
  const { id, password } = await add(root, 'collector');
  await grant(root, { person: id, role: 'quality_manager' });
  const collector = await signIn('collector', password);
  const file = async (): Promise<readonly [number, string]> => { const response = await fetch(becauseOf(`${api.url}/datasets/worked/restatements.csv`), { headers: collector }); return [response.status, await response.text()]; };
  const [, one] = await file();
  const head = one.split('\r\n')[0] ?? '';
  expect(head.length).toBeGreaterThan(10);
  const [files, asked] = await Promise.all([Promise.all(Array.from({ length: 50 }, file)), Promise.all(Array.from({ length: 20 }, () => as(collector, '{ freshness { dataVersion } }')))]);
  for (const [status, text] of files) expect(status === 200 ? text.split('\r\n')[0] : JSON.parse(text)).toEqual(status === 200 ? head : expect.objectContaining({ code: expect.stringMatching(/^(QUEUE_FULL|RATE_LIMITED)$/u) as string }));
  expect(files.filter(([status]) => status === 200).length).toBeGreaterThan(0);
  expect(asked.every(({ errors }) => errors === undefined)).toBe(true);
  const taken = (await api.stores.operational.auditLog.search({ by: id, action: 'exported', limit: 100 })).length;
  expect(taken).toBe(1 + files.filter(([status]) => status === 200).length);
});

it('chains what is done at once, one behind the other', async () => {
  const { auditLog } = api.stores.operational;
  const whole = await auditLog.verify();
  expect(whole.brokenAt).toBeNull();
  await Promise.all(Array.from({ length: 20 }, (_, i) => auditLog.add('test', 'at_once', { i })));
  expect(await auditLog.verify()).toMatchObject({ events: whole.events + 20, brokenAt: null });
});
