import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceAbove, compositeScores, isTied, placeRanges, points, tiers, zoneSize } from './award.js';
import { excessOverOverall, heterogeneity, shrink } from './normal-shrinkage.js';
import { standardise } from './standardisation.js';
import { mergeUpward, type MixCell } from './strata.js';
import { topK, trueValue } from './top-k.js';

interface Row { id: string; n: number; O: number; E: number; OE: number; indirect_adj_rate: number; z: number; d: number; v: number; B: number; d_shrunk: number; post_sd: number; p_top3: number; expected_rank: number }
interface BoardIndicator { tau2: number; d_shrunk: number[]; score: number[]; score_sd: number[] }
interface Fixtures {
  case_mix: { ids: string[]; n: number[][]; x: number[][]; stratum_rate: number[]; Q: number; tau2: number; rows: Row[] };
  simpson: { n: number[][]; x: number[][]; stratum_rate: number[]; E: number[]; OE: number[] };
  board: {
    weights: Record<string, number>; inputs: Record<string, number[]>; indicators: Record<string, BoardIndicator>; eligible: Record<string, boolean>; K: number;
    rows: { id: string; score: number; sd: number; p_top2: number | null; expected_rank: number | null }[]; pairwise_next: { a: string; b: string; p: number }[];
  };
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number, digits = 4) => expect.closeTo(x, digits) as number;
const within = (actual: number, expected: number, tolerance: number) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
};
const NAMES = ['hard', 'medium', 'easy'];
const cellsOf = (ids: readonly string[], n: readonly number[][], x: readonly number[][]): MixCell[] =>
  ids.flatMap((person, i) => (n[i] ?? []).map((trials, s) => ({ person, path: [NAMES[s] ?? ''], trials, successes: x[i]?.[s] ?? NaN })));

describe('standardisation', () => {
  const { ids, n, x, rows, Q, tau2, stratum_rate } = fixtures.case_mix;
  const strata = mergeUpward(cellsOf(ids, n, x));
  const people = standardise(strata);
  const estimates = people.map((p) => ({ value: p.excess, variance: p.excessVariance }));

  it('has the strata’s rates, everybody’s O and E, and their spread', () => {
    expect(strata.map((s) => s.successes / s.trials)).toEqual(stratum_rate.map((r) => closeTo(r, 5)));
    rows.forEach((row, i) => {
      expect(people[i]).toMatchObject({
        person: row.id, n: row.n, observed: row.O, expected: closeTo(row.E), ratio: closeTo(row.OE), adjustedRate: closeTo(row.indirect_adj_rate), z: closeTo(row.z),
        excess: closeTo(row.d), excessVariance: closeTo(row.v, 7), comparable: true,
      });
    });
    expect(heterogeneity(estimates)).toMatchObject({ q: closeTo(Q), tau2: closeTo(tau2, 7) });
    expect(people.reduce((sum, p) => sum + p.expected, 0)).toBeCloseTo(people.reduce((sum, p) => sum + p.observed, 0), 9);
  });

  it('shrinks, and ranks by probability', () => {
    const shrunk = shrink(estimates, heterogeneity(estimates).tau2);
    const places = topK(shrunk.map(trueValue), 3);
    rows.forEach((row, i) => {
      expect(shrunk[i]).toEqual({ mean: closeTo(row.d_shrunk), sd: closeTo(row.post_sd), reliability: closeTo(row.B) });
      within(places[i]?.inTop ?? NaN, row.p_top3, 1e-3);
      within(places[i]?.expectedRank ?? NaN, row.expected_rank, 1e-3);
    });
  });

  it('turns Simpson’s reversal round', () => {
    const { n: sizes, x: wins, E, OE, stratum_rate: rates } = fixtures.simpson;
    const merged = mergeUpward(cellsOf(['A', 'B'], sizes, wins));
    expect(merged.map((s) => s.successes / s.trials)).toEqual(rates.map((r) => closeTo(r)));
    expect(standardise(merged).map((p) => [p.expected, p.ratio])).toEqual(E.map((e, i) => [closeTo(e), closeTo(OE[i] ?? NaN)]));
  });

  it('merges strata upward until a rate can be told, and loses no case', () => {
    const cell = (person: string, path: string[], successes: number, trials: number): MixCell => ({ person, path, successes, trials });
    const cells = [
      cell('a', ['卡', '催收'], 20, 40), cell('b', ['卡', '收费'], 5, 12), cell('a', ['卡', '信息'], 9, 20), cell('b', ['贷', '展期'], 3, 4), cell('a', ['汇', '限额'], 31, 31), cell('b', ['汇', '限额'], 0, 0),
    ];
    const merged = mergeUpward(cells);
    expect(merged.map((s) => [s.path.join('/'), s.trials])).toEqual([['卡/催收', 40], ['卡', 32], ['', 35]]);
    expect(merged.reduce((sum, s) => sum + s.successes, 0)).toBe(68);
    expect(() => mergeUpward([cell('a', ['x'], 1, 2), cell('a', ['x', 'y'], 1, 2)])).toThrow('paths: not as many');
  });

  it('refuses to hold somebody against nobody, and can leave the largest out of their own measure', () => {
    const cells = cellsOf(['A', 'B'], [[90, 0, 0], [10, 0, 90]], [[45, 0, 0], [8, 0, 60]]);
    const [a, b] = standardise(mergeUpward(cells));
    expect(a).toMatchObject({ overlap: 0, comparable: false });
    expect(b).toMatchObject({ overlap: closeTo(0.1), comparable: false });
    const shared = mergeUpward(cellsOf(['A', 'B'], [[60, 0, 0], [40, 0, 0]], [[30, 0, 0], [30, 0, 0]]));
    expect(standardise(shared).map((p) => p.expected)).toEqual([36, 24]);
    // A held against B's 75 %, B against A's 50 %.
    expect(standardise(shared, { leaveOutAbove: 0.2 }).map((p) => p.expected)).toEqual([45, 20]);
  });
});

