import { refuseIf } from '../input.js';
import { Z95, type Interval } from '../interval.js';
import { riskSets, type Departure } from './risk-set.js';

/** How many cases ended at a time by each cause (settled, failed, withdrawn …), in days. */
export interface CompetingDuration extends Departure {
  /** One number a cause, in an order that is the same for all. */
  readonly events: readonly number[];
}

/** Cumulative incidence of one cause right after a day on which it happened, with its band. */
export interface IncidenceStep extends Interval {
  readonly day: number;
  readonly atRisk: number;
  /** Share that ended by this cause up to this day. */
  readonly incidence: number;
  readonly standardError: number;
}

function logLogBand(incidence: number, standardError: number, z: number): Interval {
  if (incidence <= 0 || incidence >= 1) return { low: incidence, high: incidence };
  const spread = (z * standardError) / (incidence * Math.log(incidence));
  return { low: incidence ** Math.exp(-spread), high: incidence ** Math.exp(spread) };
}

/** Running sums of the delta-method variance, so that each day costs the same. */
class Incidence {
  readonly steps: IncidenceStep[] = [];
  private value = 0;
  /** Σ g, Σ gF and Σ gF² with g = d/(n(n−d)); Σ S²d(n−d)/n³; Σ Sd/n² and Σ FSd/n² of this cause. */
  private readonly sums = { g: 0, gF: 0, gFF: 0, own: 0, cross: 0, crossF: 0 };

  constructor(private readonly z: number) {}

  add(day: number, atRisk: number, all: number, own: number, survivalBefore: number): void {
    const s = this.sums;
    this.value += (survivalBefore * own) / atRisk;
    // When everybody left ends, no later day exists on which this term would count: F − F(t) is 0 here.
    const g = all === atRisk ? 0 : all / (atRisk * (atRisk - all));
    s.g += g;
    s.gF += g * this.value;
    s.gFF += g * this.value * this.value;
    s.own += (survivalBefore ** 2 * own * (atRisk - own)) / atRisk ** 3;
    const cross = (survivalBefore * own) / atRisk ** 2;
    s.cross += cross;
    s.crossF += cross * this.value;
    if (own === 0) return;
    const F = this.value;
    const variance = F * F * s.g - 2 * F * s.gF + s.gFF + s.own - 2 * (F * s.cross - s.crossF);
    const standardError = Math.sqrt(Math.max(0, variance));
    this.steps.push({ day, atRisk, incidence: F, standardError, ...logLogBand(F, standardError, this.z) });
  }
}

/**
 * Cumulative incidence of each cause when they compete: one list of steps a cause, in the order of `events`. Their sum is 1 − Kaplan–Meier of
 * all causes; 1 − Kaplan–Meier of one cause alone would count the others as if they could still end by it. Delayed entry as in Kaplan–Meier.
 * Aalen & Johansen 1978, Scand. J. Stat. 5:141; variance by the delta method (Marubini & Valsecchi 1995, §10.2), log-log bands.
 */
export function aalenJohansen(durations: readonly CompetingDuration[], z = Z95): IncidenceStep[][] {
  const causes = durations[0]?.events.length ?? 0;
  refuseIf(durations.some((d) => d.events.length !== causes), 'LENGTHS_DIFFER', 'causes');
  const incidences = Array.from({ length: causes }, () => new Incidence(z));
  const endings = (d: CompetingDuration) => d.events.reduce((sum, n) => sum + n, 0);
  let survival = 1;
  for (const { day, atRisk, leaving } of riskSets(durations, endings)) {
    const ended = incidences.map((_, cause) => leaving.reduce((sum, d) => sum + (d.events[cause] ?? 0), 0));
    const all = ended.reduce((sum, n) => sum + n, 0);
    if (all === 0) continue;
    incidences.forEach((incidence, cause) => {
      incidence.add(day, atRisk, all, ended[cause] ?? 0, survival);
    });
    survival *= 1 - all / atRisk;
  }
  return incidences.map((incidence) => incidence.steps);
}

/** Share that ended by the cause up to `day`. */
export function incidenceAt(steps: readonly IncidenceStep[], day: number): number {
  return steps.findLast((step) => step.day <= day)?.incidence ?? 0;
}
