import type { ComputedRef } from 'vue';
import type { Catalogue } from '../../../catalogue/catalogue.js';
import type { MetricId } from '../../../graphql/gen/graphql.js';
import { measureText, type MeasureText, type MetricDefinition, type MetricValue } from '../../../measure/measure.js';
import type { Wording } from '../../../text/wording.js';
import type { Measure } from './cause-question.js';

/** Whether what differs beyond chance is to the worse or the better; grey where it does not, or neither is better. */
export function toneOf({ standing }: Pick<Measure, 'standing'>, { better }: Pick<MetricDefinition, 'better'>): 'concern' | 'improvement' | 'neutral' | 'normal' {
  if (standing === 'few' || standing === 'same') return 'normal';
  return better === 'none' ? 'neutral' : (better === 'higher') === (standing === 'more') ? 'improvement' : 'concern';
}

/** A value in words, days by their name. */
export function figureText(value: MetricValue, definition: MetricDefinition, { locale, t }: Pick<Wording, 'locale' | 't'>): MeasureText {
  const told = measureText(value, definition, locale);
  return definition.unit === 'day' && value.value !== null ? { ...told, unit: t('measure.days') } : told;
}

/** What a unit is read with behind its figure: a word stands apart from it. */
export const unitBehind = ({ unit }: Pick<MeasureText, 'unit'>): string => (/^\p{L}/u.test(unit) ? ` ${unit}` : unit);

/** A figure with its unit. */
export const withUnit = (told: Pick<MeasureText, 'main' | 'unit'>): string => `${told.main}${unitBehind(told)}`;

/** The definition of a metric that was answered. Throws `RangeError` for one that the catalogue does not hold. */
export const useDefinition = (catalogue: ComputedRef<Catalogue>) => (id: MetricId): MetricDefinition => {
  const found = catalogue.value.metrics.get(id);
  if (found === undefined) throw new RangeError(`unknown metric ${id}`);
  return found;
};
