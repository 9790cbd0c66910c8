import { CHECKS, DIMENSIONS, METRICS } from './catalogue.gen.js';
import type { Check } from './check/check.js';
import { PART, type Dimension } from './dimension.js';
import type { Metric } from './metric.js';
import { wordFor, type LocalisedText } from './words.js';

/** Ids of all metrics, known when compiling. */
export type MetricId = (typeof METRICS)[number]['id'];
/** Ids of all dimensions, known when compiling. */
export type DimensionId = (typeof DIMENSIONS)[number]['id'];
/** Ids of all checks, known when compiling. */
export type CheckId = (typeof CHECKS)[number]['id'];

const checksById: ReadonlyMap<string, Check> = new Map(CHECKS.map((c) => [c.id, c]));
const metricsById: ReadonlyMap<string, Metric> = new Map(METRICS.map((m) => [m.id, m]));
const dimensionsById: ReadonlyMap<string, Dimension> = new Map(DIMENSIONS.map((d) => [d.id, d]));

/** An id that no definition carries. */
export class UnknownIdError extends Error {
  override readonly name = 'UnknownIdError';
}

/** All metrics, in the order of their ids. */
export const allMetrics: readonly Metric[] = METRICS;
/** All dimensions, in the order of their ids. */
export const allDimensions: readonly Dimension[] = DIMENSIONS;
/** All checks, in the order of their ids. */
export const allChecks: readonly (Check & { readonly id: CheckId })[] = CHECKS;

/** The metric called `id`. Throws `UnknownIdError`. */
export function metricById(id: string): Metric {
  const metric = metricsById.get(id);
  if (!metric) throw new UnknownIdError(`no metric '${id}'`);
  return metric;
}

/** The dimension called `id`. Throws `UnknownIdError`. */
export function dimensionById(id: string): Dimension {
  const dimension = dimensionsById.get(id);
  if (!dimension) throw new UnknownIdError(`no dimension '${id}'`);
  return dimension;
}

/** What a member of a dimension is called. Composite keys are worded part by part, equal or empty parts once. */
export function memberLabel(dimension: Dimension, key: string): LocalisedText {
  const words = dimension.words ?? [];
  if (key === '' && !words.some((w) => Object.hasOwn(w, ''))) return { zh: '未填写', en: 'Not given' };
  if (words.length < 2) return wordFor(words[0] ?? {}, key);
  const parts = key.split(PART).map((code, i) => ({ code, word: wordFor(words[i] ?? {}, code) })).filter((p) => p.code !== '');
  const join = (lang: 'zh' | 'en') => [...new Set(parts.map((p) => p.word[lang]))].join(' · ');
  return parts.length === 0 ? { zh: '未填写', en: 'Not given' } : { zh: join('zh'), en: join('en') };
}

/** The check called `id`; undefined when a later version kept a finding of one that is not known here. */
export const checkById = (id: string): Check | undefined => checksById.get(id);
