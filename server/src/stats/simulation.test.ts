import { FALSE_CALLS, gChart, tChart } from './charts/rare-events.js';
import { trustOf, xmr } from './charts/xmr.js';
import { alertLevels } from './outbreaks/alert-level.js';
import type { Exceedance } from './outbreaks/exceedance.js';
import { farrington } from './outbreaks/farrington.js';
import { negativeBinomialExceedance } from './outbreaks/predictive.js';
import { forecast } from './series/back-test.js';

// Chance that is the same in every run: mulberry32, and draws made from it.
let state = 20_260_101;
function unit(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());

function poisson(mean: number): number {
  const target = unit();
  let [k, chance] = [0, Math.exp(-mean)];
  for (let sum = chance; sum < target && k < 1000; sum += chance) {
    k += 1;
    chance *= mean / k;
  }
  return k;
}

/** Marsaglia & Tsang 2000. */
function gamma(shape: number): number {
  if (shape < 1) return gamma(shape + 1) * (1 - unit()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A count whose variance is `phi` times its mean. */
const burst = (mean: number, phi: number) => (phi === 1 ? poisson(mean) : poisson(gamma(mean / (phi - 1)) * (phi - 1)));

const year = (draw: () => number) => Array.from({ length: 12 }, () => ({ count: draw() }));

function judged(baseline: readonly { count: number }[], count: number): Exceedance {
  const current = { count, lastFour: 60 };
  const mean = baseline.reduce((sum, p) => sum + p.count, 0) / baseline.length;
  return mean < 2 ? negativeBinomialExceedance(baseline, current) : farrington(baseline, current);
}

describe('on pure noise', () => {
  it.each([
    ['normal', () => 100 + 10 * normal()],
    ['Poisson, mean 40', () => poisson(40)],
    ['Poisson, mean 12', () => poisson(12)],
  ])('the latest of 24 points of an XmR chart is a signal in 0.6 to 2.0 of a hundred: %s', (_, draw) => {
    const runs = 4000;
    let signals = 0;
    for (let run = 0; run < runs; run += 1) if (xmr(Array.from({ length: 24 }, draw)).points.at(-1)?.signal) signals += 1;
    expect(signals / runs).toBeGreaterThan(0.006);
    expect(signals / runs).toBeLessThan(0.02);
  });

  // Three years of days, as the charts are asked: what is told beside them is held here.
  const DAYS = 1_096;
  const share = (all: readonly boolean[]): number => all.filter(Boolean).length / all.length;
  function expectFalseCalls(chart: 'g' | 't', one: () => { values: number[]; quiet: number }): void {
    const drawn = Array.from({ length: 3_000 }, one).filter(({ values }) => trustOf(values.length) !== 'too_few').map(({ values, quiet }) => {
      const { points } = chart === 't' ? tChart(values) : gChart(values);
      return { latest: points.at(-1)?.signal !== null, since: quiet > (points[0]?.upper ?? Infinity) };
    });
    expect(drawn.length).toBeGreaterThan(1_000);
    expect(Math.abs(share(drawn.map(({ latest }) => latest)) - FALSE_CALLS[chart].latest)).toBeLessThan(0.008);
    expect(Math.abs(share(drawn.map(({ since }) => since)) - FALSE_CALLS[chart].since)).toBeLessThan(0.012);
  }

  it.each([[0.6, 7], [0.6, 5], [0.95, 7], [0.95, 5]])('the latest gap of a t chart, and the time since, are signals as often as is told: %d a month on %d days a week', (aMonth, worked) => {
    expectFalseCalls('t', () => {
      const on = Array.from({ length: DAYS }, (_, day) => ({ day, n: day % 7 < worked ? poisson(((aMonth / 30.44) * 7) / worked) : 0 })).flatMap(({ day, n }) => new Array<number>(n).fill(day));
      return { values: on.slice(1).map((day, i) => day - (on[i] ?? day)), quiet: DAYS - 1 - (on.at(-1) ?? 0) };
    });
  });

  it.each([0.03, 0.05])('the latest gap of a g chart, and what came since, are signals as often as is told: %d of the cases', (rate) => {
    expectFalseCalls('g', () => {
      const values: number[] = [];
      let [between, seen] = [0, false];
      for (let i = 0; i < DAYS / 2; i += 1) {
        if (unit() >= rate) { between += 1; continue; }
        if (seen) values.push(between);
        [between, seen] = [0, true];
      }
      return { values, quiet: between };
    });
  });

  // Dispersion 1.5 is what ordinary bursts make of counts; with normal tails such periods had a warning two times of five.
  it.each([[60, 1], [60, 1.5], [300, 1], [300, 1.5]])('fewer than one period in ten has a warning among %d series of dispersion %d', (series, phi) => {
    const runs = 15_000 / series;
    let [warned, noticed] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const all = Array.from({ length: series }, (_, i) => {
        const mean = 1 + (60 * i) / series;
        return { exceedance: judged(year(() => burst(mean, phi)), burst(mean, phi)), institutions: 1, largeAmount: false };
      });
      const levels = alertLevels(all);
      if (levels.some((level) => level === 'warning' || level === 'critical')) warned += 1;
      noticed += levels.filter((level) => level !== null).length;
    }
    expect(warned / runs).toBeLessThan(0.1);
    // The notice of a single series is not controlled: α/2 = 0.5 % with Poisson noise, more with bursts.
    expect(noticed / (runs * series)).toBeLessThan(0.015);
  });
});

describe('planted outbreaks on a monthly mean of 12', () => {
  it.each([[2, 0.7], [2.2, 0.8]])('times %d: found at the level of a notice within two periods in at least %d of runs', (factor, least) => {
    const runs = 1500;
    let found = 0;
    for (let run = 0; run < runs; run += 1) {
      const past = year(() => poisson(12));
      const first = poisson(12 * factor);
      const seen = judged(past, first).alarm || judged([...past.slice(1), { count: first }], poisson(12 * factor)).alarm;
      if (seen) found += 1;
    }
    expect(found / runs).toBeGreaterThanOrEqual(least);
  });
});

describe('forecast intervals of 95 %', () => {
  const season = (i: number) => 1 + 0.3 * Math.sin((2 * Math.PI * i) / 12);
  let walk = 0;

  it.each([
    ['counts without a pattern', 36, () => poisson(40)],
    ['counts with a season', 60, (i: number) => poisson(60 * season(i))],
    ['bursts', 36, () => burst(30, 2)],
    ['a level that wanders', 48, (i: number) => 200 + (walk = (i === 0 ? 0 : walk) + 5 * normal()) + 5 * normal()],
  ])('hold %s', (_, length, draw) => {
    const runs = 60;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const values = Array.from({ length: length + 3 }, (__, i) => draw(i));
      const { points } = forecast(values.slice(0, length), { horizon: 3, season: 12, transform: 'log1p', bounds: { low: 0, high: Infinity } });
      points.forEach((point, i) => {
        const came = values[length + i] ?? NaN;
        if (came >= point.low && came <= point.high) held += 1;
      });
    }
    expect(held / (3 * runs)).toBeGreaterThan(0.88);
  });
});
