import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { storeTimeMs, timeIn } from '@concord/sql';
import { participantId } from '../course/events.js';
import type { SeenMeeting } from '../told/records.service.js';

/** Where meetings are held by the clock. */
const ZONE = 'Asia/Shanghai';
const MINUTE_MS = 60_000;

/** When a meeting begins, in ms since 1970. */
export const beginsAtMs = ({ course: { plan } }: Pick<SeenMeeting, 'course'>): number => timeIn(ZONE, plan.heldOn, plan.startsAt);

/**
 * Meetings as a calendar (RFC 5545): when, where, who chairs, and a link; nothing that was found or decided. The same meeting has the same id whenever it is written, and a number that rises with each change, so that
 * programs bring what they have up to date. `isInvitation`: a message that asks somebody to come, and not a feed.
 */
export function calendarFile(meetings: readonly Pick<SeenMeeting, 'course' | 'head' | 'id'>[], site: string | null, isInvitation: boolean): string {
  const calendar = ical({ name: '和衷 Concord', prodId: { company: 'Concord', product: 'Concord', language: 'ZH' }, ...(isInvitation ? { method: ICalCalendarMethod.REQUEST } : {}) });
  for (const { course, head, id } of meetings) {
    const begins = beginsAtMs({ course });
    const { chair, plan, seq, state } = course;
    const chairName = plan.participants.find((one) => participantId(one) === chair)?.name ?? chair;
    const event = calendar.createEvent({
      id: `${id}@concord`, sequence: seq, stamp: new Date(storeTimeMs(head.createdAt)), start: new Date(begins), end: new Date(begins + plan.minutes * MINUTE_MS), summary: plan.title,
      description: `主持人 ${chairName}\nChair: ${chairName}`, status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (plan.place !== '') event.location(plan.place);
    if (site !== null) event.url(`${site}/meetings/${id}`);
  }
  return calendar.toString();
}
