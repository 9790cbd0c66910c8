import type { LocalisedText } from '@concord/sql';
import type { ExcellentService } from '../../../excellent/excellent.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { daysText } from '../../../narrative/text.js';
import type { Block } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import type { Asked } from '../asked.js';

const WORDS = {
  one: { zh: '{title}（用时 {days}）：{summary}', en: '{title} ({days}): {summary}' },
  none: { zh: '本期没有已发布的典型案例。', en: 'No excellent case has been published.' },
} as const;

const HAN = /\p{Script=Han}/u;

/** A story that was written in both languages, each in lines of its own, in each of them; one that was not stands as it is. */
export function inEach(text: string): LocalisedText {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [zh, en] = [lines.filter((line) => HAN.test(line)), lines.filter((line) => !HAN.test(line))];
  return zh.length === 0 || en.length === 0 ? { zh: text, en: text } : { zh: zh.join('\n'), en: en.join('\n') };
}

/** Published excellent cases, de-identified, the newest first. */
export async function writeExcellent(service: ExcellentService, asked: Asked, { most }: PartOf<'excellent'>): Promise<Block[]> {
  const published = (await service.list(asked.viewer, asked.dataset)).filter(({ phase }) => phase === 'published').slice(0, most);
  const words = published.map(({ title, summary, days, facts }) => paragraph([phrase(WORDS.one, { title, summary: inEach(summary), days: daysText(days) }), ...(facts.length === 0 ? [] : [{ zh: `（${facts.map(({ member }) => member.label.zh).join('、')}）`, en: `(${facts.map(({ member }) => member.label.en).join(', ')})` }])]));
  return [{ kind: 'text', sentences: (words.length === 0 ? [WORDS.none] : words).map((one) => ({ words: one, tone: 'normal' as const })) }];
}
