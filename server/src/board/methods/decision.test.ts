import { GOLD_BOARD } from '../method.js';
import { AS_IT_COMES, checked, inForce, methodOf, readDecision, type DecidedMethod, type Decision } from './decision.js';
import { rulesText } from './rules-text.js';

const weighted = (...points: readonly number[]): Decision => ({ rankingMode: 'tiers', publicWorkdays: 5, seats: 10, weights: AS_IT_COMES.weights.map(({ metric }, i) => ({ metric, points: points[i] ?? NaN })) });
const refusal = (decision: Decision): unknown => { try { return checked(decision).weights.map((one) => one.points); } catch (error) { return (error as { code?: unknown }).code ?? error; } };
const version = (no: number, decidedOn: string): DecidedMethod => ({ ...AS_IT_COMES, ...weighted(40, 30, 15, 15), version: no, decidedOn, decidedBy: 'local', reason: '履行更受重视' });

it('lets each weight move by ten points, as long as all add up to a hundred', () => {
  expect(refusal(weighted(45, 25, 15, 15))).toEqual([45, 25, 15, 15]);
  expect(refusal(weighted(35, 35, 15, 15))).toEqual([35, 35, 15, 15]);
  expect(refusal(weighted(34, 36, 15, 15))).toBe('WEIGHT_TOO_FAR');
  expect(refusal(weighted(45, 25, 15, 14))).toBe('NOT_100');
  expect(refusal(weighted(44.5, 25.5, 15, 15))).toBe('WEIGHT_TOO_FAR');
  expect(refusal({ ...weighted(45, 25, 15, 15), weights: [{ metric: 'closings', points: 100 }] })).toBe('OTHER_MEASURES');
  expect(refusal({ ...weighted(45, 25, 15, 15), publicWorkdays: 0 })).toBe('PUBLIC_DAYS');
  for (const seats of [0, 2.5, 101]) expect(refusal({ ...weighted(45, 25, 15, 15), seats })).toBe('SEATS');
});

it('scores a window by what was decided before its first day, however it is recomputed later', () => {
  const versions = [version(3, '2026-11-20'), version(2, '2025-10-31'), AS_IT_COMES];
  expect(['2025-10-31', '2025-11-01', '2026-11-20', '2026-11-21'].map((from) => inForce(versions, from).version)).toEqual([1, 2, 2, 3]);
  expect(inForce([], '2020-01-01')).toBe(AS_IT_COMES);
});

it('changes the weights of the method and nothing else, and reads back what was kept', () => {
  expect(methodOf(AS_IT_COMES)).toEqual(GOLD_BOARD);
  const { indicators, ...rest } = methodOf(version(2, '2025-10-31'));
  expect(indicators.map((one) => one.weight)).toEqual([0.4, 0.3, 0.15, 0.15]);
  expect(rest).toEqual({ ...GOLD_BOARD, version: 2, indicators: undefined });
  expect(readDecision(JSON.stringify(weighted(40, 30, 15, 15)))).toEqual(weighted(40, 30, 15, 15));
  // Decided when seats were no part of a method.
  const { seats, ...older } = weighted(40, 30, 15, 15);
  expect(readDecision(JSON.stringify(older)).seats).toBe(seats);
  expect(() => readDecision('{"rankingMode":"podium"}')).toThrow(TypeError);
});

it('tells the whole rule in words, with the figures it is carried out by', () => {
  const rules = rulesText(GOLD_BOARD);
  const [zh, en] = [rules.map((one) => one.zh).join('\n'), rules.map((one) => one.en).join('\n')];
  for (const words of ['截止日前 12 个月', '至少 30 件、自动履行率至少 20 件、满意度（消费者）至少 10 件', '任职满 6 个月', '培训 24 学时', '不高于 10.0%', '不低于 90.0%', '99.8% 上限', '低于 15.0%', '不足 30 件的类别', '一人占到 20.0% 以上', '把握达 80.0%', '50.0% 至 80.0%']) expect(zh).toContain(words);
  // Another rule is told otherwise: none of it is written down twice.
  const other = rulesText({ ...GOLD_BOARD, windowMonths: 6, monthsInPost: 9, trainingHours: 40, fewestInStratum: 25, leaveOutAbove: 0.3, gates: [] }).map((one) => one.zh).join('\n');
  for (const words of ['截止日前 6 个月', '任职满 9 个月', '培训 40 学时', '不足 25 件的类别', '一人占到 30.0% 以上']) expect(other).toContain(words);
  expect(en).not.toMatch(/\p{Script=Han}|\{/u);
});
