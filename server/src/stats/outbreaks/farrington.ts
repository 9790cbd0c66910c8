import { normalQuantile, studentQuantile, studentUpperTail } from '../distributions/normal.js';
import { count, positive, refuseIf } from '../input.js';
import { at, mean, sum } from '../numbers.js';
import { ALPHA, FEWEST, type Current, type Exceedance } from './exceedance.js';
import { quasiPoisson, type Period, type QuasiPoissonFit } from './quasi-poisson.js';

/** Beyond this Anscombe residual a period of the baseline is taken for a past outbreak (Noufaily et al. 2013, Stat. Med. 32:1206). */
const OUTBREAK = 2.58;
/** A trend is fitted to so many years, however they are cut: a growth of some months must not excuse itself. */
const YEARS_FOR_TREND = 3;

/** What the bound was made from, for those who ask why. */
export interface FarringtonExceedance extends Exceedance {
  readonly residuals: readonly number[];
  /** Weights of the baseline, summing to its length; below 1 a past outbreak. */
  readonly weights: readonly number[];
  readonly trend: boolean;
}

/** What may be said about how the bound is made. */
export interface FarringtonOptions {
  readonly alpha?: number;
  /** False leaves past outbreaks their full weight. */
  readonly reweight?: boolean;
  /** 12 for months, which is what is meant when left out; 52 for weeks. */
  readonly periodsAYear?: number;
}

interface Weighted {
  readonly fit: QuasiPoissonFit;
  readonly residuals: readonly number[];
  readonly weights: readonly number[];
}

/** Anscombe residuals of Poisson counts, standardised (McCullagh & Nelder 1989, §2.4). */
function anscombe(periods: readonly Period[], fit: QuasiPoissonFit): number[] {
  return periods.map((p, i) => {
    const mu = at(fit.fitted, i);
    return (1.5 * (p.count ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))) / Math.sqrt(fit.dispersion * (1 - at(fit.leverages, i)));
  });
}

function fitWeighted(periods: readonly Period[], times: readonly number[], trend: boolean, reweight: boolean): Weighted {
  const ones = periods.map(() => 1);
  const first = quasiPoisson(periods, ones, times, trend);
  const residuals = anscombe(periods, first);
  if (!reweight || residuals.every((s) => s <= OUTBREAK)) return { fit: first, residuals, weights: ones };
  const raw = residuals.map((s) => (s > OUTBREAK ? s ** -2 : 1));
  const scale = periods.length / sum(raw);
  const weights = raw.map((w) => w * scale);
  return { fit: quasiPoisson(periods, weights, times, trend), residuals, weights };
}

/** A trend is kept where it is significant and does not predict beyond anything seen; otherwise growth would excuse itself. */
function choose(periods: readonly Period[], times: readonly number[], now: number, reweight: boolean, periodsForTrend: number): Weighted & { trend: boolean } {
  if (periods.length >= periodsForTrend) {
    const grown = fitWeighted(periods, times, true, reweight);
    const significant = Math.abs(grown.fit.slope / grown.fit.slopeError) > studentQuantile(0.975, periods.length - 2);
    const highest = Math.max(...periods.map((p) => p.count / (p.exposure ?? 1)));
    if (significant && grown.fit.predict(now, 1).expected <= highest) return { ...grown, trend: true };
  }
  return { ...fitWeighted(periods, times, false, reweight), trend: false };
}

/**
 * Farrington's bound by quasi-Poisson regression: is `current` beyond what `baseline` lets expect? `baseline` in time order, the period just
 * before the current one last, only complete periods; which periods (the last 12, or those of the same season) is the caller's choice.
 * From three years of periods on a significant trend is fitted. Needs at least 3 periods and one case among them (for less use `negativeBinomialExceedance`).
 * Bound on the ⅔-power scale by the normal, p-value by Student's t. Farrington et al. 1996, JRSS A 159:547; reweighting as Noufaily et al.
 * 2013; α is two-sided.
 */
export function farrington(baseline: readonly Period[], current: Current, options: FarringtonOptions = {}): FarringtonExceedance {
  const exposure = current.exposure ?? 1;
  count('counts', current.count, current.lastFour, ...baseline.map((p) => p.count));
  positive('exposure', exposure, ...baseline.map((p) => p.exposure ?? 1));
  refuseIf(baseline.length < 3, 'TOO_FEW', 'periods');
  refuseIf(baseline.every((p) => p.count === 0), 'TOO_FEW', 'cases');
  const centre = mean(baseline.map((_, i) => i));
  const times = baseline.map((_, i) => i - centre);
  const { fit, residuals, weights, trend } = choose(baseline, times, baseline.length - centre, options.reweight ?? true, YEARS_FOR_TREND * (options.periodsAYear ?? 12));
  const { expected, variance } = fit.predict(baseline.length - centre, exposure);
  const spread = Math.sqrt((4 / 9) * expected ** (1 / 3) * (fit.dispersion + variance / expected));
  const z = normalQuantile(1 - (options.alpha ?? ALPHA) / 2);
  const bound = (sign: number) => Math.max(0, expected ** (2 / 3) + sign * z * spread) ** 1.5;
  const upper = bound(1);
  const exceedance = (current.count - expected) / (upper - expected);
  const suppressed = current.lastFour < FEWEST;
  return {
    method: 'farrington',
    expected,
    dispersion: fit.dispersion,
    lower: bound(-1),
    upper,
    exceedance,
    // The dispersion is itself estimated: normal tails would let many series of ordinary bursts pass a correction for multiplicity.
    pValue: studentUpperTail((current.count ** (2 / 3) - expected ** (2 / 3)) / spread, baseline.length - (trend ? 2 : 1)),
    alarm: exceedance > 1 && !suppressed,
    suppressed,
    residuals,
    weights,
    trend,
  };
}
