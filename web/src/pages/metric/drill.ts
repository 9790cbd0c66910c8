import type { Part } from '../../graphql/gen/graphql.js';
import type { QuestionBase } from '../../filter/variables.js';
import type { Locale } from '../../text/locale.js';
import { spanParam } from '../../calendar/cut.js';
import type { Series } from '../../chart/prepare/trend.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';

const WITH_DENOMINATOR: ReadonlySet<MetricDefinition['kind']> = new Set(['ratio', 'quotient', 'stock_ratio', 'turnover', 'balance', 'duration']);

/** The lists a metric has behind it: a fraction has two, a size one; a share also the list of what it does not count, a rate that of what has no denominator. */
export function partsOf(definition: Pick<MetricDefinition, 'kind'>): readonly Part[] {
  if (definition.kind === 'rate') return ['numerator', 'rest'];
  if (definition.kind === 'ratio') return ['numerator', 'denominator', 'rest'];
  return WITH_DENOMINATOR.has(definition.kind) ? ['numerator', 'denominator'] : ['numerator'];
}

/** How many cases a list must have to agree with the number it was opened from; null when the number does not say. */
export function expectedCases(value: MetricValue, part: Part, { kind }: Pick<MetricDefinition, 'kind'>): number | null {
  // The sides of a quotient may be sums; how many events its denominator has is told by n.
  if (kind === 'quotient' && part === 'numerator') return null;
  if ((kind === 'quotient' || kind === 'stock_ratio') && part === 'denominator') return value.n;
  // What a rate leaves out is told as a share only.
  if (kind === 'rate' && part === 'rest') return null;
  if (kind === 'rate' && part === 'numerator') return value.n;
  if (part === 'rest') return value.numerator === null || value.denominator === null ? null : value.denominator - value.numerator;
  return part === 'numerator' ? value.numerator : value.denominator;
}

type DrillPoint = Pick<Series['points'][number], 'from' | 'to' | 'value'>;

/** The point of a trend that the address drills into (as `spanParam` names it); null for the whole period, and for what is no point of it. */
export function drillPoint<Point extends DrillPoint>(text: unknown, points: readonly Point[]): Point | null {
  return points.find((point) => spanParam(point) === text) ?? null;
}

/** The days of a drilled point. */
export const drillRange = ({ from, to }: Pick<DrillPoint, 'from' | 'to'>): { from: string; to: string } => ({ from, to });

/** Where all cases of a list are fetched as a workbook; the reason is added by whoever takes it. */
export function casesAddress({ asOfLoad, dataset, filters, range }: QuestionBase & { readonly asOfLoad?: number }, metric: string, part: Part, language: Locale): string {
  const query = new URLSearchParams({ language, metric, part, from: range.from, to: range.to });
  if (filters.length > 0) query.set('filters', JSON.stringify(filters.map(({ dimension, exclude, values }) => ({ dimension, values, ...(exclude === true ? { exclude } : {}) }))));
  if (asOfLoad !== undefined) query.set('version', String(asOfLoad));
  return `/datasets/${encodeURIComponent(dataset)}/cases.xlsx?${query.toString()}`;
}
