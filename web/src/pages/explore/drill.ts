import type { FilterClause, FilterState } from '../../filter/filter-state.js';
import { withClause } from '../../filter/filter-state.js';
import { monthOf } from '../../filter/month.js';
import type { NumberClause, NumberOf } from '../../measure/number-link.js';
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

/** Whom a cell is about on an axis: one member, or of 其他 all but those with a place of their own. */
function clauseOf(axis: Exploration['rows'], index: number | null): NumberClause | null {
  const member = index === null ? undefined : axis?.members[index];
  if (axis === null || member === undefined) return null;
  return member.isOther ? { dimension: axis.dimension, values: axis.members.filter(({ isOther }) => !isOther).map(({ key }) => key), exclude: true } : { dimension: axis.dimension, values: [member.key] };
}

/** A cell as a number that can be looked up. */
export function cellNumber({ bucket, column, metric, row, value }: ExplorationCell, { buckets, columns, rows }: Exploration, filters: readonly FilterClause[]): NumberOf {
  const span = bucket === null ? undefined : buckets[bucket];
  return { metric, value, filters: [...filters, ...[clauseOf(rows, row), clauseOf(columns, column)].filter((clause) => clause !== null)], ...(span === undefined ? {} : { range: { from: span.from, to: span.to } }) };
}
