import type { Filter } from '@concord/sql';
import type { AgendaItem, Course, Decision } from '../course/course.js';

/** A meeting with what was done in it. */
export interface HeldMeeting {
  readonly id: string;
  readonly seriesId: string;
  readonly course: Course;
}

/** What was decided before on what an item is about. */
export interface EarlierDecision {
  readonly meeting: string;
  readonly title: string;
  readonly heldOn: string;
  readonly decision: Decision;
  readonly about: AgendaItem;
}

const MOST = 5;

/** Which cases filters mean, as one text: the same whatever their order. */
export const casesKey = (filters: readonly Filter[]): string => JSON.stringify(filters.map(({ dimension, exclude, values }) => [dimension, exclude === true, [...values].sort()]).sort((a, b) => String(a[0]).localeCompare(String(b[0]))));

/** Whether two items are about the same: the same finding, or the same metric of the same cases. What is found of one number by a signal and against its target is one subject. */
export function isSameSubject(a: Pick<AgendaItem, 'id' | 'link'>, b: Pick<AgendaItem, 'id' | 'link'>): boolean {
  if (a.id === b.id) return true;
  return a.link !== null && b.link !== null && a.link.metric === b.link.metric && casesKey(a.link.filters) === casesKey(b.link.filters);
}

/** Whether a meeting was held before another one. */
const isBefore = (one: Course, other: Course): boolean => (one.plan.heldOn === other.plan.heldOn ? (one.frozen?.at ?? '') < (other.frozen?.at ?? '9') : one.plan.heldOn < other.plan.heldOn);

/** What was decided on the subject of an item in earlier meetings, the newest first; at the end of a meeting, all that the last one of its series decided. `held`: meetings, the latest first. */
export function earlierDecisions(item: AgendaItem, meeting: HeldMeeting, held: readonly HeldMeeting[]): EarlierDecision[] {
  const before = held.filter(({ course, id }) => id !== meeting.id && course.closed !== null && isBefore(course, meeting.course));
  const last = before.find(({ seriesId }) => seriesId === meeting.seriesId);
  const from = item.kind === 'decisions' ? (last === undefined ? [] : [last]) : before;
  return from.flatMap(({ course, id }) => course.decisions.filter(({ withdrawn }) => withdrawn === null).flatMap((decision): EarlierDecision[] => {
    const about = course.items.find((one) => one.id === decision.item);
    return about !== undefined && (item.kind === 'decisions' || isSameSubject(item, about)) ? [{ meeting: id, title: course.plan.title, heldOn: course.plan.heldOn, decision, about }] : [];
  })).slice(0, item.kind === 'decisions' ? undefined : MOST);
}
