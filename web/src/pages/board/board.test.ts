import { wordingOf } from '../../text/wording.js';
import { boardZhCN } from '../../text/board/zh-cn.js';
import { arithmeticOf } from './committee/arithmetic.js';
import { checkText, cutOffOf, rankabilityTexts, reasonText, runsText, wallOf } from './board.js';
import type { BoardFigures, BoardRow } from './board.js';
import { appealText } from './person.js';
import type { BoardWording } from './words.js';

/** The page's sentences without an application: the real words, the real blanks. */
const words: BoardWording = {
  wording: wordingOf('zh-CN'),
  say: (key, blanks = {}) => {
    const text = key.split('.').reduce<unknown>((found, step) => (found as Record<string, unknown>)[step], boardZhCN) as string;
    return Object.entries(blanks).reduce((filled, [name, value]) => filled.replace(`{${name}}`, value), text);
  },
};
const settle = { metric: 'settlement_rate_within_limit' as const, n: 60, observed: 45, expected: 40.26, excess: 0.079, overlap: 1, reliability: 0.7, shrunk: 0.055, shrunkSd: 0.03, points: 57.75, pointsSd: 4.2 };
const row = (key: string, change: Partial<BoardRow> = {}): BoardRow => ({
  mediator: { key, label: { zh: key, en: key }, isOther: false }, score: 58, sd: 3, inZone: 0.9, inSeats: 0.5, place: null, tier: null, reasons: [], indicators: [settle], ...change,
});
const board = (rows: readonly BoardRow[]): BoardFigures => ({
  cutOff: '2026-10-31', from: '2025-11-01', dataVersion: 3, dropped: ['csat'], eligible: 3, seats: 2, zone: 1, rankingMode: 'tiers', rows,
  indicators: [{ metric: 'settlement_rate_within_limit', overall: 0.62, people: 4, rankability: 0.719, tau: 0.07, weight: 1 }], inseparable: [{ from: 1, to: 2 }, { from: 2, to: 5 }], zoneBorder: { from: 1, to: 3 }, seatBorder: null,
});
const none = new Map();

it('puts people into bands by tier and in order of name, and tells no place within a band', () => {
  const { bands } = wallOf(board([row('赵', { tier: 'gold' }), row('安', { tier: 'gold' }), row('钱', { tier: 'candidate' }), row('孙'), row('李', { inZone: null, reasons: [{ code: 'TOO_FEW_CASES', metric: 'settlement_rate_within_limit', found: 14, asked: 30 }] })]), none, words);
  expect(Object.entries(bands).map(([band, people]) => [band, people.map((one) => one.name)])).toEqual([['gold', ['安', '赵']], ['candidate', ['钱']], ['others', ['孙']], ['ineligible', ['李']]]);
  expect(bands.gold[0]).toMatchObject({ chance: '进入前四分之一的把握 90.0%', score: '得分 58.0（90% 区间 53.1–62.9）', cases: '45/60 件期内成功，同类预期 40.3 件' });
  expect(bands.ineligible[0]).toMatchObject({ chance: null, reasons: ['settlement_rate_within_limit仅 14 件，需 30 件'], interval: { value: null } });
});

it('stands people in order of score where places are told, each with those the data leave open', () => {
  const { bands } = wallOf({ ...board([row('安', { tier: 'gold', score: 57, place: { from: 1, to: 4 } }), row('赵', { tier: 'gold', score: 63, place: { from: 1, to: 1 } })]), rankingMode: 'ordinal' }, none, words);
  expect(bands.gold.map((one) => [one.name, one.place])).toEqual([['赵', '名次 1'], ['安', '名次 1–4']]);
});

it('leaves out who is proven disqualified, and withholds who is looked into', () => {
  const mark = { evidence: '两份协议系伪造', why: 'falsified_record' as const };
  const made = board([row('A', { tier: null, inZone: null, mark: { ...mark, proven: true } }), row('B', { tier: null, inZone: null, withheld: true, mark: { ...mark, proven: false } })]);
  const { bands } = wallOf(made, none, words);
  expect(Object.entries(bands).map(([band, people]) => [band, people.map(({ name, remark }) => [name, remark])])).toEqual([['gold', []], ['candidate', []], ['others', []], ['ineligible', [['A', '否决：伪造档案或结果']]]]);
  // A wall names nobody who is looked into; the committee's table does.
  expect(rankabilityTexts(made, none, words)).toContain('另有 1 人的结果暂缓公布。');
  expect(arithmeticOf(made, none, words).rows.map(({ name, cells }) => [name, cells[0]])).toEqual([['A', '未达资格'], ['B', '暂缓：核查中']]);
});

