import { Injectable } from '@nestjs/common';
import { ExcellentService } from '../../../excellent/excellent.service.js';
import { listed, phrase } from '../../../narrative/phrase.js';
import { numberText } from '../../../narrative/text.js';
import type { ProposedItem } from '../../course/events.js';
import type { AgendaAsked, AgendaSource } from '../agenda-source.js';

const [MINUTES, NAMED] = [5, 3];
const WORDS = {
  title: { zh: '典型案例', en: 'Excellent cases' }, sentence: { zh: '已发布 {n} 件典型案例：{titles}。', en: 'Excellent cases that were published, {n} in all: {titles}.' }, quoted: { zh: '《{title}》', en: '“{title}”' },
} as const;

/** Excellent cases that were published, the newest first. */
@Injectable()
export class ExcellentSource implements AgendaSource {
  readonly kind = 'excellent';

  constructor(private readonly excellent: ExcellentService) {}

  async propose({ dataset, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const published = (await this.excellent.list(viewer, dataset)).filter(({ phase }) => phase === 'published');
    if (published.length === 0) return [];
    const titles = listed(published.slice(0, NAMED).map(({ title }) => phrase(WORDS.quoted, { title })));
    return [{ id: 'excellent', kind: 'excellent', title: WORDS.title, sentence: phrase(WORDS.sentence, { n: numberText(published.length), titles }), link: null, minutes: MINUTES, owner: '' }];
  }
}
