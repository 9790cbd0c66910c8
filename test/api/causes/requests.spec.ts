import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER, type Viewer } from '@concord/server';
import { addWorkdays, institutionTime, readWorkCalendar, storeTime } from '@concord/sql';
import { becauseOf, startApi, type Api } from '../api.js';
import { held, meetingQuestions } from '../meetings/meeting-questions.js';
import { AS_OF, STUCK, stuckCases } from './stuck-cases.js';

interface Number { metric: string; value: number | null; n: number; dataVersion: number; filters: { dimension: string; values: string[] }[] }
interface Hypothesis { id: string; revision: number; text: string; state: string; owner: string; reason: string | null; evidence: Number[]; history: { kind: string; state: string | null; reason: string | null }[] }
interface Request { id: string; number: string; revision: number; state: string; sentOn: string | null; dueOn: string | null; isOverdue: boolean; text: string; contact: string; reason: string | null; findings: Number[]; answers: { text: string; on: string; file: string }[]; history: { kind: string; reason: string | null }[]; title: { zh: string } }
type Told<Thing> = { readonly told: Thing | undefined; readonly code: string | undefined };

const NUMBER = 'metric value n dataVersion filters { dimension values }';
const HYPOTHESIS = `id revision text state owner reason evidence { ${NUMBER} } history { kind state reason }`;
const REQUEST = `id number revision state sentOn dueOn isOverdue text contact reason title { zh } findings { ${NUMBER} } answers { text on file } history { kind reason }`;
const RANGE = { from: '2025-04-01', to: AS_OF };
const TYPE = [{ dimension: 'subtype', values: [STUCK], exclude: false }];
const FINDINGS = [{ metric: 'settlement_rate', range: RANGE, filters: TYPE }, { metric: 'days_to_contact', range: RANGE, filters: TYPE }, { metric: 'intake', range: RANGE, filters: [...TYPE, { dimension: 'institution', values: ['BANK-Y'], exclude: false }] }];
const DRAFT = { dataset: 'stuck', dimension: 'subtype', member: STUCK, institution: 'BANK-X', contact: '消费者权益保护部', text: '请核对逾期分期的告知方式。\n请说明首次联系为何晚于其他类型。', due: { workdays: 10 }, findings: FINDINGS };
const OF_X: Viewer = { id: 'x', scope: [{ dimension: 'institution', values: ['BANK-X'] }], rights: EVERY_RIGHT };
const OF_Y: Viewer = { ...OF_X, id: 'y', scope: [{ dimension: 'institution', values: ['BANK-Y'] }] };
const OF_A_BRANCH: Viewer = { ...OF_X, id: 'b', scope: [{ dimension: 'institution', values: ['BANK-X'] }, { dimension: 'branch', values: ['X-1'] }] };
const today = (): string => institutionTime(storeTime()).slice(0, 10);

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-requests-'));
  await writeFile(join(folder, 'cases.csv'), stuckCases());
  await api.load('canonical', join(folder, 'cases.csv'), 'stuck', AS_OF);
}, 120_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

async function act<Thing>(name: string, declared: string, args: string, fields: string, variables: Record<string, unknown>, kind = 'mutation'): Promise<Told<Thing>> {
  const { data, errors } = await api.ask<Record<string, Thing>>(`${kind}(${declared}) { ${name}(${args}) { ${fields} } }`, variables);
  return { told: data?.[name], code: errors?.[0]?.extensions.code };
}
const propose = (more: object = {}) => act<Hypothesis>('addHypothesis', '$input: AddHypothesisInput!', 'input: $input', HYPOTHESIS, { input: { dataset: 'stuck', dimension: 'subtype', member: STUCK, text: '联系晚是因为材料移交晚', owner: { name: '质效组' }, evidence: FINDINGS.slice(1, 2), ...more } });
const judge = (id: string, revision: number, change: object) => act<Hypothesis>('changeHypothesis', '$id: ID!, $revision: Int!, $change: HypothesisChangeInput!', 'id: $id, revision: $revision, change: $change', HYPOTHESIS, { id, revision, change });
const hypotheses = () => act<Hypothesis[]>('hypotheses', '$member: String!', 'dataset: "stuck", dimension: subtype, member: $member', HYPOTHESIS, { member: STUCK }, 'query');
const draft = (more: object = {}) => act<Request>('draftRectification', '$input: DraftRectificationInput!', 'input: $input', REQUEST, { input: { ...DRAFT, ...more } });
const bring = (id: string, revision: number, change: object) => act<Request>('changeRectification', '$id: ID!, $revision: Int!, $change: RectificationChangeInput!', 'id: $id, revision: $revision, change: $change', REQUEST, { id, revision, change });
const requests = () => act<Request[]>('rectifications', '$member: String', 'dataset: "stuck", dimension: subtype, member: $member', REQUEST, { member: STUCK }, 'query');

