import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import type { Dataset } from '../../catalogue/catalogue.js';
import type { DimensionId, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { countText, percentText } from '../../text/format.js';
import type { Issues } from './questions.js';
import type { IssueWording } from './words.js';

/** What a dispute can be classified by, the finest first. */
const CLASSIFICATIONS: readonly DimensionId[] = ['issue', 'subtype', 'product', 'cause', 'business'];

/** The stock by which types are judged to stay unresolved. */
const AGED: MetricId = 'pending_aged';
/** How long cases take, told of types that stay unresolved. */
const DURATION: MetricId = 'time_to_resolution';
/** The share of cases that come again. */
const REPEATS: MetricId = 'repeat_dispute_rate';

/** Metrics that are sizes of events: they add up, so that shares and a Pareto mean something. */
export function sizesOf(definitions: readonly MetricDefinition[]): MetricDefinition[] {
  return definitions.filter((definition) => definition.kind === 'count');
}

/** The classifications a dataset has. */
export function classificationsOf(dimensions: readonly DimensionDefinition[]): DimensionDefinition[] {
  return CLASSIFICATIONS.flatMap((id) => dimensions.filter((dimension) => dimension.id === id));
}

/** The stock beyond its limit, where the dataset can tell it. */
export const agedOf = ({ metrics }: Pick<Dataset, 'metrics'>): MetricId | null => metrics.find((id) => id === AGED) ?? null;

/** The share by which types recur, and the duration told of those that stay: where the dataset has them. */
export const besideOf = ({ metrics }: Pick<Dataset, 'metrics'>): { readonly duration: MetricId | null; readonly repeats: MetricId | null } =>
  ({ duration: metrics.find((id) => id === DURATION) ?? null, repeats: metrics.find((id) => id === REPEATS) ?? null });

/** A classification with how many types it has and how many hold four fifths: what makes one choose it. */
export function levelText(dimension: DimensionDefinition, levels: Issues['levels'], { say, name, locale }: IssueWording): string {
  const level = levels.find((one) => one.dimension === dimension.id);
  if (level === undefined) return name(dimension.label);
  const blanks = { name: name(dimension.label), types: countText(level.types, locale) };
  return level.vital === null ? say('levelBlurred', { ...blanks, share: percentText(level.unclassified, locale) }) : say('levelOf', { ...blanks, vital: countText(level.vital, locale) });
}
