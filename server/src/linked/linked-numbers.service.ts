import { Injectable } from '@nestjs/common';
import { memberLabel, metricById, type DimensionId, type Filter, type LocalisedText, type MetricId } from '@concord/sql';
import type { MetricValue } from '../metrics/metrics.model.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { amountText, numberText } from '../narrative/text.js';
import { QuestionError } from '../store/errors.js';
import type { DimensionOf } from '../store/dimensions.js';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { LinkedNumber as Told, LinkedNumberInput, LinkedNumberNow } from './linked.model.js';
import { casesOf, metricLabel, metricNow, withScope, type LinkedNumber } from './linked-number.js';

const NONE: LocalisedText = { zh: '无', en: 'none' };

function valueText(metric: string, { denominator, n, numerator, value }: Pick<MetricValue, 'denominator' | 'n' | 'numerator' | 'value'>): LocalisedText {
  if (value !== null) return amountText(value, metricById(metric).unit);
  // Too few for a share: how many of how many, as everywhere.
  if (numerator === null || denominator === null || n === 0) return NONE;
  const [of, whole] = [numberText(numerator), numberText(denominator)];
  return { zh: `${of.zh}/${whole.zh}`, en: `${of.en}/${whole.en}` };
}

function aboutOf(dimensionOf: DimensionOf, filters: readonly Filter[]): LocalisedText | null {
  const each = filters.map(({ dimension, exclude, values }) => {
    const of = dimensionOf(dimension);
    const labels = values.map((key) => memberLabel(of, key));
    return { zh: `${of.label.zh}${exclude === true ? '不是' : '为'}${labels.map(({ zh }) => zh).join('、')}`, en: `${of.label.en} ${exclude === true ? 'is not' : 'is'} ${labels.map(({ en }) => en).join(', ')}` };
  });
  return each.length === 0 ? null : { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') };
}

/** Numbers that actions and comments hang on: worked out once when they are linked, told as they were, and asked again. */
@Injectable()
export class LinkedNumbersService {
  constructor(private readonly store: Store, private readonly metrics: MetricsService) {}

  /** Works a number out as whoever links it sees it. Throws `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT. */
  async link(viewer: Viewer, dataset: string, { filters: asked, metric, range, split, version }: LinkedNumberInput): Promise<LinkedNumber> {
    const { number } = await this.store.currentVersion();
    const dataVersion = version ?? number;
    if (dataVersion < 1 || dataVersion > number) throw new QuestionError('BAD_INPUT', 'there is no such data version');
    if (viewer.scope === undefined) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
    const filters = withScope(asked, viewer.scope).map(({ dimension, exclude = false, values }) => ({ dimension, exclude, values: [...values] }));
    const one = { dataset, filters, metric, range: { from: range.from, to: range.to }, split: split ? { dimension: split.dimension, member: split.member } : null, dataVersion };
    const value = await this.valueOf(viewer, one, dataVersion === number ? null : dataVersion);
    return { ...one, label: metricLabel(metricById(metric)), definitionVersion: value.definitionVersion, value: value.value, n: value.n, numerator: value.numerator, denominator: value.denominator, text: valueText(metric, value) };
  }

  /** A number as it was linked, worked out again as a data version tells it. Throws `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT. */
  async again(viewer: Viewer, dataset: string, { filters, metric, range, split }: LinkedNumber, version: number): Promise<LinkedNumber> {
    return this.link(viewer, dataset, { filters, metric: metric as MetricId, range, split, version });
  }

  /** Numbers of one dataset as they were linked, with the names that members have now; a viewer sees their cases. */
  async told(viewer: Viewer, dataset: string, numbers: readonly LinkedNumber[]): Promise<Told[]> {
    if (numbers.length === 0) return [];
    const dimensionOf = await this.store.consistently(viewer, (snapshot) => snapshot.dimensions({ dataset }));
    return numbers.map((number) => {
      const metric = metricNow(number.metric);
      const labelOf = (dimension: DimensionId, key: string): LocalisedText => memberLabel(dimensionOf(dimension), key);
      const filters = number.filters.map((filter) => ({ ...filter, labels: filter.values.map((key) => labelOf(filter.dimension, key)) }));
      const split = number.split === null ? null : { ...number.split, label: labelOf(number.split.dimension, number.split.member) };
      return { ...number, filters, split, about: aboutOf(dimensionOf, casesOf(number)), isRetired: metric === undefined, isRedefined: metric !== undefined && metric.version !== number.definitionVersion };
    });
  }

  /** The same number as the data tell it now; null where it cannot be asked any more: the metric is retired, or closed cases of the time were deleted. */
  async now(viewer: Viewer, { value: then, n, ...number }: LinkedNumber): Promise<LinkedNumberNow | null> {
    if (metricNow(number.metric) === undefined) return null;
    const value = await this.valueOf(viewer, number, null);
    if (value.lack === 'deleted') return null;
    return { dataVersion: value.dataVersion, value: value.value, n: value.n, text: valueText(number.metric, value), isRestated: value.value !== then || value.n !== n };
  }

  private async valueOf(viewer: Viewer, { dataset, metric, range, ...number }: Pick<LinkedNumber, 'dataset' | 'filters' | 'metric' | 'range' | 'split'>, asOfLoad: number | null): Promise<MetricValue> {
    const [total] = await this.metrics.total(viewer, { dataset, filters: casesOf(number), metrics: [metric as MetricId], range, curve: false, asOfLoad });
    if (total === undefined) throw new QuestionError('BAD_INPUT', 'there is no such number');
    return total.value;
  }
}
