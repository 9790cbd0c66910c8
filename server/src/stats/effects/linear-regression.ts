import { refuseIf } from '../input.js';
import { at, sum, sumOf } from '../numbers.js';

/** A least-squares fit. Covariances are row-major, one row a coefficient. */
export interface LinearFit {
  readonly coefficients: readonly number[];
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
  readonly degreesOfFreedom: number;
  /** (X′X)⁻¹ times the residual variance. */
  readonly covariance: readonly (readonly number[])[];
  /** Newey–West covariance with Bartlett weights up to a lag, times n/(n − columns) for small samples. */
  hac(lags: number): readonly (readonly number[])[];
}

type Matrix = readonly (readonly number[])[];

/** Gauss–Jordan inverse with pivoting; singular matrices (a column that is a sum of others) are refused. */
function inverse(matrix: Matrix): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))]);
  for (let k = 0; k < n; k += 1) {
    const best = rows.slice(k).reduce((top, row, i) => (Math.abs(at(row, k)) > Math.abs(at(rows[top] ?? [], k)) ? k + i : top), k);
    const pivot = rows[best] ?? [];
    rows[best] = rows[k] ?? [];
    const scale = at(pivot, k);
    refuseIf(!(Math.abs(scale) > 1e-10 * Math.abs(at(matrix[k] ?? [], k))), 'TOO_FEW', 'different values');
    const unit = pivot.map((value) => value / scale);
    rows[k] = unit;
    rows.forEach((row, i) => {
      const factor = at(row, k);
      if (i !== k && factor !== 0) rows[i] = row.map((value, j) => value - factor * at(unit, j));
    });
  }
  return rows.map((row) => row.slice(n));
}

const product = (a: Matrix, b: Matrix): number[][] => a.map((row) => (b[0] ?? []).map((_, j) => sumOf(row, (value, k) => value * at(b[k] ?? [], j))));

/** Ordinary least squares of `y` on the columns of `x` (a row a point); more points than columns. Newey & West 1987, Econometrica 55:703, for `hac`. */
export function leastSquares(x: Matrix, y: readonly number[]): LinearFit {
  const columns = x[0]?.length ?? 0;
  refuseIf(x.length !== y.length, 'LENGTHS_DIFFER', 'rows');
  refuseIf(x.length <= columns, 'TOO_FEW', 'rows');
  const places = Array.from({ length: columns }, (_, j) => j);
  const bread = inverse(places.map((i) => places.map((j) => sumOf(x, (row) => at(row, i) * at(row, j)))));
  const moments = places.map((j) => sumOf(x, (row, t) => at(row, j) * at(y, t)));
  const coefficients = bread.map((row) => sumOf(row, (value, j) => value * at(moments, j)));
  const fitted = x.map((row) => sumOf(row, (value, j) => value * at(coefficients, j)));
  const residuals = y.map((value, t) => value - at(fitted, t));
  const degreesOfFreedom = x.length - columns;
  const variance = sumOf(residuals, (e) => e * e) / degreesOfFreedom;
  const hac = (lags: number) => {
    const scores = x.map((row, t) => row.map((value) => value * at(residuals, t)));
    const lagged = (lag: number, i: number, j: number) => sum(scores.slice(lag).map((row, t) => at(row, i) * at(scores[t] ?? [], j)));
    const meat = places.map((i) => places.map((j) => {
      const beyond = Array.from({ length: lags }, (_, l) => (1 - (l + 1) / (lags + 1)) * (lagged(l + 1, i, j) + lagged(l + 1, j, i)));
      return ((lagged(0, i, j) + sum(beyond)) * x.length) / degreesOfFreedom;
    }));
    return product(product(bread, meat), bread);
  };
  return { coefficients, fitted, residuals, degreesOfFreedom, covariance: bread.map((row) => row.map((value) => value * variance)), hac };
}

/** Standard error of a weighted sum of coefficients; rounding below 0 is 0. */
export function contrastError(covariance: Matrix, weights: readonly number[]): number {
  return Math.sqrt(Math.max(0, sumOf(weights, (a, i) => sumOf(weights, (b, j) => a * b * at(covariance[i] ?? [], j)))));
}
