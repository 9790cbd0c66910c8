import type { RouteLocationRaw } from 'vue-router';
import type { FilterClause, FilterState } from '../filter/filter-state.js';
import { dayRange } from '../filter/period.js';
import { useFilter } from '../filter/use-filter.js';
import type { DimensionId, FilterInput, MetricId, RangeInput } from '../graphql/gen/graphql.js';
import type { MetricValue } from './measure.js';

/** A member a number is of, or all others of its dimension: those of 其他. */
export interface NumberMember {
  readonly dimension: DimensionId;
  readonly key: string;
  /** Of 其他: the members that have a number of their own. */
  readonly besides?: readonly string[];
}

/** One dimension narrowed to some of its members, or to all but those. */
export type NumberClause = FilterClause & { readonly exclude?: boolean };

/** A value of a metric as it stands on screen: what it takes to say where it comes from. */
export interface NumberOf {
  readonly metric: MetricId;
  /** By which data and definition it was made. */
  readonly value: Pick<MetricValue, 'dataVersion' | 'definitionVersion'>;
  /** Its days; the period of the page when left out. */
  readonly range?: RangeInput;
  /** Its cases where they are not those of the page's filter. */
  readonly filters?: readonly NumberClause[];
  /** Whom it is of, beside those. */
  readonly of?: NumberMember | null;
}

/** No more members are named by an address: what 其他 leaves out beyond them has none. */
const MOST = 50;

const clausesOf = (filters: readonly NumberClause[], of: NumberMember | null): FilterInput[] => [
  ...filters.map(({ dimension, exclude, values }) => ({ dimension, values: [...values], ...(exclude === true ? { exclude } : {}) })),
  ...(of?.besides === undefined || of.besides.length === 0 ? [] : [{ dimension: of.dimension, values: [...of.besides], exclude: true }]),
];

/** The parameters under which the page of a number finds it again, as files spell them, too. Null for 其他 beside more members than an address may name. */
export function numberQuery({ dataset, filters: shown }: Pick<FilterState, 'dataset' | 'filters'>, range: RangeInput, { filters = shown, metric, of = null, value }: NumberOf): Record<string, string> | null {
  const clauses = clausesOf(filters, of);
  if (clauses.some(({ values }) => values.length > MOST)) return null;
  return {
    dataset, metric, from: range.from, to: range.to, ...(of === null || of.besides !== undefined ? {} : { by: of.dimension, member: of.key }),
    ...(clauses.length === 0 ? {} : { filters: JSON.stringify(clauses) }), version: String(value.dataVersion), definition: String(value.definitionVersion),
  };
}

/** Where numbers of this page are told of; null for what has no address. Only inside pages, where there is a filter. */
export function useNumberLinks(): (number: NumberOf | null | undefined) => RouteLocationRaw | null {
  const { range, state } = useFilter();
  return (number) => {
    const days = number?.range ?? (range.value === null ? null : dayRange(range.value));
    const query = number === null || number === undefined || days === null ? null : numberQuery(state.value, days, number);
    return query === null ? null : { path: '/number', query };
  };
}
