import { amount, binomial, positive, refuseIf } from '../input.js';
import type { Proportion } from '../intervals/newcombe.js';
import { mean, sumOf } from '../numbers.js';
import { NHS_SEVEN_POINTS, type RuleSet } from './rule-set.js';
import { flagsOf, signalOf, type ControlPoint } from './signals.js';
import type { XmrPoint } from './xmr.js';

/** Events in an exposure (cases per branch, per 1,000 customers, per working day). */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/** A p, p′ or u chart; limits differ from point to point with the size of its sample. */
export interface AttributeChart {
  readonly centre: number;
  /** Variation between points in units of what chance alone would make; 1 unless Laney's correction is asked for. */
  readonly sigmaZ: number;
  readonly points: readonly XmrPoint[];
}

/** How a p or u chart is to be drawn. */
export interface AttributeOptions {
  readonly rules?: RuleSet;
  /** Centre from the first so many points. */
  readonly baseline?: number;
  /** Limits widened (or narrowed) by the variation seen from point to point (Laney 2002, Qual. Eng. 14:531): for large samples, where chance alone is too small. */
  readonly laney?: boolean;
}

/** d₂ for ranges of two. */
const D2 = 1.128;

interface Sample {
  readonly value: number;
  readonly size: number;
}

function chart(samples: readonly Sample[], sigmaOf: (centre: number, size: number) => number, options: AttributeOptions): AttributeChart {
  const used = samples.slice(0, options.baseline ?? samples.length);
  refuseIf(used.length === 0, 'TOO_FEW', 'points');
  const centre = sumOf(used, (s) => s.value * s.size) / sumOf(used, (s) => s.size);
  const z = used.map((s) => (s.value - centre) / sigmaOf(centre, s.size));
  const ranges = z.slice(1).map((value, i) => Math.abs(value - (z[i] ?? value)));
  // A centre of 0 or 1 leaves nothing that could vary.
  const sigmaZ = options.laney && ranges.length > 0 && sigmaOf(centre, 1) > 0 ? mean(ranges) / D2 : 1;
  const points = samples.map(({ value, size }): ControlPoint => {
    const half = 3 * sigmaZ * sigmaOf(centre, size);
    return { value, centre, lower: centre - half, upper: centre + half };
  });
  const flags = flagsOf(points, options.rules ?? NHS_SEVEN_POINTS);
  return { centre, sigmaZ, points: points.map((point, i) => ({ ...point, flags: flags[i] ?? noFlags, signal: flags[i] ? signalOf(flags[i]) : null })) };
}

const noFlags = { astronomical: 0, trend: 0, twoOfThree: 0, shift: 0 } as const;

/**
 * p chart of proportions: p̄ ± 3√(p̄q̄/nᵢ), with `laney` the p′ chart. Limits are not cut at 0 and 1. Points without trials are refused:
 * leave them out. Shewhart 1931; Montgomery 2013, §7.2.
 */
export function pChart(points: readonly Proportion[], options: AttributeOptions = {}): AttributeChart {
  for (const { successes, trials } of points) {
    binomial(successes, trials);
    positive('trials', trials);
  }
  return chart(points.map((p) => ({ value: p.successes / p.trials, size: p.trials })), (p, n) => Math.sqrt((p * (1 - p)) / n), options);
}

/** u chart of rates per exposure: ū ± 3√(ū/eᵢ), with `laney` the u′ chart. Exposures must be above 0. Montgomery 2013, §7.3. */
export function uChart(points: readonly Rate[], options: AttributeOptions = {}): AttributeChart {
  for (const { events, exposure } of points) {
    amount('events', events);
    positive('exposure', exposure);
  }
  return chart(points.map((p) => ({ value: p.events / p.exposure, size: p.exposure })), (u, e) => Math.sqrt(u / e), options);
}
