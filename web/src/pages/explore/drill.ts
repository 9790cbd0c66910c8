import type { FilterClause, FilterState } from '../../filter/filter-state.js';
import { withClause } from '../../filter/filter-state.js';
import { monthOf } from '../../filter/month.js';
import type { Exploration, ExplorationCell } from './pivot.js';

/** A place in the table: what a number is about, its metric apart. */
export type CellPlace = Pick<ExplorationCell, 'bucket' | 'column' | 'row'>;

/** The filter under which a metric's page shows a cell's own number and its cases; null for 其他, which no filter of the address names. */
export function drillFilter({ bucket, column, row }: CellPlace, { buckets, columns, rows }: Exploration, filters: readonly FilterClause[]): Pick<FilterState, 'filters'> & Partial<Pick<FilterState, 'period'>> | null {
  let narrowed: readonly FilterClause[] = filters;
  for (const [axis, index] of [[rows, row], [columns, column]] as const) {
    if (axis === null || index === null) continue;
    const member = axis.members[index];
    if (member === undefined || member.isOther) return null;
    narrowed = withClause(narrowed, axis.dimension, [member.key]);
  }
  const span = bucket === null ? undefined : buckets[bucket];
  return { filters: narrowed, ...(span === undefined ? {} : { period: { from: monthOf(span.from), to: monthOf(span.to) } }) };
}
