import { Injectable } from '@nestjs/common';
import { allMetrics, type Filter, type LocalisedText, type MetricId } from '@concord/sql';
import { UNDONE } from '../../../actions/action.js';
import type { Action } from '../../../actions/actions.model.js';
import { ActionsService } from '../../../actions/actions.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText, numberText } from '../../../narrative/text.js';
import { participantId, type AgendaLink, type ProposedItem } from '../../course/events.js';
import { asInput, type AgendaAsked, type AgendaSource } from '../agenda-source.js';

const [MINUTES, MOST] = [5, 12];
/** Room of a title, in halves of a Han character. */
const LONGEST = 44;
const WORDS = {
  title: { zh: '逾期行动：{what}', en: 'Overdue: {what}' },
  late: { zh: '负责人 {owner}，期限 {day}，已逾期 {days} 个工作日。', en: 'Owner {owner}, due {day}: {days} working days ago.' },
  undated: { zh: '负责人 {owner}，期限 {day}，已逾期。', en: 'Owner {owner}, due {day}: overdue.' },
} as const;

/** The first line, or as much of it as a title on the wall has room for. */
function short(text: string): string {
  const [line = ''] = text.split('\n');
  let room = LONGEST;
  const kept = Array.from(line).filter((letter) => { room -= letter > '\u2000' ? 2 : 1; return room >= 0; }).join('');
  return kept === line ? line : `${kept}…`;
}

/** When it was due and whose it is; before that what is to be done, where a title has not room for it. */
const sentenceOf = (what: string, state: LocalisedText): LocalisedText => (short(what) === what ? state : { zh: `${what}\n${state.zh}`, en: `${what}\n${state.en}` });

/** The number an action rests on as it is in the month of the meeting, where its metric is still there. */
function linkOf({ number }: Action, range: AgendaLink['range']): AgendaLink | null {
  if (number === null || !allMetrics.some(({ id }) => id === number.metric)) return null;
  const about = number.split === null ? [] : [{ dimension: number.split.dimension, values: [number.split.member] }];
  return { metric: number.metric as MetricId, filters: [...number.filters.map(({ dimension, exclude, values }): Filter => ({ dimension, values, exclude })), ...about], split: null, range };
}

/** What should have been done by now, what has been due longest first. */
@Injectable()
export class ActionsSource implements AgendaSource {
  readonly kind = 'action';

  constructor(private readonly actions: ActionsService) {}

  async propose({ dataset, filters, participants, range, viewer }: AgendaAsked): Promise<ProposedItem[]> {
    const overdue = (await this.actions.list(viewer, { dataset, filters: asInput(filters), states: UNDONE })).filter(({ isOverdue }) => isOverdue).slice(0, MOST);
    return overdue.map((action): ProposedItem => {
      const { dueOn, id, owner, what, workdaysLeft } = action;
      const known = participants.find(({ account, name }) => (owner.account === null ? account === '' && name === owner.name : account === owner.account));
      const blanks = { owner: owner.name, day: dateText(dueOn), days: numberText(-(workdaysLeft ?? 0)) };
      return { id: `action:${id}`, kind: 'action', title: phrase(WORDS.title, { what: short(what) }), sentence: sentenceOf(what, phrase(workdaysLeft === null ? WORDS.undated : WORDS.late, blanks)), link: linkOf(action, range), minutes: MINUTES, owner: known === undefined ? '' : participantId(known) };
    });
  }
}
