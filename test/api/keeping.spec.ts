import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVERY_RIGHT } from '@concord/server';
import { schedulesOf } from '../sources/schedules.js';
import { directly } from '../store/postgres/directly.js';
import { becauseOf, startApi, type Api } from './api.js';

let api: Api;
const CANARY = 'VT5XC-CANARY';
const REASON = '数据管理办法第八条，按月保存';
const everybody = (id: string) => ({ id, scope: 'all', rights: EVERY_RIGHT }) as const;
beforeAll(async () => {
  api = await startApi(undefined, undefined, undefined, undefined, undefined, undefined, '03:30');
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => Date.parse('2020-02-03T04:05:06Z'));
  for (const i of [1, 2, 3]) await api.stores.operational.auditLog.add('somebody', 'saw', { of: CANARY, i });
  clock.mockRestore();
  const file = join(api.dataDir, '..', 'cases.csv');
  await writeFile(file, `case_id,received_on,closed_on,outcome\nA-1,2024-01-02,,\nA-2,no day,,${CANARY}\nA-3,2024-01-03,,\n`);
  await api.load('canonical', file, 'mine');
});
afterAll(() => api.close());

/** As if the only load had come long ago. */
const longAgo = (): Promise<void> => directly({ path: join(api.dataDir, 'operational.sqlite') }, "update load set finished_at = '2020-02-03 04:05:06.000'");

interface Told { readonly data?: Record<string, unknown> | undefined; readonly code: string | undefined }
async function ask(document: string, variables: Record<string, unknown> = {}): Promise<Told> {
  const { data, errors } = await api.ask<Record<string, unknown>>(document, variables);
  return { data, code: errors?.[0]?.extensions.code };
}
const REJECTS = 'query { rejectKeeping(dataset: "mine") { least nightlyAt rules { months reason setBy } } rejectKeepingPlan(dataset: "mine") { months items loads from to } }';
const LEDGER = 'query { loads(dataset: "mine") { loadNo rejected rejectsEmptied } rejects(loadNo: 1) { reason n isEmptied samples { value raw } } }';

it('is without an end until somebody who administers sets a rule, with a reason', async () => {
  api.viewer = everybody('somebody');
  expect((await ask(REJECTS)).data).toEqual({ rejectKeeping: { least: 1, nightlyAt: '03:30', rules: [] }, rejectKeepingPlan: null });
  const set = (months: number | null, reason = REASON): Promise<Told> => ask('mutation ($months: Int, $reason: Prose!) { setRejectRule(dataset: "mine", months: $months, reason: $reason) { rules { months reason setBy } } }', { months, reason });
  expect([(await set(6, 'short')).code, (await set(0)).code, (await set(6)).data]).toEqual(['BAD_INPUT', 'BAD_RULE', { setRejectRule: { rules: [{ months: 6, reason: REASON, setBy: 'somebody' }] } }]);
});

it('empties old rejected rows as was shown, counts them as before, and hands none back', async () => {
  await longAgo();
  expect((await ask(REJECTS)).data?.['rejectKeepingPlan']).toEqual({ months: 6, items: 1, loads: 1, from: '2020-02-03', to: '2020-02-03' });
  expect(await (await fetch(becauseOf(`${api.url}/loads/1/rejects.csv`))).text()).toContain(CANARY);
  const empty = (items: number): Promise<Told> => ask('mutation ($items: Int!) { emptyRejects(dataset: "mine", items: $items) { items } }', { items });
  expect([(await empty(7)).code, (await empty(1)).data]).toEqual(['PLAN_OUTDATED', { emptyRejects: { items: 1 } }]);
  const { data, code } = await ask(LEDGER);
  expect(code).toBeUndefined();
  expect(data?.['loads']).toEqual([{ loadNo: 1, rejected: 1, rejectsEmptied: true }]);
  expect(data?.['rejects']).toEqual(['BAD_DATE', 'UNKNOWN_OUTCOME'].map((reason) => ({ reason, n: 1, isEmptied: true, samples: [{ value: '', raw: '' }] })));
  const refused = await fetch(becauseOf(`${api.url}/loads/1/rejects.csv`));
  expect([refused.status, await refused.json()]).toEqual([410, expect.objectContaining({ code: 'REJECTS_DELETED' })]);
});