describe('top k', () => {
  it('adds up to k, for any k and many people', () => {
    const values = Array.from({ length: 24 }, (_, i) => trueValue({ mean: Math.sin(i) * 4, sd: 0.5 + (i % 5) }));
    for (const k of [1, 6, 23, 24, 30]) {
      expect(topK(values, k).reduce((sum, p) => sum + p.inTop, 0)).toBeCloseTo(Math.min(k, 24), 5);
    }
    expect(topK(values, 6).reduce((sum, p) => sum + p.expectedRank, 0)).toBeCloseTo((24 * 25) / 2, 4);
  });

  it('is the normal difference for two, and even for equals', () => {
    const [a, b] = [{ mean: 1.2, sd: 0.7 }, { mean: 0.4, sd: 1.1 }];
    expect(topK([a, b].map(trueValue), 1)[0]?.inTop).toBeCloseTo(chanceAbove(a, b), 6);
    for (const place of topK(Array.from({ length: 8 }, () => trueValue(a)), 2)) expect(place).toEqual({ inTop: closeTo(0.25, 6), expectedRank: closeTo(4.5, 6) });
  });

  it('is the same to the last bit when computed again, and refuses what has no spread', () => {
    const values = [0.3, 0.1, 0.2].map((mean) => trueValue({ mean, sd: 0.1 }));
    expect(topK(values, 2)).toEqual(topK(values, 2));
    expect(topK([], 2)).toEqual([]);
    expect(() => trueValue({ mean: 0, sd: 0 })).toThrow('sd: must be above zero');
    expect(() => topK(values, 0)).toThrow('k: must be above zero');
  });
});

