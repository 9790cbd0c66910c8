import { judgeCount, judgeShort } from './judge-count.js';

// Chance that is the same in every run: mulberry32.
let state = 20_261_126;
function unit(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

function poisson(mean: number): number {
  const target = unit();
  let [k, chance] = [0, Math.exp(-mean)];
  for (let sum = chance; sum < target && k < 1_000; sum += chance) {
    k += 1;
    chance *= mean / k;
  }
  return k;
}

/** Literature's series of twelve, and 24 after it. */
const BASE = [12, 9, 14, 11, 10, 13, 8, 12, 15, 11, 10, 12].map((count) => ({ count }));

it('judges as the worked examples of the field do', () => {
  expect(judgeCount(BASE, { count: 24, exposure: 1 }, 33)).toMatchObject({ method: 'farrington', alarm: true, lambda: expect.closeTo(11.41667, 5) as number, upper: expect.closeTo(21.58445, 5) as number, exceedance: expect.closeTo(1.23757, 5) as number });
  expect(judgeCount(BASE, { count: 20, exposure: 1 }, 33)).toMatchObject({ alarm: false, exceedance: expect.closeTo(0.84417, 5) as number });
});

it('judges the few by the predictive distribution, and calls nobody for fewer than five', () => {
  const few = [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0].map((count) => ({ count }));
  expect(judgeCount(few, { count: 4, exposure: 1 }, 0)).toMatchObject({ alarm: false, suppressed: true, pValue: 1 });
  // 2.5 over 12 periods: five or more of a negative binomial.
  expect(judgeCount(few, { count: 5, exposure: 1 }, 0)).toMatchObject({ method: 'negative_binomial', alarm: true, expected: 2.5 / 12 });
});

it('expects more of a longer month', () => {
  expect(judgeCount(BASE.map((period) => ({ ...period, exposure: 20 })), { count: 24, exposure: 25 }, 33)).toMatchObject({ expected: expect.closeTo((137 / 240) * 25, 9) as number, lambda: expect.closeTo(137 / 240, 9) as number });
});

it.each([0.3, 1, 3, 8, 30])('promises as many false alarms as chance gives, or somewhat more: mean %d', (mean) => {
  const runs = 6_000;
  let [alarms, promised] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const base = Array.from({ length: 12 }, () => ({ count: poisson(mean) }));
    const judged = judgeCount(base, { count: poisson(mean), exposure: 1 }, base.slice(-3).reduce((sum, { count }) => sum + count, 0));
    promised += judged.chance;
    if (judged.alarm) alarms += 1;
  }
  // Of 6,000 runs so few alarms come that their own chance is three of its roots.
  expect(alarms).toBeLessThan(promised + 3 * Math.sqrt(promised));
  expect(alarms).toBeGreaterThan(promised / 4 - 3 * Math.sqrt(promised));
});

it('judges a short history by EARS as the worked example of the field does, and tells the chance of an alarm that simulation gives', () => {
  const week = (count: number) => ({ count, exposure: 5 });
  // C2 of 4 6 5 7 5 4 6 | 5 8 | 14: mean 5.28571, bound 8.72421.
  expect(judgeShort([4, 6, 5, 7, 5, 4, 6].map(week), week(14), 19)).toMatchObject({ method: 'ears', alarm: true, expected: expect.closeTo(5.28571, 5) as number, upper: expect.closeTo(8.72421, 5) as number, lambda: expect.closeTo(5.28571 / 5, 5) as number });
  // A week of four working days is held against four fifths of them; four cases in a month call nobody.
  expect(judgeShort([5, 5, 5, 5, 5, 5, 5].map(week), { count: 6, exposure: 4 }, 15)).toMatchObject({ expected: 4, alarm: true });
  expect(judgeShort([0, 1, 0, 0, 1, 0, 0].map(week), week(3), 1)).toMatchObject({ alarm: false, suppressed: true });
});

it.each([3, 20])('alarms by EARS in as many unchanged weeks of %i cases as it tells', (weekly) => {
  const runs = Array.from({ length: 20_000 }, () => judgeShort(Array.from({ length: 7 }, () => ({ count: poisson(weekly), exposure: 5 })), { count: poisson(weekly), exposure: 5 }, 3 * weekly));
  const shareOf = (is: (run: (typeof runs)[number]) => boolean): number => runs.filter(is).length / runs.length;
  const told = runs.reduce((sum, { chance }) => sum + chance, 0) / runs.length;
  expect(Math.abs(shareOf(({ alarm }) => alarm) - told)).toBeLessThan(0.008);
  expect(shareOf(({ pValue }) => pValue < 0.01)).toBeLessThan(0.013);
  expect(shareOf(({ pValue }) => pValue < 0.05)).toBeGreaterThan(0.03);
});
