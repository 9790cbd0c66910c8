import type { Course } from './course.js';
import type { MeetingEvent, ProposedItem } from './events.js';
import { itemOf, mustArrange, mustBeThere, need, wordsOf, type Actor } from './may.js';
import { MeetingRefused } from './refused.js';

const [MOST_ITEMS, MOST_TITLE] = [80, 200];

/** Has the agenda made of what is found now. */
export function propose(course: Course, items: readonly ProposedItem[], actor: Actor): MeetingEvent[] {
  need(course, 'planned');
  mustArrange(course, actor);
  return [{ kind: 'proposed', items }];
}

/** What somebody wants of an agenda, one of these. */
export interface AgendaWish {
  readonly add?: ProposedItem | undefined;
  readonly set?: { readonly item: string; readonly minutes: number; readonly owner: string } | undefined;
  readonly drop?: string | undefined;
  readonly restore?: string | undefined;
  readonly order?: readonly string[] | undefined;
}

const aMinute = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 1 && minutes <= 240;

/** Changes an agenda. */
export function arrange(course: Course, wish: AgendaWish, actor: Actor): MeetingEvent[] {
  mustArrange(course, actor);
  const events: MeetingEvent[] = [];
  if (wish.add !== undefined) {
    const title = wordsOf(wish.add.title.zh, [1, MOST_TITLE], 'BAD_ITEM');
    if (!aMinute(wish.add.minutes) || course.items.length >= MOST_ITEMS) throw new MeetingRefused('BAD_ITEM');
    if (wish.add.owner !== '') mustBeThere(course, wish.add.owner);
    events.push({ kind: 'item_added', item: { ...wish.add, title: { zh: title, en: title } } });
  }
  if (wish.set !== undefined) {
    itemOf(course, wish.set.item);
    if (!aMinute(wish.set.minutes)) throw new MeetingRefused('BAD_ITEM');
    if (wish.set.owner !== '') mustBeThere(course, wish.set.owner);
    events.push({ kind: 'item_set', ...wish.set });
  }
  if (wish.drop !== undefined && itemOf(course, wish.drop).dropped === null) events.push({ kind: 'item_dropped', item: wish.drop });
  if (wish.restore !== undefined && itemOf(course, wish.restore).dropped !== null) events.push({ kind: 'item_restored', item: wish.restore });
  if (wish.order !== undefined) {
    for (const id of wish.order) itemOf(course, id);
    events.push({ kind: 'ordered', items: [...new Set(wish.order)] });
  }
  return events;
}
