import { studentQuantile } from '../distributions/normal.js';
import { count, finite, positive, refuseIf } from '../input.js';
import { Z95, type Interval } from '../interval.js';
import { newcombe, type Proportion } from '../intervals/newcombe.js';
import { at, mean, sum, sumOf, variance } from '../numbers.js';

/** What changed from before to after: a difference of `after` and `before`, or their ratio, with its 95 % interval. */
export interface Change extends Interval {
  readonly scale: 'difference' | 'ratio';
  readonly before: number;
  readonly after: number;
  /** after − before, or after / before. */
  readonly estimate: number;
}

/** Events of a period in an exposure. */
export interface Events {
  readonly events: number;
  readonly exposure: number;
}

const pool = (periods: readonly Proportion[]): Proportion => ({ successes: sumOf(periods, (p) => p.successes), trials: sumOf(periods, (p) => p.trials) });
const rateOf = (periods: readonly Events[]): number => sumOf(periods, (p) => p.events) / sumOf(periods, (p) => p.exposure);

/** How much more than by chance periods vary (Pearson's χ² over its freedom), at least 1; 1 where nothing can vary. McCullagh & Nelder 1989, §4.5. */
export function dispersionOfShares(periods: readonly Proportion[]): number {
  const { successes, trials } = pool(periods);
  const p = successes / trials;
  if (periods.length < 2 || !(p > 0 && p < 1)) return 1;
  return Math.max(1, sumOf(periods, (one) => (one.successes - one.trials * p) ** 2 / (one.trials * p * (1 - p))) / (periods.length - 1));
}

/** The same of events in their exposures. */
export function dispersionOfEvents(periods: readonly Events[]): number {
  const rate = rateOf(periods);
  if (periods.length < 2 || !(rate > 0)) return 1;
  return Math.max(1, sumOf(periods, ({ events, exposure }) => (events - rate * exposure) ** 2 / (rate * exposure)) / (periods.length - 1));
}

/** t of the periods that the spread comes from over the normal's: what is estimated from few periods is wider. */
const widened = (periods: number): number => studentQuantile(0.975, Math.max(1, periods - 1)) / Z95;

/**
 * Pooled shares of periods: Newcombe's interval (`newcombe`), its halves widened by √φ where the periods before vary by more than chance, and then by t for a φ from so few. Null without trials on a side.
 */
export function changeOfShares(before: readonly Proportion[], after: readonly Proportion[]): Change | null {
  const [old, now] = [pool(before), pool(after)];
  const told = newcombe(now, old);
  if (told === null) return null;
  const phi = dispersionOfShares(before);
  const by = phi === 1 ? 1 : Math.sqrt(phi) * widened(before.length);
  return {
    scale: 'difference', before: old.successes / old.trials, after: now.successes / now.trials, estimate: told.difference,
    low: told.difference - by * (told.difference - told.low), high: told.difference + by * (told.high - told.difference),
  };
}

/**
 * Ratio of rates of periods: normal on its logarithm with variance φ(1/a + 1/b), φ by the periods before, t for a φ above 1. Half an event is added to a side without any. Null where there are none at all.
 * Rothman, Greenland & Lash 2008, p. 259; McCullagh & Nelder 1989, §6.2 for φ.
 */
export function changeOfEvents(before: readonly Events[], after: readonly Events[]): Change | null {
  count('events', ...[...before, ...after].map(({ events }) => events));
  positive('exposure', ...[...before, ...after].map(({ exposure }) => exposure));
  const [b, a] = [sumOf(before, ({ events }) => events), sumOf(after, ({ events }) => events)];
  if (before.length === 0 || after.length === 0 || a + b === 0) return null;
  const [old, now] = [rateOf(before), rateOf(after)];
  const [some, most] = [Math.max(a, 0.5) / sumOf(after, ({ exposure }) => exposure), Math.max(b, 0.5) / sumOf(before, ({ exposure }) => exposure)];
  const phi = dispersionOfEvents(before);
  const half = (phi === 1 ? Z95 : Z95 * widened(before.length)) * Math.sqrt(phi * (1 / Math.max(a, 0.5) + 1 / Math.max(b, 0.5)));
  const estimate = some / most;
  return { scale: 'ratio', before: old, after: now, estimate, low: estimate * Math.exp(-half), high: estimate * Math.exp(half) };
}

/** d₂ for ranges of two. */
const D2 = 1.128;

/** Standard deviation of single values: the larger of the usual one and that of neighbours, so that neither a drift nor a saw makes it small. */
export const spreadOfValues = (values: readonly number[]): number => Math.max(Math.sqrt(variance(values)), mean(steps(values).map(Math.abs)) / D2);
const steps = (values: readonly number[]): number[] => values.slice(1).map((value, i) => value - at(values, i));

/** Means of values of periods, with the spread of those before and t. At least three before and one after. */
export function changeOfValues(before: readonly number[], after: readonly number[]): Change {
  finite('values', ...before, ...after);
  refuseIf(before.length < 3 || after.length < 1, 'TOO_FEW', 'values');
  const half = studentQuantile(0.975, before.length - 1) * spreadOfValues(before) * Math.sqrt(1 / before.length + 1 / after.length);
  return changed(before, after, half);
}

/**
 * Means of a stock at the ends of periods, each of which begins where the last ended: the interval of a random walk, whose steps vary as those before did, or that of `changeOfValues` where wider. A walk wanders off by
 * itself, and more so the longer it is watched: Var = σ²[(m − 1)(2m − 1)/6m + (k + 1)(2k + 1)/6k] for m before and k after.
 */
export function changeOfStocks(before: readonly number[], after: readonly number[]): Change {
  const independent = changeOfValues(before, after);
  const [m, k, each] = [before.length, after.length, steps(before)];
  const sigma = Math.sqrt(sum(each.map((step) => step ** 2)) / each.length);
  const half = studentQuantile(0.975, each.length) * sigma * Math.sqrt(((m - 1) * (2 * m - 1)) / (6 * m) + ((k + 1) * (2 * k + 1)) / (6 * k));
  return half * 2 > independent.high - independent.low ? changed(before, after, half) : independent;
}

function changed(before: readonly number[], after: readonly number[], half: number): Change {
  const [old, now] = [mean(before), mean(after)];
  return { scale: 'difference', before: old, after: now, estimate: now - old, low: now - old - half, high: now - old + half };
}

/** A change held against another figure than that of before: what would have come without any effect. `doubt` is a half-width of that figure (of its logarithm for ratios), added in quadrature. */
export function changeBeyond(change: Change, expected: number, doubt = 0): Change {
  if (change.scale === 'ratio') {
    const [by, log] = [change.before / expected, (x: number) => Math.log(x / change.estimate)];
    const estimate = change.estimate * by;
    return { ...change, before: expected, estimate, low: estimate * Math.exp(-Math.hypot(log(change.low), doubt)), high: estimate * Math.exp(Math.hypot(log(change.high), doubt)) };
  }
  const estimate = change.after - expected;
  return { ...change, before: expected, estimate, low: estimate - Math.hypot(change.estimate - change.low, doubt), high: estimate + Math.hypot(change.high - change.estimate, doubt) };
}
