import { chanceAbove } from './award.js';
import { chancesOfTop } from './normal-places.js';
import { Others } from './poisson-binomial.js';
import { topK, trueValue } from './top-k.js';

const people = (n: number) => Array.from({ length: n }, (_, i) => ({ mean: 50 + 6 * Math.sin(i * 3.3), sd: 0.5 + (i % 7) * 0.8 }));
const sum = (chances: readonly number[]) => chances.reduce((a, b) => a + b, 0);

describe('chances of the top of normal true values', () => {
  it.each([[2, 1], [8, 2], [24, 6], [60, 15], [60, 1], [60, 59]])('of %d people and %d places agree with the integral over the distribution functions, and add up', (n, k) => {
    const values = people(n);
    const chances = chancesOfTop(values, k);
    expect(sum(chances)).toBeCloseTo(k, 9);
    topK(values.map(trueValue), k).forEach(({ inTop }, i) => { expect(chances[i]).toBeCloseTo(inTop, 5); });
  });

  it.each([1, 3, 125, 250, 499])('of 500 people and %d places add up', (k) => {
    expect(sum(chancesOfTop(people(500), k))).toBeCloseTo(k, 9);
  });

  it.each([1, 10, 100, 500])('of 2,000 people as a bank may have and %d places add up to a millionth', (k) => {
    const values = Array.from({ length: 2_000 }, (_, i) => ({ mean: 50 + 8 * Math.sin(i * 2.399) * Math.cos(i * 0.37), sd: 2 + 4 * ((i * 0.618) % 1) }));
    expect(Math.abs(sum(chancesOfTop(values, k)) - k)).toBeLessThan(1e-6);
  });

  it('are the normal difference for two, even for equals, certain where everybody has a place, and the same bits again', () => {
    const [a, b] = [{ mean: 1.2, sd: 0.7 }, { mean: 0.4, sd: 1.1 }];
    expect(chancesOfTop([a, b], 1)[0]).toBeCloseTo(chanceAbove(a, b), 8);
    chancesOfTop(Array.from({ length: 8 }, () => a), 2).forEach((p) => { expect(p).toBeCloseTo(0.25, 9); });
    expect(chancesOfTop([a, b], 2)).toEqual([1, 1]);
    expect(chancesOfTop(people(40), 10)).toEqual(chancesOfTop(people(40), 10));
    expect(chancesOfTop([], 1)).toEqual([]);
    expect(() => chancesOfTop([{ mean: 1, sd: 0 }], 1)).toThrow('sd: must be above zero');
    expect(() => chancesOfTop([a], 0)).toThrow('k: must be above zero');
  });
});

/** Chances of 0 … n successes, one trial after the other, nothing left out. */
const convolved = (p: readonly number[]): number[] => p.reduce((before, chance) => Array.from({ length: before.length + 1 }, (_, j) => (before[j] ?? 0) * (1 - chance) + (before[j - 1] ?? 0) * chance), [1]);

describe('at most k − 1 successes among the others', () => {
  const chances: Readonly<Record<string, (i: number) => number>> = {
    'of all sizes': (i) => (Math.sin(i * 12.9898) + 1) / 2, 'certain or impossible': (i) => (i * 7) % 3 === 0 ? 1 : 0, 'nearly certain': (i) => 1 - 1e-13 * i, 'nearly impossible': (i) => 1e-9 * i, 'of both kinds': (i) => (i % 2 === 0 ? 1e-12 : 1 - 1e-12),
  };
  it.each(Object.entries(chances))('with chances %s are those of the whole distribution of the others', (_, of) => {
    for (const [n, k] of [[1, 1], [7, 1], [7, 4], [40, 12], [90, 89]] as const) {
      const p = Array.from({ length: n }, (__, i) => of(i));
      const others = new Others(n, k);
      // Again with the same object: nothing of the first may be left.
      for (const trials of [p, [...p].reverse()]) {
        others.update(Float64Array.from(trials));
        trials.forEach((__, i) => { expect(others.within[i]).toBeCloseTo(sum(convolved(trials.filter((___, j) => j !== i)).slice(0, k)), 13); });
      }
    }
  });
});
