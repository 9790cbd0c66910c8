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

/** Published excellent cases, de-identified, the newest first. */
export async function writeExcellent(service: ExcellentService, asked: Asked, { most }: PartOf<'excellent'>): Promise<Block[]> {
  const published = (await service.list(asked.viewer, asked.dataset)).filter(({ phase }) => phase === 'published').slice(0, most);
  const words = published.map(({ title, summary, days, facts }) => paragraph([phrase(WORDS.one, { title, summary, days: daysText(days) }), ...(facts.length === 0 ? [] : [{ zh: `（${facts.map(({ member }) => member.label.zh).join('、')}）`, en: `(${facts.map(({ member }) => member.label.en).join(', ')})` }])]));
  return [{ kind: 'text', sentences: (words.length === 0 ? [WORDS.none] : words).map((one) => ({ words: one, tone: 'normal' as const })) }];
}
