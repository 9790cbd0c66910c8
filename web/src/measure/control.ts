import type { ControlRule, SeriesQuery, Variation } from '../graphql/gen/graphql.js';
import type { Wording } from '../text/wording.js';
import { amountText } from './measure.js';
import type { MetricDefinition } from './measure.js';
import { targetText } from './target.js';

/** The control chart of a series: what its latest month says, and by which rules. */
export type Control = NonNullable<SeriesQuery['series'][number]['control']>;

/** Where a month should lie, and the rule it breaks. */
export type ControlLimits = NonNullable<SeriesQuery['series'][number]['points'][number]['control']>;

/** What a signal means for the reader: nothing, better, worse, or different without a good side. */
export type Tone = 'normal' | 'improvement' | 'concern' | 'neutral';

/** The tone of a variation; its words and its shape follow it everywhere. */
export function toneOf(variation: Variation): Tone {
  if (variation === 'common_cause') return 'normal';
  return variation.slice(0, variation.indexOf('_')) as Tone;
}

/** The state in words: `关注信号 · 连续七个月在中线一侧`. */
export function variationText(variation: Variation, rule: ControlRule | null, { t }: Wording): string {
  const word = t(`spc.${toneOf(variation)}`);
  return rule === null ? word : `${word} · ${t(`spc.rules.${rule}`)}`;
}

/** Whether the target will be met, or the interval kept, with it: `时达时不达（目标 72.0%）`; empty where there is neither. */
export function assuranceText({ assurance, target, within }: Pick<Control, 'assurance' | 'target' | 'within'>, definition: MetricDefinition, wording: Wording): string {
  const { t } = wording;
  if (assurance === null) return '';
  if (within !== null) return t('spc.target', { assurance: t(`spc.within.${assurance}`), target: targetText({ ...within, value: null }, definition, wording) });
  return target === null ? '' : t('spc.target', { assurance: t(`spc.assurances.${assurance}`), target: targetText({ value: target, lower: null, upper: null }, definition, wording) });
}

/** Limits as a range, cut off at what is possible. */
export function limitsOf({ lower, upper }: Pick<ControlLimits, 'lower' | 'upper'>, { kind }: Pick<MetricDefinition, 'kind'>): { readonly lower: number; readonly upper: number } {
  return { lower: Math.max(0, lower), upper: kind === 'ratio' ? Math.min(1, upper) : upper };
}

/** Limits as text; `—` where a month has none. Medians and sizes are whole. */
export function limitsText(limits: Pick<ControlLimits, 'lower' | 'upper'> | null, definition: MetricDefinition, { locale }: Wording): string {
  if (limits === null) return '—';
  const { lower, upper } = limitsOf(limits, definition);
  const text = (value: number): string => amountText(definition.unit === 'day' || definition.unit === 'case' ? Math.round(value) : value, definition, locale);
  return `${text(lower)}–${text(upper)}`;
}