describe('the log', () => {
  const set = (months: number | null): Promise<Told> => ask('mutation ($months: Int, $reason: Prose!) { setLogRule(months: $months, reason: $reason) { least rules { months } } }', { months, reason: REASON });
  const PLAN = 'query { logKeepingPlan { months before items from to } }';
  const forget = (items: number): Promise<Told> => ask('mutation ($items: Int!) { deleteOldEvents(items: $items) { items } }', { items });

  it('is kept for six months at least, by whoever may both read it and administer', async () => {
    api.viewer = everybody('somebody');
    const refused = await api.ask('mutation { setLogRule(months: 5, reason: "因为磁盘空间不足，只留五个月") { least } }');
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: 'LOG_TOO_SHORT' }, message: 'The activity log is kept for 6 months at least (Cybersecurity Law, article 21).' });
    for (const missing of ['audit', 'administer'] as const) {
      api.viewer = { ...everybody('somebody'), rights: new Set([...EVERY_RIGHT].filter((right) => right !== missing)) };
      expect([(await set(6)).code, (await forget(1)).code, (await ask(PLAN)).code]).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    }
    api.viewer = { id: 'somebody', scope: [{ dimension: 'region', values: ['A'] }], rights: EVERY_RIGHT };
    expect((await set(6)).code).toBe('NO_SCOPE');
    api.viewer = everybody('somebody');
    expect((await set(6)).data).toEqual({ setLogRule: { least: 6, rules: [{ months: 6 }] } });
  });

  it('loses its oldest part as was shown; page, file and chain say so', async () => {
    const { data } = await ask(PLAN);
    expect(data?.['logKeepingPlan']).toMatchObject({ months: 6, items: 3, from: '2020-02-03', to: '2020-02-03' });
    expect([(await forget(4)).code, (await forget(3)).data]).toEqual(['PLAN_OUTDATED', { deleteOldEvents: { items: 3 } }]);
    const page = await ask('query { auditEvents(input: { first: 50 }) { events { seq action subject } deleted { before upTo sentence { zh en } } } auditVerdict { brokenAt deleted { upTo } } }');
    const told = page.data as { auditEvents: { events: { seq: number; subject: string }[]; deleted: { upTo: number; before: string; sentence: { zh: string; en: string } } }; auditVerdict: unknown };
    expect(told.auditVerdict).toEqual({ brokenAt: null, deleted: { upTo: 3 } });
    expect([told.auditEvents.deleted.upTo, Math.min(...told.auditEvents.events.map(({ seq }) => seq)), JSON.stringify(told.auditEvents.events).includes(CANARY)]).toEqual([3, 4, false]);
    expect(told.auditEvents.deleted.sentence.en).toMatch(/^Events before \d{4}-\d{2}-\d{2} \(1 to 3\) were deleted under the rule “kept for 6 months”, the last time 3 from 2020-02-03 on \(event \d+, somebody\); reason: /u);
    const csv = await (await fetch(becauseOf(`${api.url}/audit.csv`))).text();
    expect(csv).toContain(`${told.auditEvents.deleted.sentence.zh} · ${told.auditEvents.deleted.sentence.en.slice(0, 20)}`);
    expect(csv).not.toContain(CANARY);
  });
});

describe('each night', () => {
  it('rules are applied by a schedule that the operator sets, and nobody on a page', async () => {
    api.viewer = everybody('somebody');
    const schedules = schedulesOf(api);
    const of = { name: 'mine', kind: 'retention', place: '', profile: '', pattern: '* * * * *' };
    for (const schedule of [of, { ...of, id: 'retention' }]) expect((await schedules.save(schedule)).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    expect((await schedules.list()).map(({ id, kind, pattern }) => [id, kind, pattern])).toEqual([['retention', 'retention', '30 3 * * *']]);
    // Both rules were set a moment ago.
    expect(await schedules.ran('retention')).toMatchObject({ state: 'done', result: { code: 'RULES_APPLIED', message: { en: 'Nothing was old enough. 2 rules were set less than a week ago and not applied yet.' } } });
  });

  it('and begun at once only by whoever may set them', async () => {
    for (const missing of ['audit', 'administer'] as const) {
      api.viewer = { ...everybody('somebody'), rights: new Set([...EVERY_RIGHT].filter((right) => right !== missing)) };
      expect((await ask('mutation { runSchedule(id: "retention") { id } }')).code).toBe('FORBIDDEN');
    }
  });
});
