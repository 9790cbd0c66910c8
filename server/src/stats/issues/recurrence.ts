import { binomial, count, share } from '../input.js';
import { wilson } from '../intervals/wilson.js';

/** Two-sided 90 %: its lower end is a one-sided 95 %. */
const Z90 = 1.644854;
/** Fewer old cases than these are looked at one by one. */
const FEWEST_AGED = 5;
const MONTHS_STUCK = 3;

/** Open cases of a type at a month's end, and those of them beyond their limit. */
export interface OpenCases {
  readonly open: number;
  readonly aged: number;
}

/** The share beyond the limit with its lower limit, and whether it lies above the overall share beyond chance; nulls without open cases. */
export interface Ageing {
  readonly share: number | null;
  readonly lower: number | null;
  readonly beyond: boolean;
}

/** Ageing of a type at one month's end against the share of all types (Wilson 90 %, at least five aged). */
export function ageing({ open, aged }: OpenCases, overallShare: number): Ageing {
  binomial(aged, open);
  share('overall share', overallShare);
  const interval = wilson(aged, open, Z90);
  if (interval === null) return { share: null, lower: null, beyond: false };
  return { share: aged / open, lower: interval.low, beyond: aged >= FEWEST_AGED && interval.low > overallShare };
}

/** 顽固问题: beyond chance at each of the last three month-ends. `months` in time order, each with the overall share of that month. */
export function isLongUnresolved(months: readonly (OpenCases & { readonly overallShare: number })[]): boolean {
  return months.length >= MONTHS_STUCK && months.slice(-MONTHS_STUCK).every((month) => ageing(month, month.overallShare).beyond);
}

/** Repeat disputes of a type's closed cases whose window has passed. */
export interface Repeats {
  readonly repeats: number;
  readonly closed: number;
}

/**
 * A recurring type: among the vital few in at least four of the last six months (`vitalMonths`), or with a repeat rate whose Wilson
 * 95 % lower end lies above the rate of all types.
 */
export function isRecurring(vitalMonths: number, { repeats, closed }: Repeats, overallRate: number): boolean {
  count('months', vitalMonths);
  share('overall rate', overallRate);
  return vitalMonths >= 4 || (wilson(repeats, closed)?.low ?? 0) > overallRate;
}
