import { drawable, isRate, MATURE } from './measure.js';
import type { MetricDefinition, MetricValue } from './measure.js';

/** How a change of a kind is said: rates in points, sizes in per cent, few in units. */
export type DifferenceForm = 'points' | 'percent' | 'absolute' | 'days';

/** What a difference means for the reader: nothing proven, better, worse, or different without a good side. */
export type Tone = 'normal' | 'improvement' | 'concern' | 'neutral';

/** The change between two answers of one metric. */
export interface Difference {
  /** In the form's unit: points and per cent as shares (0.008 is 0.8), days, or plain units. */
  readonly amount: number;
  readonly form: DifferenceForm;
  /** 95 % interval of the change in the metric's own unit; null where the answers carry no interval. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** `unknown` where there is no interval to judge by. */
  readonly verdict: 'within' | 'beyond' | 'unknown';
  readonly tone: Tone;
}

/** Counts under this are compared in units: 3 → 6 is not "+100 %". */
const SMALL_BASE = 10;

function formOf(definition: MetricDefinition, before: number): DifferenceForm {
  switch (definition.kind) {
    case 'ratio': return 'points';
    case 'duration': return 'days';
    case 'stock_ratio':
    case 'quotient': return definition.unit === 'percent' ? 'points' : 'absolute';
    case 'balance':
    case 'level': return 'absolute';
    case 'count':
    case 'amount': return before < SMALL_BASE ? 'absolute' : 'percent';
  }
}

function judgeable(value: MetricValue, definition: MetricDefinition): boolean {
  if (isRate(definition) && value.reliability !== 'full') return false;
  return value.maturity >= MATURE && typeof value.ciLow === 'number' && typeof value.ciHigh === 'number';
}

/**
 * Interval of a difference from the intervals of its two sides (MOVER, Zou & Donner 2008); for proportions with
 * Wilson intervals it is Newcombe's hybrid score interval. The sides must be independent samples.
 */
export function differenceInterval(now: MetricValue, before: MetricValue): { low: number; high: number } | null {
  const sides = [now.value, now.ciLow, now.ciHigh, before.value, before.ciLow, before.ciHigh];
  if (!sides.every((side): side is number => typeof side === 'number')) return null;
  const [value = 0, low = 0, high = 0, base = 0, baseLow = 0, baseHigh = 0] = sides;
  const change = value - base;
  return {
    low: change - Math.hypot(value - low, baseHigh - base),
    high: change + Math.hypot(high - value, base - baseLow),
  };
}

function toneOf(change: number, definition: MetricDefinition): Tone {
  if (definition.better === 'none') return 'neutral';
  return change > 0 === (definition.better === 'higher') ? 'improvement' : 'concern';
}

/** The change from `before` to `now`; null when either may not be shown as a number. */
export function differenceOf(now: MetricValue, before: MetricValue, definition: MetricDefinition): Difference | null {
  const value = drawable(now, definition);
  const base = drawable(before, definition);
  if (value === null || base === null) return null;
  const form = formOf(definition, base);
  const change = value - base;
  const amount = form === 'percent' ? change / base : change;
  const interval = judgeable(now, definition) && judgeable(before, definition) ? differenceInterval(now, before) : null;
  if (interval === null) return { amount, form, interval, verdict: 'unknown', tone: 'normal' };
  const beyond = interval.low > 0 || interval.high < 0;
  return { amount, form, interval, verdict: beyond ? 'beyond' : 'within', tone: beyond ? toneOf(change, definition) : 'normal' };
}
