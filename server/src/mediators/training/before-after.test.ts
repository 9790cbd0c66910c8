import { beforeAfter, type Person } from './before-after.js';
import { familyOf, pOf, unmetOf, type Look } from './evidence.js';
import { trainingFindings } from './training-findings.js';

const person = (tookPart: boolean, before: readonly [number, number], after: readonly [number, number]): Person => ({ tookPart, before: { successes: before[0], trials: before[1] }, after: { successes: after[0], trials: after[1] } });
/** Six months before in which both groups went alike. */
const ALIKE = Array.from({ length: 6 }, (_, i): readonly [number, number] => [0.6 + (i % 2) * 0.02, 0.58 + (i % 3) * 0.01]);
const LOOK: Look = { metric: 'settlement_rate', months: 6, isRunning: false };
/** What is said of it beside others with these p. */
function zh(people: readonly Person[], { months = ALIKE, look = LOOK, others = [] }: { months?: Parameters<typeof beforeAfter>[2]; look?: Look; others?: readonly number[] } = {}): string[] {
  const told = beforeAfter(people, 0.0036, months);
  const unmet = unmetOf(look, told);
  const family = unmet.length > 0 || told.difference === null ? null : familyOf(pOf(told.difference), others, others.length + 1);
  return trainingFindings(told, unmet, look, family).map((one) => one.zh);
}

/** Three who took part and four who did not; changes .2 .1 .3 and 0 .1 −.1 .05, so that means are .2 and .0125. Before, both stand between .5 and .75. */
const PEOPLE = [
  person(true, [13, 20], [17, 20]), person(true, [11, 20], [13, 20]), person(true, [12, 20], [18, 20]),
  person(false, [14, 20], [14, 20]), person(false, [10, 20], [12, 20]), person(false, [15, 20], [13, 20]), person(false, [11, 20], [12, 20]),
];

it('holds changes of people against changes of people, with Welch’s interval and the exact test', () => {
  // scipy: ttest_ind([.2, .1, .3], [0, .1, -.1, .05], equal_var=False) has se .0718070 and df 3.990094.
  const { difference, attended, others } = beforeAfter(PEOPLE, 0.0036, []);
  expect(difference?.effect).toBeCloseTo(0.1875, 10);
  expect(difference?.standardError).toBeCloseTo(0.071807, 5);
  // Two-sided, of t = 2.6112 with 3.990094 degrees of freedom.
  expect(difference?.welchP).toBeCloseTo(0.0594955, 6);
  // Of the 35 ways to choose three of seven, three are as far from 0: those who took part, the same with the other +.1, and 0, −.1, .05.
  expect((difference?.permutationP ?? NaN) * 35).toBeCloseTo(3, 10);
  expect([attended.before, others.after]).toEqual([{ successes: 36, trials: 60 }, { successes: 51, trials: 80 }]);
});

it('compares no changes of those who stood apart before: the lowest come back by themselves', () => {
  const lowest = PEOPLE.map((one) => (one.tookPart ? { ...one, before: { successes: one.before.successes - 9, trials: 20 } } : one));
  expect(beforeAfter(lowest, 0.0036, [])).toMatchObject({ isApart: true, difference: null });
  expect(zh(lowest).at(-1)).toContain('两组的变化不作比较');
});

it('tells what would come with no effect, each drawn to the mean by the chance in their own cases', () => {
  // By the worked figures of domain §6: μ .75, τ² .0036, before .60 of 40 → .68484 after. One person makes the group; the others bring the mean to .75.
  const people = [person(true, [24, 40], [30, 40]), person(false, [126, 160], [121, 160])];
  expect(beforeAfter(people, 0.0036, []).expectedAfter).toBeCloseTo(0.68484, 5);
  expect(zh(people)).toEqual([
    '参加的 1 人：此前 60.0%（24/40），此后 75.0%（30/40），相差 +15.0 个百分点。', '未参加的 1 人：此前 78.8%（126/160），此后 75.6%（121/160），相差 −3.1 个百分点。',
    '即使没有任何作用，参加者也会因回归均值而到 68.5% 左右；实际与此相差 +6.5 个百分点。', '证据不足，不作比较：每组前后各须 30 件，且至少 3 人前后各有 5 件。',
  ]);
});

it('says when a difference cannot be told from chance, and when it can, with what it assumes; never that one came of the other', () => {
  const same = PEOPLE.map((one) => (one.tookPart ? { ...one, after: one.before } : one));
  expect(zh(same).at(-3)).toContain('与偶然无法区分');
  const clear = [...PEOPLE.filter(({ tookPart }) => !tookPart), ...Array.from({ length: 5 }, () => person(true, [12, 20], [19, 20]))];
  expect(zh(clear).slice(-3)).toEqual([
    expect.stringMatching(/超出偶然；同期可能还有其他变化/u), '用事先定下的同一指标、同一时窗看过 1 次培训，其中 1 次可以比较；即使都毫无作用，平均也会有约 0.05 次“超出偶然”。校正后（Benjamini–Hochberg）p = 0.008。', expect.stringContaining('这是关联'),
  ]);
});

it('allows for how many were looked at: what lies beyond chance by itself may not among twenty', () => {
  // One of the 126 ways to choose five of nine is as far: p = .0079; as the smallest of twenty others that show nothing it comes to .0079 × 21 = .167.
  const clear = [...PEOPLE.filter(({ tookPart }) => !tookPart), ...Array.from({ length: 5 }, () => person(true, [12, 20], [19, 20]))];
  const said = zh(clear, { others: Array.from({ length: 20 }, (_, i) => 0.2 + i * 0.04) });
  expect(said.at(-3)).toContain('单看这一次超出偶然，但看过的不止一次，校正后与偶然无法区分');
  expect(said.at(-2)).toMatch(/看过 21 次培训，其中 21 次可以比较；.*约 1\.05 次.*p = 0\.167/u);
});

it('only describes what was not fixed beforehand, is not over, or cannot be held against months before: no difference, no interval', () => {
  for (const [look, months, why] of [
    [{ ...LOOK, metric: 'settlement_rate_all' as const }, ALIKE, '不是事先定下的'], [{ ...LOOK, months: 3 }, ALIKE, '不是事先定下的'], [{ ...LOOK, isRunning: true }, ALIKE, '还没有满'], [LOOK, ALIKE.slice(1), '此前不足 6 个月可比'],
  ] as const) {
    const said = zh(PEOPLE, { look, months });
    expect(said.at(-1)).toContain(why);
    expect(said.join('')).not.toMatch(/区间|p =|多变化/u);
  }
});

it('tells that the groups moved apart before, and compares nothing of a few cases', () => {
  const apart = Array.from({ length: 6 }, (_, i): readonly [number, number] => [0.4 + 0.05 * i + (i % 2) * 0.002, 0.6]);
  expect(zh(PEOPLE, { months: apart }).at(-1)).toContain('比较的前提不成立');
  const few = [person(true, [2, 3], [3, 3]), person(false, [30, 60], [30, 60])];
  expect(beforeAfter(few, 0, [])).toMatchObject({ difference: null, trend: null });
  expect(zh(few)[0]).toContain('此前 2/3，此后 3/3。');
  expect(beforeAfter([], 0, [])).toMatchObject({ expectedAfter: null, difference: null });
});
