import { seeded, shuffled } from './seeded.js';
import { drawSteps, wedgeEffect, wedgePower } from './stepped-wedge.js';

const random = seeded(5);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
function binomial(n: number, p: number): number {
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) hits += 1;
  return hits;
}

describe('the order', () => {
  const units = Array.from({ length: 12 }, (_, i) => ({ key: `U${String(i)}`, size: 10 * (i + 1) }));
  const drawn = (seed: number) => drawSteps(units, ({ size }) => size, 4, seeded(seed)).map((step) => step.map(({ key }) => key));

  it('is the same of one seed, and another of another', () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
    expect(drawn(7).flat().sort()).toEqual(units.map(({ key }) => key).sort());
  });

  it('gives each step one of each third by size', () => {
    for (let seed = 0; seed < 50; seed += 1) for (const step of drawSteps(units, ({ size }) => size, 4, seeded(seed))) expect(step.map(({ size }) => Math.floor((size - 10) / 40)).sort()).toEqual([0, 1, 2]);
  });

  it('draws every place equally often', () => {
    const first = Array.from({ length: 4000 }, (_, seed) => drawSteps(['a', 'b', 'c', 'd'], () => 1, 4, seeded(seed))[0]?.[0]);
    for (const one of ['a', 'b', 'c', 'd']) expect(Math.abs(first.filter((key) => key === one).length - 1000)).toBeLessThan(110);
    expect(shuffled([], random)).toEqual([]);
    expect(() => drawSteps(['a'], () => 1, 2, random)).toThrow('n: too few');
  });
});

describe('power', () => {
  const design = { sizes: [3, 3, 3, 3], rate: 0.6, cases: 40, tau2: 0.0036, effect: 0.1 };

  // Two clusters, one step each, τ² = 0: U = 3, W = 5, V = 5; Var = 2σ²·σ²/((6 − 5)σ²) = 2σ².
  it('is that of the formula, by hand', () => {
    const { standardError } = wedgePower({ sizes: [1, 1], rate: 0.5, cases: 25, tau2: 0, effect: 0.1 });
    expect(standardError).toBeCloseTo(Math.sqrt(2 * 0.01), 12);
    expect(wedgePower({ ...design, effect: wedgePower(design).detectable }).power).toBeCloseTo(0.8, 4);
  });

  it('is what simulated roll-outs come to, and the test is wrong as rarely as it says', () => {
    const RUNS = 300;
    const found = (effect: number): number => {
      let hits = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const steps = () => shuffled([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], random).map((step) => step + 1);
        const startOf = steps();
        const own = startOf.map(() => 0.06 * normal());
        const values = startOf.map((start, i) => Array.from({ length: 5 }, (_, j) => binomial(40, Math.min(1, Math.max(0, 0.6 + (own[i] ?? 0) + 0.01 * j + (j >= start ? effect : 0)))) / 40));
        if (wedgeEffect(values, startOf, steps, 199).p <= 0.05) hits += 1;
      }
      return hits / RUNS;
    };
    const { power } = wedgePower(design);
    expect(power).toBeGreaterThan(0.6);
    expect(Math.abs(found(design.effect) - power)).toBeLessThan(0.1);
    expect(found(0)).toBeLessThan(0.085);
  });
});
