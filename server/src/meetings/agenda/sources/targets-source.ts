import { Injectable } from '@nestjs/common';
import { metricById, monthFrom, type Filter, type Metric, type MetricId } from '@concord/sql';
import type { ControlChart } from '../../../metrics/control.model.js';
import { MetricsService } from '../../../metrics/metrics.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { targetFinding } from '../../../narrative/target-sentence.js';
import { monthText } from '../../../narrative/text.js';
import { monthTold } from '../../../narrative/together/month-findings.js';
import { labelBefore, shownValue, valueWords } from '../../../narrative/value-words.js';
import { TargetsService } from '../../../targets/targets.service.js';
import type { SetTarget } from '../../../targets/targets.model.js';
import type { ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';

const [MONTHS, MINUTES] = [13, 6];
const WORDS = {
  title: { zh: '未达目标：{metric}', en: 'Target missed: {metric}' },
  value: { zh: '{month}{metric}为 {value}。', en: '{metric} of {month}: {value}.' },
} as const;

/** Whether a target is set for just the cases that are asked about: all, or one member. */
function isFor({ whose }: SetTarget, filters: readonly Filter[]): boolean {
  const [only] = filters;
  if (whose === null || only === undefined) return whose === null && only === undefined;
  return filters.length === 1 && only.exclude !== true && only.dimension === whose.dimension && only.values.length === 1 && only.values[0] === whose.member.key;
}

/** Whether a value is on the wrong side of its target, or outside of the interval it should lie in. */
export function isMissed({ better }: Pick<Metric, 'better'>, { target, within }: Pick<ControlChart, 'target' | 'within'>, value: number): boolean {
  if (within !== null) return (within.lower !== null && value < within.lower) || (within.upper !== null && value > within.upper);
  if (target === null || better === 'none') return false;
  return better === 'higher' ? value < target : value > target;
}

/** Metrics whose month is on the wrong side of what was set for them. */
@Injectable()
export class TargetsSource implements AgendaSource {
  readonly kind = 'target';

  constructor(private readonly targets: TargetsService, private readonly metrics: MetricsService) {}

  async propose({ dataset, filters, month, range, told, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const set = await this.targets.targets(viewer, { dataset });
    const asked = [...new Set(set.filter((one) => isFor(one, filters) && told.has(one.metric)).map(({ metric }): MetricId => metric))];
    if (asked.length === 0) return [];
    const all = await this.metrics.series(viewer, { dataset, filters: asInput(filters), metrics: asked, range: { from: monthFrom(month, 1 - MONTHS), to: range.to }, bucket: 'month', control: true, top: 1 });
    return all.flatMap(({ control, metric: id, points }): ProposedItem[] => {
      const [metric, now] = [metricById(id), monthTold(points, month)];
      const value = now === undefined ? null : shownValue(metric, now.value);
      if (control === null || now === undefined || value === null || !isMissed(metric, control, value)) return [];
      const sentence = phrase(WORDS.value, { month: monthText(now.from), metric: labelBefore(metric), value: valueWords(metric, now.value) });
      const against = targetFinding(metric, control);
      return [{
        id: `target:${id}`, kind: 'target', title: phrase(WORDS.title, { metric: metric.label }), sentence: against === null ? sentence : paragraph([sentence, against.words]), minutes: MINUTES, owner: '',
        link: { metric: id, filters, split: 'institution', range: { from: now.from, to: now.to } },
      }];
    });
  }
}
