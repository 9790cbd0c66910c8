import { positive } from '../input.js';
import { sum, sumOf } from '../numbers.js';
import type { Stratum } from './strata.js';

/** What a person did and what their peers would have done with the same cases. */
export interface Standardised {
  readonly person: string;
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
  /** Variance of the observed if each case went as in its stratum. */
  readonly variance: number;
  /** O/E, and O/E times the overall rate (may exceed 1); NaN where nothing is expected. */
  readonly ratio: number;
  readonly adjustedRate: number;
  /** (O − E)/√variance; NaN where no chance is left. */
  readonly z: number;
  /** (O − E)/n, in shares: so many points above or below the like. */
  readonly excess: number;
  readonly excessVariance: number;
  /** Share of the cases in strata where peers have at least 30. */
  readonly overlap: number;
  /** Overlap of half and more: fewer cannot be held against peers. */
  readonly comparable: boolean;
  readonly strata: readonly { readonly path: readonly string[]; readonly n: number; readonly observed: number; readonly expected: number }[];
}

/** How expected cases are worked out. */
export interface StandardisationOptions {
  /** Whoever holds more than this share of a stratum is held against the others alone, as long as these have `peers` cases. 1: never. */
  readonly leaveOutAbove?: number;
  readonly peers?: number;
}

interface Part {
  readonly path: readonly string[];
  readonly n: number;
  readonly observed: number;
  readonly rate: number;
  readonly peers: number;
}

/** What each person has in a stratum, and at which rate it is expected to go. */
function partsOf(stratum: Stratum, leaveOutAbove: number, fewest: number): ReadonlyMap<string, Part> {
  const own = new Map<string, { n: number; observed: number }>();
  for (const { person, trials, successes } of stratum.cells) {
    const { n, observed } = own.get(person) ?? { n: 0, observed: 0 };
    own.set(person, { n: n + trials, observed: observed + successes });
  }
  return new Map([...own].map(([person, { n, observed }]) => {
    const peers = stratum.trials - n;
    const alone = n > leaveOutAbove * stratum.trials && peers >= fewest;
    const rate = alone ? (stratum.successes - observed) / peers : stratum.successes / stratum.trials;
    return [person, { path: stratum.path, n, observed, rate, peers }];
  }));
}

/**
 * Indirect standardisation over the strata of `mergeUpward`: E = Σ n·p of the strata, pooled over all people. Holds each person against peers
 * with the same mix, not people against each other. People in the order of their first case. Breslow & Day 1987, §2.3; Spiegelhalter 2005.
 */
export function standardise(strata: readonly Stratum[], options: StandardisationOptions = {}): Standardised[] {
  const { leaveOutAbove = 1, peers: fewest = 30 } = options;
  positive('leaveOutAbove', leaveOutAbove);
  const all = new Map<string, Part[]>();
  for (const stratum of strata) {
    for (const [person, part] of partsOf(stratum, leaveOutAbove, fewest)) {
      const parts = all.get(person);
      if (parts === undefined) all.set(person, [part]);
      else parts.push(part);
    }
  }
  const overall = sumOf(strata, (s) => s.successes) / sumOf(strata, (s) => s.trials);
  return [...all].map(([person, every]) => {
    const parts = every.filter((p) => p.n > 0);
    const [n, observed, expected] = [sumOf(parts, (p) => p.n), sumOf(parts, (p) => p.observed), sumOf(parts, (p) => p.n * p.rate)];
    const variance = sumOf(parts, (p) => p.n * p.rate * (1 - p.rate));
    const overlap = sum(parts.filter((p) => p.peers >= fewest).map((p) => p.n)) / n;
    return {
      person,
      n,
      observed,
      expected,
      variance,
      ratio: expected === 0 ? NaN : observed / expected,
      adjustedRate: expected === 0 ? NaN : (observed / expected) * overall,
      z: variance === 0 ? NaN : (observed - expected) / Math.sqrt(variance),
      excess: (observed - expected) / n,
      excessVariance: variance / (n * n),
      overlap,
      comparable: overlap >= 0.5,
      strata: parts.map((p) => ({ path: p.path, n: p.n, observed: p.observed, expected: p.n * p.rate })),
    };
  });
}
