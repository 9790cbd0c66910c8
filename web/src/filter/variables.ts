import type { FilterInput, RangeInput } from '../graphql/gen/graphql.js';
import type { FilterState } from './filter-state.js';
import { dayRange } from './period.js';
import type { MonthRange } from './period.js';

/** The part every question shares: which cases, over which days. */
export interface QuestionBase {
  readonly dataset: string;
  readonly filters: FilterInput[];
  readonly range: RangeInput;
}

/** The filter as the contract asks for it. */
export function questionBase(state: FilterState, range: MonthRange): QuestionBase {
  return {
    dataset: state.dataset,
    filters: state.filters.map(({ dimension, values }) => ({ dimension, values: [...values] })),
    range: dayRange(range),
  };
}
