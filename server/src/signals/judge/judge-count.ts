import { normalQuantile, studentUpperTail } from '../../stats/distributions/normal.js';
import { earsC1 } from '../../stats/outbreaks/ears.js';
import { ALPHA, FEWEST, type Exceedance } from '../../stats/outbreaks/exceedance.js';
import { farrington } from '../../stats/outbreaks/farrington.js';
import { negativeBinomialExceedance, predictiveTail } from '../../stats/outbreaks/predictive.js';
import type { Period } from '../../stats/outbreaks/quasi-poisson.js';
import { mean, sumOf, variance } from '../../stats/numbers.js';

/** Below this mean, or with fewer periods, a count is judged by the predictive distribution. */
const SPARSE_MEAN = 2;
const FEWEST_PERIODS = 6;

/** A count held against its past. */
export interface JudgedCount extends Exceedance {
  readonly lambda: number;
  /** Probability of an alarm if nothing has changed. */
  readonly chance: number;
}

const exposureOf = (periods: readonly Period[]): number => sumOf(periods, ({ exposure = 1 }) => exposure);

/** Whether a past has too few cases for a regression. */
export const isSparse = (base: readonly Period[]): boolean => base.length < FEWEST_PERIODS || sumOf(base, ({ count }) => count) / base.length < SPARSE_MEAN;

/** What may be said of a series besides its counts. */
export interface CountOptions {
  /** Variance over mean that series too sparse to show their own have in common. */
  readonly sparseDispersion?: number;
  /** 12 when left out. */
  readonly periodsAYear?: number;
}

/** Of an unchanged series: the bound stands at this normal quantile, but the dispersion is estimated, so chance goes beyond it as Student's t does. */
const chanceOfFarrington = (periods: number): number => studentUpperTail(normalQuantile(1 - ALPHA / 2), periods - 1);

/**
 * Judges a period by those before it. `recent`: cases of the three periods before, for the suppression of the few. Periods without exposure (a week of
 * holidays) must have been left out.
 */
export function judgeCount(base: readonly Period[], current: Required<Period>, recent: number, { sparseDispersion = 1, periodsAYear = 12 }: CountOptions = {}): JudgedCount {
  const past = sumOf(base, ({ count }) => count);
  const lastFour = recent + current.count;
  const given = { ...current, lastFour };
  const exposure = exposureOf(base) / current.exposure;
  if (!isSparse(base)) {
    const judged = farrington(base, given, { periodsAYear });
    return { ...judged, lambda: judged.expected / current.exposure, chance: chanceOfFarrington(base.length) };
  }
  const expected = (past + 0.5) / exposure;
  const lambda = expected / current.exposure;
  // Too few to call anybody, whatever the bound is: most series of a fine grain end here.
  const needed = Math.max(1, FEWEST - recent);
  if (lastFour < FEWEST) {
    const chance = Math.min(ALPHA / 2, predictiveTail(needed, past, exposure, sparseDispersion));
    return { method: 'negative_binomial', expected, dispersion: sparseDispersion, lower: 0, upper: NaN, exceedance: 0, pValue: 1, alarm: false, suppressed: true, lambda, chance };
  }
  const judged = negativeBinomialExceedance(base, given, { dispersion: sparseDispersion });
  return { ...judged, lambda, chance: predictiveTail(Math.max(needed, judged.upper + 1), past, exposure, sparseDispersion) };
}

/** Counts lean less to one side by this power (Farrington et al. 1996); deviations below the floor are taken for it. */
const BENT = 2 / 3;
const LEAST_BENT_SD = 0.25;

/**
 * Judges a period by the seven before it (or before those left out between) by EARS: C1, with two left out C2. For a history too short for a regression:
 * mean and deviation of the seven, as of the period's own exposure. Seven say little of their deviation, so probabilities are Student's t of six degrees
 * of freedom for a new observation, of the counts' 2/3rd powers: 1.6 to 2.6 alarms in a hundred unchanged periods, not the 0.1 that normal ones with a
 * known deviation would give. Throws `StatisticsError` TOO_FEW for fewer than seven.
 */
export function judgeShort(base: readonly Required<Period>[], { count, exposure }: Required<Period>, recent: number): JudgedCount {
  const past = base.map((period) => (period.count * exposure) / period.exposure);
  const { mean: expected, sd, upper } = earsC1([...past, count]);
  const bent = past.map((x) => x ** BENT);
  const spread = Math.max(LEAST_BENT_SD, Math.sqrt(variance(bent))) * Math.sqrt(1 + 1 / past.length);
  const tail = (x: number): number => studentUpperTail((x ** BENT - mean(bent)) / spread, past.length - 1);
  const suppressed = recent + count < FEWEST;
  return {
    method: 'ears', expected, dispersion: Math.max(1, sd ** 2 / expected), lower: 0, upper, exceedance: (count - expected) / (upper - expected), pValue: tail(count),
    alarm: count > upper && !suppressed, suppressed, lambda: expected / exposure, chance: tail(upper),
  };
}
