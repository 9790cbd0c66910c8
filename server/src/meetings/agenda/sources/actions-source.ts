import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@concord/sql';
import { UNDONE } from '../../../actions/action.js';
import { ActionsService } from '../../../actions/actions.service.js';
import { paragraph, phrase } from '../../../narrative/phrase.js';
import { dateText, numberText } from '../../../narrative/text.js';
import type { ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';
import { linkOf, ownerIn, reviewedIn, short, verdictSentence } from './told-action.js';

const [MINUTES, MOST] = [5, 12];
const WORDS = {
  title: { zh: '逾期行动：{what}', en: 'Overdue: {what}' },
  late: { zh: '负责人 {owner}，期限 {day}，已逾期 {days} 个工作日。', en: 'Owner {owner}, due {day}: {days} working days ago.' },
  undated: { zh: '负责人 {owner}，期限 {day}，已逾期。', en: 'Owner {owner}, due {day}: overdue.' },
} as const;

/** When it was due and whose it is; before that what is to be done, where a title has not room for it. */
const sentenceOf = (what: string, state: LocalisedText): LocalisedText => (short(what) === what ? state : { zh: `${what}\n${state.zh}`, en: `${what}\n${state.en}` });

/** What should have been done by now, what has been due longest first. */
@Injectable()
export class ActionsSource implements AgendaSource {
  readonly kind = 'action';

  constructor(private readonly actions: ActionsService) {}

  async propose({ dataset, filters, participants, range, sinceMs, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const overdue = (await this.actions.list(viewer, { dataset, filters: asInput(filters), states: UNDONE })).filter(({ isOverdue }) => isOverdue).slice(0, MOST);
    return overdue.map((action): ProposedItem => {
      const { dueOn, id, owner, what, workdaysLeft } = action;
      const blanks = { owner: owner.name, day: dateText(dueOn), days: numberText(-(workdaysLeft ?? 0)) };
      const [late, reviewed] = [phrase(workdaysLeft === null ? WORDS.undated : WORDS.late, blanks), reviewedIn(action, { range, sinceMs })];
      const state = reviewed === null ? late : paragraph([late, verdictSentence(reviewed)]);
      return { id: `action:${id}`, kind: 'action', title: phrase(WORDS.title, { what: short(what) }), sentence: sentenceOf(what, state), link: linkOf(action, range), minutes: MINUTES, owner: ownerIn(participants, action) };
    });
  }
}
