import { finite } from '../input.js';
import type { Signal } from './signals.js';

/** Which way is better; null where neither is. */
export type Better = 'increase' | 'decrease' | null;

/** What the latest point says of the process. */
export type Variation = 'common_cause' | 'improvement_high' | 'improvement_low' | 'concern_high' | 'concern_low' | 'neutral_high' | 'neutral_low';

/** Whether the process, as it is, will meet a target: always, never, or by chance. */
export type Assurance = 'pass' | 'fail' | 'inconsistent';

/** Variation icon of the latest point (NHSRplotthedots 0.2.2): the side, or for a trend its direction, held against what is better. */
export function variation(latest: Signal | null, better: Better): Variation {
  if (latest === null) return 'common_cause';
  if (better === null) return `neutral_${latest.direction}`;
  return (latest.direction === 'high') === (better === 'increase') ? `improvement_${latest.direction}` : `concern_${latest.direction}`;
}

/** An interval a value should lie in; null where it is open. */
export interface Reasonable {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Whether the process, as it is, stays within a reasonable interval: its limits lie within it (pass), wholly beside it (fail), or across a bound. */
export function assuranceWithin(limits: { readonly lower: number; readonly upper: number }, { lower, upper }: Reasonable): Assurance {
  const [least, most] = [lower ?? -Infinity, upper ?? Infinity];
  if (limits.lower >= least && limits.upper <= most) return 'pass';
  return limits.upper < least || limits.lower > most ? 'fail' : 'inconsistent';
}

/** Assurance icon from the latest limits (NHSRplotthedots 0.2.2); null without a target or a better direction. */
export function assurance(limits: { readonly lower: number; readonly upper: number }, target: number | null, better: Better): Assurance | null {
  if (target === null || better === null) return null;
  finite('target', target);
  if (target > limits.upper) return better === 'increase' ? 'fail' : 'pass';
  if (target < limits.lower) return better === 'increase' ? 'pass' : 'fail';
  return 'inconsistent';
}
