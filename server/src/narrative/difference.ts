import type { LocalisedText, Metric } from '@concord/sql';
import { changeText, daysText, moneyText, numberText, pointsText } from './text.js';
import { MATURE, shownValue, type Told } from './value-words.js';

/** A change from one value to another. `amount` is a share for points and per cent (0.008 is 0.8), else in the metric's unit. */
export interface Difference {
  readonly amount: number;
  readonly form: 'absolute' | 'days' | 'percent' | 'points';
}

/** Counts under this are compared in units: 3 → 6 is not "+100 %". */
const SMALL_BASE = 10;

function formOf({ kind, unit }: Metric, before: number): Difference['form'] {
  switch (kind) {
    case 'turnover':
    case 'ratio': return 'points';
    case 'duration': return 'days';
    case 'stock_ratio':
    case 'quotient': return unit === 'percent' ? 'points' : 'absolute';
    case 'balance':
    case 'level': return 'absolute';
    case 'rate': return 'percent';
    case 'count':
    case 'amount': return before < SMALL_BASE ? 'absolute' : 'percent';
  }
}

/** Whether cases count whose answer is still to come. Where they wait until it is known (`settledAfter`), what is counted is as it will stay. */
const isToGrow = (metric: Metric): boolean => (metric.kind === 'ratio' || metric.kind === 'quotient') && metric.maturity !== undefined;

/** The change from `before` to `now`: rates in points, times in days, sizes in per cent, few in units. Null when either may not be shown as a number, or is of a cohort half of which is known: it looks worse than one that is known. */
export function differenceOf(metric: Metric, now: Told, before: Told): Difference | null {
  if (isToGrow(metric) && Math.min(now.maturity, before.maturity) < MATURE) return null;
  const [value, base] = [shownValue(metric, now), shownValue(metric, before)];
  if (value === null || base === null) return null;
  const form = formOf(metric, base);
  return { form, amount: form === 'percent' ? (value - base) / base : value - base };
}

/** The change with its sign and unit: `+0.8 个百分点`, `−3 天`, `+12.4%`, `+17 件`. */
export function differenceText({ amount, form }: Difference, { unit }: Metric): LocalisedText {
  const sign = amount > 0 ? '+' : '';
  switch (form) {
    case 'points': return pointsText(amount);
    case 'percent': return changeText(amount);
    case 'days': { const { zh, en } = daysText(amount); return { zh: sign + zh, en: sign + en }; }
    case 'absolute': {
      if (unit === 'cny') return moneyText(amount, true);
      const { zh, en } = numberText(amount, unit === 'times' ? 2 : unit === 'point' ? 1 : 0, true);
      return unit === 'case' ? { zh: `${zh} 件`, en } : { zh, en };
    }
  }
}
