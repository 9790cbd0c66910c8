import type { MetricId } from '@concord/sql';
import { GOLD_BOARD, MAX_SEATS, RANKING_MODES, WEIGHT_LEEWAY, type BoardMethod, type RankingMode } from '../method.js';
import { RoundRefused } from '../round/round-refused.js';

/** What an institution sets of its board: weights in points of 100, seats, how places are shown, and how long a board is public. */
export interface Decision {
  readonly weights: readonly { readonly metric: MetricId; readonly points: number }[];
  readonly rankingMode: RankingMode;
  readonly publicWorkdays: number;
  /** How many may be gold. */
  readonly seats: number;
}

/** A version of the method, as it was decided. */
export interface DecidedMethod extends Decision {
  readonly version: number;
  /** Null: the product's own, as it comes. */
  readonly decidedOn: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/** Seats of the product's own method, and of decisions of a time when seats were no part of them. */
const USUAL_SEATS = 10;
const FEWEST_PUBLIC = 3;
const MOST_PUBLIC = 30;
const pointsOf = (weight: number): number => Math.round(weight * 100);

/** The product's own method, in force until an institution decides otherwise. */
export const AS_IT_COMES: DecidedMethod = {
  version: GOLD_BOARD.version, decidedOn: null, decidedBy: null, reason: null, rankingMode: 'tiers', publicWorkdays: 5, seats: USUAL_SEATS,
  weights: GOLD_BOARD.indicators.map(({ metric, weight }) => ({ metric, points: pointsOf(weight) })),
};

/** Refuses weights of other measures, off by more than the leeway, or that do not add up; and days nobody could object in. Throws `RoundRefused`. */
export function checked({ weights, rankingMode, publicWorkdays, seats }: Decision): Decision {
  const given = new Map(weights.map(({ metric, points }) => [metric, points]));
  const leeway = pointsOf(WEIGHT_LEEWAY);
  const isKnown = given.size === weights.length && weights.length === AS_IT_COMES.weights.length && AS_IT_COMES.weights.every(({ metric }) => given.has(metric));
  if (!isKnown) throw new RoundRefused('OTHER_MEASURES');
  if (AS_IT_COMES.weights.some(({ metric, points }) => { const own = given.get(metric) ?? NaN; return !Number.isInteger(own) || Math.abs(own - points) > leeway; })) throw new RoundRefused('WEIGHT_TOO_FAR');
  if ([...given.values()].reduce((sum, one) => sum + one, 0) !== 100) throw new RoundRefused('NOT_100');
  if (!Number.isInteger(publicWorkdays) || publicWorkdays < FEWEST_PUBLIC || publicWorkdays > MOST_PUBLIC) throw new RoundRefused('PUBLIC_DAYS');
  if (!Number.isInteger(seats) || seats < 1 || seats > MAX_SEATS) throw new RoundRefused('SEATS');
  return { rankingMode, publicWorkdays, seats, weights: AS_IT_COMES.weights.map(({ metric }) => ({ metric, points: given.get(metric) ?? NaN })) };
}

/** A decision as the store keeps it. Throws `TypeError` on one that nobody here wrote. */
export function readDecision(body: string): Decision {
  const told = JSON.parse(body) as Decision;
  if (!RANKING_MODES.includes(told.rankingMode)) throw new TypeError('a decision about the board that cannot be read');
  return checked({ ...told, seats: (told as Partial<Decision>).seats ?? USUAL_SEATS });
}

/** The version that scores a window: the newest decided before the window's first day, so that nobody sets weights knowing who they favour. */
export function inForce(versions: readonly DecidedMethod[], windowFrom: string): DecidedMethod {
  return versions.find(({ decidedOn }) => decidedOn === null || decidedOn < windowFrom) ?? AS_IT_COMES;
}

/** The method a version makes of the product's own. */
export const methodOf = ({ version, weights }: DecidedMethod): BoardMethod => ({
  ...GOLD_BOARD, version, indicators: GOLD_BOARD.indicators.map((one) => ({ ...one, weight: (weights.find(({ metric }) => metric === one.metric)?.points ?? NaN) / 100 })),
});
