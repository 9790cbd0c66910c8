import { differenceText } from '../../measure/difference-text.js';
import type { Difference } from '../../measure/difference.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { withUnit } from '../../chart/trend-words.js';
import type { Wording } from '../../text/wording.js';

const formOf = ({ unit }: MetricDefinition): Difference['form'] => (unit === 'percent' ? 'points' : unit === 'day' ? 'days' : 'absolute');

/** A figure of a side, with its unit; a dash without one. Counts of a month are told whole. */
export const figureOf = (value: number | null, definition: MetricDefinition, wording: Wording): string => (value === null ? '—' : withUnit(definition.unit === 'case' ? Math.round(value) : value, definition, wording));

/** An effect and the ends of its interval, as `interval` of the page's sentences takes them. */
export function spanOf({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }, definition: MetricDefinition, wording: Wording): { readonly at: string; readonly low: string; readonly high: string } {
  const of = (amount: number): string => differenceText({ amount, form: formOf(definition) }, definition, wording);
  return { at: of(value), low: of(low), high: of(high) };
}