it('says what cannot be separated, what tells people apart, and what was dropped', () => {
  expect(rankabilityTexts(board([]), none, words)).toEqual(['前四分之一到第 1 名为止：第 1–3 名之间，数据分不出谁在其内。', 'settlement_rate_within_limit：人与人之间的差别约 71.9% 不是偶然', '本期不计分：csat（没有案件或回收率不足）。']);
  expect(rankabilityTexts({ ...board([]), zoneBorder: null, seatBorder: { from: 2, to: 4 } }, none, words).slice(0, 2)).toEqual(['前四分之一到第 1 名为止，界线两侧分得开。', '达到八成把握的多于 1 个名额：按把握排在第 2–4 的人，数据分不出先后。']);
  expect([runsText(board([]), words), runsText({ ...board([]), inseparable: [] }, words)]).toEqual(['分不开的名次：1–2、2–5。', null]);
});

it('words shares, months and times over expected each in their own unit', () => {
  const text = (code: BoardRow['reasons'][number]['code'], found: number, asked: number) => reasonText({ code, metric: null, found, asked }, none, words);
  expect([text('ABOVE_GATE', 0.214, 0.1), text('TOO_SHORT_IN_POST', 3, 6), text('BEYOND_CHANCE', 2.4567, 1.9)]).toEqual([' 21.4%，不得高于 10.0%', '任职满 3 个月，需 6 个月', '为同类预期的 2.46 倍，超出偶然上限 1.90 倍']);
});

it('lays all of the arithmetic out', () => {
  const made = board([row('=cmd', { tier: 'gold' }), row('乙', { indicators: [] })]);
  const table = arithmeticOf(made, none, words);
  expect(table.groups.map((group) => group.columns.length)).toEqual([4, 4, 1]);
  expect(table.rows.map((one) => one.cells.length)).toEqual([9, 9]);
});

it('cuts off where the data end', () => {
  expect([cutOffOf({ from: '2026-01', to: '2026-10' }, { asOf: '2026-10-17' }), cutOffOf({ from: '2026-01', to: '2026-02' }, { asOf: '2026-10-17' })]).toEqual(['2026-10-17', '2026-02-28']);
});

it('tells last bits of other mathematics from a board that is another', () => {
  const check = { again: 'b'.repeat(64), fingerprint: 'a'.repeat(64), dataVersion: 7, largestDifference: 3e-15, isReproduced: true, isMethodKept: true, mismatch: null, takenBack: [], definitions: [] };
  expect(checkText({ ...check, again: check.fingerprint, largestDifference: 0 }, words)).toContain('逐位相同');
  expect(checkText(check, words)).toMatch(/数字相同.*3e-15/u);
  for (const largestDifference of [1e-6, null]) expect(checkText({ ...check, largestDifference, mismatch: 'arithmetic' }, words)).toBe('复算不一致：当时 aaaaaaaaaaaa，现在 bbbbbbbbbbbb。');
  // A round of a time when methods were not kept says that today's stood in.
  expect(checkText({ ...check, isMethodKept: false }, words)).toContain('办法未随轮次存档');
});

it('says what a board was not made again for, and never shows another fingerprint then', () => {
  const check = { again: null, fingerprint: 'a'.repeat(64), dataVersion: 7, largestDifference: null, isReproduced: false, isMethodKept: true, takenBack: [], definitions: [{ id: 'csat', was: 2, now: 3, label: { zh: '满意度', en: 'Satisfaction' } }] };
  expect(checkText({ ...check, mismatch: 'definition_changed' }, words)).toContain('满意度 v2 → v3');
  expect(checkText({ ...check, mismatch: 'loads_taken_back', takenBack: [3, 5] }, words)).toContain('#3、#5');
  for (const mismatch of ['definition_changed', 'loads_taken_back', 'method_unknown', 'rule_changed'] as const) expect(checkText({ ...check, mismatch }, words)).not.toContain('aaaa');
});

it.each([
  ['computed', false, '本轮尚未公示；公示之后才受理申诉。'], ['published', true, '公示至 2026-09-08，当日为申诉的最后一天。'],
  ['published', false, '申诉期已过（至 2026-09-08），等待定案。'], ['final', false, '本轮已定案（公示至 2026-09-08），不再受理申诉。'],
] as const)('says how an appeal stands in a round that is %s (open: %s)', (phase, isOpenToAppeals, text) => {
  expect(appealText({ phase, isOpenToAppeals, objectionsUntil: '2026-09-08' }, words)).toBe(text);
});
