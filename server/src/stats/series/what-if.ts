/** What is assumed of the months to come; cases, all whole and at least 0. */
export interface Assumptions {
  readonly backlog: number;
  /** Received each month. */
  readonly intake: number;
  /** Closed each month, as far as there are cases. */
  readonly capacity: number;
  /** The backlog that is wanted. */
  readonly target: number;
  /** Months within which it is wanted. */
  readonly within: number;
}

/** What comes of them. */
export interface Consequence {
  /** Backlog now and at the end of each of the months drawn. */
  readonly curve: readonly number[];
  /** Months until the backlog is at the target: 0 when it is already, null when it never is. */
  readonly months: number | null;
  /** Closings a month that reach the target within the months wanted. */
  readonly needed: number;
}

/** Further ahead nothing may be said. */
const MOST_MONTHS = 120;
const LEAST_DRAWN = 12;
const MOST_DRAWN = 36;

/** The most that may be assumed. */
export const MOST_CASES = 10_000_000;

/**
 * The backlog month by month: what was there, and what comes in, less what is closed; never below zero. It falls to the target after
 * ⌈(backlog − target)/(capacity − intake)⌉ months, where closings are above intake.
 */
export function whatIf({ backlog, intake, capacity, target, within }: Assumptions): Consequence {
  const excess = backlog - target;
  const gain = capacity - intake;
  const months = excess <= 0 ? 0 : gain <= 0 ? null : Math.ceil(excess / gain);
  const reached = months !== null && months <= MOST_MONTHS ? months : null;
  const drawn = Math.min(MOST_DRAWN, Math.max(LEAST_DRAWN, (reached ?? 0) + 2));
  const curve = Array.from({ length: drawn + 1 }, (_, n) => Math.max(0, backlog - gain * n));
  return { curve, months: reached, needed: Math.max(0, Math.ceil(intake + Math.max(0, excess) / Math.max(1, within))) };
}
