import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@concord/sql';
import { UNDONE } from '../../actions/action.js';
import { ActionsService } from '../../actions/actions.service.js';
import { phrase } from '../../narrative/phrase.js';
import { dateText } from '../../narrative/text.js';
import { Store } from '../../store/store.js';
import { personOf, type Viewer } from '../../store/viewer.js';
import type { Reminder, ReminderSource } from './reminder-source.js';

/** Working days before its day from which on whoever has an action is reminded. */
const SOON = 3;
const LONGEST = 80;
const WORDS: Readonly<Record<'overdue' | 'soon', LocalisedText>> = { overdue: { zh: '已逾期（期限 {day}）：{what}', en: 'overdue since {day}: {what}' }, soon: { zh: '将到期（期限 {day}）：{what}', en: 'due on {day}: {what}' } };

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Actions of whoever is reminded that are due in three working days, and once more when they are overdue; anew where the day is moved. */
@Injectable()
export class ActionReminders implements ReminderSource {
  readonly id = 'actions';
  readonly title = { zh: '行动', en: 'Actions' } as const;

  constructor(private readonly store: Store, private readonly actions: ActionsService) {}

  async due(viewer: Viewer): Promise<readonly Reminder[]> {
    const owner = personOf(viewer);
    if (owner === null) return [];
    const datasets = await this.store.consistently(viewer, async (snapshot) => [...(await snapshot.datasets()).keys()]);
    const all = (await Promise.all(datasets.map((dataset) => this.actions.list(viewer, { dataset, owner, states: UNDONE })))).flat();
    return all.flatMap(({ dueOn, id, isOverdue, what, workdaysLeft }): Reminder[] => {
      if (!isOverdue && (workdaysLeft === null || workdaysLeft > SOON)) return [];
      const how = isOverdue ? 'overdue' : 'soon';
      return [{ item: `${id} ${dueOn} ${how}`, strength: isOverdue ? 'critical' : 'warning', words: phrase(WORDS[how], { day: dateText(dueOn), what: short(what) }) }];
    });
  }
}
