import type { SignalsService } from '../../../signals/signals.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { numberText } from '../../../narrative/text.js';
import type { Block } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { selectionOf, type Asked } from '../asked.js';

const WORDS = {
  some: { zh: '预警：本期有 {n} 项信号，按强弱列出前 {shown} 项。', en: 'Signals: {n} in this period, of which the strongest {shown} are told.' }, all: { zh: '预警：本期有 {n} 项信号。', en: 'Signals in this period: {n}.' },
  alike: { zh: '另有 {n} 项信号同此。', en: 'Signals that tell the same of other cuts: {n}.' },
  none: { zh: '预警：本期没有信号。', en: 'Signals: none in this period.' },
  then: { zh: '预警按判断当时的数据给出，重新生成的报告不列。', en: 'Signals are judged on the data of their time and do not stand in a report made again.' },
} as const;

/** What was found unusual in the period and still is by the newest data, the strongest first. */
export async function writeSignals(service: SignalsService, asked: Asked, { most }: PartOf<'signals'>): Promise<Block[]> {
  if (asked.asOfLoad !== undefined) return [{ kind: 'text', sentences: [{ words: WORDS.then, tone: 'normal' }] }];
  const { filters } = selectionOf(asked);
  const { rows } = await service.signals(asked.viewer, { dataset: asked.dataset, withCleared: false, filters });
  const { from, to } = asked.period;
  // What is alike is told once, by the one that leads; how much else tells the same stands beside it.
  const led = rows.filter(({ foldedInto }) => foldedInto === null);
  const told = led.flatMap(({ id, reasons }) => reasons.filter(({ figures: { period } }) => period.to >= from && period.to <= to).slice(0, 1).map(({ sentence }) => ({ sentence, alike: rows.filter(({ foldedInto }) => foldedInto === id).length })));
  if (told.length === 0) return [{ kind: 'text', sentences: [{ words: WORDS.none, tone: 'normal' }] }];
  const head = phrase(told.length > most ? WORDS.some : WORDS.all, { n: numberText(told.length), shown: numberText(most) });
  return [{ kind: 'text', sentences: [{ words: head, tone: 'normal' }, ...told.slice(0, most).map(({ alike, sentence }) => ({ words: alike === 0 ? sentence : paragraph([sentence, phrase(WORDS.alike, { n: numberText(alike) })]), tone: 'concern' as const }))] }];
}