describe('the board', () => {
  const { board } = fixtures;
  const mix = standardise(mergeUpward(cellsOf(fixtures.case_mix.ids, fixtures.case_mix.n, fixtures.case_mix.x))).map((p) => ({ value: p.excess, variance: p.excessVariance }));
  const plain = (name: string) => excessOverOverall((board.inputs[`${name}_x`] ?? []).map((successes, i) => ({ successes, trials: board.inputs[`${name}_n`]?.[i] ?? NaN }))) ?? [];
  const indicators = [['settle', mix], ['perform', plain('perf')], ['sla', plain('sla')], ['csat', plain('csat')]] as const;
  const built = indicators.map(([name, estimates]) => {
    const { tau2 } = heterogeneity(estimates);
    return { name, weight: board.weights[name] ?? NaN, tau2, posteriors: shrink(estimates, tau2) };
  });
  const scores = compositeScores(built);

  it('has each indicator’s spread, excess and points', () => {
    for (const indicator of built) {
      const reference = board.indicators[indicator.name];
      expect(indicator.tau2).toBeCloseTo(reference?.tau2 ?? NaN, 6);
      expect(indicator.posteriors.map((p) => p.mean)).toEqual(reference?.d_shrunk.map((d) => closeTo(d)));
      points(indicator).forEach((p, i) => {
        within(p.mean, reference?.score[i] ?? NaN, 1e-3);
        within(p.sd, reference?.score_sd[i] ?? NaN, 1e-3);
      });
    }
  });

  it('has the scores, the chances of the first places and the tiers', () => {
    scores.forEach((s, i) => {
      within(s.mean, board.rows[i]?.score ?? NaN, 1e-3);
      within(s.sd, board.rows[i]?.sd ?? NaN, 1e-3);
    });
    const eligible = board.rows.flatMap((row, i) => (board.eligible[row.id] ? [{ row, score: scores[i] ?? { mean: NaN, sd: NaN } }] : []));
    expect(zoneSize(eligible.length)).toBe(board.K);
    const places = topK(eligible.map((e) => trueValue(e.score)), board.K);
    eligible.forEach(({ row }, i) => {
      within(places[i]?.inTop ?? NaN, row.p_top2 ?? NaN, 1e-3);
      within(places[i]?.expectedRank ?? NaN, row.expected_rank ?? NaN, 1e-3);
    });
    expect(tiers(places.map((p) => p.inTop), 2)).toEqual(['gold', null, null, 'candidate', null, null]);
  });

  it('calls neighbours tied where neither is above by four chances of five', () => {
    const of = (id: string) => scores[board.rows.findIndex((row) => row.id === id)] ?? { mean: NaN, sd: NaN };
    for (const { a, b, p } of board.pairwise_next) within(chanceAbove(of(a), of(b)), p, 1e-3);
    expect([isTied(of('M01'), of('M06')), isTied(of('M06'), of('M08')), isTied(of('M08'), of('M06'))]).toEqual([false, true, true]);
    expect(chanceAbove({ mean: 50, sd: 0 }, { mean: 50, sd: 0 })).toBe(0.5);
  });

  it('tells the places that the data leave open, those of the tied overlapping', () => {
    const at = (mean: number, sd = 1) => ({ mean, sd });
    expect(placeRanges([at(60), at(50), at(50.5), at(40)])).toEqual([{ from: 1, to: 1 }, { from: 2, to: 3 }, { from: 2, to: 3 }, { from: 4, to: 4 }]);
    expect(placeRanges([at(50, 0), at(50, 0), at(50, 0)])).toEqual([{ from: 1, to: 3 }, { from: 1, to: 3 }, { from: 1, to: 3 }]);
    expect(placeRanges([])).toEqual([]);
  });

  it('leaves seats empty rather than fill them, and draws no line between equals', () => {
    expect(tiers([0.95, 0.9, 0.85, 0.6, 0.2], 2)).toEqual(['gold', 'gold', 'candidate', 'candidate', null]);
    expect(tiers([0.9, 0.9, 0.4], 1)).toEqual(['candidate', 'candidate', null]);
    expect(tiers([0.7], 3)).toEqual(['candidate']);
  });

  it('gives everybody 50 points where an indicator cannot tell people apart', () => {
    expect(points({ tau2: 0, posteriors: [{ mean: 0, sd: 0 }, { mean: 0, sd: 0 }] })).toEqual([{ mean: 50, sd: 0 }, { mean: 50, sd: 0 }]);
    expect(excessOverOverall([{ successes: 5, trials: 5 }, { successes: 3, trials: 3 }])).toBeNull();
    expect(heterogeneity([{ value: 0.2, variance: 0.01 }]).tau2).toBe(0);
    expect(() => compositeScores([{ weight: 0.5, tau2: 1, posteriors: [] }])).toThrow('sum of weights: must be between 0 and 1');
  });
});
