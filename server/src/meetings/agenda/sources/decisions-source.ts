import { Injectable } from '@nestjs/common';
import type { ProposedItem } from '../../course/events.js';
import type { AgendaSource } from '../agenda-source.js';

const MINUTES = 5;
const TITLE = { zh: '决议与下次会议', en: 'Decisions, and the next meeting' } as const;
const NONE = { zh: '', en: '' } as const;

/** At the end of every meeting, what was decided is read out. */
@Injectable()
export class DecisionsSource implements AgendaSource {
  readonly kind = 'decisions';

  propose(): Promise<ProposedItem[]> {
    return Promise.resolve([{ id: 'decisions', kind: 'decisions', title: TITLE, sentence: NONE, link: null, minutes: MINUTES, owner: '' }]);
  }
}
