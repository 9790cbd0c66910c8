import type { MetricId } from '@concord/sql';
import type { Tier } from '../../stats/ranking/award.js';
import type { Posterior } from '../../stats/ranking/normal-shrinkage.js';
import { clip, sumOf } from '../../stats/numbers.js';
import { WEIGHT_LEEWAY } from '../method.js';
import { award } from '../score-board.js';
import type { BoardIndicator, BoardRow } from '../board.model.js';

/** What a board says of its people, as far as weights are concerned. */
export interface WeighedBoard {
  readonly indicators: readonly Pick<BoardIndicator, 'metric' | 'tau' | 'weight'>[];
  readonly seats: number;
  readonly rows: readonly Pick<BoardRow, 'indicators' | 'inZone' | 'mediator'>[];
}

/** One weight moved, the others scaled so that all add up to 1 again. */
export interface ShiftedWeight {
  readonly metric: MetricId;
  readonly weight: number;
  readonly shifted: number;
}

/** What would be different under a moved weight. */
export interface WeightShift extends ShiftedWeight {
  /** Who would be in another tier, by code. */
  readonly moves: readonly { readonly person: string; readonly from: Tier; readonly to: Tier }[];
}

interface Shift extends ShiftedWeight { readonly weights: readonly number[] }

/** Each weight down and up by what an institution may move it, in the order of the indicators; none where a single indicator has it all. */
export function shiftsOf(indicators: WeighedBoard['indicators'], by = WEIGHT_LEEWAY): Shift[] {
  return indicators.flatMap(({ metric, weight }, moved) => [-by, by].flatMap((step): Shift[] => {
    const shifted = clip(weight + step, 0, 1);
    const others = 1 - weight;
    if (others <= 0 || shifted === weight) return [];
    return [{ metric, weight, shifted, weights: indicators.map((one, i) => (i === moved ? shifted : (one.weight * (1 - shifted)) / others)) }];
  }));
}

/** Scores of the people of a board under other weights; who has no cases of an indicator is believed to be like everybody. */
export function scoresUnder({ indicators, rows }: WeighedBoard, weights: readonly number[]): Posterior[] {
  return rows.map((row) => {
    const own = new Map(row.indicators.map((one) => [one.metric, one]));
    const parts = indicators.map(({ metric, tau }, i) => {
      const { points = 50, pointsSd = tau === 0 ? 0 : 10 } = own.get(metric) ?? {};
      return { weight: weights[i] ?? NaN, points, pointsSd };
    });
    return { mean: sumOf(parts, (one) => one.weight * one.points), sd: Math.sqrt(sumOf(parts, (one) => (one.weight * one.pointsSd) ** 2)) };
  });
}

function tiersUnder(board: WeighedBoard, weights: readonly number[]): readonly Tier[] {
  const eligible = new Set(board.rows.filter((row) => row.inZone !== null).map((row) => row.mediator.key));
  return award(board.rows.map((row) => row.mediator.key), scoresUnder(board, weights), (person) => eligible.has(person), board.seats).rows.map((row) => row.tier);
}

/**
 * Who would change tier if one weight were other than it is: each moved down and up by the leeway, the others scaled to it. `pause` is awaited between
 * two shifts, so that others are answered meanwhile and the work can be called off (it throws then).
 */
export async function sensitivityOf(board: WeighedBoard, pause: (done: number, total: number) => Promise<void>): Promise<WeightShift[]> {
  const shifts = shiftsOf(board.indicators);
  const now = tiersUnder(board, board.indicators.map((one) => one.weight));
  const told: WeightShift[] = [];
  for (const [done, { weights, ...shift }] of shifts.entries()) {
    await pause(done, shifts.length);
    const then = tiersUnder(board, weights);
    const moves = board.rows.flatMap(({ mediator: { key } }, i) => (now[i] === then[i] ? [] : [{ person: key, from: now[i] ?? null, to: then[i] ?? null }]));
    told.push({ ...shift, moves });
  }
  return told;
}
