import { EVERY_RIGHT, LOCAL_VIEWER, MONTHLY, ReportWriter, VerdictWatch, type ReportDocument, type Viewer } from '@concord/server';
import { Acting, received, type Told } from './acting.js';

const MONTHS = Array.from({ length: 18 }, (_, i) => `${String(2025 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`);
const NUMBER = { metric: 'intake', range: { from: '2025-01-01', to: '2025-12-31' }, filters: [{ dimension: 'institution', values: ['BANK-X'] }] };
const EFFECT = { metric: 'intake', direction: 'down', startsOn: '2026-01-01', reviewOn: '2026-06-30' };

let acting: Acting;
beforeAll(async () => {
  acting = await Acting.start();
  await acting.load('banks', MONTHS.flatMap((month, i) => [...received(month, 20 + (i % 3), 'BANK-X', 10), ...received(month, 15, 'BANK-Y', 5)]), '2026-07-05');
  await acting.add({ what: '本期到期的行动', due: { on: '2026-06-15' }, number: NUMBER, effect: EFFECT });
  await acting.add({ what: '没有依据数字的行动', due: { on: '2026-06-20' }, number: null });
  await acting.add({ what: '以后才到期的行动', due: { on: '2026-09-30' }, number: NUMBER });
  const cancelled = (await acting.add({ what: '已经取消的行动', due: { on: '2099-01-01' }, number: NUMBER })).answer as Told;
  await acting.change(cancelled, { state: 'cancelled', reason: '另有安排' });
  await acting.api.service(VerdictWatch).judgeNow();
});
afterAll(() => acting.close());

const report = (viewer: Viewer): Promise<ReportDocument> => acting.api.service(ReportWriter).write(viewer, MONTHLY, { dataset: 'banks', period: '2026-06', filters: [] });
const blocksOf = ({ sections }: ReportDocument, id: string) => sections.find((section) => section.id === id)?.blocks ?? [];
const rowsOf = (document: ReportDocument, id: string): string[][] => blocksOf(document, id).flatMap((block) => (block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ words }) => words.zh)) : []));

it('tells what was due in the period and what is still to be done, with the number as the report’s own data tell it', async () => {
  const document = await report(LOCAL_VIEWER);
  const settled = rowsOf(document, 'follow-up');
  expect(settled.map(([what, owner, due, state]) => [what, owner, due, state])).toEqual([
    ['本期到期的行动', '李某', '2026年6月15日', '未开始（逾期）'], ['没有依据数字的行动', '李某', '2026年6月20日', '未开始（逾期）'],
  ]);
  // 12 months of 20, 21 and 22 cases in turn.
  expect(settled.map(([, , , , why, now, verdict]) => [why, now, verdict])).toEqual([['收案量', '252 件', '尚无证据'], ['—', '—', '不作计算结论']]);
  expect(rowsOf(document, 'problems').map(([what]) => what)).toEqual(['本期到期的行动', '没有依据数字的行动', '以后才到期的行动']);
  const cell = blocksOf(document, 'follow-up').flatMap((block) => (block.kind === 'table' ? block.rows.map(({ cells }) => cells[5]) : []))[0];
  expect(cell).toMatchObject({ number: 252, passport: { metric: 'intake', range: NUMBER.range, filters: [{ dimension: 'institution', values: ['BANK-X'] }], n: 252 } });
});

it('works a sealed report out again with the ledger as it was when it was made', async () => {
  const seal = 'mutation { publishPack(input: { dataset: "banks", template: "monthly", period: "2026-06", formats: [xlsx], languages: [zh] }) { id } }';
  const verify = 'mutation ($id: ID!) { verifyPack(id: $id) { isGreen compared differing { earlier { zh } later { zh } place { zh } } notDerived { zh } } }';
  const id = (await acting.ask<{ id: string }>(seal, {})).answer?.id;
  // Afterwards one is put off, one is added, one is done.
  const [first, , last] = await acting.list({ states: ['open'] });
  if (first === undefined || last === undefined) throw new Error('no actions');
  await acting.change(first, { due: { on: '2026-08-31' } });
  await acting.change(last, { state: 'done' });
  await acting.add({ what: '封存之后新增的行动', due: { on: '2026-06-25' }, number: { ...NUMBER, filters: [] } });
  const { answer } = await acting.ask<{ compared: number }>(verify, { id });
  expect(answer).toMatchObject({ isGreen: true, differing: [], notDerived: null });
  expect(answer?.compared).toBeGreaterThan(0);
  expect(rowsOf(await report(LOCAL_VIEWER), 'follow-up').map(([what]) => what)).toEqual(['没有依据数字的行动', '封存之后新增的行动']);
});

it('tells nobody of actions on cases that they may not see', async () => {
  const ofY = await report({ id: 'y', scope: [{ dimension: 'institution', values: ['BANK-Y'] }], rights: EVERY_RIGHT });
  expect(JSON.stringify([blocksOf(ofY, 'follow-up'), blocksOf(ofY, 'problems')])).not.toMatch(/本期到期的行动|没有依据数字|封存之后/u);
});
