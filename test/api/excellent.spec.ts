import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface Excellent { id: string; phase: string; title: string; summary: string; caseId: string | null; reason: string | null; days: number; closedYear: number; mediator: { key: string } | null; facts: { dimension: string; member: { key: string } }[]; log: { kind: string; by: string; reason: string | null }[]; review: string }
const FIELDS = 'review id phase title summary caseId reason days closedYear mediator { key } facts { dimension member { key } } log { kind by reason }';
const SUMMARY = '申请人电话13812345678，卡号6222021234567890123，与银行就分期手续费有分歧；调解员 TJ-0001 分头核对账单，双方确认退还多收的利息 1,250 元，当日履行。';
const WHY = '方法可以推广，委员会一致同意';

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-excellent-'));
  const file = join(folder, 'cases.csv');
  await writeFile(file, ['case_id,received_on,closed_on,outcome,business,mediator,party,amount_claimed', 'TJ-0001,2026-03-02,2026-03-14,S2,B03,M1,王某某,8000', 'TJ-0002,2026-03-02,2026-03-14,U1,B03,M1,x,', 'TJ-0003,2026-03-02,,,B03,M1,y,', ''].join('\n'));
  await api.load('canonical', file, 'centre');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

async function act(name: string, declared: string, args: string, variables: Record<string, unknown>, kind = 'mutation') {
  const { data, errors } = await api.ask<Record<string, Excellent>>(`${kind}(${declared}) { ${name}(${args}) { ${FIELDS} } }`, variables);
  return { answer: data?.[name], code: errors?.[0]?.extensions.code };
}
const nominate = (more: Record<string, unknown> = {}) => act('nominateExcellentCase', '$input: NominateInput!', 'input: $input', { input: { dataset: 'centre', source: 'canonical', caseId: 'TJ-0001', title: '分期手续费争议', summary: SUMMARY, isConfirmed: true, ...more } });
const reasoned = (name: string, id: string, reason: string) => act(name, '$id: ID!, $reason: Prose!', 'id: $id, reason: $reason', { id, reason });
const list = async (): Promise<Excellent[]> => (await api.ask<{ excellentCases: Excellent[] }>(`{ excellentCases(dataset: "centre") { ${FIELDS} } }`)).data?.excellentCases ?? [];

it('keeps only what was masked, reviews with reasons, publishes, and takes back', async () => {
  const { answer } = await nominate();
  expect(answer).toMatchObject({ phase: 'nominated', days: 12, closedYear: 2026, mediator: { key: 'M1' }, caseId: 'TJ-0001' });
  expect(answer?.summary).toBe('申请人电话〔电话〕，卡号〔卡号〕，与银行就分期手续费有分歧；调解员 〔案号〕 分头核对账单，双方确认退还多收的利息 1,250 元，当日履行。');
  expect(answer?.facts.map(({ dimension, member }) => [dimension, member.key])).toEqual([['business', 'B03'], ['amount_band', '<1'], ['outcome', 'S2']]);
  const id = answer?.id ?? '';
  const kept = await api.stores.operational.excellentCases.events(id);
  expect(JSON.stringify(kept)).not.toMatch(/13812345678|6222021234567890123|王某某/u);
  expect((await nominate()).code).toBe('ALREADY_NOMINATED');
  expect((await reasoned('returnExcellentCase', id, '太短')).code).toBe('NO_REASON');
  expect((await reasoned('returnExcellentCase', id, '请补充双方确认金额的依据')).answer).toMatchObject({ phase: 'returned', reason: '请补充双方确认金额的依据' });
  const revised = await act('reviseExcellentCase', '$input: ReviseInput!', 'input: $input', { input: { id, title: '分期手续费争议（补充）', summary: `${SUMMARY}依据见卷宗。`, isConfirmed: true } });
  expect(revised.answer).toMatchObject({ phase: 'nominated', title: '分期手续费争议（补充）' });
  expect((await act('publishExcellentCase', '$id: ID!', 'id: $id', { id })).code).toBe('WRONG_PHASE');
  expect((await reasoned('acceptExcellentCase', id, WHY)).answer?.phase).toBe('accepted');
  expect((await act('publishExcellentCase', '$id: ID!', 'id: $id', { id })).answer?.phase).toBe('published');
  expect((await list()).map(({ phase }) => phase)).toEqual(['published']);

  // Whoever may not see every case reads what is published, and not whose it was.
  api.viewer = { id: 'branch', scope: [{ dimension: 'mediator', values: ['M2'] }] };
  expect(await list()).toMatchObject([{ phase: 'published', caseId: null, mediator: null, log: [], review: 'other' }]);
  expect((await reasoned('withdrawExcellentCase', id, WHY)).code).toBe('NO_SCOPE');
  expect((await nominate()).code).toBe('NO_SCOPE');
  api.viewer = LOCAL_VIEWER;

  const withdrawn = await reasoned('withdrawExcellentCase', id, '当事人要求撤下，电话13912345678');
  expect(withdrawn.answer).toMatchObject({ phase: 'withdrawn', reason: '当事人要求撤下，电话〔电话〕' });
  expect(withdrawn.answer?.log.map(({ kind }) => kind)).toEqual(['nominated', 'returned', 'revised', 'accepted', 'published', 'withdrawn']);
  expect((await nominate()).answer?.phase).toBe('nominated');
});

