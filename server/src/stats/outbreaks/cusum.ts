import { poissonLowerTail, poissonUpperTail } from '../distributions/gamma.js';
import { count, positive, refuseIf } from '../input.js';
import { at } from '../numbers.js';

/** A CUSUM that watches for a slow rise of Poisson counts. */
export interface Cusum {
  /** What a period may hold before it counts against the process. */
  readonly reference: number;
  readonly sums: readonly number[];
  /** Index of the first sum above the threshold; null for none. */
  readonly firstAlarm: number | null;
}

/** The reference value (μ₁ − μ₀)/ln(μ₁/μ₀) that finds a rise from μ₀ to μ₁ soonest (Lucas 1985, Technometrics 27:129). */
export function cusumReference(inControl: number, outOfControl: number): number {
  positive('means', inControl, outOfControl);
  refuseIf(outOfControl <= inControl, 'OUT_OF_ORDER', 'means');
  return (outOfControl - inControl) / Math.log(outOfControl / inControl);
}

/** Upper Poisson CUSUM C = max(0, C + y − k) with alarm above `threshold`. Choose the threshold by `averageRunLength`. */
export function cusum(series: readonly number[], inControl: number, outOfControl: number, threshold: number): Cusum {
  count('counts', ...series);
  positive('threshold', threshold);
  const reference = cusumReference(inControl, outOfControl);
  let value = 0;
  const sums = series.map((y) => (value = Math.max(0, value + y - reference)));
  const first = sums.findIndex((c) => c > threshold);
  return { reference, sums, firstAlarm: first < 0 ? null : first };
}

const STATES = 400;

/** Solves A·x = 1 in place by elimination; A is diagonally dominant, so no pivots are needed. */
function solveOnes(rows: number[][]): number[] {
  const right = rows.map(() => 1);
  rows.forEach((pivot, k) => {
    for (let i = k + 1; i < rows.length; i += 1) {
      const row = rows[i] ?? [];
      const factor = at(row, k) / at(pivot, k);
      if (factor === 0) continue;
      for (let j = k; j < row.length; j += 1) row[j] = at(row, j) - factor * at(pivot, j);
      right[i] = at(right, i) - factor * at(right, k);
    }
  });
  for (let k = rows.length - 1; k >= 0; k -= 1) {
    const row = rows[k] ?? [];
    let rest = at(right, k);
    for (let j = k + 1; j < row.length; j += 1) rest -= at(row, j) * at(right, j);
    right[k] = rest / at(row, k);
  }
  return right;
}

/** Mean number of periods until an alarm when counts have mean `mean`: a Markov chain on a grid of sums (Brook & Evans 1972, Biometrika 59:539). */
export function averageRunLength(mean: number, reference: number, threshold: number): number {
  positive('mean, reference and threshold', mean, reference, threshold);
  const width = threshold / STATES;
  const rows = Array.from({ length: STATES + 1 }, (_, from) => {
    const row = new Array<number>(STATES + 1).fill(0);
    row[from] = 1;
    const start = from * width;
    // The chance of staying at 0, and of each count that leads to a sum within the threshold.
    row[0] = at(row, 0) - poissonLowerTail(Math.floor(reference - start), mean);
    for (let y = Math.max(0, Math.floor(reference - start) + 1); start + y - reference <= threshold; y += 1) {
      const to = Math.round((start + y - reference) / width);
      row[to] = at(row, to) - (poissonUpperTail(y, mean) - poissonUpperTail(y + 1, mean));
    }
    return row;
  });
  return at(solveOnes(rows), 0);
}
