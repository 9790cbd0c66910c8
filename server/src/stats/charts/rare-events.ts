import { amount, count, refuseIf } from '../input.js';
import { mean } from '../numbers.js';
import { LIMITS_ONLY, NHS_SEVEN_POINTS, type RuleSet } from './rule-set.js';
import { flagsOf, signalOf } from './signals.js';
import { xmr, type XmrChart, type XmrPoint } from './xmr.js';

/** Exponential times to this power are near to normal (Nelson 1994, J. Qual. Technol. 26:239). */
const NELSON = 1 / 3.6;

/** A power of a limit below 0 would not be a number; times between events end at 0. */
const back = (transformed: number) => Math.max(0, transformed) ** (1 / NELSON);

/** A lower limit within the first day: days are whole, so only two events of one day lie below, which chance gives often. Both powers of 1 are 1. */
const isNoLimit = (transformed: number): boolean => transformed < 1;

/**
 * t chart: days between events so rare that most periods have none. XmR of the 1/3.6th powers, drawn in days; a *high* point is a long
 * quiet time. `days` ≥ 0 in time order (0 for the same day). No lower limit (drawn at 0) where it would lie below one day. Nelson 1994; Provost & Murray 2011, ch. 7.
 */
export function tChart(days: readonly number[], rules: RuleSet = NHS_SEVEN_POINTS): XmrChart {
  amount('days between events', ...days);
  const chart = xmr(days.map((d) => d ** NELSON), { rules });
  const lower = (transformed: number): number => (isNoLimit(transformed) ? 0 : back(transformed));
  const silent = chart.phases.every(({ trust }) => trust === 'too_few');
  const flags = flagsOf(chart.points.map((p) => (isNoLimit(p.lower) ? { ...p, lower: -Infinity } : p)), rules);
  return {
    ...chart,
    phases: chart.phases.map((p) => ({ ...p, mean: back(p.mean), lower: lower(p.lower), upper: back(p.upper) })),
    points: chart.points.map((p, i) => {
      const own = silent ? p.flags : (flags[i] ?? p.flags);
      return { value: days[i] ?? 0, centre: back(p.centre), lower: lower(p.lower), upper: back(p.upper), flags: own, signal: signalOf(own) };
    }),
  };
}

/** How often nothing changed and all the same the latest gap is a signal, or the time since it beyond the upper limit; held by simulation of three years of days and cases. */
export const FALSE_CALLS = { t: { latest: 0.012, since: 0.003 }, g: { latest: 0.012, since: 0.025 } } as const;

/** A g chart. */
export interface GChart {
  readonly centre: number;
  readonly upper: number;
  readonly points: readonly XmrPoint[];
}

/**
 * g chart: cases between rare events (settlements between two reopenings): geometric counts, ḡ ± 3√(ḡ(ḡ + 1)), lower limit 0. Only points
 * above the limit are signals, because counts this skewed lie below their mean two times of three by chance. Benneyan 2001, Health Care
 * Manag. Sci. 4:305.
 */
export function gChart(casesBetween: readonly number[]): GChart {
  count('cases between events', ...casesBetween);
  refuseIf(casesBetween.length === 0, 'TOO_FEW', 'cases between events');
  const centre = mean(casesBetween);
  const upper = centre + 3 * Math.sqrt(centre * (centre + 1));
  const points = casesBetween.map((value) => ({ value, centre, lower: 0, upper }));
  return { centre, upper, points: flagsOf(points, LIMITS_ONLY).map((flags, i) => ({ ...points[i] ?? { value: 0, centre, lower: 0, upper }, flags, signal: signalOf(flags) })) };
}
