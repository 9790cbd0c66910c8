import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NATIONAL_RULES } from '@concord/sql';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface Annotation { kind: string; startsOn: string; endsOn: string | null; metric: string | null; people: number | null; text: { zh: string; en: string }; scopes: { dimension: string; isWhole: boolean; members: { key: string }[] }[] }
interface Rule { rule: string; days: number; dayKind: string; isBuiltIn: boolean; isReplaced: boolean; source: { zh: string } | null; verify: { zh: string } | null; channel: { key: string } | null; validTo: string | null; suspends: boolean; suspendReasons: string[] }

const ANNOTATIONS = 'query($asOfLoad: Int) { annotations(dataset: "centre", asOfLoad: $asOfLoad) { kind startsOn endsOn metric people text { zh en } scopes { dimension isWhole members { key } } } }';
const RULES = '{ limitRules(dataset: "centre") { rules { rule days dayKind isBuiltIn isReplaced source { zh } verify { zh } channel { key } validTo suspends suspendReasons } } }';

let api: Api;
let folder = '';
let files = 0;
async function load(profile: string, ...rows: readonly string[]): Promise<number> {
  files += 1;
  const path = join(folder, `${String(files)}.csv`);
  await writeFile(path, [...rows, ''].join('\n'));
  return (await api.load(profile, path, 'centre')).loadNo;
}
async function annotations(variables: Record<string, unknown> = {}): Promise<Annotation[]> {
  const { data, errors } = await api.ask<{ annotations: Annotation[] }>(ANNOTATIONS, variables);
  expect(errors).toBeUndefined();
  return data?.annotations ?? [];
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-annotations-'));
  await load('definition-break', 'break_id,changed_on,metric,text_zh', 'X1,2024-01-01,,口径变更', 'X2,2024-05-01,intake,只计首次');
  await load('campaign', 'campaign,valid_from,valid_to,name_zh,name_en,dimension,member,kind', 'K1,2024-03-01,2024-03-15,宣传周,Week,,,', 'K2,2024-04-01,,专项,,institution,I1,', 'K3,2024-04-02,,无人知晓,,nowhere,I1,', 'K4,2024-04-10,2024-06-30,奖励,Bonus,team,A,激励', 'K5,2024-04-10,2024-06-30,奖励,Bonus,team,B,激励');
  await load('training', 'training,mediator,held_on,hours,topic,team', 'T1,M1,2024-02-01,8,沟通,A', 'T1,M2,2024-02-01,8,沟通,A', 'T2,M1,2024-06-01,8,,A', 'T2,M3,2024-06-01,8,,B');
  await load('canonical', 'case_id,received_on,mediator', 'C1,2024-07-01,M1');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

it('tells campaigns, trainings and definition breaks in order, with whom they were for', async () => {
  expect((await annotations()).map(({ kind, startsOn, endsOn, metric, people, text, scopes }) => [kind, startsOn, endsOn, metric, people, text.en, scopes.map((scope) => `${scope.dimension}${scope.isWhole ? '' : '?'}=${scope.members.map(({ key }) => key).join('+')}`)])).toEqual([
    ['definition_break', '2024-01-01', '2024-01-01', null, null, '口径变更', []],
    ['training', '2024-02-01', '2024-02-01', null, 2, '沟通', ['mediator=M1+M2', 'team=A']],
    ['campaign', '2024-03-01', '2024-03-15', null, null, 'Week', []],
    ['campaign', '2024-04-01', null, null, null, '专项', ['institution=I1']],
    // Two rows of one event for two teams.
    ['incentive', '2024-04-10', '2024-06-30', null, null, 'Bonus', ['team=A+B']],
    ['definition_break', '2024-05-01', '2024-05-01', 'intake', null, '只计首次', []],
    // Of two teams: some of each took part. Without a topic it is called by its code.
    ['training', '2024-06-01', '2024-06-01', null, 2, 'T2', ['mediator=M1+M3', 'team?=A+B']],
  ]);
});

it('tells what was known after a load, and who was trained only to those who may see these people', async () => {
  expect((await annotations({ asOfLoad: 1 })).map(({ kind }) => kind)).toEqual(['definition_break', 'definition_break']);
  api.viewer = { id: 'a', scope: [{ dimension: 'mediator', values: ['M1'] }] };
  expect((await annotations()).filter(({ kind }) => kind === 'training').map(({ people, scopes }) => [people, scopes[0]?.members.map(({ key }) => key)])).toEqual([[1, ['M1']], [1, ['M1']]]);
  api.viewer = { id: 'b', scope: [{ dimension: 'institution', values: ['I1'] }] };
  expect((await annotations()).map(({ kind }) => kind)).toEqual(['definition_break', 'campaign', 'campaign', 'definition_break']);
});

it('tells every national limit with its source and what is to be checked of it, and which an own rule replaces', async () => {
  const before = (await api.ask<{ limitRules: { rules: Rule[] } }>(RULES)).data?.limitRules.rules ?? [];
  expect(before.map(({ rule, isBuiltIn }) => [rule, isBuiltIn]).sort()).toEqual(NATIONAL_RULES.map(({ rule }) => [rule, true]).sort());
  expect(before.every(({ source, verify }) => (source?.zh ?? '') !== '' && (verify?.zh ?? '') !== '')).toBe(true);
  expect(before.find(({ rule }) => rule === 'complaint')).toMatchObject({ days: 15, dayKind: 'calendar', channel: { key: 'regulator' } });
  await load('sla-rule', 'rule,valid_from,valid_to,limit_days,unit,start_event,end_event,intake_channel,basis,suspends,suspend_reasons', 'complaint,2024-01-01,,10,working,received_on,closed_on,regulator,内部办法,1,expert_opinion； evidence；', 'visit,2024-01-01,2025-12-31,5,working,assigned_on,first_contact_on,,,1,');
  const now = (await api.ask<{ limitRules: { rules: Rule[] } }>(RULES)).data?.limitRules.rules ?? [];
  expect(now.slice(0, 2)).toMatchObject([{ rule: 'complaint', days: 10, dayKind: 'working', isBuiltIn: false, source: { zh: '内部办法' }, verify: null }, { rule: 'visit', source: null, validTo: '2025-12-31' }]);
  // The clock stands still for the reasons it names, or for every one.
  expect(now.slice(0, 2)).toMatchObject([{ suspends: true, suspendReasons: ['expert_opinion', 'evidence'] }, { suspends: true, suspendReasons: [] }]);
  expect(before.every(({ suspends, suspendReasons }) => !suspends && suspendReasons.length === 0)).toBe(true);
  expect(now.filter(({ isReplaced }) => isReplaced).map(({ rule, isBuiltIn }) => [rule, isBuiltIn])).toEqual([['complaint', true]]);
});
