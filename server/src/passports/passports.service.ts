import { Injectable } from '@nestjs/common';
import { memberLabel, type Filter, type LocalisedText } from '@concord/sql';
import type { MetricValue } from '../metrics/metrics.model.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { QuestionError } from '../store/errors.js';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { Passport, PassportInput } from './passports.model.js';

/** Says of a number where it comes from: as the data version it is of tells it, and as the data tell it now. */
@Injectable()
export class PassportsService {
  constructor(private readonly store: Store, private readonly metrics: MetricsService) {}

  /** Throws `QuestionError` BAD_INPUT, NO_SCOPE, FORBIDDEN. */
  async passport(viewer: Viewer, { against, by, dataset, filters, member, metric, range, version }: PassportInput): Promise<Passport> {
    const { number } = await this.store.currentVersion();
    if (version < 1 || version > number) throw new QuestionError('BAD_INPUT', 'there is no such data version');
    const isOf = typeof by === 'string' && typeof member === 'string';
    const own = isOf ? [...filters, { dimension: by, values: [member], exclude: false }] : filters;
    const whom = await this.store.consistently(viewer, async (snapshot) => {
      // Whoever may not ask is told so before anything is put together for them.
      await snapshot.cases({ dataset, filters: own, asOfLoad: version });
      const names = await snapshot.dimensions({ dataset, asOfLoad: version });
      const labelOf = ({ dimension, values }: Filter): LocalisedText => { const labels = values.map((key) => memberLabel(names(dimension), key)); return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }; };
      const told = filters.map((filter) => ({ filter, label: names(filter.dimension).label, values: labelOf(filter) }));
      return {
        member: isOf ? memberLabel(names(by), member) : null,
        filters: told.length === 0 ? null : { zh: told.map(({ filter, label, values }) => `${label.zh}${filter.exclude ? '不是' : '为'}${values.zh}`).join('；'), en: told.map(({ filter, label, values }) => `${label.en} ${filter.exclude ? 'is not' : 'is'} ${values.en}`).join('; ') },
      };
    });
    await this.store.holdThen({ ...viewer, reading: this.store.reading() }, dataset, version);
    const valueOf = async (of: PassportInput['range'], asOfLoad: number | null): Promise<MetricValue> => {
      const [total] = await this.metrics.total(viewer, { dataset, filters: own, metrics: [metric], range: of, curve: false, asOfLoad });
      if (total === undefined) throw new QuestionError('BAD_INPUT', 'there is no such number');
      return total.value;
    };
    const [value, now, earlier] = await Promise.all([valueOf(range, version), valueOf(range, null), against === null || against === undefined ? null : valueOf(against, version)]);
    return { metric, version, dataVersion: number, value, now, earlier, ...whom };
  }
}
