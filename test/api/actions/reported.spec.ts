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

const report = (viewer: Viewer, more: { asOfLoad?: number } = {}): Promise<ReportDocument> => acting.api.service(ReportWriter).write(viewer, MONTHLY, { dataset: 'banks', period: '2026-06', filters: [], ...more });
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

it('tells nobody of actions on cases that they may not see, and nothing of the ledger in a report made again', async () => {
  const ofY = await report({ id: 'y', scope: [{ dimension: 'institution', values: ['BANK-Y'] }], rights: EVERY_RIGHT });
  expect(JSON.stringify([blocksOf(ofY, 'follow-up'), blocksOf(ofY, 'problems')])).not.toMatch(/行动，|本期到期的行动|没有依据数字/u);
  const again = await report(LOCAL_VIEWER, { asOfLoad: 1 });
  expect(JSON.stringify(blocksOf(again, 'follow-up'))).toContain('重新生成的报告不列');
});
