import { VerdictWatch } from '@concord/server';
import { Acting, received, type Told } from '../actions/acting.js';
import { held, meetingQuestions } from './meeting-questions.js';

/** Eighteen months: twelve before the first of January 2026, six after. Of a hundred of a month bank X settles sixty, and eighty from then on; bank Y sixty throughout. */
const MONTHS = Array.from({ length: 18 }, (_, i) => `${String(2025 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`);
const EFFECT = { metric: 'settlement_rate', direction: 'up', startsOn: '2026-01-01', reviewOn: '2026-06-30' };

let acting: Acting;
const ask = meetingQuestions(() => acting.api, 'banks');
const ids: Record<string, string> = {};
let [done, late, later]: (Told | undefined)[] = [];

async function added(what: string, bank: string, due: string, effect: object | null): Promise<Told> {
  const { answer, code } = await acting.add({ what, owner: { name: '甲' }, due: { on: due }, effect, number: { metric: 'intake', range: { from: '2025-12-01', to: '2025-12-31' }, filters: [{ dimension: 'institution', values: [bank] }] } });
  if (answer === undefined) throw new Error(code);
  return answer;
}

beforeAll(async () => {
  acting = await Acting.start();
  await acting.load('banks', MONTHS.flatMap((month, i) => [...received(month, 100, 'BANK-X', (i < 12 ? 60 : 80) + (i % 3)), ...received(month, 100, 'BANK-Y', 60 + ((i * 5) % 7))]), '2026-06-30');
  [done, late, later] = [await added('重训调解流程', 'BANK-X', '2099-12-31', EFFECT), await added('逐案回访', 'BANK-Y', '2026-06-15', EFFECT), await added('尚未复核', 'BANK-Y', '2099-12-31', { ...EFFECT, reviewOn: '2026-09-30' })];
  await acting.change(done, { state: 'done' });
  const cancelled = await added('不再需要的行动', 'BANK-X', '2099-12-31', EFFECT);
  await acting.change(cancelled, { state: 'cancelled', reason: '另有安排' });
  await acting.api.service(VerdictWatch).judgeNow();
  ids['series'] = (await ask.series()).id;
});
afterAll(() => acting.close());

const agenda = async (month: string) => held(await ask.plan(ids['series'] ?? '', { month })).agenda;

it('tells the month of its review what came of an action, and of one that is overdue where that is told', async () => {
  const items = (await agenda('2026-06-01')).filter(({ kind }) => kind === 'action' || kind === 'verdict');
  expect(items.map(({ id, owner }) => [id, owner])).toEqual([[`action:${late?.id ?? ''}`, '甲'], [`verdict:${done?.id ?? ''}`, '甲']]);
  expect(items[1]).toMatchObject({ title: { zh: '行动结论：重训调解流程' }, sentence: { zh: '2026年6月30日复核，调解成功率（实质口径）自 2026年1月1日起应上升：改善（数据截至 2026年6月30日）。' } });
  expect(items[1]?.sentence.en).toContain('improved');
  // The metric it was to move is shown, of its cases, and not the number it was begun from.
  expect(items[1]?.link).toMatchObject({ metric: 'settlement_rate', from: '2026-06-01', to: '2026-06-30', filters: [{ dimension: 'institution', values: ['BANK-X'] }] });
  expect(items[0]?.sentence.zh).toMatch(/^负责人甲，期限 2026年6月15日，已逾期.*应上升：尚无证据（数据截至 2026年6月30日）。$/u);
});

it('tells it in no other month, and nothing of an action that is cancelled or not reviewed yet', async () => {
  const [may, july] = [await agenda('2026-05-01'), await agenda('2026-07-01')];
  for (const items of [may, july]) {
    expect(items.filter(({ kind }) => kind === 'verdict')).toEqual([]);
    expect(items.find(({ kind }) => kind === 'action')?.sentence.zh).not.toContain('复核');
  }
  expect((await acting.find(later?.id ?? '')).answer?.verdicts).toEqual([]);
});

it('leaves out what is about other cases than the meeting', async () => {
  const { agenda: items } = held(await ask.plan(ids['series'] ?? '', { month: '2026-06-01', filters: [{ dimension: 'institution', values: ['BANK-Y'] }] }));
  expect(items.filter(({ kind }) => kind === 'verdict')).toEqual([]);
  expect(items.filter(({ kind }) => kind === 'action')).toHaveLength(1);
});

it('tells at the next meeting what could be said only after the last one was opened, and once', async () => {
  const { id: series } = await ask.series();
  const before = held(await ask.plan(series, { month: '2026-05-01', heldOn: '2026-06-10' }));
  held(await ask.open(before.id));
  const action = await added('补录后才能复核', 'BANK-X', '2099-12-31', { ...EFFECT, reviewOn: '2026-05-31' });
  await acting.api.service(VerdictWatch).judgeNow();
  const told = (items: { readonly agenda: readonly { readonly id: string }[] }) => items.agenda.some(({ id }) => id === `verdict:${action.id}`);
  const next = held(await ask.plan(series, { month: '2026-06-01', heldOn: '2026-07-10' }));
  expect(told(next)).toBe(true);
  held(await ask.open(next.id));
  expect(told(held(await ask.plan(series, { month: '2026-07-01', heldOn: '2026-08-10' })))).toBe(false);
  // A series that has held no meeting goes by the month alone.
  expect(told(held(await ask.plan((await ask.series()).id, { month: '2026-06-01', heldOn: '2026-07-10' })))).toBe(false);
});
