import { amount } from '../input.js';
import type { Proportion } from '../intervals/newcombe.js';
import { mean } from '../numbers.js';

/** Charts of the same question for different data. */
export type ChartKind = 'xmr' | 'p' | 't';

/** Below so many expected successes or failures a proportion is not near to normal. */
const FEWEST_EXPECTED = 5;
/** Samples whose sizes differ more than this have limits that differ visibly. */
const UNEQUAL = 2;

/** XmR for proportions from samples large and alike enough for one pair of limits, else the p chart, whose limits go with each sample. */
export function chartForProportions(points: readonly Proportion[]): ChartKind {
  const sizes = points.map((p) => p.trials).filter((n) => n > 0);
  if (sizes.length === 0) return 'xmr';
  const rate = mean(points.map((p) => p.successes)) / mean(points.map((p) => p.trials));
  const smallest = Math.min(...sizes);
  const normal = smallest * Math.min(rate, 1 - rate) >= FEWEST_EXPECTED;
  return normal && Math.max(...sizes) <= UNEQUAL * smallest ? 'xmr' : 'p';
}

/** XmR for counts, but days between events (t chart) where there is less than one a period: most points would be 0. */
export function chartForCounts(counts: readonly number[]): ChartKind {
  amount('counts', ...counts);
  return counts.length > 0 && mean(counts) < 1 ? 't' : 'xmr';
}
