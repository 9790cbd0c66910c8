import { isTied } from '../stats/ranking/award.js';
import type { Posterior } from '../stats/ranking/normal-shrinkage.js';

/** Places, counted from 1, none of which is above another with four chances of five. */
export interface Inseparable {
  readonly from: number;
  readonly to: number;
}

/** Largest runs of places that the data cannot separate, from the top; `scores` from the highest. Runs within another are left out. */
export function inseparable(scores: readonly Posterior[]): Inseparable[] {
  const runs: Inseparable[] = [];
  let reached = 0;
  scores.forEach((first, i) => {
    let last = i;
    while (last + 1 < scores.length && isTied(first, scores[last + 1] ?? first)) last += 1;
    if (last > i && last + 1 > reached) {
      runs.push({ from: i + 1, to: last + 1 });
      reached = last + 1;
    }
  });
  return runs;
}
