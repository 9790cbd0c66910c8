import { normalQuantile } from '../distributions/normal.js';
import { amount, refuseIf } from '../input.js';
import { at, clip, mean, sum, variance } from '../numbers.js';

/** The last count held against the seven before it (C1) or the seven that end two periods before it (C2). */
export interface EarsJudgement {
  readonly mean: number;
  readonly sd: number;
  readonly upper: number;
  readonly alarm: boolean;
}

/** EARS C3: what C2 has gathered above 1 in three periods. */
export interface EarsGathered {
  readonly statistic: number;
  readonly threshold: number;
  readonly alarm: boolean;
}

const WINDOW = 7;
const GUARD = 2;
/** Below this a week without variation would make one case an alarm. */
const LEAST_SD = 0.5;

function baselineOf(series: readonly number[], last: number, guard: number): { readonly mean: number; readonly sd: number } {
  const window = series.slice(last - guard - WINDOW, last - guard);
  return { mean: mean(window), sd: Math.max(LEAST_SD, Math.sqrt(variance(window))) };
}

function judge(series: readonly number[], guard: number, alpha: number): EarsJudgement {
  amount('counts', ...series);
  refuseIf(series.length < WINDOW + guard + 1, 'TOO_FEW', 'periods');
  const last = series.length - 1;
  const { mean: centre, sd } = baselineOf(series, last, guard);
  const upper = centre + normalQuantile(1 - alpha) * sd;
  return { mean: centre, sd, upper, alarm: at(series, last) > upper };
}

/** EARS C1 of the last count: mean + z·sd of the seven before it. At least 8 counts. Hutwagner et al. 2003, J. Urban Health 80:i89. */
export const earsC1 = (series: readonly number[], alpha = 0.001): EarsJudgement => judge(series, 0, alpha);

/** EARS C2: as C1, with two periods left out so that the start of an outbreak does not hide its rise. At least 10 counts. */
export const earsC2 = (series: readonly number[], alpha = 0.001): EarsJudgement => judge(series, GUARD, alpha);

/** EARS C3: Σ max(0, C2 − 1) over the last three counts, the last included (Hutwagner 2003; the manual of R surveillance). At least 12 counts. */
export function earsC3(series: readonly number[], alpha = 0.025): EarsGathered {
  amount('counts', ...series);
  refuseIf(series.length < WINDOW + GUARD + 3, 'TOO_FEW', 'periods');
  const excess = [3, 2, 1].map((back) => {
    const last = series.length - back;
    const { mean: centre, sd } = baselineOf(series, last, GUARD);
    return clip((at(series, last) - centre) / sd - 1, 0, Infinity);
  });
  const [statistic, threshold] = [sum(excess), normalQuantile(1 - alpha)];
  return { statistic, threshold, alarm: statistic > threshold };
}
