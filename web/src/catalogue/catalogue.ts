import { inject, provide } from 'vue';
import type { ComputedRef, InjectionKey } from 'vue';
import type { BootQuery, DimensionId, MetricId } from '../graphql/gen/graphql.js';
import type { MetricDefinition } from '../measure/measure.js';

/** A dimension as the catalogue describes it. */
export type DimensionDefinition = BootQuery['catalogue']['dimensions'][number];

/** A body of cases counted together. */
export type Dataset = BootQuery['freshness']['datasets'][number];

/** What exists: metrics in agenda order, dimensions, datasets, and the version of the data they answer from. */
export interface Catalogue {
  readonly metrics: ReadonlyMap<MetricId, MetricDefinition>;
  readonly dimensions: ReadonlyMap<DimensionId, DimensionDefinition>;
  readonly datasets: readonly Dataset[];
  readonly dataVersion: number;
  readonly publishedAt: string | null;
  /** Who asks, and what they may do. */
  readonly viewer: BootQuery['viewer'];
}

/** For whoever may not see who mediators are a dataset knows none: nothing is split, narrowed or listed by them. */
function withoutPeople(dataset: Dataset, { catalogue, viewer }: BootQuery): Dataset {
  if (viewer.seesNames) return dataset;
  const people = new Set(catalogue.dimensions.filter(({ namesPeople }) => namesPeople).map(({ id }) => id));
  return { ...dataset, dimensions: dataset.dimensions.filter((id) => !people.has(id)) };
}

/** Indexes the boot answer; the order of the answer is the agenda's order and is kept. */
export function catalogueOf(boot: BootQuery): Catalogue {
  return {
    metrics: new Map(boot.catalogue.metrics.map((metric) => [metric.id, metric])),
    dimensions: new Map(boot.catalogue.dimensions.map((dimension) => [dimension.id, dimension])),
    datasets: boot.freshness.datasets.map((dataset) => withoutPeople(dataset, boot)),
    dataVersion: boot.freshness.dataVersion,
    publishedAt: boot.freshness.publishedAt,
    viewer: boot.viewer,
  };
}

/** The metrics a dataset can answer, in agenda order. */
export function metricsOf(catalogue: Catalogue, dataset: Dataset): MetricDefinition[] {
  return [...catalogue.metrics.values()].filter((metric) => dataset.metrics.includes(metric.id));
}

/** Whether a metric can be told apart by a dimension: what its denominator does not know is left out. */
export const canSplit = ({ splits }: Pick<MetricDefinition, 'splits'>, dimension: DimensionId): boolean => splits === null || splits.includes(dimension);

/** Tiles on the overview: four columns of three. */
const MAX_TILES = 12;

/** The metrics of the overview: the first tiles a dataset can answer, and what must stand beside them. */
export function overviewMetricsOf(catalogue: Catalogue, dataset: Dataset): MetricDefinition[] {
  const answered = metricsOf(catalogue, dataset);
  const tiles = answered.filter((metric) => metric.tile !== null).slice(0, MAX_TILES);
  const beside = new Set(tiles.flatMap((metric) => metric.alongside));
  return [...tiles, ...answered.filter((metric) => beside.has(metric.id) && !tiles.includes(metric))];
}

/** The dimensions a dataset can be split by over time, in the catalogue's order. */
export function dimensionsOf(catalogue: Catalogue, dataset: Dataset): DimensionDefinition[] {
  return [...catalogue.dimensions.values()]
    .filter((dimension) => dataset.dimensions.includes(dimension.id) && !dimension.snapshotOnly);
}

const KEY: InjectionKey<ComputedRef<Catalogue>> = Symbol('catalogue');

/** Makes the catalogue known to every page below. */
export function provideCatalogue(catalogue: ComputedRef<Catalogue>): void {
  provide(KEY, catalogue);
}

/** The catalogue of the running application; throws outside it. */
export function useCatalogue(): ComputedRef<Catalogue> {
  const catalogue = inject(KEY);
  if (catalogue === undefined) throw new Error('no catalogue: the page is drawn outside the frame');
  return catalogue;
}
