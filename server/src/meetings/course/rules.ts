import { isDate } from '@concord/sql';
import type { Course } from './course.js';
import { participantId, type MeetingEvent, type Participant, type Plan, type ProposedItem } from './events.js';
import { isChair, itemOf, mustArrange, mustBeThere, mustChair, need, reasonOf, RUNNING, takesPart, wordsOf, type Actor } from './may.js';
import { MeetingConflict, MeetingRefused } from './refused.js';

const [MOST_PEOPLE, MOST_TEXT, MOST_NAME] = [60, 8_000, 80];
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** A plan with trimmed texts. Throws `MeetingRefused` BAD_MEETING. */
export function planOf(plan: Plan, chair: string): Plan {
  const [title, place] = [plan.title.trim(), plan.place.trim()];
  const participants = plan.participants.map((one): Participant => ({ ...one, name: one.name.trim() }));
  const ids = participants.map(participantId);
  const isSound = title.length >= 2 && title.length <= MOST_NAME && place.length <= MOST_NAME && isDate(plan.heldOn) && TIME.test(plan.startsAt) && isDate(plan.month) && plan.month.endsWith('-01')
    && plan.minutes >= 15 && plan.minutes <= 600 && ids.length >= 1 && ids.length <= MOST_PEOPLE && new Set(ids).size === ids.length && ids.includes(chair)
    && participants.every(({ name }) => name.length >= 1 && name.length <= MOST_NAME) && ![title, place, ...ids].some((text) => /\p{Cc}/u.test(text));
  if (!isSound) throw new MeetingRefused('BAD_MEETING');
  return { ...plan, title, place, participants };
}

/** Plans it otherwise, before it is open. */
export function change(course: Course, plan: Plan, actor: Actor): MeetingEvent[] {
  need(course, 'planned');
  mustArrange(course, actor);
  return [{ kind: 'changed', plan: planOf(plan, course.chair) }];
}

/** Writes a statement that stood at `revision` when its writer began. Throws `MeetingConflict` where somebody else changed it since. */
export function state(course: Course, { participant, revision, text }: { readonly participant: string; readonly revision: number; readonly text: string }, actor: Actor): MeetingEvent[] {
  need(course, 'planned', ...RUNNING);
  mustBeThere(course, participant);
  const isOwn = actor.person === null || course.plan.participants.some((one) => participantId(one) === participant && one.account === actor.person);
  if (!isOwn && !isChair(course, actor) && !actor.mayPlan) throw new MeetingRefused('NOT_YOURS');
  const words = wordsOf(text, [0, MOST_TEXT], 'BAD_TEXT');
  const now = course.statements.find((one) => one.participant === participant);
  // Sent twice because an answer was lost: it stands already.
  if ((now?.text ?? '') === words) return [];
  if ((now?.revision ?? 0) !== revision) throw new MeetingConflict(now?.text ?? '', now?.revision ?? 0);
  return [{ kind: 'stated', participant, text: words }];
}

/** Opens it: the data version is frozen, and the agenda is made of what is found in it. */
export function open(course: Course, { asOf, dataVersion, items }: { readonly asOf: string; readonly dataVersion: number; readonly items: readonly ProposedItem[] }, actor: Actor): MeetingEvent[] {
  if (RUNNING.includes(course.state)) throw new MeetingRefused('ALREADY_OPEN');
  need(course, 'planned');
  mustChair(course, actor);
  return [{ kind: 'proposed', items }, { kind: 'opened', dataVersion, asOf }];
}

/** Hands the chair over. `isChairGone`: the account of whoever chairs has ended, so that whoever plans meetings does it for them. */
export function handOver(course: Course, to: string, actor: Actor, isChairGone: boolean): MeetingEvent[] {
  need(course, 'planned', ...RUNNING);
  if (!(isChairGone && actor.mayPlan)) mustChair(course, actor);
  mustBeThere(course, to);
  return to === course.chair ? [] : [{ kind: 'handed_over', chair: to }];
}

/** Decides something on an item, or words a decision otherwise that stood at `revision`. Throws `MeetingConflict` where somebody else changed it since. */
export function decide(course: Course, { id, item, mentions, revision, text }: { readonly id: string; readonly item: string; readonly mentions: readonly string[]; readonly revision: number; readonly text: string }, actor: Actor): MeetingEvent[] {
  need(course, ...RUNNING);
  if (!takesPart(course, actor) && !isChair(course, actor)) throw new MeetingRefused('NOT_PARTICIPANT');
  itemOf(course, item);
  const words = wordsOf(text, [1, MOST_TEXT], 'BAD_TEXT');
  for (const one of mentions) mustBeThere(course, one);
  const now = course.decisions.find((one) => one.id === id);
  if (now?.text === words && now.item === item && now.withdrawn === null) return [];
  if ((now?.revision ?? 0) !== revision) throw new MeetingConflict(now?.text ?? '', now?.revision ?? 0);
  return [{ kind: 'decided', decision: id, item, text: words, mentions: [...new Set(mentions)] }];
}

/** Takes a decision back; it stays in the record. */
export function withdrawDecision(course: Course, id: string, reason: string, actor: Actor): MeetingEvent[] {
  need(course, ...RUNNING);
  mustChair(course, actor);
  if (!course.decisions.some((one) => one.id === id && one.withdrawn === null)) throw new MeetingRefused('NO_SUCH_DECISION');
  return [{ kind: 'decision_withdrawn', decision: id, reason: reasonOf(reason) }];
}

/** Ends it. */
export function close(course: Course, actor: Actor): MeetingEvent[] {
  need(course, ...RUNNING);
  mustChair(course, actor);
  return [{ kind: 'closed' }];
}

/** Opens a closed one again; minutes that were sealed stay as they are. */
export function reopen(course: Course, reason: string, actor: Actor): MeetingEvent[] {
  need(course, 'closed');
  mustChair(course, actor);
  return [{ kind: 'reopened', reason: reasonOf(reason) }];
}

/** Calls a planned one off. */
export function cancel(course: Course, reason: string, actor: Actor): MeetingEvent[] {
  need(course, 'planned');
  mustArrange(course, actor);
  return [{ kind: 'cancelled', reason: reasonOf(reason) }];
}

/** Up to which event the minutes of a closed meeting tell. Throws `MeetingRefused` where they may not be sealed. */
export function mayBeSealed(course: Course, actor: Actor): number {
  need(course, 'closed');
  mustChair(course, actor);
  return course.closed?.seq ?? 0;
}

/** Keeps which pack its minutes are. Where two sealed them at once, the first stands. */
export function seal(course: Course, pack: string, upTo: number): MeetingEvent[] {
  need(course, 'closed');
  return course.minutes.some((one) => one.upTo === upTo) ? [] : [{ kind: 'sealed', pack, upTo }];
}
