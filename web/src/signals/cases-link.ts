import { firstDay, lastDay, monthOf } from '../filter/month.js';
import type { FilterState } from '../filter/filter-state.js';
import type { SignalQuery } from '../graphql/gen/graphql.js';

type Cases = NonNullable<SignalQuery['signal']>['reasons'][number]['cases'];

/** Where the cases of a signal are listed: a page, its filter, its own parameters. */
export interface CasesPlace {
  readonly path: string;
  readonly change: Pick<FilterState, 'filters' | 'period'>;
  readonly query: Record<string, string>;
  /** The list is as long as the signal says; a week lies within a month, and its list is that of the month. */
  readonly isExact: boolean;
}

/** The list behind a signal: the part of the metric it is about, in its months and of its members. */
export function casesPlace({ filters, metric, part, range }: Cases): CasesPlace {
  const [from, to] = [monthOf(range.from), monthOf(range.to)];
  return {
    path: `/metric/${metric}`, query: { part }, change: { period: { from, to }, filters: filters.map(({ dimension, member }) => ({ dimension, values: [member.key] })) },
    isExact: range.from === firstDay(from) && range.to === lastDay(to),
  };
}
