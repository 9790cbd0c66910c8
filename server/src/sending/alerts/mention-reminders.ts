import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@concord/sql';
import { CommentsService } from '../../comments/comments.service.js';
import { phrase } from '../../narrative/phrase.js';
import { spanText } from '../../narrative/text.js';
import type { Viewer } from '../../store/viewer.js';
import type { Reminder, ReminderSource } from './reminder-source.js';

const WORDS: LocalisedText = { zh: '{who} 在“{metric}”（{span}）的讨论中提到了您', en: '{who} named you in the discussion of “{metric}” ({span})' };

/** Comments that name whoever is reminded, once each. What was said is read in the product: a mail is not held to who may see the cases. */
@Injectable()
export class MentionReminders implements ReminderSource {
  readonly id = 'mentions';
  readonly title = { zh: '提及', en: 'Mentions' } as const;

  constructor(private readonly comments: CommentsService) {}

  async due(viewer: Viewer): Promise<readonly Reminder[]> {
    return (await this.comments.naming(viewer)).map(({ by, number: { label, range }, seq, threadId }) => ({ item: `${threadId} ${String(seq)}`, strength: 'warning', words: phrase(WORDS, { who: by, metric: label, span: spanText(range) }) }));
  }
}
