import { allDimensions, allMetrics, isDate, type DimensionId, type Filter, type LocalisedText, type Metric, type Scope } from '@concord/sql';
import { z } from 'zod';
import { isWithin } from '../identity/people/scope.js';
import { mayAskBy } from '../store/dimensions.js';
import { QuestionError } from '../store/errors.js';
import type { Viewer } from '../store/viewer.js';

const dimension = z.string().refine((id): id is DimensionId => allDimensions.some((one) => one.id === id));
const words = z.object({ zh: z.string(), en: z.string() });
const day = z.string().refine(isDate);

/** A number that something hangs on, as it was when it was linked. The metric may be retired since, so its words are kept with it. */
export const LINKED_NUMBER = z.object({
  dataset: z.string(), metric: z.string(), label: words, definitionVersion: z.number().int(),
  /** Those asked by, and the scope of whoever linked it: it is the same number for everybody. */
  filters: z.array(z.object({ dimension, values: z.array(z.string()), exclude: z.boolean() })),
  split: z.object({ dimension, member: z.string() }).nullable(),
  range: z.object({ from: day, to: day }), dataVersion: z.number().int(),
  /** As it was then, null where there was none or it was suppressed; what it was shown as. */
  value: z.number().nullable(), n: z.number(), text: words,
  /** What it is made of; null where it is made of nothing, and of what was linked before this was kept. */
  numerator: z.number().nullable().default(null), denominator: z.number().nullable().default(null),
});
/** What `LINKED_NUMBER` reads. */
export type LinkedNumber = z.infer<typeof LINKED_NUMBER>;

/** The metric of that id; undefined where it is retired. */
export const metricNow = (id: string): Metric | undefined => allMetrics.find((metric) => metric.id === id);

/** Every case it is about, as filters. */
export const casesOf = ({ filters, split }: Pick<LinkedNumber, 'filters' | 'split'>): readonly Filter[] => (split === null ? filters : [...filters, { dimension: split.dimension, values: [split.member], exclude: false }]);

/** Filters that keep a viewer's cases only. */
export const withScope = (filters: readonly Filter[], scope: Scope): Filter[] => (scope === 'all' ? [...filters] : [...filters, ...scope.filter((part) => !isWithin([part], keeping(filters)))]);

/** What leaves members out keeps everybody else: it bounds nothing. */
const keeping = (filters: readonly Filter[]): Filter[] => filters.filter(({ exclude }) => exclude !== true);

/** Whether every case of some filters is a case of others, by the words of both. */
export function isAmong(inner: readonly Filter[], outer: readonly Filter[]): boolean {
  return outer.every(({ dimension: by, exclude, values }) => (exclude === true
    ? keeping(inner).some((one) => one.dimension === by && !one.values.some((value) => values.includes(value))) || inner.some((one) => one.dimension === by && one.exclude === true && values.every((value) => one.values.includes(value)))
    : isWithin([{ dimension: by, values }], keeping(inner))));
}

/** Whether a viewer sees every case it is about, and whom it is of. */
export function seesAll(viewer: Viewer, number: LinkedNumber): boolean {
  const cases = casesOf(number);
  try {
    mayAskBy(viewer, cases.map(({ dimension: by }) => by));
  } catch (error) {
    if (error instanceof QuestionError) return false;
    throw error;
  }
  return viewer.scope !== undefined && viewer.scope.length > 0 && (viewer.scope === 'all' || isAmong(cases, viewer.scope));
}

/** What a metric is called, in both languages. */
export const metricLabel = ({ label }: Metric): LocalisedText => ({ zh: label.zh, en: label.en });
