import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useRoute } from 'vue-router';
import { dimensionsOf, metricsOf, useCatalogue } from '../../catalogue/catalogue.js';
import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import { oneOf } from '../../filter/filter-state.js';
import { useFilter } from '../../filter/use-filter.js';
import type { DimensionId, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { answered, BASES, firmsOf, holdersOf, kindsOfCase, placesOf, sharesOf, VERSUS, volumesOf } from './choices.js';
import type { Choices } from './question.js';

/** What can be chosen on the page, and what is. */
export interface Chosen {
  /** Null where the dataset tells no share at all. */
  readonly choices: ComputedRef<Choices | null>;
  readonly rates: ComputedRef<readonly MetricDefinition[]>;
  readonly shares: ComputedRef<readonly MetricDefinition[]>;
  readonly kinds: ComputedRef<readonly DimensionDefinition[]>;
  readonly places: ComputedRef<readonly DimensionDefinition[]>;
  readonly volumes: ComputedRef<readonly MetricDefinition[]>;
  /** By whom the chosen volume can be told apart. */
  readonly holders: ComputedRef<readonly DimensionDefinition[]>;
}

/** Reads the page's choices from the address, each held against what the dataset has; the first that is offered stands for none. */
export function useChoices(): Chosen {
  const route = useRoute();
  const catalogue = useCatalogue();
  const { dataset } = useFilter();
  const dimensions = computed(() => dimensionsOf(catalogue.value, dataset.value));
  const shares = computed(() => sharesOf(metricsOf(catalogue.value, dataset.value)));
  const rates = computed(() => answered(BASES, dataset.value.metrics).flatMap((id) => catalogue.value.metrics.get(id) ?? []));
  const kinds = computed(() => kindsOfCase(dimensions.value));
  const firms = computed(() => firmsOf(dimensions.value));
  const places = computed(() => placesOf(dimensions.value));
  const metricOf = (parameter: string, list: readonly MetricDefinition[]): MetricId | null => oneOf(route.query, parameter, list.map(({ id }) => id)) ?? list[0]?.id ?? null;
  const dimensionOf = (parameter: string, list: readonly DimensionDefinition[]): DimensionId | null => oneOf(route.query, parameter, list.map(({ id }) => id)) ?? list[0]?.id ?? null;
  const volumes = computed(() => volumesOf(metricsOf(catalogue.value, dataset.value)).filter((one) => holdersOf(one, dimensions.value).length > 0));
  const volume = computed(() => metricOf('volume', volumes.value));
  const holders = computed(() => holdersOf(volumes.value.find(({ id }) => id === volume.value), dimensions.value));
  const choices = computed((): Choices | null => {
    const rate = metricOf('rate', rates.value) ?? shares.value[0]?.id ?? null;
    if (rate === null) return null;
    const preferred = (parameter: string): MetricId => oneOf(route.query, parameter, shares.value.map(({ id }) => id)) ?? rate;
    return {
      rate, changed: preferred('changed'), changedBy: dimensionOf('by', kinds.value), versus: oneOf(route.query, 'vs', VERSUS) ?? 'previous', split: dimensionOf('split', kinds.value),
      plotted: preferred('plotted'), adjustedBy: oneOf(route.query, 'adjusted', kinds.value.map(({ id }) => id)), firm: dimensionOf('firm', firms.value), place: dimensionOf('place', places.value),
      volume: volume.value, volumeBy: dimensionOf('per', holders.value),
    };
  });
  return { choices, rates, shares, kinds, places, volumes, holders };
}
