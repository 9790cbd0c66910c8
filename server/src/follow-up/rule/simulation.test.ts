import { metricById, monthFrom, type Metric, type MetricId } from '@concord/sql';
import type { ControlContext, Measured } from '../../metrics/control.js';
import type { Tally } from '../../metrics/tally.js';
import { valueOf } from '../../metrics/value.js';
import { judged, type Judgement } from './judge.js';
import { windowsOf } from './months.js';
import type { Verdict } from './terms.js';

// Chance that is the same in every run: mulberry32, and draws made from it.
let state = 1;
function unit(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const normal = (): number => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
function binomial(n: number, p: number): number {
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (unit() < p) hits += 1;
  return hits;
}
function poisson(mean: number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const target = unit();
  let [k, chance] = [0, Math.exp(-mean)];
  for (let sum = chance; sum < target && k < 1000; sum += chance) {
    k += 1;
    chance *= mean / k;
  }
  return k;
}

const START = '2025-01-01';
const BEFORE = 12;
/** Working days of the months of 2024 and 2025 by the national notices; February 2024 and 2025 are short by Spring Festival. */
const WORKDAYS = [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22, 19, 19, 21, 22, 19, 20, 23, 21, 22, 18, 20, 23];
const monthIndex = (from: string): number => (Number(from.slice(0, 4)) - 2024) * 12 + Number(from.slice(5, 7)) - 1;
const CONTEXT: ControlContext = {
  resets: [], targets: [], targetOn: '2025-12-31', since: '2024-01-01', enteredUntil: '2025-12-31', workdays: ({ from }) => WORKDAYS[monthIndex(from)],
};
const STAMP = { asOf: '2025-12-31', dataVersion: 1 };
const lastDay = (from: string): string => new Date(Date.parse(monthFrom(from, 1)) - 86_400_000).toISOString().slice(0, 10);

type Draw = (month: number) => Tally;
const seriesOf = (metric: Metric, after: number, draw: Draw): Measured[] => Array.from({ length: BEFORE + after }, (_, i): Measured => {
  const from = monthFrom('2024-01-01', i);
  return { from, to: lastDay(from), complete: true, value: valueOf(metric, draw(i), STAMP) };
});
const share = (n: number, p: number): Tally => ({ kind: 'ratio', n, numerator: binomial(n, p), cohort: n, mature: n });
const many = (n: number): Tally => ({ kind: 'count', n });

function judge(id: MetricId, after: number, draw: Draw, hope: 'down' | 'up', others: readonly Draw[] | null = null): Judgement {
  const metric = metricById(id);
  return judged({
    metric, months: seriesOf(metric, after, draw), others: others?.map((one) => seriesOf(metric, after, one)) ?? null, context: CONTEXT, windows: windowsOf(START, BEFORE, '2025-12-31'), hope, early: null,
  });
}

function shareOf(verdict: Verdict, runs: number, run: () => Judgement): number {
  let found = 0;
  for (let i = 0; i < runs; i += 1) if (run().verdict === verdict) found += 1;
  return found / runs;
}

/** The worst of twenty groups by what was seen before, with the true values it was drawn from; its draws are replayed. */
function worstOf<Truth>(truths: readonly Truth[], drawOf: (truth: Truth) => Draw, size: (tally: Tally) => number, after: number): { readonly own: Draw; readonly others: Draw[] } {
  const all = truths.map((truth) => { const draw = drawOf(truth); return Array.from({ length: BEFORE + after }, (_, i) => draw(i)); });
  const total = (tallies: readonly Tally[]): number => tallies.slice(0, BEFORE).reduce((sum, tally) => sum + size(tally), 0);
  const order = all.map((tallies, i) => ({ i, total: total(tallies) })).sort((a, b) => a.total - b.total);
  const replay = (tallies: readonly Tally[]): Draw => (i) => tallies[i] ?? many(0);
  const worst = order[0]?.i ?? 0;
  return { own: replay(all[worst] ?? []), others: all.filter((_, i) => i !== worst).map(replay) };
}

const RUNS = 400;
const numerator = (tally: Tally): number => (tally.kind === 'ratio' ? tally.numerator : 0);
const counted = (tally: Tally): number => (tally.kind === 'count' ? -tally.n : 0);
const days = (i: number): number => (WORKDAYS[i] ?? 20) / 21;
const rising = (spread: number): Draw => { let drift = 0; return () => { drift = 0.4 * drift + spread * normal(); return share(200, 0.6 + drift); }; };
const walking = (): Draw => { let level = 500; return () => { level += 20 * normal(); return { kind: 'level', n: Math.max(0, Math.round(level)) }; }; };
const twenty = <Truth>(truth: () => Truth): Truth[] => Array.from({ length: 20 }, truth);

const sharesWorst = (truth: () => number) => (after: number): Judgement => { const { own, others } = worstOf(twenty(truth), (p) => () => share(20, p), numerator, after); return judge('settlement_rate', after, own, 'up', others); };
const countsWorst = (truth: () => number) => (after: number): Judgement => { const { own, others } = worstOf(twenty(truth), (mean) => (i) => many(poisson(days(i) * mean)), counted, after); return judge('intake', after, own, 'down', others); };

/** Actions without any effect: how many of them were called improved, of 400, after 1, 5 and 9 months (of the worst of twenty, which take long to draw, after 5). */
const NULLS: readonly (readonly [name: string, most: number, run: (after: number) => Judgement])[] = [
  ['shares of 200 a month', 0.05, (after) => judge('settlement_rate', after, () => share(200, 0.6), 'up')],
  ['shares of 30 a month', 0.05, (after) => judge('settlement_rate', after, () => share(30, 0.6), 'up')],
  ['shares that vary by more than chance', 0.05, (after) => judge('settlement_rate', after, () => share(200, Math.min(0.95, 0.6 + 0.06 * normal())), 'up')],
  ['counts by working days, Spring Festival among them', 0.05, (after) => judge('intake', after, (i) => many(poisson(days(i) * 40)), 'down')],
  ['counts that vary by more than chance', 0.05, (after) => judge('intake', after, (i) => many(poisson(days(i) * 80 * Math.exp(0.15 * normal()))), 'down')],
  ['a stock that wanders', 0.05, (after) => judge('pending', after, walking(), 'down')],
  ['the worst of twenty that are all alike', 0.05, sharesWorst(() => 0.7)],
  ['the worst of twenty that differ', 0.05, sharesWorst(() => 0.7 + 0.06 * normal())],
  ['the highest count of twenty that are all alike', 0.05, countsWorst(() => 20)],
  ['the highest count of twenty that differ', 0.05, countsWorst(() => 20 * Math.exp(0.3 * normal()))],
  // What the rule does not know of costs something: months that hang together, and a trend that a short look back does not always show.
  ['shares of months that hang together (0.4 from one to the next)', 0.09, (after) => judge('settlement_rate', after, rising(0.05), 'up')],
  ['shares that rise by 0.8 points a month anyway', 0.11, (after) => judge('settlement_rate', after, (i) => share(200, 0.5 + 0.008 * i), 'up')],
];

it.each(NULLS)('calls few actions without effect improved: %s', (name, most, run) => {
  state = 7;
  const found = (name.includes('of twenty') ? [5] : [1, 5, 9]).map((after) => shareOf('improved', RUNS, () => run(after)));
  expect(Math.max(...found)).toBeLessThanOrEqual(most);
});

it('would be fooled by the worst of twenty if it were held against itself', () => {
  state = 7;
  const alone = (after: number): Judgement => judge('settlement_rate', after, worstOf(twenty(() => 0.7), (p) => () => share(20, p), numerator, after).own, 'up');
  expect(shareOf('improved', RUNS, () => alone(5))).toBeGreaterThan(0.05);
});

/** Actions with an effect: the least of them that are found after 3 and 9 months. */
const EFFECTS: readonly (readonly [name: string, least: number, run: (after: number) => Judgement])[] = [
  ['ten points more of shares of 200 a month', 0.75, (after) => judge('settlement_rate', after, (i) => share(200, i < BEFORE ? 0.6 : 0.7), 'up')],
  ['thirty per cent fewer of 80 a month', 0.7, (after) => judge('intake', after, (i) => many(poisson(days(i) * (i < BEFORE ? 80 : 56))), 'down')],
];

it.each(EFFECTS)('finds most actions with an effect: %s', (_, least, run) => {
  state = 11;
  const found = [3, 9].map((after) => shareOf('improved', RUNS, () => run(after)));
  expect(Math.min(...found)).toBeGreaterThanOrEqual(least);
  expect(shareOf('improved', RUNS, () => run(1))).toBeGreaterThan(0.3);
});

it('calls what went the other way worse', () => {
  state = 13;
  expect(shareOf('worse', RUNS, () => judge('settlement_rate', 5, (i) => share(200, i < BEFORE ? 0.6 : 0.5), 'up'))).toBeGreaterThan(0.75);
});
