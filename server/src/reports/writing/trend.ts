import { metricById } from '@concord/sql';
import type { MetricsService } from '../../metrics/metrics.service.js';
import { possibleLimits, toneOf } from '../../narrative/control-sentence.js';
import { phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import { shownValue } from '../../narrative/value-words.js';
import type { Block, LineChart } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { altOf } from '../document/alt.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { passportOf } from './passports.js';

const CAPTION = { zh: '{name}：近 {n} 个月与控制限', en: '{name}: the last {n} months with control limits' } as const;

/** A metric over months with its control limits, and what may be said of it. */
export async function writeTrend(service: MetricsService, asked: Asked, { metric: id, months }: PartOf<'trend'>): Promise<Block[]> {
  if (!asked.told.has(id)) return [];
  const [series] = await service.series(asked.viewer, { ...selectionOf(asked), metrics: [id], range: monthsUpTo(asked.month, months), bucket: 'month', control: true, top: 1 });
  if (series === undefined) return [];
  const [metric, { points, findings }] = [metricById(id), series];
  const limits = points.map(({ control }) => (control === null ? null : possibleLimits(metric, control)));
  const chart: LineChart = {
    form: 'line', months: points.map(({ from }) => from.slice(0, 7)), values: points.map(({ value, complete }) => (complete ? shownValue(metric, value) : null)),
    lower: limits.map((limit) => limit?.lower ?? null), upper: limits.map((limit) => limit?.upper ?? null), centre: points.map(({ control }) => control?.centre ?? null),
    marks: points.map(({ control }) => { const tone = control === null ? 'normal' : toneOf(control.variation); return tone === 'normal' ? null : tone; }),
  };
  const caption = phrase(CAPTION, { name: metric.label, n: numberText(months) });
  const sentences = findings.map(({ words, tone }) => ({ words, tone }));
  return [{ kind: 'chart', caption, alt: altOf(caption, sentences.map(({ words }) => words)), numbers: metric.unit, chart, passports: points.map((point) => passportOf(asked, metric, point, point.value)) }, { kind: 'text', sentences }];
}