it('keeps what is supposed with its evidence, judges it on grounds, and overwrites nothing', async () => {
  const { told } = await propose();
  expect(told).toMatchObject({ state: 'proposed', owner: '质效组', revision: 1, evidence: [{ metric: 'days_to_contact' }] });
  expect(told?.evidence[0]?.n).toBeGreaterThan(30);
  const id = told?.id ?? '';
  expect((await judge(id, 1, { state: 'supported' })).code).toBe('NO_REASON');
  expect((await judge(id, 1, {})).code).toBe('NO_CHANGE');
  const judged = (await judge(id, 1, { state: 'supported', reason: '分派至联系明显更久', evidence: FINDINGS.slice(0, 1) })).told;
  expect(judged).toMatchObject({ state: 'supported', revision: 2, reason: '分派至联系明显更久' });
  expect(judged?.evidence.map(({ metric }) => metric)).toEqual(['days_to_contact', 'settlement_rate']);
  expect((await judge(id, 1, { text: '另一种说法也可以' })).code).toBe('CONFLICT');
  expect((await hypotheses()).told?.map(({ history }) => history.map(({ kind }) => kind))).toEqual([['proposed', 'judged']]);
  expect((await propose({ text: '短' })).code).toBe('NO_TEXT');
  // Words of somebody who sees every case are for those alone; of one who sees a bank, for those who see that bank.
  api.viewer = OF_X;
  expect((await hypotheses()).told).toEqual([]);
  expect((await propose({ text: '本行的移交晚了' })).told?.evidence[0]?.filters).toContainEqual({ dimension: 'institution', values: ['BANK-X'] });
  api.viewer = OF_Y;
  expect((await hypotheses()).told).toEqual([]);
  expect((await judge(id, 2, { text: '不该写进来的话' })).code).toBe('NO_SUCH_HYPOTHESIS');
  api.viewer = LOCAL_VIEWER;
  expect((await hypotheses()).told).toHaveLength(2);
});

it('drafts a request of the numbers of its institution alone, frozen, and brings it on step by step', async () => {
  const { told } = await draft();
  expect(told?.number).toBe(`ZG-${today().slice(0, 4)}-0001`);
  expect(told).toMatchObject({ state: 'drafted', sentOn: null, dueOn: null, isOverdue: false });
  for (const number of told?.findings ?? []) expect(number.filters.filter(({ dimension }) => dimension === 'institution')).toEqual([{ dimension: 'institution', values: ['BANK-X'] }]);
  expect(new Set(told?.findings.map(({ dataVersion }) => dataVersion)).size).toBe(1);
  const id = told?.id ?? '';
  expect((await bring(id, 1, { state: 'answered', text: '已经整改完毕' })).code).toBe('WRONG_STATE');
  expect((await bring(id, 1, { contact: '法律事务部' })).told).toMatchObject({ contact: '法律事务部', revision: 2 });
  expect((await bring(id, 2, { state: 'sent', on: '2100-01-01' })).code).toBe('BAD_DAY');
  const sent = (await bring(id, 2, { state: 'sent', on: '2026-03-02' })).told;
  expect(sent).toMatchObject({ state: 'sent', sentOn: '2026-03-02', dueOn: addWorkdays(readWorkCalendar(), '2026-03-02', 10) });
  expect(sent?.isOverdue).toBe(today() > (sent?.dueOn ?? ''));
  expect((await bring(id, 2, { state: 'closed', reason: '不再需要了' })).code).toBe('CONFLICT');
  expect((await bring(id, 3, { text: '改写要求是不行的' })).code).toBe('WRONG_STATE');
  expect((await bring(id, 3, { state: 'answered', text: '已调整告知方式', on: '2026-03-01' })).code).toBe('BAD_DAY');
  expect((await bring(id, 3, { state: 'answered', text: '已调整告知方式', on: '2026-03-10', file: '整改报告.pdf' })).told).toMatchObject({ state: 'answered', isOverdue: false, answers: [{ on: '2026-03-10', file: '整改报告.pdf' }] });
  expect((await bring(id, 4, { state: 'insufficient' })).code).toBe('NO_REASON');
  expect((await bring(id, 4, { state: 'insufficient', reason: '没有说明完成时间' })).told).toMatchObject({ state: 'insufficient', reason: '没有说明完成时间' });
  expect((await bring(id, 5, { state: 'answered', text: '三月底前完成', on: '2026-03-20' })).told?.answers).toHaveLength(2);
  expect((await bring(id, 6, { state: 'accepted' })).told).toMatchObject({ state: 'accepted' });
  const closed = (await bring(id, 7, { state: 'closed' })).told;
  expect(closed?.history.map(({ kind }) => kind)).toEqual(['drafted', 'redrafted', 'sent', 'answered', 'insufficient', 'answered', 'accepted', 'closed']);
  expect(closed?.findings).toEqual(told?.findings);
  const { told: after } = await act<{ metric: string }[]>('rectificationAfter', '$id: ID!', 'id: $id', 'metric', { id }, 'query');
  expect(after?.map(({ metric }) => metric)).toEqual(['settlement_rate', 'days_to_contact']);
});

