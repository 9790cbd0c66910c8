import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MixCell } from '../stats/ranking/strata.js';
import { GOLD_BOARD } from './method.js';
import { inseparable } from '../stats/ranking/award.js';
import { award, bordersOf, judgeIndicator, scoresOf } from './score-board.js';

interface Fixtures {
  case_mix: { ids: string[]; n: number[][]; x: number[][] };
  board: { inputs: Record<string, number[]>; eligible: Record<string, boolean>; K: number; rows: { id: string; score: number; sd: number; p_top2: number | null }[] };
}
const { case_mix: mix, board } = JSON.parse(readFileSync(join(__dirname, '../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const within = (actual: number | null | undefined, expected: number, tolerance: number) => { expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(tolerance); };
/** The worked example holds nobody against the others alone. */
const WHOLE_STRATA = { ...GOLD_BOARD, leaveOutAbove: 1 };
const cellsOf = (person: string, path: string, successes = 0, trials = 0): MixCell => ({ person, path: [path], successes, trials });

function judged(cells: readonly (readonly MixCell[])[], method = WHOLE_STRATA) {
  const indicators = method.indicators.map((indicator, i) => judgeIndicator(indicator, indicator.weight, cells[i] ?? [], method));
  const people = [...new Set(indicators.flatMap((one) => [...one.people.keys()]))].sort();
  return { indicators, people, scores: scoresOf(people, indicators, indicators.map((one) => one.weight)) };
}

describe('the worked example', () => {
  const plain = (name: string) => mix.ids.map((id, i) => cellsOf(id, '', board.inputs[`${name}_x`]?.[i], board.inputs[`${name}_n`]?.[i]));
  const settled = mix.ids.flatMap((id, i) => ['hard', 'medium', 'easy'].map((stratum, s) => cellsOf(id, stratum, mix.x[i]?.[s], mix.n[i]?.[s])));
  const { people, scores, indicators } = judged([settled, plain('perf'), plain('sla'), plain('csat')]);

  it('gives the scores, the chances and the tiers', () => {
    const { zone, rows } = award(people, scores, (person) => board.eligible[person] === true, 2);
    expect(zone).toBe(board.K);
    for (const { id, score, sd, p_top2: chance } of board.rows) {
      const row = rows.find((one) => one.person === id);
      within(row?.score.mean, score, 1e-3);
      within(row?.score.sd, sd, 1e-3);
      if (chance === null) expect(row).toMatchObject({ inZone: null, inSeats: null, tier: null });
      else within(row?.inZone, chance, 1e-3);
    }
    expect(rows.filter((row) => row.tier !== null).map((row) => [row.person, row.tier])).toEqual([['M01', 'gold'], ['M06', 'candidate']]);
    within(rows.reduce((sum, row) => sum + (row.inZone ?? 0), 0), zone, 1e-6);
    within(indicators[0]?.tau2, 0.00507127, 1e-7);
  });

  it('tells the places that the data cannot separate', () => {
    const placed = people.flatMap((person, i) => (board.eligible[person] && scores[i] ? [scores[i]] : [])).sort((a, b) => b.mean - a.mean);
    // M01 is above M06 with .855; M06 and M08 are level with .66; M08 and M03 with .87; M03 and M07 with .82; M07 and M04 with .61.
    expect(inseparable(placed)).toEqual([{ from: 2, to: 3 }, { from: 5, to: 6 }]);
  });
});

describe('what cannot be told', () => {
  it('leaves everybody at 50 points where all cases went one way, and awards nobody', () => {
    const all = Array.from({ length: 8 }, (_, i) => cellsOf(`P${String(i)}`, 'only', 40, 40));
    const { people, scores, indicators } = judged([all, all, all, all]);
    expect(indicators.map((one) => [one.tau2, one.rankability, one.overall])).toEqual(Array.from({ length: 4 }, () => [0, 0, 1]));
    expect(scores).toEqual(people.map(() => ({ mean: 50, sd: 0 })));
    const { zone, rows } = award(people, scores, () => true, 5);
    expect([zone, ...rows.map((row) => [row.inZone, row.tier])]).toEqual([2, ...people.map(() => [0.25, null])]);
    expect(inseparable(scores)).toEqual([{ from: 1, to: 8 }]);
  });

  it('believes of who has no cases of an indicator what it believes of everybody', () => {
    const some = Array.from({ length: 12 }, (_, i) => cellsOf(`P${String(i).padStart(2, '0')}`, 'x', 20 + 4 * i, 80));
    const { indicators, people, scores } = judged([some, some.slice(1), [], []], { ...WHOLE_STRATA, indicators: WHOLE_STRATA.indicators.slice(0, 2).map((one) => ({ ...one, weight: 0.5 })) });
    expect(indicators[1]?.people.has('P00')).toBe(false);
    expect(scores[people.indexOf('P00')]?.sd).toBeGreaterThan(scores[people.indexOf('P01')]?.sd ?? NaN);
  });

  it('gives the only one who is eligible no tier, nor either of two whom nothing tells apart', () => {
    const alone = award(['A', 'B'], [{ mean: 20, sd: 3 }, { mean: 60, sd: 3 }], (person) => person === 'A', 3);
    expect(alone).toMatchObject({ zone: 1, rows: [{ person: 'A', inZone: 1, tier: null }, { person: 'B', inZone: null, tier: null }] });
    const alike = award(['A', 'B'], [{ mean: 50, sd: 0 }, { mean: 50, sd: 0 }], () => true, 3);
    expect(alike.rows.map(({ inZone, tier }) => [inZone, tier])).toEqual([[0.5, null], [0.5, null]]);
    expect(award(['A', 'B'], [{ mean: 70, sd: 3 }, { mean: 50, sd: 3 }], () => true, 3).rows.map(({ tier }) => tier)).toEqual(['gold', null]);
  });

  it('has a zone of nobody among nobody', () => {
    expect(award([], [], () => true, 3)).toEqual({ zone: 0, rows: [] });
    expect(award(['A'], [{ mean: 60, sd: 3 }], () => false, 3)).toEqual({ zone: 0, rows: [{ person: 'A', score: { mean: 60, sd: 3 }, inZone: null, inSeats: null, place: null, tier: null }] });
  });
});

describe('rounds of sixty mediators with 40 to 250 cases', () => {
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
  /** Usual rate of each indicator, and its cases for each that was assigned. */
  const USUAL = [[0.73, 1], [0.85, 0.6], [0.92, 1], [0.8, 0.35]] as const;

  /** Who is gold, and who is truly in the top quarter. */
  function round(spread: number) {
    const people = Array.from({ length: 60 }, (_, i) => ({ id: `P${String(i).padStart(2, '0')}`, assigned: 40 + Math.floor(unit() * 211), true: USUAL.map(([rate]) => Math.min(0.995, Math.max(0.005, rate + spread * normal()))) }));
    const cells = USUAL.map(([, share], j) => people.map(({ id, assigned, true: rates }) => {
      const trials = Math.max(1, Math.round(assigned * share));
      return cellsOf(id, 'all', binomial(trials, rates[j] ?? NaN), trials);
    }));
    const { people: ids, scores } = judged(cells, GOLD_BOARD);
    const worth = ({ true: rates }: (typeof people)[number]) => GOLD_BOARD.indicators.reduce((sum, { weight }, j) => sum + weight * (rates[j] ?? NaN), 0);
    const best = new Set([...people].sort((a, b) => worth(b) - worth(a)).slice(0, 15).map((one) => one.id));
    const gold = award(ids, scores, () => true, 15).rows.filter((row) => row.tier === 'gold').map((row) => row.person);
    return { gold: gold.length, right: gold.filter((id) => best.has(id)).length };
  }
  const rounds = (n: number, spread: number) => Array.from({ length: n }, () => round(spread));

  it('award nobody where all are equally good', () => {
    expect(rounds(100, 0).filter(({ gold }) => gold > 0).length).toBeLessThanOrEqual(2);
  });

  it.each([[0.06, 3], [0.1, 6]])('find the best where true rates spread by %d', (spread, fewest) => {
    const all = rounds(40, spread);
    const [gold, right] = [all.reduce((sum, one) => sum + one.gold, 0), all.reduce((sum, one) => sum + one.right, 0)];
    expect(gold / all.length).toBeGreaterThanOrEqual(fewest);
    expect(right / gold).toBeGreaterThanOrEqual(0.9);
  });
});

describe('where it is open who is inside', () => {
  const placed = (means: readonly number[], chances: readonly number[] = []) => means.map((mean, i) => ({ inZone: chances[i] ?? 0.5, score: { mean, sd: 1 } }));

  it('are the places around the border of the zone that no four chances of five tell apart', () => {
    // Two of the same spread are told apart from 0.8416 × √2 = 1.19 on.
    expect(bordersOf(placed([60, 58, 55.5, 55, 54.5, 50, 40, 30]), 4, 4).zoneBorder).toEqual({ from: 3, to: 5 });
    expect(bordersOf(placed([60, 58, 55, 52, 50, 48]), 2, 2).zoneBorder).toBeNull();
    expect([bordersOf(placed([60, 60]), 2, 2).zoneBorder, bordersOf([], 0, 0).zoneBorder, bordersOf([{ inZone: null, score: { mean: 60, sd: 1 } }], 1, 1).zoneBorder]).toEqual([null, null, null]);
  });

  it('are those around the last seat, in order of chance, where more people have earned one than there are', () => {
    const board = placed([60, 59.5, 59, 50], [0.99, 0.95, 0.9, 0.4]);
    expect([bordersOf(board, 3, 2).seatBorder, bordersOf(board, 3, 3).seatBorder]).toEqual([{ from: 1, to: 3 }, null]);
  });
});
