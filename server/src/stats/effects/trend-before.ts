import { studentQuantile } from '../distributions/normal.js';
import { finite, refuseIf } from '../input.js';
import { around, type Interval } from '../interval.js';
import { at, mean, sumOf } from '../numbers.js';
import { contrastError, leastSquares } from './linear-regression.js';

/** A line through the periods before, drawn on to those after. */
export interface TrendBefore {
  /** Change per period, and 1, −1 where its 80 % interval lies above or below 0, else 0: a trend is to be allowed for long before it is certain. */
  readonly slope: number;
  readonly direction: -1 | 0 | 1;
  /** What the line lets expect of the mean after. */
  readonly expected: number;
  /** Mean after minus that, with its 95 % prediction interval. */
  readonly beyond: Interval & { readonly value: number };
}

const LIKELY = 0.9;

/**
 * Whether periods before were on their way already. `times` are places of all periods (before, then after), in periods; at least four before and one after. Draper & Smith 1998, §3.1 for the prediction of a mean.
 */
export function trendBefore(times: readonly number[], before: readonly number[], after: readonly number[]): TrendBefore {
  finite('values', ...before, ...after);
  refuseIf(before.length < 4 || after.length < 1, 'TOO_FEW', 'values');
  refuseIf(times.length !== before.length + after.length, 'LENGTHS_DIFFER', 'values');
  const origin = mean(times.slice(0, before.length));
  const fit = leastSquares(before.map((_, i) => [1, at(times, i) - origin]), before);
  const slope = at(fit.coefficients, 1);
  const error = contrastError(fit.covariance, [0, 1]);
  const t = studentQuantile(LIKELY, fit.degreesOfFreedom);
  const middle = mean(times.slice(before.length)) - origin;
  const expected = at(fit.coefficients, 0) + slope * middle;
  const noise = sumOf(fit.residuals, (e) => e * e) / fit.degreesOfFreedom / after.length;
  const value = mean(after) - expected;
  const half = studentQuantile(0.975, fit.degreesOfFreedom) * Math.sqrt(contrastError(fit.covariance, [1, middle]) ** 2 + noise);
  return { slope, direction: slope > t * error ? 1 : slope < -t * error ? -1 : 0, expected, beyond: { value, ...around(value, half) } };
}
