import { Injectable } from '@nestjs/common';
import { ActionsService } from '../../../actions/actions.service.js';
import { phrase } from '../../../narrative/phrase.js';
import type { ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';
import { ownerIn, reviewedIn, reviewedLink, short, verdictSentence } from './told-action.js';

const [MINUTES, MOST] = [3, 12];
const TITLE = { zh: '行动结论：{what}', en: 'What came of it: {what}' } as const;

/** Actions whose review lies in the month, or was made up for since the last meeting: what came of what was decided. One that is overdue is told as that, with its verdict. */
@Injectable()
export class VerdictsSource implements AgendaSource {
  readonly kind = 'verdict';

  constructor(private readonly actions: ActionsService) {}

  async propose({ dataset, filters, participants, range, sinceMs, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const all = await this.actions.list(viewer, { dataset, filters: asInput(filters) });
    return all.filter(({ isOverdue, state }) => !isOverdue && state !== 'cancelled').flatMap((action): ProposedItem[] => {
      const reviewed = reviewedIn(action, { range, sinceMs });
      if (reviewed === null) return [];
      return [{ id: `verdict:${action.id}`, kind: 'verdict', title: phrase(TITLE, { what: short(action.what) }), sentence: verdictSentence(reviewed), link: reviewedLink(action, reviewed, range), minutes: MINUTES, owner: ownerIn(participants, action) }];
    }).slice(0, MOST);
  }
}
