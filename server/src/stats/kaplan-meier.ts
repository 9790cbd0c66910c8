import { Z95, type Interval } from './wilson.js';

/** How many cases ended (`events`) and left unfinished (`censored`) at a time, in days. */
export interface Duration {
  readonly day: number;
  readonly events: number;
  readonly censored: number;
}

/** The curve right after a day on which something ended, with its band. */
export interface SurvivalStep extends Interval {
  readonly day: number;
  readonly atRisk: number;
  /** Share not yet ended after this day. */
  readonly survival: number;
}

function logLogBand(survival: number, greenwoodSum: number, z: number): Interval {
  if (survival >= 1) return { low: 1, high: 1 };
  if (survival <= 0) return { low: 0, high: 0 };
  const spread = (z * Math.sqrt(greenwoodSum)) / Math.abs(Math.log(survival));
  const centre = Math.log(-Math.log(survival));
  return { low: Math.exp(-Math.exp(centre + spread)), high: Math.exp(-Math.exp(centre - spread)) };
}

/**
 * Product-limit estimate with Greenwood's variance and log-log bands; one step per day with an event, ties: events before censorings.
 * `durations` need not be sorted; equal days may repeat. Kaplan & Meier 1958, JASA 53:457; Kalbfleisch & Prentice 2002, §1.4.
 */
export function kaplanMeier(durations: readonly Duration[], z = Z95): SurvivalStep[] {
  const byDay = new Map<number, { events: number; censored: number }>();
  for (const d of durations) {
    const at = byDay.get(d.day) ?? { events: 0, censored: 0 };
    byDay.set(d.day, { events: at.events + d.events, censored: at.censored + d.censored });
  }
  let atRisk = durations.reduce((sum, d) => sum + d.events + d.censored, 0);
  let survival = 1;
  let greenwood = 0;
  const steps: SurvivalStep[] = [];
  for (const [day, { events, censored }] of [...byDay].sort(([a], [b]) => a - b)) {
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      steps.push({ day, atRisk, survival, ...logLogBand(survival, greenwood, z) });
    }
    atRisk -= events + censored;
  }
  return steps;
}

/** Smallest day by which the share `p` has ended; null when it is never reached. */
export function quantile(steps: readonly SurvivalStep[], p: number): number | null {
  return steps.find((s) => s.survival <= 1 - p + 1e-12)?.day ?? null;
}

/** Interval of that day: where the bands cross (Brookmeyer & Crowley 1982); an end that is never reached is null. */
export function quantileInterval(steps: readonly SurvivalStep[], p: number): { low: number | null; high: number | null } {
  const crossing = (of: (s: SurvivalStep) => number) => steps.find((s) => of(s) <= 1 - p + 1e-12)?.day ?? null;
  return { low: crossing((s) => s.low), high: crossing((s) => s.high) };
}
