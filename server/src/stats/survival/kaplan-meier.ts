import { Z95, type Interval } from '../interval.js';
import { amount, share } from '../input.js';
import { riskSets, type Departure } from './risk-set.js';

/** How many cases ended (`events`) and left unfinished (`censored`) at a time, in days. */
export interface Duration extends Departure {
  readonly events: number;
}

/** The curve right after a day on which something ended, with its band. */
export interface SurvivalStep extends Interval {
  readonly day: number;
  readonly atRisk: number;
  /** Share not yet ended after this day. */
  readonly survival: number;
}

/** A quantile may lie exactly on a step, which the last bit must not decide. */
const LAST_BITS = 1e-12;

function logLogBand(survival: number, greenwoodSum: number, z: number): Interval {
  if (survival >= 1) return { low: 1, high: 1 };
  if (survival <= 0) return { low: 0, high: 0 };
  const spread = (z * Math.sqrt(greenwoodSum)) / Math.abs(Math.log(survival));
  const centre = Math.log(-Math.log(survival));
  return { low: Math.exp(-Math.exp(centre + spread)), high: Math.exp(-Math.exp(centre - spread)) };
}

/**
 * Product-limit estimate with Greenwood's variance and log-log bands; one step per day with an event, none for no events.
 * `durations` need not be sorted; equal days may repeat. With delayed entry an early risk set may be tiny, and one that ends whole takes
 * the curve to 0 for good: show `atRisk`. Kaplan & Meier 1958, JASA 53:457; Kalbfleisch & Prentice 2002, §1.4; left truncation: Klein &
 * Moeschberger 2003, §4.6.
 */
export function kaplanMeier(durations: readonly Duration[], z = Z95): SurvivalStep[] {
  let survival = 1;
  let greenwood = 0;
  const steps: SurvivalStep[] = [];
  for (const { day, atRisk, leaving } of riskSets(durations, (d) => d.events)) {
    let events = 0;
    for (const d of leaving) events += d.events;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ day, atRisk, survival, ...logLogBand(survival, greenwood, z) });
  }
  return steps;
}

/** Share not yet ended after `day`. Beyond the last observation the curve is not known; callers must not ask there. */
export function survivalAt(steps: readonly SurvivalStep[], day: number): number {
  return steps.findLast((step) => step.day <= day)?.survival ?? 1;
}

/** Smallest day by which the share `p` has ended; null when it is never reached. On an exact flat the first day is taken. */
export function quantile(steps: readonly SurvivalStep[], p: number): number | null {
  share('p', p);
  return steps.find((s) => s.survival <= 1 - p + LAST_BITS)?.day ?? null;
}

/** Interval of that day: where the bands cross (Brookmeyer & Crowley 1982, Biometrics 38:29); an end that is never reached is null. */
export function quantileInterval(steps: readonly SurvivalStep[], p: number): { low: number | null; high: number | null } {
  share('p', p);
  const crossing = (of: (s: SurvivalStep) => number) => steps.find((s) => of(s) <= 1 - p + LAST_BITS)?.day ?? null;
  return { low: crossing((s) => s.low), high: crossing((s) => s.high) };
}

/** Restricted mean: mean days open within the first `horizon` days, the area under the curve (Irwin 1949, J. Hygiene 47:188). */
export function restrictedMean(steps: readonly SurvivalStep[], horizon: number): number {
  amount('horizon', horizon);
  let [area, from, height] = [0, 0, 1];
  for (const step of steps) {
    if (step.day > horizon) break;
    area += height * (step.day - from);
    [from, height] = [step.day, step.survival];
  }
  return area + height * (horizon - from);
}
