import type { BootQuery, ValueFieldsFragment } from '../graphql/gen/graphql.js';
import { countText, dayText, factorText, moneyOnScale, moneyScale, moneyText, moneyWithUnit, percentText, plainText } from '../text/format.js';
import type { Locale } from '../text/locale.js';

/** A metric as the catalogue describes it. */
export type MetricDefinition = BootQuery['catalogue']['metrics'][number];

/** One answer of a metric. */
export type MetricValue = ValueFieldsFragment;

/** Why a value is not drawn as a plain number. */
export type Caveat = 'lacking' | 'none' | 'counts' | 'indicative' | 'notReached' | 'immature' | null;

/** A value in words: what to print large, its unit, its interval and its fraction. */
export interface MeasureText {
  readonly main: string;
  /** Unit to print after `main`; empty where the text holds it or there is none. */
  readonly unit: string;
  /** `72.1–74.6`, without the level; null where there is none. */
  readonly interval: string | null;
  /** `3,912/5,330`; null for all but ratios and quotients. */
  readonly fraction: string | null;
  readonly caveat: Caveat;
}

/** Below this share of known outcomes a cohort is drawn as immature. */
export const MATURE = 0.95;

const RATE_KINDS = new Set<MetricDefinition['kind']>(['ratio', 'rate', 'quotient', 'stock_ratio', 'turnover', 'balance', 'duration', 'amount']);

const FRACTION_KINDS = new Set<MetricDefinition['kind']>(['ratio', 'rate', 'quotient', 'stock_ratio', 'turnover']);

/** Whether the value is one number over another that can be shown as `x/n`. */
export const isFraction = ({ kind }: Pick<MetricDefinition, 'kind'>): boolean => FRACTION_KINDS.has(kind);

/** Counts and levels are sizes; the others are rates and medians, which small numbers make unreliable. */
export function isRate(definition: Pick<MetricDefinition, 'kind'>): boolean {
  return RATE_KINDS.has(definition.kind);
}

/** The reason a value is missing or weak, by the small-number rules; sizes have none. */
export function caveatOf(value: MetricValue, definition: MetricDefinition): Caveat {
  if (!isRate(definition)) return value.value === null ? 'none' : null;
  if (value.lack !== null) return 'lacking';
  if (value.reliability === 'none') return 'none';
  if (value.reliability === 'counts') return 'counts';
  if (value.value === null) return definition.kind === 'duration' ? 'notReached' : 'none';
  if (value.reliability === 'indicative') return 'indicative';
  return value.maturity < MATURE ? 'immature' : null;
}

/** The value to draw: null where the rules forbid a rate. */
export function drawable(value: MetricValue, definition: MetricDefinition): number | null {
  const caveat = caveatOf(value, definition);
  return caveat === 'lacking' || caveat === 'none' || caveat === 'counts' || caveat === 'notReached' ? null : value.value;
}

/** A number of a metric in its unit, as text with the unit where it is part of the figure (%, 万元). */
export function amountText(value: number, definition: Pick<MetricDefinition, 'unit'>, locale: Locale): string {
  switch (definition.unit) {
    case 'percent': return percentText(value, locale);
    case 'day': return dayText(value, locale);
    case 'cny': return moneyWithUnit(value, locale);
    case 'case': return countText(value, locale);
    case 'point': return plainText(value, 1, locale);
    case 'times': return factorText(value, locale);
  }
}

function intervalText(value: MetricValue, definition: MetricDefinition, locale: Locale): string | null {
  const { ciLow, ciHigh } = value;
  if (typeof ciLow !== 'number') return null;
  const open = typeof ciHigh !== 'number';
  if (definition.unit === 'percent') {
    return open ? null : `${percentText(ciLow, locale).slice(0, -1)}–${percentText(ciHigh, locale)}`;
  }
  if (definition.unit === 'cny') {
    const scale = moneyScale(ciHigh ?? ciLow, locale);
    return open ? null : moneyOnScale(`${moneyText(ciLow, scale, locale)}–${moneyText(ciHigh, scale, locale)}`, scale, locale);
  }
  if (definition.unit === 'times') return open ? null : `${amountText(ciLow, definition, locale)}–${amountText(ciHigh, definition, locale)}`;
  // Days and cases are whole; a score runs from below to above zero, where a dash would read as a sign.
  if (definition.unit === 'point') return open ? null : `${amountText(ciLow, definition, locale)} ~ ${amountText(ciHigh, definition, locale)}`;
  return `${amountText(Math.round(ciLow), definition, locale)}–${open ? '…' : amountText(Math.round(ciHigh), definition, locale)}`;
}

/** How far those who were asked and did not answer could move a share: `20.7–95.7%`; null where all answered or too few did. */
export function boundsText({ boundLow, boundHigh }: Pick<MetricValue, 'boundLow' | 'boundHigh'>, locale: Locale): string | null {
  return typeof boundLow === 'number' && typeof boundHigh === 'number' ? `${percentText(boundLow, locale).slice(0, -1)}–${percentText(boundHigh, locale)}` : null;
}

function fractionText(value: MetricValue, definition: MetricDefinition, locale: Locale): string | null {
  if (!isFraction(definition)) return null;
  const { numerator, denominator } = value;
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return null;
  const part = (count: number): string => (definition.ofMoney ? moneyWithUnit(count, locale) : Number.isInteger(count) || count >= 1_000 ? countText(count, locale) : plainText(count, 1, locale));
  return `${part(numerator)}/${part(denominator)}`;
}

/** A value in words under the small-number rules: under ten only `x/n`, nothing is `—`. */
export function measureText(value: MetricValue, definition: MetricDefinition, locale: Locale): MeasureText {
  const caveat = caveatOf(value, definition);
  const fraction = fractionText(value, definition, locale);
  const number = drawable(value, definition);
  if (number === null) {
    return { main: caveat === 'counts' && fraction !== null ? fraction : '—', unit: '', interval: null, fraction, caveat };
  }
  const interval = isRate(definition) || definition.kind === 'count' ? intervalText(value, definition, locale) : null;
  if (definition.unit === 'cny') {
    const scale = moneyScale(number, locale);
    return { main: moneyText(number, scale, locale), unit: scale.unit, interval, fraction, caveat };
  }
  if (definition.unit === 'percent') {
    return { main: percentText(number, locale).slice(0, -1), unit: '%', interval, fraction, caveat };
  }
  return { main: amountText(number, definition, locale), unit: '', interval, fraction, caveat };
}

/** The figure of a value with its unit in its place, as `measureText` words it: `42.0%`, `3.42 万元`, `CNY 34.2 k`. */
export function figureText(value: MetricValue, definition: MetricDefinition, locale: Locale): string {
  const { main, unit } = measureText(value, definition, locale);
  if (unit === '') return main;
  return definition.unit === 'cny' && value.value !== null ? moneyWithUnit(value.value, locale) : `${main}${unit}`;
}
