import { ALERT_STRENGTHS, clockIn, isZone, weekdayOf } from '@concord/sql';
import { z } from 'zod';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** How somebody wants to be told by mail. */
export const SUBSCRIPTION = z.strictObject({
  to: z.string().max(254),
  /** Nothing weaker. */
  strength: z.enum(ALERT_STRENGTHS),
  zone: z.string().refine(isZone),
  /** Days on which mail may come, 1 for Monday to 7. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** From when until when no mail comes; it may pass midnight. Null: it may come at any time. */
  quiet: z.strictObject({ from: time, to: time }).nullable(),
});
/** What `SUBSCRIPTION` reads. */
export type Subscription = z.infer<typeof SUBSCRIPTION>;

/** What somebody set; undefined where it cannot be read. */
export function subscriptionOf(body: string): Subscription | undefined {
  try {
    return SUBSCRIPTION.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Whether mail may come then (ms since 1970): on a day that was chosen, and outside of the quiet hours. */
export function mayCome({ quiet, weekdays, zone }: Pick<Subscription, 'quiet' | 'weekdays' | 'zone'>, nowMs: number): boolean {
  const { date, time: now } = clockIn(zone, nowMs);
  if (!weekdays.includes(weekdayOf(date))) return false;
  if (quiet === null || quiet.from === quiet.to) return true;
  const isQuiet = quiet.from < quiet.to ? now >= quiet.from && now < quiet.to : now >= quiet.from || now < quiet.to;
  return !isQuiet;
}
