import { addCalendarDays, bucketsOf, metricById, type DateRange, type Metric, type MetricId } from '@concord/sql';
import type { Cell } from '../metrics/ask-tallies.js';
import { enteredBy, MATURE, type ControlContext } from '../metrics/control.js';
import type { CountedDay } from './between.js';

/** A day's cases whose answer is known, the events among them, and of how many it is asked. */
export interface KnownDay extends CountedDay {
  readonly cohort: number;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** The last day up to `to` of which cases have been entered and, where answers take so many days, that is so long ago. */
export function knownBy(metric: Metric, to: string, asOf: string, context: Pick<ControlContext, 'enteredUntil'>): string {
  const days = metric.kind === 'ratio' ? (metric.settledAfter ?? 0) : 0;
  return earlier(enteredBy(metric, to, context), addCalendarDays(asOf, -days));
}

/** Days on which anything was counted, oldest first. A case that is open yet is no answer, and lies between no two events. */
export function knownDays(cells: readonly Cell[], range: DateRange): KnownDay[] {
  const days = bucketsOf(range, 'day').map(({ start }) => start);
  return cells.flatMap(({ bucket, tally }): KnownDay[] => {
    const day = bucket === 'whole' ? undefined : days[bucket];
    if (day === undefined) return [];
    if (tally.kind === 'ratio') return [{ day, events: tally.numerator, cases: Math.min(tally.n, tally.mature), cohort: tally.cohort }];
    return tally.kind === 'count' ? [{ day, events: tally.n, cases: tally.n, cohort: tally.n }] : [];
  }).sort((a, b) => a.day.localeCompare(b.day));
}

/** The last day of the newest whole month of which as much is known as a monthly chart asks for; of metrics whose answers ripen by no rule the last of the range. Null: no month is ripe. */
export function ripeUntil(id: MetricId, days: readonly KnownDay[], range: DateRange): string | null {
  const metric = metricById(id);
  if (metric.kind !== 'ratio' || metric.maturity === undefined) return range.to;
  const sum = (from: string, to: string, of: (day: KnownDay) => number): number => days.reduce((total, day) => (day.day < from || day.day > to ? total : total + of(day)), 0);
  const isRipe = (from: string, to: string): boolean => { const cohort = sum(from, to, (day) => day.cohort); return cohort > 0 && sum(from, to, ({ cases }) => cases) >= MATURE * cohort; };
  return bucketsOf(range, 'month').findLast(({ from, to, whole }) => whole && isRipe(from, to))?.to ?? null;
}
