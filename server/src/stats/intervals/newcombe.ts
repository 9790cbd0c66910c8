import { Z95, type Interval } from '../interval.js';
import { wilson } from './wilson.js';

/** Successes of trials. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

/** A difference with its limits, in the unit of the difference. */
export interface Difference extends Interval {
  readonly difference: number;
}

/**
 * Difference p₁ − p₂ of independent proportions with the hybrid score interval; null when either has no trials.
 * Newcombe 1998, Stat. Med. 17:873, method 10.
 */
export function newcombe(first: Proportion, second: Proportion, z = Z95): Difference | null {
  const [one, two] = [wilson(first.successes, first.trials, z), wilson(second.successes, second.trials, z)];
  if (one === null || two === null) return null;
  const [p1, p2] = [first.successes / first.trials, second.successes / second.trials];
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  };
}
