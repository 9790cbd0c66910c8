import { drawable } from './measure.js';
import type { MetricDefinition, MetricValue } from './measure.js';

/** How a change of a kind is said: rates in points, sizes in per cent, few in units. */
export type DifferenceForm = 'points' | 'percent' | 'absolute' | 'days';

/** The change between two answers of one metric. It is told and never judged: most changes from one month to the next are chance. */
export interface Difference {
  /** In the form's unit: points and per cent as shares (0.008 is 0.8), days, or plain units. */
  readonly amount: number;
  readonly form: DifferenceForm;
}

/** Counts under this are compared in units: 3 → 6 is not "+100 %". */
const SMALL_BASE = 10;

function formOf(definition: MetricDefinition, before: number): DifferenceForm {
  switch (definition.kind) {
    case 'turnover':
    case 'ratio': return 'points';
    case 'duration': return 'days';
    case 'stock_ratio':
    case 'quotient': return definition.unit === 'percent' ? 'points' : 'absolute';
    case 'balance':
    case 'level': return 'absolute';
    case 'rate': return 'percent';
    case 'count':
    case 'amount': return before < SMALL_BASE ? 'absolute' : 'percent';
  }
}

/** The change from `before` to `now`; null when either may not be shown as a number. */
export function differenceOf(now: MetricValue, before: MetricValue, definition: MetricDefinition): Difference | null {
  const value = drawable(now, definition);
  const base = drawable(before, definition);
  if (value === null || base === null) return null;
  const form = formOf(definition, base);
  return { form, amount: form === 'percent' ? (value - base) / base : value - base };
}
