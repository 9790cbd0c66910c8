import { NHS_SEVEN_POINTS } from './rule-set.js';
import { flagsOf, signalOf, type ControlPoint } from './signals.js';

const windows = (n: number, size: number) => Array.from({ length: Math.max(0, n - size + 1) }, (_, from) => Array.from({ length: size }, (__, i) => from + i));

/** The rules said another way, window by window, as the sentences of the rule set read. */
function bySentence(points: readonly ControlPoint[]): { astronomical: Set<number>; shift: Set<number>; trend: Set<number>; twoOfThree: Set<number> } {
  const p = (i: number) => points[i] ?? { value: NaN, centre: NaN, lower: NaN, upper: NaN };
  const all = points.map((_, i) => i);
  const out = new Set(all.filter((i) => p(i).value > p(i).upper || p(i).value < p(i).lower));
  const above = (i: number) => p(i).value > p(i).centre;
  const below = (i: number) => p(i).value < p(i).centre;
  const near = (i: number) => !out.has(i) && Math.abs(p(i).value - p(i).centre) > (2 / 3) * (p(i).upper - p(i).centre);
  const sevens = windows(points.length, 7);
  const threes = windows(points.length, 3).filter((w) => w.every(above) || w.every(below)).filter((w) => w.filter(near).length >= 2);
  const rising = (w: readonly number[]) => w.slice(1).every((i) => p(i).value > p(i - 1).value);
  const falling = (w: readonly number[]) => w.slice(1).every((i) => p(i).value < p(i - 1).value);
  return {
    astronomical: out,
    shift: new Set(sevens.filter((w) => w.every(above) || w.every(below)).flat()),
    trend: new Set(sevens.filter((w) => rising(w) || falling(w)).flat()),
    twoOfThree: new Set(threes.flatMap((w) => w.filter(near))),
  };
}

describe('the rules', () => {
  it('say the same as their sentences on 20,000 points of every kind', () => {
    let seed = 7;
    const next = () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x80000000;
    const seen = { astronomical: 0, shift: 0, trend: 0, twoOfThree: 0 };
    for (let run = 0; run < 1000; run += 1) {
      // Few distinct values make ties and points on the centre; a drift makes trends, a walk makes shifts.
      const [steps, drift] = [1 + (run % 7), (run % 4) - 1.5];
      let level = 50;
      const points = Array.from({ length: 20 }, (_, i): ControlPoint => {
        level += run % 2 === 0 ? 0 : Math.round(next() * 2 - 1);
        return { value: Math.round(level + drift * i + steps * (next() - 0.5)), centre: 52, lower: 52 - (2 + (run % 5)), upper: 52 + (2 + (run % 5)) };
      });
      const flags = flagsOf(points, NHS_SEVEN_POINTS);
      for (const [rule, expected] of Object.entries(bySentence(points)) as [keyof typeof seen, Set<number>][]) {
        expect(new Set(flags.flatMap((f, i) => (f[rule] === 0 ? [] : [i])))).toEqual(expected);
        seen[rule] += expected.size;
      }
    }
    for (const n of Object.values(seen)) expect(n).toBeGreaterThan(100);
  });

  it('show a point for the first rule that holds', () => {
    const flags = { astronomical: 0, trend: -1, twoOfThree: 1, shift: 1 } as const;
    expect(signalOf(flags)).toEqual({ rule: 'trend', direction: 'low' });
    expect(signalOf({ ...flags, astronomical: 1 })).toEqual({ rule: 'astronomical', direction: 'high' });
    expect(signalOf({ ...flags, trend: 0 })).toEqual({ rule: 'twoOfThree', direction: 'high' });
    expect(signalOf({ ...flags, trend: 0, twoOfThree: 0 })).toEqual({ rule: 'shift', direction: 'high' });
    expect(signalOf({ astronomical: 0, trend: 0, twoOfThree: 0, shift: 0 })).toBeNull();
  });
});
