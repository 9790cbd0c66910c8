import { daysBetween, type Direction } from '@concord/sql';
import { variation, type Better, type Variation } from '../stats/charts/icons.js';
import { FALSE_CALLS, gChart, tChart } from '../stats/charts/rare-events.js';
import type { Signal } from '../stats/charts/signals.js';
import { trustOf, type Phase } from '../stats/charts/xmr.js';

/** What was counted on a day on which anything was: of so many cases, so many events. */
export interface CountedDay {
  readonly day: string;
  readonly events: number;
  readonly cases: number;
}

/** From one event to the next. */
export interface Gap {
  readonly since: string;
  readonly on: string;
  /** Days, or the cases between them that are no event; 0 for the second of one day. */
  readonly between: number;
  readonly rule: Signal['rule'] | null;
  readonly variation: Variation;
}

/** The time since the last event, which is not over: a gap of at least so much. */
export interface Quiet {
  readonly since: string;
  readonly until: string;
  readonly between: number;
  /** Beyond the upper limit already, whenever the next one comes. */
  readonly beyond: boolean;
}

/** By its latest gap, and by the time since. */
export interface FalseCalls {
  readonly latest: number;
  readonly since: number;
}

/** A t chart (days between events) or a g chart (cases between them); limits are null where there are fewer than 12 gaps. */
export interface Between {
  readonly chart: 'g' | 't';
  readonly events: number;
  readonly trust: Phase['trust'];
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly gaps: readonly Gap[];
  readonly quiet: Quiet | null;
  /** How often an unchanged process is called one that changed all the same. */
  readonly falseCalls: FalseCalls;
}

/** A long gap is good where events are better fewer. */
const BETTER: Readonly<Record<Direction, Better>> = { higher: 'decrease', lower: 'increase', none: null };

interface Step {
  readonly since: string;
  readonly on: string;
  readonly between: number;
}

/** Gaps in the order of time. On a day with several events the cases of that day lie before its first: nobody knows their order. */
function stepsOf(days: readonly CountedDay[], chart: Between['chart']): { readonly steps: Step[]; readonly last: string | null; readonly since: number } {
  const steps: Step[] = [];
  let last: string | null = null;
  let others = 0;
  for (const { day, events, cases } of days) {
    others += cases - events;
    for (let nth = 0; nth < events; nth += 1) {
      if (last !== null) steps.push({ since: last, on: day, between: chart === 't' ? daysBetween(last, day) : others });
      [last, others] = [day, 0];
    }
  }
  return { steps, last, since: others };
}

/**
 * The chart of events too rare for a monthly one. `days` oldest first, without those after `until`, the last day that is known. `better` is the direction in
 * which *events* are better: higher, lower, or none. Provost & Murray 2011, ch. 7 (t); Benneyan 2001 (g).
 */
export function betweenEvents(days: readonly CountedDay[], chart: Between['chart'], until: string, better: Direction): Between {
  const { steps, last, since } = stepsOf(days, chart);
  const values = steps.map(({ between }) => between);
  const trust = trustOf(values.length);
  const drawn = trust === 'too_few' ? null : chart === 't' ? tChart(values).points : gChart(values).points;
  const limits = drawn?.[0] ?? null;
  const quiet = last === null ? null : chart === 't' ? daysBetween(last, until) : since;
  return {
    chart, trust, falseCalls: FALSE_CALLS[chart], events: days.reduce((sum, { events }) => sum + events, 0), centre: limits?.centre ?? null, lower: limits?.lower ?? null, upper: limits?.upper ?? null,
    gaps: steps.map((step, i) => { const signal = drawn?.[i]?.signal ?? null; return { ...step, rule: signal?.rule ?? null, variation: variation(signal, BETTER[better]) }; }),
    quiet: last === null || quiet === null ? null : { since: last, until, between: quiet, beyond: limits !== null && quiet > limits.upper },
  };
}
