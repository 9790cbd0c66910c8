import type { MetricId } from '@concord/sql';
import { wilson } from '../stats/intervals/wilson.js';
import { FUNNEL_TAILS, observedOverExpectedLimits } from '../stats/ranking/funnel.js';
import type { BoardMethod, Gate } from './method.js';
import type { JudgedIndicator } from './score-board.js';

/** Some of a person's cases, over all of them. */
export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/** Shares of everybody, by person. */
export type Shares = ReadonlyMap<string, Share>;

/** Why somebody cannot be placed. */
export type ReasonCode = 'TOO_FEW_CASES' | 'NO_PEERS' | 'TOO_SHORT_IN_POST' | 'TOO_FEW_HOURS' | 'ABOVE_GATE' | 'BELOW_GATE' | 'BEYOND_CHANCE';

/** What was found, and what the method asks for; shares between 0 and 1, counts, months, or hours. */
export interface Reason {
  readonly code: ReasonCode;
  readonly metric: MetricId | null;
  readonly found: number;
  readonly asked: number;
}

/** What is known of people beside their indicators. */
export interface PeopleFacts {
  /** Whole months in post at the end of the window; from records, else from the first case. */
  readonly monthsInPost: ReadonlyMap<string, number>;
  /** Hours of training by the newest post, where it tells them. */
  readonly trainingHours: ReadonlyMap<string, number>;
  readonly gates: ReadonlyMap<MetricId, Shares>;
}

function shut(gate: Gate, own: Share | undefined, overall: number): Reason | null {
  const { metric, atMost, atLeast, beyondChance } = gate;
  if (own === undefined || own.trials === 0) return null;
  const found = own.successes / own.trials;
  if (atMost !== undefined && found > atMost) return { code: 'ABOVE_GATE', metric, found, asked: atMost };
  if (atLeast !== undefined && (wilson(own.successes, own.trials)?.high ?? 1) < atLeast) return { code: 'BELOW_GATE', metric, found, asked: atLeast };
  const expected = own.trials * overall;
  if (beyondChance !== true || expected === 0) return null;
  const { high } = observedOverExpectedLimits(expected, FUNNEL_TAILS.p998);
  const ratio = own.successes / expected;
  return ratio > high ? { code: 'BEYOND_CHANCE', metric, found: ratio, asked: high } : null;
}

function overallOf(shares: Shares): number {
  const all = [...shares.values()];
  const trials = all.reduce((sum, one) => sum + one.trials, 0);
  return trials === 0 ? 0 : all.reduce((sum, one) => sum + one.successes, 0) / trials;
}

/** Why each of the people cannot be placed, by person; who has no reason is eligible. `indicators` are those in force, in the method's terms. */
export function reasonsOf(method: BoardMethod, people: readonly string[], indicators: readonly JudgedIndicator[], facts: PeopleFacts): ReadonlyMap<string, readonly Reason[]> {
  const gates = method.gates.map((gate) => {
    const shares = facts.gates.get(gate.metric) ?? new Map<string, Share>();
    return { gate, shares, overall: overallOf(shares) };
  });
  return new Map(people.map((person) => {
    const reasons: Reason[] = indicators.flatMap(({ metric, people: judged }): Reason[] => {
      const asked = method.indicators.find((one) => one.metric === metric);
      const standard = judged.get(person)?.standard;
      const n = standard?.n ?? 0;
      if (asked !== undefined && n < asked.fewest) return [{ code: 'TOO_FEW_CASES', metric, found: n, asked: asked.fewest }];
      if (asked?.adjusted === true && standard !== undefined && !standard.comparable) return [{ code: 'NO_PEERS', metric, found: standard.overlap, asked: 0.5 }];
      return [];
    });
    const months = facts.monthsInPost.get(person) ?? 0;
    if (months < method.monthsInPost) reasons.push({ code: 'TOO_SHORT_IN_POST', metric: null, found: months, asked: method.monthsInPost });
    const hours = facts.trainingHours.get(person);
    if (hours !== undefined && hours < method.trainingHours) reasons.push({ code: 'TOO_FEW_HOURS', metric: null, found: hours, asked: method.trainingHours });
    return [person, [...reasons, ...gates.flatMap(({ gate, shares, overall }) => shut(gate, shares.get(person), overall) ?? [])]];
  }));
}
