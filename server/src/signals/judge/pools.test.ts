import type { Family, Kind, Tested } from '../kinds/kind.js';
import { NO_FIGURES } from '../kinds/kind.js';
import { stuck } from '../kinds/stuck.js';
import { surge } from '../kinds/surge.js';
import { judgeFamilies, type JudgedFamily } from './judge-families.js';

// Chance that is the same in every run: mulberry32.
let state = 99;
function unit(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const PERIOD = { from: '2026-10-01', to: '2026-10-31' };
const test = (typeKey: string, placeKey: string, pValue: number, limit: number): Tested => ({
  typeKey, placeKey, sinceOn: PERIOD.from, alarm: pValue < limit, exceedance: 1.2, pValue, largeAmount: false, chance: limit,
  figures: () => ({ ...NO_FIGURES, method: 'farrington', unit: 'case', period: PERIOD, observed: 1, trend: { bucket: 'month', from: [], values: [] } }),
});
const family = (n: number, isTrue: (i: number) => boolean, placeOf: (i: number) => string, limit: number): Family => ({
  type: 'issue', place: 'region', period: PERIOD, tests: Array.from({ length: n }, (_, i) => test(`${isTrue(i) ? 'true' : 'chance'}${String(i)}`, placeOf(i), isTrue(i) ? 1e-6 : unit(), limit)),
});

/** A judgement of 2,500 surges in two regions, `rising` of them true and all in the first, and of 200 types of which `old` are truly stuck. */
function judged(rising: number, old: number, ofStuck: Kind): readonly [JudgedFamily, JudgedFamily] {
  const [surges, stucks] = judgeFamilies([
    { kind: surge, family: family(2_500, (i) => i < rising, (i) => (i < 1_250 ? 'R1' : 'R2'), 0.005) },
    { kind: ofStuck, family: family(200, (i) => i < old, () => 'R1', 0.05) },
  ]);
  if (surges === undefined || stucks === undefined) throw new TypeError('two families were judged');
  return [surges, stucks];
}
const warningsOf = ({ found }: JudgedFamily) => found.filter(({ reason }) => reason.strength !== 'notice');
const falseOf = (one: JudgedFamily) => warningsOf(one).filter(({ typeKey }) => typeKey.startsWith('chance'));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Within three standard errors of the mean; rare counts vary at least as Poisson's do. */
const expectMean = (values: readonly number[], expected: number): void => {
  const variance = Math.max(expected, mean(values.map((value) => (value - mean(values)) ** 2)));
  expect(Math.abs(mean(values) - expected)).toBeLessThan(3 * Math.sqrt(variance / values.length));
};

const RUNS = 60;
const runs = (rising: number, old: number, ofStuck: Kind = stuck) => Array.from({ length: RUNS }, () => judged(rising, old, ofStuck));

it('would let true findings of one kind bring in false ones of another, were they one pool', () => {
  const [few, many] = [6, 40].map((old) => runs(0, old, { ...stuck, pool: 'change' }).map(([surges]) => falseOf(surges).length));
  expect(few?.filter((n) => n > 0).length).toBeGreaterThan(0.25 * RUNS);
  expect(many?.filter((n) => n > 0).length).toBeGreaterThan(0.95 * RUNS);
  expect(mean(many ?? [])).toBeGreaterThan(3);
});

it.each([0, 6, 20, 40])('has a false surge in one judgement of ten at most, with %d types truly stuck', (old) => {
  const all = runs(0, old);
  const surges = all.map(([one]) => falseOf(one).length);
  expect(surges.filter((n) => n > 0).length / RUNS).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / RUNS));
  // What is told of a list of surges alone is what chance puts there.
  expectMean(surges, mean(all.map(([{ budget }]) => budget.chanceOfWarnings ?? NaN)));
  // Of what a pool holds, one in ten.
  expect(mean(all.map(([, one]) => falseOf(one).length / Math.max(1, warningsOf(one).length)))).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / RUNS));
});

it('tells the chance of a region in which nothing rises, whatever rises elsewhere', () => {
  const all = runs(40, 6);
  const told = all.map(([{ budget }]) => budget.byPlace?.['R2']?.[2] ?? NaN);
  expectMean(all.map(([one]) => falseOf(one).filter(({ placeKey }) => placeKey === 'R2').length), mean(told));
  // One in ten of what is listed there, which is chance all of it, would be told a tenth of that.
  expect(mean(told)).toBeGreaterThan(1);
});

it('promises no more warnings than alarms', () => {
  for (const one of judged(200, 100, stuck)) expect(one.budget.chanceOfWarnings).toBeLessThanOrEqual(one.budget.chance ?? 0);
});
