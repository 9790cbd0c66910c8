import { amount } from '../input.js';
import type { Proportion } from '../intervals/newcombe.js';
import { mean } from '../numbers.js';

/** Charts of the same question for different data; `rare` asks for days or cases between events (t, g chart), which a monthly series does not have. */
export type ChartKind = 'p' | 'rare' | 'u' | 'xmr';

/** Below so many expected successes or failures a proportion is not near to normal. */
const FEWEST_EXPECTED = 5;
/** Fewer events a period than this, and most points would be 0. */
const RARE = 1;
/** Samples whose sizes differ more than this have limits that differ visibly. */
const UNEQUAL = 2;

/** XmR for proportions from samples large and alike enough for one pair of limits, else the p chart, whose limits go with each sample. Neither where one side is rare. */
export function chartForProportions(points: readonly Proportion[]): ChartKind {
  const sizes = points.map((p) => p.trials).filter((n) => n > 0);
  if (sizes.length === 0) return 'xmr';
  const rate = mean(points.map((p) => p.successes)) / mean(points.map((p) => p.trials));
  if (points.length > 0 && Math.min(mean(points.map((p) => p.successes)), mean(points.map((p) => p.trials - p.successes))) < RARE) return 'rare';
  const smallest = Math.min(...sizes);
  const normal = smallest * Math.min(rate, 1 - rate) >= FEWEST_EXPECTED;
  return normal && Math.max(...sizes) <= UNEQUAL * smallest ? 'xmr' : 'p';
}

/** XmR for counts; none where there is less than one a period. */
export function chartForCounts(counts: readonly number[]): ChartKind {
  amount('counts', ...counts);
  return counts.length > 0 && mean(counts) < RARE ? 'rare' : 'xmr';
}
