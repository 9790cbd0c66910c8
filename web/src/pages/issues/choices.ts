import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import type { DimensionId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';

/** What a dispute can be classified by, the finest first. */
const CLASSIFICATIONS: readonly DimensionId[] = ['issue', 'business', 'cause', 'subtype', 'product'];

/** Metrics that are sizes of events: they add up, so that shares and a Pareto mean something. */
export function sizesOf(definitions: readonly MetricDefinition[]): MetricDefinition[] {
  return definitions.filter((definition) => definition.kind === 'count');
}

/** The classifications a dataset has. */
export function classificationsOf(dimensions: readonly DimensionDefinition[]): DimensionDefinition[] {
  return CLASSIFICATIONS.flatMap((id) => dimensions.filter((dimension) => dimension.id === id));
}
