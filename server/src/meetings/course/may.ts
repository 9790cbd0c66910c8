import type { LocalisedText } from '@concord/sql';
import type { AgendaItem, Course } from './course.js';
import { participantId, type MeetingState } from './events.js';
import { MeetingRefused } from './refused.js';

/** Who does something: `person` is null where that is not known (whoever sits at a machine where nobody signs in), and then they may be anybody. */
export interface Actor {
  readonly id: string;
  readonly person: string | null;
  /** They may plan meetings. */
  readonly mayPlan: boolean;
}

const STATE_WORDS: Readonly<Record<MeetingState, LocalisedText>> = {
  planned: { zh: '尚未开始', en: 'not open yet' }, open: { zh: '正在进行', en: 'open' }, closed: { zh: '已结束', en: 'closed' }, reopened: { zh: '已重新打开', en: 'open again' }, cancelled: { zh: '已取消', en: 'cancelled' },
};

/** While it is held. */
export const RUNNING: readonly MeetingState[] = ['open', 'reopened'];

/** Refuses what may not be done in the state it is in. */
export function need({ state }: Course, ...states: readonly MeetingState[]): void {
  if (!states.includes(state)) throw new MeetingRefused('WRONG_STATE', STATE_WORDS[state]);
}

/** A trimmed text of bounded length; line breaks may stand in it. */
export function wordsOf(text: string, [least, most]: readonly [number, number], code: 'BAD_ITEM' | 'BAD_TEXT' | 'NO_REASON'): string {
  const trimmed = text.trim();
  if (trimmed.length < least || trimmed.length > most || /[^\P{Cc}\n]/u.test(trimmed)) throw new MeetingRefused(code);
  return trimmed;
}

/** A reason of 4 to 300 characters. */
export const reasonOf = (reason: string): string => wordsOf(reason, [4, 300], 'NO_REASON');

/** Whether somebody chairs it now. Where the chair has no account, whoever may plan meetings acts for them. */
export function isChair({ chair, plan }: Pick<Course, 'chair' | 'plan'>, { mayPlan, person }: Actor): boolean {
  const account = plan.participants.find((one) => participantId(one) === chair)?.account ?? '';
  return person === null || account === person || (account === '' && mayPlan);
}

/** Whether somebody takes part. */
export const takesPart = ({ plan }: Pick<Course, 'plan'>, { person }: Actor): boolean => person === null || plan.participants.some(({ account }) => account === person);

/** Refuses whoever does not chair it. */
export function mustChair(course: Course, actor: Actor): void {
  if (!isChair(course, actor)) throw new MeetingRefused('NOT_CHAIR');
}

/** Before it is open whoever plans meetings arranges it; from then on whoever chairs. */
export function mustArrange(course: Course, actor: Actor): void {
  need(course, 'planned', ...RUNNING);
  if (course.state === 'planned' && actor.mayPlan) return;
  mustChair(course, actor);
}

/** Refuses whom the meeting does not know. */
export const mustBeThere = (course: Course, id: string): void => { if (!course.plan.participants.some((one) => participantId(one) === id)) throw new MeetingRefused('NOT_PARTICIPANT'); };

/** An item of its agenda. */
export function itemOf({ items }: Course, id: string): AgendaItem {
  const item = items.find((one) => one.id === id);
  if (item === undefined) throw new MeetingRefused('NO_SUCH_ITEM');
  return item;
}