it('refuses by name what is not settled, not told, not confirmed or not there', async () => {
  expect((await nominate({ caseId: 'TJ-0002' })).code).toBe('NOT_SETTLED');
  expect((await nominate({ caseId: 'TJ-0003' })).code).toBe('NOT_SETTLED');
  expect((await nominate({ caseId: 'nobody' })).code).toBe('BAD_INPUT');
  expect((await nominate({ summary: '太短' })).code).toBe('NO_STORY');
  expect((await nominate({ isConfirmed: false })).code).toBe('NOT_CONFIRMED');
  expect((await reasoned('acceptExcellentCase', 'none', WHY)).code).toBe('BAD_INPUT');
  const { data } = await api.ask<{ maskedText: unknown }>('query($t: String!) { maskedText(text: $t, known: ["TJ-0001"]) { text masked { kind times } names } }', { t: 'TJ-0001：王女士电话13812345678' });
  expect(data?.maskedText).toEqual({ text: '〔案号〕：王女士电话〔电话〕', masked: [{ kind: 'phone', times: 1 }, { kind: 'case_number', times: 1 }], names: ['王'] });
});

it('has a nomination reviewed by somebody else than who made or rewrote it, once people have names', async () => {
  const [zhao, qian, sun] = (['zhao', 'qian', 'sun'] as const).map((id) => ({ id, scope: 'all' as const }));
  if (zhao === undefined || qian === undefined || sun === undefined) throw new Error('three people');
  api.viewer = zhao;
  const id = (await list()).find(({ phase }) => phase === 'nominated')?.id ?? '';
  expect((await reasoned('withdrawExcellentCase', id, '另行由有姓名的人提名')).answer?.phase).toBe('withdrawn');
  const { answer } = await nominate();
  expect(answer).toMatchObject({ phase: 'nominated', review: 'own' });
  for (const name of ['acceptExcellentCase', 'returnExcellentCase']) expect((await reasoned(name, answer?.id ?? '', WHY)).code).toBe('OWN_NOMINATION');
  api.viewer = qian;
  expect((await act('reviseExcellentCase', '$input: ReviseInput!', 'input: $input', { input: { id: answer?.id, title: '分期手续费争议（改写）', summary: SUMMARY, isConfirmed: true } })).answer).toMatchObject({ review: 'own' });
  expect((await reasoned('acceptExcellentCase', answer?.id ?? '', WHY)).code).toBe('OWN_NOMINATION');
  api.viewer = sun;
  expect((await list())[0]).toMatchObject({ review: 'other' });
  const accepted = await reasoned('acceptExcellentCase', answer?.id ?? '', WHY);
  expect(accepted.answer?.log.map(({ kind, by }) => [kind, by])).toEqual([['nominated', 'zhao'], ['revised', 'qian'], ['accepted', 'sun']]);
  // Whoever sits at the machine is several people under one name: nothing is held against it, and the page says so.
  api.viewer = LOCAL_VIEWER;
  expect((await list())[0]).toMatchObject({ review: 'unnamed' });
});
