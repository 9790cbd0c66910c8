import type { ActionEffectInput, DimensionId, FilterInput, MetricId } from '../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../measure/measure.js';

/** What somebody types of an expected effect. */
export interface EffectDraft {
  readonly direction: 'down' | 'up';
  readonly size: string;
  readonly startsOn: string;
  readonly reviewOn: string;
  readonly isWorst: boolean;
}

/** What a form begins with: the direction that is better for the metric. */
export const effectDraft = (better: MetricDefinition['better'] | undefined): EffectDraft => ({ direction: better === 'lower' ? 'down' : 'up', size: '', startsOn: '', reviewOn: '', isWorst: false });

/** The one group that filters keep, which may have been chosen for being worst among the others; null where they keep none or several. */
export function groupOf(filters: readonly Pick<FilterInput, 'dimension' | 'exclude' | 'values'>[], split: { readonly dimension: DimensionId } | null): DimensionId | null {
  if (split !== null) return split.dimension;
  const kept = filters.filter(({ exclude, values }) => exclude !== true && Array.isArray(values) && values.length === 1);
  return kept.length === 1 ? (kept[0]?.dimension ?? null) : null;
}

/** The expectation as the contract takes it: points of a share as a share. */
export function effectInput({ direction, isWorst, reviewOn, size, startsOn }: EffectDraft, metric: MetricId, unit: MetricDefinition['unit'] | undefined, group: DimensionId | null): ActionEffectInput {
  return { metric, direction, startsOn, reviewOn, size: size === '' ? null : Number(size) / (unit === 'percent' ? 100 : 1), chosenAsWorst: isWorst ? group : null };
}
