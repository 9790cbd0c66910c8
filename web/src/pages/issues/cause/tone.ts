import type { ComputedRef } from 'vue';
import type { Catalogue } from '../../../catalogue/catalogue.js';
import type { MetricId } from '../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../measure/measure.js';
import type { Measure } from './cause-question.js';

/** Whether what differs beyond chance is to the worse or the better; grey where it does not, or neither is better. */
export function toneOf({ standing }: Pick<Measure, 'standing'>, { better }: Pick<MetricDefinition, 'better'>): 'concern' | 'improvement' | 'neutral' | 'normal' {
  if (standing === 'few' || standing === 'same') return 'normal';
  return better === 'none' ? 'neutral' : (better === 'higher') === (standing === 'more') ? 'improvement' : 'concern';
}

/** The definition of a metric that was answered. Throws `RangeError` for one that the catalogue does not hold. */
export const useDefinition = (catalogue: ComputedRef<Catalogue>) => (id: MetricId): MetricDefinition => {
  const found = catalogue.value.metrics.get(id);
  if (found === undefined) throw new RangeError(`unknown metric ${id}`);
  return found;
};
