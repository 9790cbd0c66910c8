import { Injectable } from '@nestjs/common';
import type { Filter } from '@concord/sql';
import { RectificationsService } from '../../../causes/requests/rectifications.service.js';
import type { Rectification } from '../../../causes/requests/rectifications.model.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText } from '../../../narrative/text.js';
import { participantId, type Participant, type ProposedItem } from '../../course/events.js';
import type { AgendaAsked, AgendaSource } from '../agenda-source.js';
import { linkOf } from './told-action.js';

const [MINUTES, MOST] = [5, 12];
const INSTITUTION = 'institution' as const;
const WORDS = {
  title: { zh: '逾期未复：{institution}（{type}）', en: 'Not answered in time: {institution} ({type})' },
  sentence: { zh: '{number}《{title}》于{sent}发出，应于{due}前答复，尚未收到。', en: '{number}, “{title}”, sent on {sent}, was to be answered by {due}; no answer has come.' },
} as const;

/** Whether all that a request is about is among the cases of a meeting. */
const isWithin = (filters: readonly Filter[], { dimension, institution, type }: Rectification): boolean => filters.every(({ dimension: by, exclude = false, values }) => {
  const key = by === INSTITUTION ? institution.key : by === dimension ? type.key : null;
  return key !== null && values.includes(key) !== exclude;
});

/** Whoever answers for the institution. */
function ownerOf(participants: readonly Participant[], { institution }: Rectification): string {
  const known = participants.find(({ area }) => area.some(({ dimension, exclude = false, values }) => dimension === INSTITUTION && !exclude && values.includes(institution.key)));
  return known === undefined ? '' : participantId(known);
}

/** Requests to institutions whose answer is overdue, what has been due longest first. */
@Injectable()
export class RequestsSource implements AgendaSource {
  readonly kind = 'request';

  constructor(private readonly requests: RectificationsService) {}

  async propose({ dataset, filters, participants, range, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const late = (await this.requests.list(viewer, dataset, null)).filter((one) => one.isOverdue && isWithin(filters, one)).sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')).slice(0, MOST);
    return late.map((one): ProposedItem => {
      const blanks = { institution: one.institution.label, type: one.type.label, number: one.number, title: one.title, sent: dateText(one.sentOn ?? ''), due: dateText(one.dueOn ?? '') };
      return { id: `request:${one.id}`, kind: 'request', title: phrase(WORDS.title, blanks), sentence: phrase(WORDS.sentence, blanks), link: linkOf({ number: one.findings[0] ?? null }, range), minutes: MINUTES, owner: ownerOf(participants, one) };
    });
  }
}
