import { Injectable } from '@nestjs/common';
import { metricById, type MetricId } from '@concord/sql';
import { MetricsService } from '../../../metrics/metrics.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { monthText } from '../../../narrative/text.js';
import { valueWords } from '../../../narrative/value-words.js';
import type { ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';

const MINUTES = 8;
const CHECKED: MetricId = 'qa_pass_rate';
const WORDS = {
  title: { zh: '质检个案', en: 'Cases that were quality-checked' },
  sentence: { zh: '{month}{metric}为 {value}；未通过的个案逐一讲评。', en: '{metric} of {month}: {value}. Those that failed are looked at one by one.' },
} as const;

/** Cases whose quality was checked, where any were. */
@Injectable()
export class CheckedSource implements AgendaSource {
  readonly kind = 'checked';

  constructor(private readonly metrics: MetricsService) {}

  async propose({ dataset, filters, range, told, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    if (!told.has(CHECKED)) return [];
    const [total] = await this.metrics.total(viewer, { dataset, filters: asInput(filters), metrics: [CHECKED], range, curve: false });
    if (total === undefined || total.value.n === 0) return [];
    const metric = metricById(CHECKED);
    return [{
      id: 'checked', kind: 'checked', title: WORDS.title, sentence: phrase(WORDS.sentence, { month: monthText(range.from), metric: metric.label, value: valueWords(metric, total.value) }), minutes: MINUTES, owner: '',
      link: { metric: CHECKED, filters, split: 'institution', range },
    }];
  }
}
