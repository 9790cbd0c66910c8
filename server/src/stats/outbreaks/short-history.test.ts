import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { averageRunLength, cusum } from './cusum.js';
import { earsC1, earsC2, earsC3 } from './ears.js';

interface Fixtures {
  ears: { series: number[]; C1: { mean: number; sd: number; U: number; alarm: boolean }; C2: { mean: number; sd: number; U: number; alarm: boolean } };
  cusum_poisson: { mu0: number; mu1: number; k: number; h: number; series: number[]; C: number[]; first_alarm_index: number };
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number) => expect.closeTo(x, 4) as number;

describe('EARS', () => {
  const { series, C1, C2 } = fixtures.ears;

  it('C1 and C2', () => {
    expect(earsC1(series)).toEqual({ mean: closeTo(C1.mean), sd: closeTo(C1.sd), upper: closeTo(C1.U), alarm: C1.alarm });
    expect(earsC2(series)).toEqual({ mean: closeTo(C2.mean), sd: closeTo(C2.sd), upper: closeTo(C2.U), alarm: C2.alarm });
  });

  it('C3 gathers what three periods lie above', () => {
    // By hand: the weeks before are 4 6 5 7 5 4 6 (mean 37/7, sd 1.112697), then shifted by one and two.
    const longer = [4, 6, 5, 7, 5, 4, 6, 5, 8, 8, 8, 9];
    const windows = [[4, 6, 5, 7, 5, 4, 6], [6, 5, 7, 5, 4, 6, 5], [5, 7, 5, 4, 6, 5, 8]];
    const by = windows.map((w, i) => {
      const m = w.reduce((a, b) => a + b) / 7;
      return Math.max(0, ((longer[9 + i] ?? NaN) - m) / Math.sqrt(w.reduce((a, b) => a + (b - m) ** 2, 0) / 6) - 1);
    });
    expect(earsC3(longer).statistic).toBeCloseTo(by.reduce((a, b) => a + b), 10);
    expect(earsC3(longer).alarm).toBe(true);
  });

  it('does not make an alarm of one case after a week without any', () => {
    expect(earsC1([0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ sd: 0.5, alarm: false });
    expect(() => earsC1([1, 2, 3])).toThrow('periods: too few');
  });
});

describe('CUSUM', () => {
  const { mu0, mu1, k, h, series, C, first_alarm_index } = fixtures.cusum_poisson;

  it('adds up what lies above the reference', () => {
    expect(cusum(series, mu0, mu1, h)).toEqual({ reference: closeTo(k), sums: C.map(closeTo), firstAlarm: first_alarm_index });
    expect(cusum([], mu0, mu1, h)).toMatchObject({ sums: [], firstAlarm: null });
    expect(() => cusum(series, 8, 5, h)).toThrow('means: out of order');
  });

  it('has the run length the domain found by simulation: one false alarm in about 249 periods', () => {
    expect(averageRunLength(mu0, k, h)).toBeGreaterThan(240);
    expect(averageRunLength(mu0, k, h)).toBeLessThan(258);
    expect(averageRunLength(mu1, k, h)).toBeLessThan(8);
  });
});
