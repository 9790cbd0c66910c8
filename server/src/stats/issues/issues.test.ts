import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../numbers.js';
import { concentration, pareto } from './concentration.js';
import { decomposeRate } from './rate-decomposition.js';
import { ageing, isLongUnresolved, isRecurring } from './recurrence.js';

interface Fixtures {
  circular_2022Q2: { total_large: number; median: number; share: Record<string, number> };
  concentration: { counts: number[]; share: number[]; cum: number[]; n_to_80pct: number; CR3: number; HHI: number; effective_types: number; gini: number };
  rate_decomposition: { w0: number[]; r0: number[]; w1: number[]; r1: number[]; rate0: number; rate1: number; mix: number; level: number };
  stubborn_types: { aged: number; open: number; overall: number; share: number; wilson90_lower: number; flag: boolean }[];
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number) => expect.closeTo(x, 4) as number;

describe('concentration', () => {
  const { counts, share, cum, n_to_80pct, CR3, HHI, effective_types, gini } = fixtures.concentration;

  it('has the indices of the reference, in any order', () => {
    const expected = { cr3: closeTo(CR3), herfindahl: closeTo(HHI), effectiveTypes: closeTo(effective_types), gini: closeTo(gini) };
    expect(concentration(counts)).toEqual(expected);
    expect(concentration([...counts].reverse())).toEqual(expected);
  });

  it('orders bars and finds the vital few', () => {
    const bars = pareto([...counts].reverse(), (n) => n);
    expect(bars.map((b) => b.share)).toEqual(share.map(closeTo));
    expect(bars.map((b) => b.cumulative)).toEqual(cum.map(closeTo));
    expect(bars.filter((b) => b.vital)).toHaveLength(n_to_80pct);
  });

  it('has the shares and the median the regulator published for the second quarter of 2022', () => {
    const { total_large, median: published, share: shares } = fixtures.circular_2022Q2;
    const banks = [4017, 3296, 3135, 3012, 2664, 2214];
    const bars = pareto(banks, (n) => n);
    expect(bars.at(-1)?.cumulative).toBe(1);
    expect(banks.reduce((a, b) => a + b)).toBe(total_large);
    expect(bars.map((b) => Number((100 * b.share).toFixed(1)))).toEqual(Object.values(shares));
    expect(median(banks)).toBe(published);
  });

  it('counts 其他 in the whole and in no bar', () => {
    const bars = pareto([['甲', 40], ['乙', 30]] as const, ([, n]) => n, 30);
    expect(bars.map((b) => [b.item[0], b.share, b.cumulative])).toEqual([['甲', 0.4, 0.4], ['乙', 0.3, 0.7]]);
  });

  it('stops at exactly the threshold, keeps ties in their order, and calls no empty type vital', () => {
    expect(pareto([0.5, 0.3, 0.2], (n) => n).map((b) => b.vital)).toEqual([true, true, false]);
    expect(pareto([{ id: 'a', n: 2 }, { id: 'b', n: 2 }], (t) => t.n).map((b) => b.item.id)).toEqual(['a', 'b']);
    expect(pareto([3, 0], (n) => n, 0, 1).map((b) => b.vital)).toEqual([true, false]);
    expect(pareto([0, 0], (n) => n).map((b) => [b.share, b.vital])).toEqual([[0, false], [0, false]]);
  });

  it('says nothing of nothing and refuses the negative', () => {
    expect(concentration([0, 0])).toBeNull();
    expect(concentration([5])).toEqual({ cr3: 1, herfindahl: 1, effectiveTypes: 1, gini: 0 });
    expect(() => concentration([3, -1])).toThrow('counts: negative');
  });
});

describe('decomposition of a rate', () => {
  const { w0, r0, w1, r1, rate0, rate1, mix, level } = fixtures.rate_decomposition;
  const of = (w: readonly number[], r: readonly number[], i: number) => ({ trials: 1000 * (w[i] ?? 0), successes: 1000 * (w[i] ?? 0) * (r[i] ?? 0) });

  it('splits a fall without a worse stratum into mix and level', () => {
    const parts = decomposeRate(w0.map((_, i) => ({ before: of(w0, r0, i), after: of(w1, r1, i) })));
    expect(parts).toMatchObject({ before: closeTo(rate0), after: closeTo(rate1), mix: closeTo(mix), level: closeTo(level) });
    // Under one mix, half of .5 and .2 of the easy one: .35 of .9 and .65 of .6, then .62.
    expect(parts?.standardised).toEqual({ before: closeTo(0.35 * 0.9 + 0.65 * 0.6), after: closeTo(0.35 * 0.9 + 0.65 * 0.62) });
    // Mean of both rates (.75 + .676) / 2 = .713: the hard stratum grew by .3 at (.6 + .62) / 2, the easy one shrank by .3 at .9.
    expect(parts?.strata.map((s) => s.mix)).toEqual([closeTo(0.3 * (0.61 - 0.713)), closeTo(-0.3 * (0.9 - 0.713))]);
  });

  it('leaves no remainder, also where strata come and go', () => {
    const parts = decomposeRate([
      { before: { successes: 30, trials: 50 }, after: { successes: 44, trials: 70 } },
      { before: { successes: 20, trials: 25 }, after: { successes: 0, trials: 0 } },
      { before: { successes: 0, trials: 0 }, after: { successes: 5, trials: 30 } },
    ]);
    expect((parts?.mix ?? NaN) + (parts?.level ?? NaN)).toBeCloseTo(49 / 100 - 50 / 75, 12);
    expect(parts?.strata.map((s) => s.level === 0)).toEqual([false, true, true]);
    expect(decomposeRate([{ before: { successes: 0, trials: 0 }, after: { successes: 1, trials: 2 } }])).toBeNull();
  });
});

describe('long unresolved and recurring types', () => {
  it.each(fixtures.stubborn_types)('$aged of $open', ({ aged, open, overall, share, wilson90_lower, flag }) => {
    expect(ageing({ open, aged }, overall)).toEqual({ share: closeTo(share), lower: closeTo(wilson90_lower), beyond: flag });
  });

  it('needs three month-ends in a row', () => {
    const bad = { open: 40, aged: 18, overallShare: 0.2417 };
    const good = { open: 45, aged: 12, overallShare: 0.2417 };
    expect([[bad, bad], [bad, bad, bad], [bad, good, bad], [good, bad, bad, bad]].map(isLongUnresolved)).toEqual([false, true, false, true]);
    expect(ageing({ open: 0, aged: 0 }, 0.2)).toEqual({ share: null, lower: null, beyond: false });
  });

  it('recurs by rank or by repeats beyond chance', () => {
    expect(isRecurring(4, { repeats: 0, closed: 100 }, 0.05)).toBe(true);
    expect(isRecurring(3, { repeats: 5, closed: 100 }, 0.05)).toBe(false);
    expect(isRecurring(0, { repeats: 20, closed: 100 }, 0.05)).toBe(true);
    expect(isRecurring(0, { repeats: 0, closed: 0 }, 0.05)).toBe(false);
  });
});
