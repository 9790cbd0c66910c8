import { at, sumOf } from '../numbers.js';

/** A period of the baseline. */
export interface Period {
  readonly count: number;
  /** Working days, customers, branches; counts are proportional to it. 1 when left out. */
  readonly exposure?: number;
}

/** A quasi-Poisson regression with log link, of counts on nothing or on time. */
export interface QuasiPoissonFit {
  /** ln of the rate per exposure at time 0, and its change per period (0 without trend). */
  readonly intercept: number;
  readonly slope: number;
  /** Standard error of the slope by the dispersion not cut at 1; NaN without trend. */
  readonly slopeError: number;
  readonly fitted: readonly number[];
  readonly leverages: readonly number[];
  /** Pearson's φ over the degrees of freedom, at least 1. */
  readonly dispersion: number;
  /** Expected count at a time and exposure, with the variance of that estimate. */
  predict(time: number, exposure: number): { readonly expected: number; readonly variance: number };
}

/** Inverse of the weighted information matrix of (1, t); without trend only its first element. */
function inverse(weights: readonly number[], times: readonly number[], trend: boolean): readonly [number, number, number] {
  const s0 = sumOf(weights, (w) => w);
  if (!trend) return [1 / s0, 0, 0];
  const s1 = sumOf(weights, (w, i) => w * at(times, i));
  const s2 = sumOf(weights, (w, i) => w * at(times, i) ** 2);
  const determinant = s0 * s2 - s1 * s1;
  return [s2 / determinant, -s1 / determinant, s0 / determinant];
}

/**
 * Fits by iterated weighted least squares (McCullagh & Nelder 1989, §2.5). At least one count must be above 0, and there must be more
 * periods than parameters; both are the caller's to see to. `times` centred on their mean keep the matrix well conditioned.
 */
export function quasiPoisson(periods: readonly Period[], weights: readonly number[], times: readonly number[], trend: boolean): QuasiPoissonFit {
  const exposureOf = (i: number) => periods[i]?.exposure ?? 1;
  let intercept = Math.log(sumOf(periods, (p, i) => at(weights, i) * p.count) / sumOf(periods, (_, i) => at(weights, i) * exposureOf(i)));
  let slope = 0;
  const fittedNow = () => periods.map((_, i) => exposureOf(i) * Math.exp(intercept + slope * at(times, i)));
  let fitted = fittedNow();
  for (let round = 0; trend && round < 50; round += 1) {
    const [i00, i01, i11] = inverse(fitted.map((mu, i) => mu * at(weights, i)), times, true);
    const score0 = sumOf(periods, (p, i) => at(weights, i) * (p.count - at(fitted, i)));
    const score1 = sumOf(periods, (p, i) => at(weights, i) * (p.count - at(fitted, i)) * at(times, i));
    const [step0, step1] = [i00 * score0 + i01 * score1, i01 * score0 + i11 * score1];
    intercept += step0;
    slope += step1;
    fitted = fittedNow();
    if (Math.abs(step0) + Math.abs(step1) < 1e-12) break;
  }
  const [i00, i01, i11] = inverse(fitted.map((mu, i) => mu * at(weights, i)), times, trend);
  const spread = (time: number) => i00 + 2 * i01 * time + i11 * time * time;
  const pearson = sumOf(periods, (p, i) => (at(weights, i) * (p.count - at(fitted, i)) ** 2) / at(fitted, i)) / (periods.length - (trend ? 2 : 1));
  const dispersion = Math.max(1, pearson);
  return {
    intercept,
    slope,
    slopeError: trend ? Math.sqrt(pearson * i11) : NaN,
    fitted,
    leverages: fitted.map((mu, i) => at(weights, i) * mu * spread(at(times, i))),
    dispersion,
    predict: (time, exposure) => {
      const expected = exposure * Math.exp(intercept + slope * time);
      return { expected, variance: dispersion * expected * expected * spread(time) };
    },
  };
}
