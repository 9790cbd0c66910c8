import { metricById } from '@concord/sql';
import type { MetricsService } from '../../metrics/metrics.service.js';
import { phrase } from '../../narrative/phrase.js';
import { labelBefore, valueWords } from '../../narrative/value-words.js';
import type { Block } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { periodText } from '../template/period.js';
import { rangeOf, selectionOf, type Asked } from './asked.js';

const WORDS = { facts: { zh: '{period}，{facts}。', en: '{period}: {facts}.' }, fact: { zh: '{name} {value}', en: '{name} {value}' } } as const;

/** The headline figures of a quarter or a year in one sentence: of months, control charts say more. */
export async function writeFacts(service: MetricsService, asked: Asked, { metrics }: PartOf<'together'>): Promise<Block[]> {
  const wanted = metrics.filter((id) => asked.told.has(id));
  if (wanted.length === 0) return [];
  const totals = await service.total(asked.viewer, { ...selectionOf(asked), metrics: wanted, range: rangeOf(asked), curve: false });
  const facts = totals.map(({ metric: id, value }) => { const metric = metricById(id); return phrase(WORDS.fact, { name: labelBefore(metric), value: valueWords(metric, value) }); });
  return [{ kind: 'text', sentences: [{ words: phrase(WORDS.facts, { period: periodText(asked.period), facts: { zh: facts.map(({ zh }) => zh).join('；'), en: facts.map(({ en }) => en).join('; ') } }), tone: 'normal' }] }];
}
