import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router';
import { useCatalogue } from '../catalogue/catalogue.js';
import type { Dataset } from '../catalogue/catalogue.js';
import { keepDataset, recallDataset } from '../frame/preferences.js';
import { parseFilterState, writeFilterState } from './filter-state.js';
import type { FilterState } from './filter-state.js';
import { resolvePeriod } from './period.js';
import type { MonthRange } from './period.js';

/** The filter of the address, and ways to change it. */
export interface Filter {
  readonly state: ComputedRef<FilterState>;
  readonly dataset: ComputedRef<Dataset>;
  /** Null when the dataset holds no cases. */
  readonly range: ComputedRef<MonthRange | null>;
  /** Changes the filter in the address; the page's own parameters and the scroll stay. */
  readonly patch: (change: Partial<FilterState>) => void;
  /** Changes parameters of the page; undefined removes one. */
  readonly set: (change: Record<string, string | undefined>) => void;
  /** Another page under the same filter. */
  readonly to: (path: string, change?: Partial<FilterState>, query?: Record<string, string>) => RouteLocationRaw;
}

/** The filter of the current address. Only inside pages, where there is at least one dataset. */
export function useFilter(): Filter {
  const route = useRoute();
  const router = useRouter();
  const catalogue = useCatalogue();
  const state = computed(() => parseFilterState(route.query, catalogue.value.datasets, recallDataset()));
  const dataset = computed(() => {
    const found = catalogue.value.datasets.find((candidate) => candidate.id === state.value.dataset);
    if (found === undefined) throw new RangeError(`unknown dataset ${state.value.dataset}`);
    return found;
  });
  const go = (query: LocationQueryRaw): void => { void router.push({ path: route.path, query }); };
  return {
    state,
    dataset,
    range: computed(() => resolvePeriod(state.value.period, dataset.value, state.value.fiscal)),
    patch: (change) => {
      if (change.dataset !== undefined) keepDataset(change.dataset);
      go(writeFilterState({ ...state.value, ...change }, route.query));
    },
    set: (change) => {
      const query: LocationQueryRaw = { ...writeFilterState(state.value, route.query) };
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) Reflect.deleteProperty(query, name);
        else query[name] = value;
      }
      go(query);
    },
    to: (path, change = {}, query = {}) =>
      ({ path, query: { ...writeFilterState({ ...state.value, ...change }, {}), ...query } }),
  };
}
