import type { DateRange, DimensionId, Filter, Metric, MetricId } from '@concord/sql';
import type { MetricValue } from '../../metrics/metrics.model.js';
import type { NumberPart, Passport } from '../document/document.js';
import type { Asked } from './asked.js';

/** Where a value comes from. */
export const passportOf = ({ filters }: Pick<Asked, 'filters'>, metric: Metric, range: DateRange, { numerator, denominator, n, definitionVersion }: Pick<MetricValue, 'definitionVersion' | 'denominator' | 'n' | 'numerator'>, split: Passport['split'] = null): Passport =>
  ({ metric: metric.id as MetricId, definitionVersion, range: { from: range.from, to: range.to }, against: null, filters, split, numerator, denominator, n });

/** Where a count of so many cases comes from. */
export const countPassport = (asked: Pick<Asked, 'filters'>, metric: Metric, range: DateRange, n: number, split: Passport['split'] = null): Passport =>
  passportOf(asked, metric, range, { numerator: n, denominator: null, n, definitionVersion: metric.version }, split);

/** Of which cases a share is, by which metric, and how many those are. */
export interface WholeOfCases { readonly metric: Metric; readonly filters: readonly Filter[]; readonly n: number }

/** Where a share comes from: so many cases (those that `part` is of, where not said) of a whole. */
export const sharePassport = (part: Passport, { filters, metric, n: all }: WholeOfCases, n = part.n): Passport =>
  ({ ...part, numerator: n, denominator: all, n: all, whole: { metric: metric.id as MetricId, filters } });

/** Where a number comes from that is a part of a value, or worked out from it. */
export const partPassport = (of: Passport, part: NumberPart): Passport => ({ ...of, part });

/** What is asked, of some members alone, or of all others. */
export const among = <From extends Pick<Asked, 'filters'>>(asked: From, dimension: DimensionId, values: readonly string[], exclude = false): From => ({ ...asked, filters: [...asked.filters, { dimension, values, ...(exclude ? { exclude } : {}) }] });
