import type { Part } from '../../graphql/gen/graphql.js';
import type { Series } from '../../chart/prepare/trend.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import { isMonth, monthOf } from '../../filter/month.js';
import type { Month } from '../../filter/month.js';
import type { MonthRange } from '../../filter/period.js';

const WITH_DENOMINATOR: ReadonlySet<MetricDefinition['kind']> = new Set(['ratio', 'quotient', 'stock_ratio', 'turnover', 'balance', 'duration']);

/** The lists a metric has behind it: a fraction has two, a size one; a share also the list of what it does not count, a rate that of what has no denominator. */
export function partsOf(definition: Pick<MetricDefinition, 'kind'>): readonly Part[] {
  if (definition.kind === 'rate') return ['numerator', 'rest'];
  if (definition.kind === 'ratio') return ['numerator', 'denominator', 'rest'];
  return WITH_DENOMINATOR.has(definition.kind) ? ['numerator', 'denominator'] : ['numerator'];
}

/** How many cases a list must have to agree with the number it was opened from; null when the number does not say. */
export function expectedCases(value: MetricValue, part: Part, { kind }: Pick<MetricDefinition, 'kind'>): number | null {
  // The sides of a quotient may be sums; how many events its denominator has is told by n.
  if (kind === 'quotient' && part === 'numerator') return null;
  if ((kind === 'quotient' || kind === 'stock_ratio') && part === 'denominator') return value.n;
  // What a rate leaves out is told as a share only.
  if (kind === 'rate' && part === 'rest') return null;
  if (part === 'rest') return value.numerator === null || value.denominator === null ? null : value.denominator - value.numerator;
  return part === 'numerator' ? value.numerator : value.denominator;
}

/** The month drilled into, when the address names one inside the period; null for the whole period. */
export function drillMonth(text: unknown, range: MonthRange): Month | null {
  return isMonth(text) && text >= range.from && text <= range.to ? text : null;
}

/** The answer a list is held against: the month's, or the whole period's. */
export function drillValue(month: Month | null, total: MetricValue, points: Series['points']): MetricValue | null {
  return month === null ? total : (points.find((point) => monthOf(point.from) === month)?.value ?? null);
}
