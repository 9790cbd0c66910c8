import { writeFilterState } from '../../../filter/filter-state.js';
import type { FilterState } from '../../../filter/filter-state.js';
import { parsePeriod, periodParam } from '../../../filter/period.js';
import { exploreParams } from '../explore-state.js';
import type { ExploreState } from '../explore-state.js';

/** What the page shows as the definition of a view: JSON, as the contract takes it. */
export function viewDefinition(filter: FilterState, explored: ExploreState): string {
  return JSON.stringify({
    dataset: filter.dataset, period: periodParam(filter.period), filters: filter.filters.map(({ dimension, values }) => ({ dimension, values })),
    metrics: explored.metrics, rows: explored.rows, columns: explored.columns, grain: explored.grain, ...(filter.fiscal === 1 ? {} : { fiscal: filter.fiscal }), against: explored.against, form: explored.form, top: explored.top, sort: explored.sort,
  });
}

/** The address of a view. What the address cannot hold is dropped when the page reads it, as with any address. */
export function viewQuery(definition: string): Record<string, string | string[]> {
  const view = JSON.parse(definition) as ExploreState & { readonly dataset: string; readonly period: string; readonly filters: FilterState['filters']; readonly fiscal?: FilterState['fiscal'] };
  const period = parsePeriod(view.period) ?? 'last12';
  const query = writeFilterState({ dataset: view.dataset, period, filters: view.filters, fiscal: view.fiscal ?? 1 }, {});
  for (const [name, value] of Object.entries(exploreParams(view))) if (value !== undefined) query[name] = value;
  return query;
}