it('is for those who see every case of the institution', async () => {
  expect((await requests()).told?.length).toBeGreaterThan(0);
  api.viewer = OF_X;
  const [mine] = (await requests()).told ?? [];
  expect(mine?.number).toMatch(/-0001$/u);
  expect((await draft({ institution: 'BANK-Y' })).code).toBe('NOT_THE_INSTITUTION');
  for (const viewer of [OF_Y, OF_A_BRANCH]) {
    api.viewer = viewer;
    expect((await requests()).told).toEqual([]);
    expect((await bring(mine?.id ?? '', mine?.revision ?? 0, { state: 'closed' })).code).toBe('NO_SUCH_REQUEST');
    expect((await draft()).code).toBe('NOT_THE_INSTITUTION');
    expect((await fetch(becauseOf(`${api.url}/rectifications/${mine?.id ?? ''}.pdf?language=zh-CN`))).status).toBe(404);
  }
});

it('refuses a request without numbers, contact, words or a time', async () => {
  expect((await draft({ findings: [] })).code).toBe('NO_FINDINGS');
  expect((await draft({ contact: ' ' })).code).toBe('NO_CONTACT');
  expect((await draft({ text: '?' })).code).toBe('NO_TEXT');
  expect((await draft({ due: {} })).code).toBe('NO_DUE');
  expect((await draft({ due: { workdays: 0 } })).code).toBe('NO_DUE');
});

it.each(['pdf', 'docx'] as const)('gives it as a letter (%s) that holds its number, its figures and what is asked', async (format) => {
  const [one] = (await requests()).told ?? [];
  const answer = await fetch(becauseOf(`${api.url}/rectifications/${one?.id ?? ''}.${format}?language=zh-CN`));
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(bytes.length).toBeGreaterThan(5_000);
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 4))).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
  expect((await fetch(`${api.url}/rectifications/${one?.id ?? ''}.${format}?language=zh-CN`)).status).toBe(400);
  expect((await fetch(becauseOf(`${api.url}/rectifications/${one?.id ?? ''}.xlsx?language=zh-CN`))).status).toBe(400);
});

it('stands on the agenda of a meeting while its answer is overdue, for whoever answers for the institution', async () => {
  const { told } = await draft({ due: { workdays: 5 } });
  const meetings = meetingQuestions(() => api, 'stuck');
  const { id: series } = await meetings.series();
  const items = async (more: object = {}) => held(await meetings.plan(series, { month: '2026-03-01', ...more })).agenda.filter(({ kind }) => kind === 'request');
  expect(await items()).toEqual([]);
  await bring(told?.id ?? '', 1, { state: 'sent', on: '2026-03-02' });
  expect(await items()).toMatchObject([{ id: `request:${told?.id ?? ''}`, owner: '甲', link: { metric: 'settlement_rate', from: '2026-03-01', to: '2026-03-31', filters: [{ dimension: 'subtype', values: [STUCK] }, { dimension: 'institution', values: ['BANK-X'] }] } }]);
  expect((await items())[0]?.sentence.zh).toBe(`${told?.number ?? ''}《${told?.title.zh ?? ''}》于2026年3月2日发出，应于2026年3月9日前答复，尚未收到。`);
  const at = (institution: string) => ({ filters: [{ dimension: 'institution', values: [institution], exclude: false }] });
  expect([await items(at('BANK-Y')), (await items(at('BANK-X'))).length]).toEqual([[], 1]);
  // Whoever plans a meeting and sees another bank alone is proposed nothing of this one.
  api.viewer = OF_Y;
  const { id: other } = await meetings.series();
  expect(held(await meetings.plan(other, { month: '2026-03-01' })).agenda.filter(({ kind }) => kind === 'request')).toEqual([]);
  api.viewer = LOCAL_VIEWER;
  await bring(told?.id ?? '', 2, { state: 'answered', text: '已调整告知方式', on: '2026-03-20' });
  expect(await items()).toEqual([]);
});
