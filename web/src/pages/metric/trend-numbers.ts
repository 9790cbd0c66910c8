import type { Series } from '../../chart/prepare/trend.js';
import type { FilterClause } from '../../filter/filter-state.js';
import { rollingSpan } from '../../filter/month.js';
import type { MetricDefinition } from '../../measure/measure.js';
import type { NumberOf } from '../../measure/number-link.js';

/** Which values the cells of a trend's table are: those of its points, and of several months together up to each. */
export function trendNumbers({ points }: Pick<Series, 'points'>, { id: metric, rolling }: Pick<MetricDefinition, 'id' | 'rolling'>, filters: readonly FilterClause[]): Readonly<Record<'rolling' | 'value', readonly (NumberOf | null)[]>> {
  return {
    value: points.map(({ from, to, value }) => ({ metric, value, filters, range: { from, to } })),
    rolling: points.map((point) => (rolling === null || !point.rolling ? null : { metric, value: point.rolling, filters, range: rollingSpan(point, rolling) })),
  };
}
