import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER, VerdictWatch } from '@concord/server';
import { startApi, type Api } from '../api.js';
import { AS_OF, MENDED, STUCK, stuckCases } from './stuck-cases.js';

interface Done { readonly text: { readonly zh: string }; readonly reach: string; readonly startsOn: string; readonly isAction: boolean; readonly state: string | null; readonly verdict: string | null; readonly metric: { readonly en: string } | null }
interface Better { readonly rows: readonly { readonly metric: string; readonly member: { readonly key: string }; readonly done: readonly Done[] }[]; readonly events: readonly Done[] }
interface Action { readonly id: string; readonly revision: number; readonly verdicts: readonly { readonly stage: string; readonly verdict: string }[] }

const DONE = 'text { zh } reach startsOn isAction state verdict metric { en }';
const ASKED = `query($input: CauseInput!) { cause(input: $input) { better { rows { metric member { key } done { ${DONE} } } events { ${DONE} } } } }`;
const INPUT = { dataset: 'stuck', dimension: 'subtype', member: STUCK, metric: 'intake', range: { from: '2025-04-01', to: AS_OF }, headline: [], steps: [], parts: [], features: [], improves: ['sla_compliance', 'time_to_resolution'] };
const BEFORE = { from: '2024-11-01', to: '2025-10-31' };
const of = (dimension: string, member: string) => ({ dimension, values: [member] });

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-better-'));
  await writeFile(join(folder, 'cases.csv'), stuckCases());
  await api.load('canonical', join(folder, 'cases.csv'), 'stuck', AS_OF);
  await writeFile(join(folder, 'campaigns.csv'), 'campaign,name_zh,name_en,valid_from,valid_to,dimension,member\nK1,业务条线梳理,Line review,2025-09-01,,business,B04\nK2,全员宣传,For all,2025-08-01,2025-08-31,,\nK3,别的业务,Elsewhere,2025-09-01,,business,B03\n');
  await api.load('campaign', join(folder, 'campaigns.csv'), 'stuck');
  await act('专窗处理积压案件', [of('subtype', MENDED)], ['in_progress', 'done', 'closed']);
  await act('按业务条线回访', [of('business', 'B04')], ['done']);
  await act('甲行逐案复盘', [of('institution', 'BANK-X')], ['done']);
  await act('另一类型的行动', [of('subtype', STUCK)], ['done']);
  await act('除该类型外的行动', [{ ...of('subtype', MENDED), exclude: true }], ['done']);
  await act('还在进行的行动', [of('subtype', MENDED)], ['in_progress']);
  await act('取消了的行动', [of('subtype', MENDED)], ['cancelled']);
  await act('那以后才起效的行动', [of('subtype', MENDED)], ['done'], '2026-04-01');
  await api.service(VerdictWatch).judgeNow();
}, 120_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

/** Adds an action that takes effect on a day, and brings it on through states. */
async function act(what: string, filters: readonly object[], states: readonly string[], startsOn = '2025-11-01'): Promise<void> {
  const effect = { metric: 'sla_compliance', direction: 'up', startsOn, reviewOn: '2026-03-31' };
  const added = await api.ask<{ addAction: Action }>('mutation ($input: AddActionInput!) { addAction(input: $input) { id revision } }', { input: { dataset: 'stuck', what, owner: { name: '质效组' }, due: { on: '2099-12-31' }, number: { metric: 'sla_compliance', range: BEFORE, filters }, effect: startsOn > AS_OF ? { ...effect, reviewOn: '2026-09-30' } : effect } });
  if (added.errors) throw new Error(JSON.stringify(added.errors));
  let { id, revision } = added.data?.addAction as Action;
  for (const state of states) {
    const moved = await api.ask<{ changeAction: Action }>('mutation ($id: ID!, $revision: Int!, $change: ActionChangeInput!) { changeAction(id: $id, revision: $revision, change: $change) { id revision } }', { id, revision, change: { state, reason: '按计划办理' } });
    if (moved.errors) throw new Error(JSON.stringify(moved.errors));
    ({ id, revision } = moved.data?.changeAction as Action);
  }
}
async function better(): Promise<Better> {
  const { data, errors } = await api.ask<{ cause: { better: Better } }>(ASKED, { input: INPUT });
  expect(errors).toBeUndefined();
  return data?.cause.better as Better;
}
const told = (done: readonly Done[]): string[] => done.map(({ reach, text }) => `${text.zh} ${reach}`);

it('tells beside a type that got better what was done about it by name and is over, and once for all what was for everybody or some', async () => {
  const { events, rows } = await better();
  expect([...new Set(rows.map(({ member }) => member.key))]).toEqual([MENDED]);
  for (const { done } of rows) expect(told(done).sort()).toEqual(['业务条线梳理 business', '专窗处理积压案件 type', '按业务条线回访 business'].sort());
  for (const { done } of rows) expect(done.map(({ startsOn }) => startsOn)).toEqual(['2025-09-01', '2025-11-01', '2025-11-01']);
  expect(told(events)).toEqual(['全员宣传 all', '甲行逐案复盘 part']);
  expect(rows[0]?.done.find(({ text }) => text.zh === '专窗处理积压案件')).toMatchObject({ isAction: true, state: 'closed' });
});

it('tells the verdict that was kept of an action, and of an event what became of this type since', async () => {
  const kept = await api.ask<{ actions: (Action & { readonly what: string })[] }>('{ actions(input: { dataset: "stuck" }) { what verdicts { stage verdict } } }');
  const verdictOf = (what: string): string | undefined => kept.data?.actions.find((one) => one.what === what)?.verdicts[0]?.verdict;
  expect(verdictOf('专窗处理积压案件')).toBeDefined();
  const { rows } = await better();
  for (const { done, metric } of rows) {
    for (const one of done.filter(({ isAction }) => isAction)) expect(one).toMatchObject({ verdict: verdictOf(one.text.zh), metric: { en: 'SLA compliance' } });
    const event = done.find(({ isAction }) => !isAction);
    const alone = await api.ask<{ followUp: { verdict: string } }>('query ($input: FollowUpInput!) { followUp(input: $input) { verdict } }', { input: { dataset: 'stuck', metric, startsOn: '2025-09-01', expected: { direction: metric === 'sla_compliance' ? 'up' : 'down' }, filters: [of('subtype', MENDED)] } });
    expect([metric, event?.verdict]).toEqual([metric, alone.data?.followUp.verdict]);
  }
});

it('tells nobody of an action about cases they may not see', async () => {
  api.viewer = { id: 'x', scope: [{ dimension: 'institution', values: ['BANK-X'] }], rights: EVERY_RIGHT };
  const { events, rows } = await better();
  expect([...rows.flatMap(({ done }) => done), ...events].filter(({ isAction }) => isAction).map(({ text }) => text.zh)).toEqual(rows.length === 0 ? [] : ['甲行逐案复盘']);
  expect(rows.length).toBeGreaterThan(0);
});
