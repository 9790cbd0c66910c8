import type { Timeline } from './case.js';

/** An event in the course of a case. */
type CaseEvent = Timeline['events'][number];

/** A day on which something happened. */
export interface CourseDay {
  readonly on: string;
  readonly day: number;
  /** Days since the day before in the list, where they are so many that they are told. */
  readonly gapDays: number | null;
  readonly events: readonly CaseEvent[];
}

/** A week and more without anything is told between two days. */
const GAP_DAYS = 7;

/** Events by day, in their order, with the longer gaps. */
export function courseOf(events: readonly CaseEvent[]): CourseDay[] {
  const days = [...new Set(events.map(({ on }) => on))].map((on) => ({ on, events: events.filter((event) => event.on === on) }));
  return days.map(({ on, events: own }, i) => {
    const [day, before] = [own[0]?.day ?? 0, days[i - 1]?.events[0]?.day];
    const gap = before === undefined ? 0 : day - before;
    return { on, day, gapDays: gap >= GAP_DAYS ? gap : null, events: own };
  });
}
