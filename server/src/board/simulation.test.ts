import type { MixCell } from '../stats/ranking/strata.js';
import { GOLD_BOARD } from './method.js';
import { award, judgeIndicator, scoresOf } from './score-board.js';

// Chance that is the same in every run: mulberry32.
let state = 20_260_501;
const unit = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
const binomial = (n: number, p: number) => Array.from({ length: n }, unit).filter((u) => u < p).length;

/** Kinds of case and how often somebody of usual skill settles them in time: track, business, source. */
const KINDS: readonly (readonly [path: readonly string[], settles: number])[] = [
  [['hard', 'card', 'court'], 0.48], [['hard', 'loan', 'court'], 0.55], [['usual', 'card', 'regulator'], 0.68], [['usual', 'loan', 'bank'], 0.74], [['easy', 'card', 'bank'], 0.83], [['easy', 'loan', 'regulator'], 0.88],
];
/**
 * Usual rate of each other indicator, and its cases for each that was assigned. Kinds of case do not differ in them: the method holds them against everybody's rate, and rests on that. Were hard cases half as much harder in these,
 * too, 149 of 200 rounds of equally good people with mixes as unequal as 1.5 awarded somebody, and of a fifth as much 10 of 150; held against like cases in all four indicators, none of 150 did.
 */
const OTHERS = [[0.85, 0.6], [0.92, 1], [0.8, 0.35]] as const;
/** How unequal mixes are: the spread of the logarithm of a kind's weight. By 1 the commonest of somebody's six kinds is 42 % of their cases and the rarest 4 %, on average; by 1.5 they are 53 % and 2 %. */
const UNEQUAL = 1;
const clip = (rate: number) => Math.min(0.995, Math.max(0.005, rate));

/** Cases of somebody by kind: everybody has a mix of their own, some mostly the hard ones, some mostly the easy. */
function mixed(assigned: number): number[] {
  const weights = KINDS.map(() => Math.exp(UNEQUAL * normal()));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const counts = KINDS.map(() => 0);
  for (let i = 0; i < assigned; i += 1) {
    let left = unit() * total;
    const kind = weights.findIndex((weight) => (left -= weight) < 0);
    counts[Math.max(0, kind)] = (counts[Math.max(0, kind)] ?? 0) + 1;
  }
  return counts;
}

interface Round { readonly gold: number; readonly right: number; readonly rawRight: number }

/** A round of sixty with 40 to 250 cases whose true skills spread by so much, in each indicator alike: who is gold, who of them is truly in the top quarter, and how many of the fifteen highest raw rates are. */
function round(spread: number): Round {
  const people = Array.from({ length: 60 }, (_, i) => ({ id: `P${String(i).padStart(2, '0')}`, mix: mixed(40 + Math.floor(unit() * 211)), skill: [0, 1, 2, 3].map(() => spread * normal()) }));
  const settled = people.flatMap(({ id, mix, skill: [own = 0] }) => KINDS.map(([path, settles], kind): MixCell => ({ person: id, path, trials: mix[kind] ?? 0, successes: binomial(mix[kind] ?? 0, clip(settles + own)) })));
  const others = OTHERS.map(([rate, share], j) => people.flatMap(({ id, mix, skill }) => KINDS.map(([path], kind): MixCell => {
    const trials = Math.round((mix[kind] ?? 0) * share);
    return { person: id, path, trials, successes: binomial(trials, clip(rate + (skill[j + 1] ?? 0))) };
  })));
  const indicators = GOLD_BOARD.indicators.map((indicator, j) => judgeIndicator(indicator, indicator.weight, j === 0 ? settled : (others[j - 1] ?? []), GOLD_BOARD));
  const ids = people.map(({ id }) => id);
  const worth = new Map(people.map(({ id, skill }) => [id, GOLD_BOARD.indicators.reduce((sum, { weight }, j) => sum + weight * (skill[j] ?? NaN), 0)]));
  const best = new Set([...ids].sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0)).slice(0, 15));
  const gold = award(ids, scoresOf(ids, indicators, indicators.map(({ weight }) => weight)), () => true, 15).rows.filter(({ tier }) => tier === 'gold').map(({ person }) => person);
  const raw = (id: string) => { const own = settled.filter(({ person }) => person === id); return own.reduce((sum, one) => sum + one.successes, 0) / own.reduce((sum, one) => sum + one.trials, 0); };
  const first = [...ids].sort((a, b) => raw(b) - raw(a)).slice(0, 15);
  return { gold: gold.length, right: gold.filter((id) => best.has(id)).length, rawRight: first.filter((id) => best.has(id)).length };
}
const rounds = (n: number, spread: number) => Array.from({ length: n }, () => round(spread));
const sumOf = (all: readonly Round[], of: keyof Round) => all.reduce((sum, one) => sum + one[of], 0);

// Over longer runs 11 of 800 such rounds awarded somebody (1.4 %, 95 % interval 0.8–2.4), 8 of 700 where everybody had one mix (1.1 %), and 21 of 850 by mixes as unequal as 1.5 (2.5 %, 1.6–3.7): what chance is left grows with them.
it('awards nobody in 98 of 100 rounds where all are equally good, whatever their cases', () => {
  const all = rounds(200, 0);
  expect(all.filter(({ gold }) => gold > 0).length / all.length).toBeLessThanOrEqual(0.02);
});

it.each([[0.06, 3], [0.1, 6]])('finds the best where true skills spread by %d, whatever their cases, better than their raw rates do', (spread, fewest) => {
  const all = rounds(40, spread);
  const right = sumOf(all, 'right') / sumOf(all, 'gold');
  expect(sumOf(all, 'gold') / all.length).toBeGreaterThanOrEqual(fewest);
  expect(right).toBeGreaterThanOrEqual(0.9);
  // Of the fifteen highest raw rates about half have the easy cases.
  expect(sumOf(all, 'rawRight') / all.length / 15).toBeLessThan(0.65);
});
