import type { DimensionId, MetricId } from '@concord/sql';
import { Refused } from '../../store/errors.js';

/** Why a roll-out is not drawn, or not written down. */
export type RollOutCode = 'ROLL_OUT_BEGUN' | 'ROLL_OUT_SIZE' | 'ROLL_OUT_UNITS';

/** A roll-out that cannot be planned so; nothing was written. */
export class RollOutRefused extends Refused<RollOutCode> {}

/** A unit that steps over as a whole, as it was before: `rate` null without cases. */
export interface Unit {
  readonly key: string;
  readonly name: string;
  readonly cases: number;
  readonly rate: number | null;
}

/** A roll-out as it is asked for; the same seed gives the same order. */
export interface Design {
  readonly dimension: DimensionId;
  readonly metric: MetricId;
  readonly startsOn: string;
  readonly steps: number;
  readonly stepMonths: number;
  readonly seed: number;
  /** Difference hoped for, in shares. */
  readonly effect: number;
}

/** What is written down of a draw. */
export interface Drawn extends Design {
  /** Units of each step, by key. */
  readonly order: readonly (readonly string[])[];
}

/** Bounds of what can be planned. */
export const LIMITS = { units: 200, steps: 12, stepMonths: 6 } as const;
