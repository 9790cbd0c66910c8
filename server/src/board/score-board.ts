import type { MetricId } from '@concord/sql';
import { compositeScores, points, tiers, zoneSize, type Indicator, type Tier } from '../stats/ranking/award.js';
import { heterogeneity, shrink, type Posterior, type Shrunk } from '../stats/ranking/normal-shrinkage.js';
import { chancesOfTop } from '../stats/ranking/normal-places.js';
import { standardise, type Standardised } from '../stats/ranking/standardisation.js';
import { mergeUpward, type MixCell } from '../stats/ranking/strata.js';
import { median } from '../stats/numbers.js';
import type { BoardMethod, ScoredIndicator } from './method.js';

/** An indicator over everybody. */
export interface JudgedIndicator {
  readonly metric: MetricId;
  /** After the weights of dropped indicators went to the others. */
  readonly weight: number;
  readonly tau2: number;
  readonly q: number;
  /** Share of the differences between people that is no chance, of a person of median size: τ²/(τ² + median variance). Lingsma 2010, Heart 96:1405. */
  readonly rankability: number;
  /** Rate of all cases together; null without cases. */
  readonly overall: number | null;
  readonly people: ReadonlyMap<string, JudgedPerson>;
}

/** One person's part of an indicator. */
export interface JudgedPerson {
  readonly standard: Standardised;
  readonly posterior: Shrunk;
  readonly points: Posterior;
}

/** What a person scored. */
export interface Scored {
  readonly person: string;
  readonly score: Posterior;
  /** Null for who is not eligible. */
  readonly inZone: number | null;
  readonly inSeats: number | null;
  readonly tier: Tier;
}

const UNKNOWN = (tau2: number): Shrunk => ({ mean: 0, sd: Math.sqrt(tau2), reliability: 0 });

/** Holds everybody against the like and shrinks what chance would make of it; cells of no stratum (path []) are held against everybody's rate. */
export function judgeIndicator({ metric, adjusted }: ScoredIndicator, weight: number, cells: readonly MixCell[], method: Pick<BoardMethod, 'fewestInStratum' | 'leaveOutAbove'>): JudgedIndicator {
  const strata = mergeUpward(adjusted ? cells : cells.map((cell) => ({ ...cell, path: [] })), method.fewestInStratum);
  const held = standardise(strata, { leaveOutAbove: adjusted ? method.leaveOutAbove : 1 });
  // Whose cases all go one way whoever has them tells nothing about them.
  const told = held.filter((one) => one.excessVariance > 0);
  const estimates = told.map((one) => ({ value: one.excess, variance: one.excessVariance }));
  const { tau2, q } = told.length === 0 ? { tau2: 0, q: 0 } : heterogeneity(estimates);
  const shrunk = new Map(shrink(estimates, tau2).map((posterior, i) => [told[i]?.person, posterior]));
  const typical = tau2 + median(estimates.map((one) => one.variance));
  const [successes, trials] = strata.reduce(([s, n], stratum) => [s + stratum.successes, n + stratum.trials], [0, 0]);
  const people = held.map((standard): [string, JudgedPerson] => {
    const posterior = shrunk.get(standard.person) ?? UNKNOWN(tau2);
    const [own = { mean: 50, sd: 0 }] = points({ tau2, posteriors: [posterior] });
    return [standard.person, { standard, posterior, points: own }];
  });
  return { metric, weight, tau2, q, rankability: tau2 === 0 ? 0 : tau2 / typical, overall: trials === 0 ? null : successes / trials, people: new Map(people) };
}

/** Weighted scores of these people; who has no cases of an indicator is believed to be like everybody. */
export function scoresOf(people: readonly string[], indicators: readonly JudgedIndicator[], weights: readonly number[]): Posterior[] {
  return compositeScores(indicators.map(({ tau2, people: judged }, i): Indicator => ({
    tau2, weight: weights[i] ?? NaN, posteriors: people.map((person) => judged.get(person)?.posterior ?? UNKNOWN(tau2)),
  })));
}

/** Chances of each of being among the best `k`; where nothing tells people apart, everybody's is the same. */
function chances(scores: readonly Posterior[], k: number): number[] {
  if (k === 0) return scores.map(() => 0);
  return scores.every(({ sd }) => sd === 0) ? scores.map(() => k / scores.length) : chancesOfTop(scores, k);
}

/** Places of the eligible: a quarter of them is the zone, of which at most `seats` are awarded. */
export function award(people: readonly string[], scores: readonly Posterior[], isEligible: (person: string) => boolean, seats: number): { readonly zone: number; readonly rows: Scored[] } {
  const eligible = people.flatMap((person, i) => (isEligible(person) ? [{ person, score: scores[i] ?? { mean: NaN, sd: NaN } }] : []));
  const zone = zoneSize(eligible.length);
  const inZone = chances(eligible.map((one) => one.score), zone);
  const inSeats = chances(eligible.map((one) => one.score), Math.min(seats, zone));
  const tier = tiers(inZone, Math.min(seats, zone));
  const places = new Map(eligible.map(({ person }, i) => [person, { inZone: inZone[i] ?? null, inSeats: inSeats[i] ?? null, tier: tier[i] ?? null }]));
  return { zone, rows: people.map((person, i) => ({ person, score: scores[i] ?? { mean: NaN, sd: NaN }, ...(places.get(person) ?? { inZone: null, inSeats: null, tier: null }) })) };
}
