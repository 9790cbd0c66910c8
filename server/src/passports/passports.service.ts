import { Injectable } from '@nestjs/common';
import { memberLabel, metricById, MIN_N_PERCENT, type Filter, type LocalisedText, type MetricId } from '@concord/sql';
import type { MetricValue } from '../metrics/metrics.model.js';
import { MetricsService, sizeOf } from '../metrics/metrics.service.js';
import type { DimensionOf } from '../store/dimensions.js';
import { QuestionError } from '../store/errors.js';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { Passport, PassportInput, PassportWhole } from './passports.model.js';

type Filters = PassportInput['filters'];

/** By the names of members; null of no filters. */
function wordsOf(names: DimensionOf, filters: readonly Filter[]): LocalisedText | null {
  const labelsOf = ({ dimension, values }: Filter): LocalisedText => { const labels = values.map((key) => memberLabel(names(dimension), key)); return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }; };
  const told = filters.map((filter) => ({ isOut: filter.exclude === true, label: names(filter.dimension).label, values: labelsOf(filter) }));
  return told.length === 0 ? null : { zh: told.map(({ isOut, label, values }) => `${label.zh}${isOut ? '不是' : '为'}${values.zh}`).join('；'), en: told.map(({ isOut, label, values }) => `${label.en} ${isOut ? 'is not' : 'is'} ${values.en}`).join('; ') };
}

/** Says of a number where it comes from: as the data version it is of tells it, and as the data tell it now. */
@Injectable()
export class PassportsService {
  constructor(private readonly store: Store, private readonly metrics: MetricsService) {}

  /** Throws `QuestionError` BAD_INPUT, NO_SCOPE, FORBIDDEN. */
  async passport(viewer: Viewer, { against, by, dataset, filters, member, metric, range, version, whole }: PassportInput): Promise<Passport> {
    const { number } = await this.store.currentVersion();
    if (version < 1 || version > number) throw new QuestionError('BAD_INPUT', 'there is no such data version');
    const isOf = typeof by === 'string' && typeof member === 'string';
    const own = isOf ? [...filters, { dimension: by, values: [member], exclude: false }] : filters;
    const words = await this.store.consistently(viewer, async (snapshot) => {
      // Whoever may not ask is told so before anything is put together for them.
      for (const asked of [own, whole?.filters ?? []]) await snapshot.cases({ dataset, filters: asked, asOfLoad: version });
      const names = await snapshot.dimensions({ dataset, asOfLoad: version });
      return { member: isOf ? memberLabel(names(by), member) : null, filters: wordsOf(names, filters), whole: wordsOf(names, whole?.filters ?? []) };
    });
    await this.store.holdThen({ ...viewer, reading: this.store.reading() }, dataset, version);
    const valueOf = async (of: MetricId, asked: Filters, days: PassportInput['range'], asOfLoad: number | null): Promise<MetricValue> => {
      const [total] = await this.metrics.total(viewer, { dataset, filters: asked, metrics: [of], range: days, curve: false, asOfLoad });
      if (total === undefined) throw new QuestionError('BAD_INPUT', 'there is no such number');
      return total.value;
    };
    const wholeOf = async (asOfLoad: number | null): Promise<MetricValue | null> => (whole === null || whole === undefined ? null : valueOf(whole.metric, whole.filters, range, asOfLoad));
    const [value, now, earlier, then, current] = await Promise.all([valueOf(metric, own, range, version), valueOf(metric, own, range, null), against === null || against === undefined ? null : valueOf(metric, own, against, version), wholeOf(version), wholeOf(null)]);
    const share = (part: MetricValue, all: MetricValue, of: MetricId): number | null => { const size = sizeOf(metricById(of), all); return size < MIN_N_PERCENT ? null : sizeOf(metricById(metric), part) / size; };
    const told: PassportWhole | null = whole === null || whole === undefined || then === null || current === null ? null
      : { metric: whole.metric, value: then, now: current, filters: words.whole, share: share(value, then, whole.metric), shareNow: share(now, current, whole.metric) };
    return { metric, version, dataVersion: number, value, now, earlier, member: words.member, filters: words.filters, whole: told };
  }
}
