import { addCalendarDays, monthFrom, MIN_N_FULL, type Metric } from '@concord/sql';
import { mean, sumOf } from '../../stats/numbers.js';
import { enteredBy, MATURE, type ControlContext, type Measured } from '../../metrics/control.js';

/** How a metric can be held against itself: shares by their cases, events by their exposure, values as they are, stocks as values that carry over from month to month. */
export type Family = 'events' | 'shares' | 'stocks' | 'values';

/** By the kind alone. Weighted events are no counts. */
export function familyOf(metric: Metric): Family {
  switch (metric.kind) {
    case 'ratio': return 'shares';
    case 'count': return 'events';
    case 'rate': return metric.weight === undefined ? 'events' : 'values';
    case 'level':
    case 'stock_ratio': return 'stocks';
    default: return 'values';
  }
}

/** The months an action is judged by, as days. The month it began in belongs to neither side unless it began on its first day. */
export interface Windows {
  readonly beforeFrom: string;
  readonly beforeTo: string;
  readonly afterFrom: string;
  /** Last day that counts: of review, or of the data. */
  readonly until: string;
}

/** Windows of an action that took effect on `startsOn`; `until` bounds the months after. */
export function windowsOf(startsOn: string, months: number, until: string): Windows {
  const first = monthFrom(startsOn, 0);
  const afterFrom = startsOn === first ? first : monthFrom(startsOn, 1);
  return { beforeFrom: monthFrom(first, -months), beforeTo: addCalendarDays(first, -1), afterFrom, until };
}

/** A month that counts: `value` in the unit of the metric, `size` what it rests on; events over `exposure`. */
export interface Month {
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  readonly size: number;
  readonly events: number;
  readonly exposure: number;
  /** What events over exposure are multiplied by to be in the unit of the metric: working days of the month, the per of a rate; 1 for all else. */
  readonly unit: number;
}

/** Months before and after, oldest first. */
export interface Sides {
  readonly before: readonly Month[];
  readonly after: readonly Month[];
}

const isWhole = (metric: Metric, { complete, to, value }: Measured, context: Pick<ControlContext, 'enteredUntil'>): boolean =>
  complete && value.lack !== 'deleted' && value.maturity >= MATURE && enteredBy(metric, to, context) >= to;

/**
 * The months that count on either side: complete, their outcomes known, entered, and not before anything was counted. Counts are over working days where all of
 * them are known, else over months; the events of a rate over its exposure.
 */
export function sidesOf(metric: Metric, months: readonly Measured[], { beforeFrom, beforeTo, afterFrom, until }: Windows, context: Pick<ControlContext, 'enteredUntil' | 'workdays'>): Sides {
  const first = months.findIndex(({ value }) => value.n > 0);
  const family = familyOf(metric);
  const told = (first < 0 ? [] : months.slice(first)).filter((month) => isWhole(metric, month, context) && (family === 'shares' || family === 'events' || month.value.value !== null));
  const inside = told.filter(({ from, to }) => (from >= beforeFrom && to <= beforeTo) || (from >= afterFrom && to <= until));
  const days = inside.map((month) => context.workdays(month) ?? 0);
  const perDay = metric.kind === 'count' && days.length > 0 && days.every((n) => n > 0);
  const all = inside.map(({ from, to, value }, i): Month => {
    const exposure = metric.kind === 'rate' ? value.denominator ?? 0 : perDay ? days[i] ?? 1 : 1;
    const unit = family !== 'events' ? 1 : metric.kind === 'rate' ? metric.per : exposure;
    return { from, to, value: value.value, size: value.n, events: metric.kind === 'ratio' ? value.numerator ?? 0 : value.n, exposure, unit };
  }).filter(({ exposure, size }) => exposure > 0 && (family !== 'shares' || size > 0));
  return { before: all.filter(({ to }) => to <= beforeTo), after: all.filter(({ from }) => from >= afterFrom) };
}

/** Cases or events of a side; whether they are enough to speak of. A stock or value of a month rests on itself. */
export const isEnough = (family: Family, side: readonly Month[]): boolean => family === 'stocks' || side.reduce((sum, { size }) => sum + size, 0) >= MIN_N_FULL;

/** Values of months that have one. */
export const valuesOf = (months: readonly Month[]): number[] => months.flatMap(({ value }) => (value === null ? [] : [value]));

/** A month's figure in its own unit: a share, events over their exposure, a value. */
export const monthly = (family: Family, { value, events, exposure, size }: Month): number => (family === 'events' ? events / exposure : family === 'shares' ? events / size : value ?? NaN);

/** A side as one figure in the unit of the metric, of events in months of `unit`; null without months. `n`: cases or events, of stocks months. */
export function figureOf(family: Family, side: readonly Month[], unit: number): { readonly value: number | null; readonly n: number } {
  const n = family === 'stocks' ? side.length : sumOf(side, ({ size }) => size);
  if (side.length === 0) return { value: null, n };
  if (family === 'stocks' || family === 'values') return { value: mean(valuesOf(side)), n };
  const over = family === 'shares' ? n : sumOf(side, ({ exposure }) => exposure);
  return { value: over === 0 ? null : (sumOf(side, ({ events }) => events) / over) * unit, n };
}
