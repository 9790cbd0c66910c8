import { studentQuantile } from '../distributions/normal.js';
import { count, finite, refuseIf } from '../input.js';
import { around, type Interval } from '../interval.js';
import { at, mean, sumOf } from '../numbers.js';
import { contrastError, leastSquares } from './linear-regression.js';

/** An effect with its 95 % interval, the wider of the usual and the autocorrelation-robust one. */
export interface Effect extends Interval {
  readonly value: number;
  readonly from: 'ols' | 'hac';
}

/** One group before and after something began, held against its own trend. Label B: an association, with its assumptions. */
export interface InterruptedSeries {
  /** Intercept, slope before, change of level, change of slope. */
  readonly coefficients: readonly number[];
  readonly level: Effect;
  readonly slope: Effect;
  /** At the last point: what the old trend lets expect, what the model says, and the difference. */
  readonly counterfactual: number;
  readonly fitted: number;
  readonly last: Effect;
  /** Mean effect over the points after. */
  readonly average: Effect;
  /** Difference of the means after and before, which mistakes a trend for an effect. */
  readonly naive: number;
  /** Near 2 without autocorrelation of neighbours; not reliable in short series. NaN for a perfect fit. */
  readonly durbinWatson: number;
}

const FEWEST_BEFORE = 12;
const FEWEST_AFTER = 6;
const LAGS = 2;

/**
 * Segmented regression Y = β₀ + β₁T + β₂D + β₃P with T from 1 and P from 1 at the first point after. `values` in time order without gaps,
 * `before` of them before; at least 12 before and 6 after, for fewer cannot tell a trend from chance. Seasonal series are to be adjusted first.
 * Bernal, Cummins & Gasparrini 2017, Int. J. Epidemiol. 46:348; the wider of two intervals, since all are too narrow in short series (Turner et al. 2021).
 */
export function interruptedSeries(values: readonly number[], before: number): InterruptedSeries {
  finite('values', ...values);
  count('before', before);
  const after = values.length - before;
  refuseIf(before < FEWEST_BEFORE || after < FEWEST_AFTER, 'TOO_FEW', 'values');
  const fit = leastSquares(values.map((_, i) => (i < before ? [1, i + 1, 0, 0] : [1, i + 1, 1, i - before + 1])), values);
  const t = studentQuantile(0.975, fit.degreesOfFreedom);
  const robust = fit.hac(LAGS);
  const effect = (weights: readonly number[]): Effect => {
    const value = sumOf(weights, (w, i) => w * at(fit.coefficients, i));
    const [ols, hac] = [contrastError(fit.covariance, weights), contrastError(robust, weights)];
    return { value, from: hac > ols ? 'hac' : 'ols', ...around(value, t * Math.max(ols, hac)) };
  };
  const last = effect([0, 0, 1, after]);
  const fitted = at(fit.fitted, values.length - 1);
  const steps = fit.residuals.slice(1).map((e, i) => (e - at(fit.residuals, i)) ** 2);
  return {
    coefficients: fit.coefficients,
    level: effect([0, 0, 1, 0]),
    slope: effect([0, 0, 0, 1]),
    counterfactual: fitted - last.value,
    fitted,
    last,
    average: effect([0, 0, 1, (after + 1) / 2]),
    naive: mean(values.slice(before)) - mean(values.slice(0, before)),
    durbinWatson: sumOf(steps, (s) => s) / sumOf(fit.residuals, (e) => e * e),
  };
}
