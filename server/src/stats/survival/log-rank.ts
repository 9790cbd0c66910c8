import { normalCdf } from '../distributions/normal.js';
import type { Duration } from './kaplan-meier.js';
import { riskSets } from './risk-set.js';

/** Whether two groups end at the same pace. */
export interface LogRank {
  /** Events of the first group, and those it would have had at the pace of both together: more than those is quicker. */
  readonly observed: number;
  readonly expected: number;
  /** Two-sided; 1 where nothing could differ. */
  readonly pValue: number;
}

const both = (durations: readonly Duration[], group: 0 | 1) => durations.map((duration) => ({ ...duration, group }));

/**
 * The log-rank test of two groups, censored and with delayed entry: at each day with an event the hypergeometric mean and variance of the events of the first group among those at risk.
 * Mantel 1966, Cancer Chemother. Rep. 50:163; Peto & Peto 1972, JRSS A 135:185.
 */
export function logRank(first: readonly Duration[], second: readonly Duration[]): LogRank {
  const ofFirst = new Map(riskSets(first, ({ events }) => events).map((set) => [set.day, set]));
  const firstAtRisk = atRiskOf(first);
  let [observed, expected, variance] = [0, 0, 0];
  for (const { day, atRisk, leaving } of riskSets([...both(first, 0), ...both(second, 1)], ({ events }) => events)) {
    const events = leaving.reduce((sum, one) => sum + one.events, 0);
    const mine = firstAtRisk(day);
    observed += (ofFirst.get(day)?.leaving ?? []).reduce((sum, one) => sum + one.events, 0);
    if (events === 0) continue;
    expected += (events * mine) / atRisk;
    if (atRisk > 1) variance += (events * mine * (atRisk - mine) * (atRisk - events)) / (atRisk * atRisk * (atRisk - 1));
  }
  return { observed, expected, pValue: variance === 0 ? 1 : Math.min(1, 2 * normalCdf(-Math.abs(observed - expected) / Math.sqrt(variance))) };
}

/** How many are under observation just before a day; days must be asked for in ascending order. */
function atRiskOf(durations: readonly Duration[]): (day: number) => number {
  const size = ({ censored, events }: Duration): number => censored + events;
  const [comes, leaves] = [durations.map((one) => ({ on: one.entry ?? -1, size: size(one) })), durations.map((one) => ({ on: one.day, size: size(one) }))].map((all) => all.sort((a, b) => a.on - b.on));
  let [here, came, left] = [0, 0, 0];
  return (day) => {
    for (let next = comes?.[came]; next !== undefined && next.on < day; next = comes?.[++came]) here += next.size;
    for (let next = leaves?.[left]; next !== undefined && next.on < day; next = leaves?.[++left]) here -= next.size;
    return here;
  };
}
