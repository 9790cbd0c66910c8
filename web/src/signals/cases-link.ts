import { spanParam } from '../calendar/cut.js';
import { firstDay, lastDay, monthOf } from '../filter/month.js';
import type { FilterState } from '../filter/filter-state.js';
import type { SignalQuery } from '../graphql/gen/graphql.js';
import type { NumberOf } from '../measure/number-link.js';

type Cases = NonNullable<SignalQuery['signal']>['reasons'][number]['cases'];

/** Where the cases of a signal are listed: a page, its filter, its own parameters. */
export interface CasesPlace {
  readonly path: string;
  readonly change: Pick<FilterState, 'filters' | 'period'>;
  readonly query: Record<string, string>;
}

/** The list behind a signal: the part of the metric it is about, in its months and of its members; a week is drilled into on the trend by weeks. */
export function casesPlace({ filters, metric, part, range }: Cases): CasesPlace {
  const [from, to] = [monthOf(range.from), monthOf(range.to)];
  const isMonths = range.from === firstDay(from) && range.to === lastDay(to);
  return {
    path: `/metric/${metric}`, query: isMonths ? { part } : { part, cut: 'week', at: spanParam(range) }, change: { period: { from, to }, filters: filters.map(({ dimension, member }) => ({ dimension, values: [member.key] })) },
  };
}

/** What a signal observed, as a value of the metric it is about: over its days, of its members, whatever the page is narrowed to. */
export function casesNumber({ filters, metric, range }: Cases, value: NumberOf['value']): NumberOf {
  return { metric, value, range, filters: filters.map(({ dimension, member }) => ({ dimension, values: [member.key] })) };
}
