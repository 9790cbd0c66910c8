import { type CountMetric, type BucketSpan } from '@concord/sql';
import { controlOf, type ControlContext, type Controlled, type Measured } from '../metrics/control.js';
import { valueOf, type Stamp } from '../metrics/value.js';
import { chartForCounts } from '../stats/charts/chart-choice.js';
import { pareto } from '../stats/issues/concentration.js';
import { isRecurring } from '../stats/issues/recurrence.js';
import type { IsKnownWhole } from '../store/history.js';
import type { IssueSignal, IssueType } from './issues.model.js';

/** Cases of each type in each of some months, the oldest first; a type without any in a month holds 0 there. */
export type TypeMonths = ReadonlyMap<string, readonly number[]>;

/** What a type is judged by besides its counts. */
export interface MonthContext {
  readonly metric: CountMetric;
  /** The months counted: three years and more, the range at their end. */
  readonly spans: readonly BucketSpan[];
  readonly stamp: Stamp;
  readonly isWhole: IsKnownWhole;
  readonly contextOf: (key: string) => ControlContext;
}

/** How many of the last complete months a type is looked for among the vital few. */
const RECENT_MONTHS = 6;

/** In how many of the last six complete months each classified type (`named`) is one of the vital few. */
export function vitalMonths(named: readonly string[], monthly: TypeMonths, { isWhole, spans }: MonthContext): ReadonlyMap<string, number> {
  const recent = spans.map((span, i) => ({ span, i })).filter(({ span }) => isWhole(span)).slice(-RECENT_MONTHS);
  const counted = new Map(named.map((key) => [key, 0]));
  for (const { i } of recent) {
    const rest = [...monthly].filter(([key]) => !counted.has(key)).reduce((sum, [, counts]) => sum + (counts[i] ?? 0), 0);
    for (const { item, vital } of pareto(named, (key) => monthly.get(key)?.[i] ?? 0, rest)) if (vital) counted.set(item, (counted.get(item) ?? 0) + 1);
  }
  return counted;
}

/** Whether a type recurs by its rank alone. */
export const recursByRank = (months: number): boolean => isRecurring(months, { repeats: 0, closed: 0 }, 0);

/** The control chart of a type; null where there is less than a case a month, which no such chart can judge. */
export function typeControl(key: string, counts: readonly number[], { metric, spans, stamp, isWhole, contextOf }: MonthContext): Controlled | null {
  if (chartForCounts(counts.slice(Math.max(0, counts.findIndex((n) => n > 0)))) !== 'xmr') return null;
  const months = spans.map((span, i): Measured => ({
    from: span.from, to: span.to, complete: isWhole(span), value: valueOf(metric, { kind: 'count', n: counts[i] ?? 0 }, stamp),
  }));
  return controlOf(metric, months, contextOf(key));
}

/** Months from `from` on that are outside of normal variation, oldest first. */
export function signalsOf({ points }: Controlled, counts: readonly number[], { spans }: MonthContext, from: string): IssueSignal[] {
  return spans.flatMap((span, i) => {
    const point = span.from >= from ? points.get(span.from) : undefined;
    if (point === undefined || point.rule === null) return [];
    const { centre, lower, upper, rule, variation } = point;
    return [{ from: span.from, n: counts[i] ?? 0, centre, lower: Math.max(0, lower), upper, rule, variation }];
  });
}

/** Whether a type's latest judged month is above its normal variation. */
export const isRising = ({ signals, variation }: Pick<IssueType, 'signals' | 'variation'>): boolean => signals.length > 0 && (variation === 'neutral_high' || variation === 'concern_high');
