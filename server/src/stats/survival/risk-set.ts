import { amount, count, finite, refuseIf } from '../input.js';

/** One or more cases that left observation on the same day. */
export interface Departure {
  /** Days from the start of the clock to the end or, when unfinished, to the as-of day; ≥ 0. */
  readonly day: number;
  /** How many left unfinished. */
  readonly censored: number;
  /**
   * Day on which they came under observation, when they were open before (left truncation: history was loaded only from some date on).
   * They count as at risk after that day. Left out: from the start.
   */
  readonly entry?: number;
}

/** Those at risk just before a day, and who left on it. */
export interface RiskSet<T extends Departure> {
  readonly day: number;
  readonly atRisk: number;
  readonly leaving: readonly T[];
}

/**
 * Risk sets by day, ascending. Ties: events before censorings, so that everybody who leaves on a day is at risk on it.
 * `eventsOf` counts how many of a departure ended. Refuses negative or fractional counts, days that are no numbers, and entries not before the exit.
 */
export function riskSets<T extends Departure>(departures: readonly T[], eventsOf: (departure: T) => number): RiskSet<T>[] {
  const byDay = new Map<number, T[]>();
  const entries: { day: number; size: number }[] = [];
  const size = (d: T) => eventsOf(d) + d.censored;
  let atRisk = 0;
  for (const d of departures) {
    count('durations', eventsOf(d), d.censored);
    amount('days', d.day);
    if (d.entry === undefined) atRisk += size(d);
    else {
      finite('entry', d.entry);
      refuseIf(d.entry >= d.day, 'OUT_OF_ORDER', 'entry and exit');
      entries.push({ day: d.entry, size: size(d) });
    }
    const same = byDay.get(d.day);
    if (same) same.push(d);
    else byDay.set(d.day, [d]);
  }
  entries.sort((a, b) => b.day - a.day);
  return [...byDay].sort(([a], [b]) => a - b).map(([day, leaving]) => {
    for (let next = entries.at(-1); next !== undefined && next.day < day; next = entries.at(-1)) {
      atRisk += next.size;
      entries.pop();
    }
    const set = { day, atRisk, leaving };
    for (const d of leaving) atRisk -= size(d);
    return set;
  });
}
