import type { MetricId } from '@concord/sql';
import { compositeScores, GOLD, openBorder, placeRanges, points, tiers, zoneSize, type Indicator, type Inseparable, type Tier } from '../stats/ranking/award.js';
import type { Posterior } from '../stats/ranking/normal-shrinkage.js';
import { chancesOfTop } from '../stats/ranking/normal-places.js';
import { besidePeers, unknownAmong, type BesidePeers, type Peers } from '../stats/ranking/peers.js';
import type { MixCell } from '../stats/ranking/strata.js';
import type { BoardMethod, ScoredIndicator } from './method.js';

/** An indicator over everybody. */
export interface JudgedIndicator extends Omit<Peers, 'people'> {
  readonly metric: MetricId;
  /** After the weights of dropped indicators went to the others. */
  readonly weight: number;
  readonly people: ReadonlyMap<string, JudgedPerson>;
}

/** One person's part of an indicator. */
export interface JudgedPerson extends BesidePeers {
  readonly points: Posterior;
}

/** What a person scored. */
export interface Scored {
  readonly person: string;
  readonly score: Posterior;
  /** Null for who is not eligible. */
  readonly inZone: number | null;
  readonly inSeats: number | null;
  /** Places that the data leave open; null for who is not eligible. */
  readonly place: Inseparable | null;
  readonly tier: Tier;
}

/** Holds everybody against the like; an indicator that is not adjusted, against everybody's rate. */
export function judgeIndicator({ metric, adjusted }: ScoredIndicator, weight: number, cells: readonly MixCell[], method: Pick<BoardMethod, 'fewestInStratum' | 'leaveOutAbove'>): JudgedIndicator {
  const peers = besidePeers(adjusted ? cells : cells.map((cell) => ({ ...cell, path: [] })), { fewestInStratum: method.fewestInStratum, leaveOutAbove: adjusted ? method.leaveOutAbove : 1 });
  const people = [...peers.people].map(([person, one]): [string, JudgedPerson] => {
    const [own = { mean: 50, sd: 0 }] = points({ tau2: peers.tau2, posteriors: [one.posterior] });
    return [person, { ...one, points: own }];
  });
  return { ...peers, metric, weight, people: new Map(people) };
}

/** Weighted scores of these people; who has no cases of an indicator is believed to be like everybody. */
export function scoresOf(people: readonly string[], indicators: readonly JudgedIndicator[], weights: readonly number[]): Posterior[] {
  return compositeScores(indicators.map(({ tau2, people: judged }, i): Indicator => ({
    tau2, weight: weights[i] ?? NaN, posteriors: people.map((person) => judged.get(person)?.posterior ?? unknownAmong(tau2)),
  })));
}

/** Chances of each of being among the best `k`; where nothing tells people apart, everybody's is the same. */
function chances(scores: readonly Posterior[], k: number): number[] {
  if (k === 0) return scores.map(() => 0);
  return scores.every(({ sd }) => sd === 0) ? scores.map(() => k / scores.length) : chancesOfTop(scores, k);
}

/** Whether there is anything to be placed by: somebody outside the zone, and a score that tells people apart. The only one eligible is in the zone whatever they did, and of two who are alike each has half a chance. */
const canPlace = (scores: readonly Posterior[], zone: number): boolean => zone < scores.length && scores.some(({ sd }) => sd > 0);

/** Places of the eligible: a quarter of them is the zone, of which at most `seats` are awarded; no tiers where nothing tells people apart, or where all of them are the zone. */
export function award(people: readonly string[], scores: readonly Posterior[], isEligible: (person: string) => boolean, seats: number): { readonly zone: number; readonly rows: Scored[] } {
  const eligible = people.flatMap((person, i) => (isEligible(person) ? [{ person, score: scores[i] ?? { mean: NaN, sd: NaN } }] : []));
  const zone = zoneSize(eligible.length);
  const inZone = chances(eligible.map((one) => one.score), zone);
  const inSeats = chances(eligible.map((one) => one.score), Math.min(seats, zone));
  const tier = canPlace(eligible.map((one) => one.score), zone) ? tiers(inZone, Math.min(seats, zone)) : [];
  const open = placeRanges(eligible.map((one) => one.score));
  const places = new Map(eligible.map(({ person }, i) => [person, { inZone: inZone[i] ?? null, inSeats: inSeats[i] ?? null, place: open[i] ?? null, tier: tier[i] ?? null }]));
  return { zone, rows: people.map((person, i) => ({ person, score: scores[i] ?? { mean: NaN, sd: NaN }, ...(places.get(person) ?? { inZone: null, inSeats: null, place: null, tier: null }) })) };
}

/** Where it is open who is inside: at the border of the zone, and at the last seat where more people have earned one than there are. */
export function bordersOf(rows: readonly Pick<Scored, 'inZone' | 'score'>[], zone: number, seats: number): { readonly zoneBorder: Inseparable | null; readonly seatBorder: Inseparable | null } {
  const placed = rows.flatMap(({ inZone, score }) => (inZone === null ? [] : [{ inZone, score }]));
  const scores = (by: (one: (typeof placed)[number]) => number) => [...placed].sort((a, b) => by(b) - by(a)).map(({ score }) => score);
  const areShort = placed.filter(({ inZone }) => inZone >= GOLD).length > seats;
  return { zoneBorder: openBorder(scores(({ score }) => score.mean), zone), seatBorder: areShort ? openBorder(scores(({ inZone }) => inZone), seats) : null };
}
