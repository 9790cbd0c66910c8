import {
  addCalendarDays, compileCalendarNotices, readWorkCalendar, withNotices, workdaysBetween, YearNotAnnouncedError,
  type DateRange, type HolidayNotice, type WorkCalendar,
} from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { hasWorkdays } from '../store/profile.js';
import type { Selection, Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';

/** Working days from its first to its last day, both included; undefined in a year whose notice is not known. */
export type WorkdaysOf = (span: DateRange) => number | undefined;

/** The calendar figures are counted by; limits may name another. */
const CALENDAR = 'cn';

let bundled: WorkCalendar | undefined;

function dayOf(day: unknown): HolidayNotice['days'][number] {
  const [date, isOffDay] = Array.isArray(day) ? (day as unknown[]) : [];
  if (typeof date !== 'string') throw new QuestionError('BAD_ROW', 'a calendar holds something that is no day');
  return { date, isOffDay: Number(isOffDay) === 1 };
}

const noticeOf = (row: Row): HolidayNotice => ({ year: row.num('year'), days: row.list('days').map(dayOf) });

/** The bundled notices with those delivered for a dataset laid over them: the calendar by which its due dates were worked out as well. */
export async function calendarOf(snapshot: Snapshot, { dataset, asOfLoad }: Pick<Selection, 'asOfLoad' | 'dataset'>): Promise<WorkCalendar> {
  bundled ??= readWorkCalendar();
  const delivered = await snapshot.ask(compileCalendarNotices({ dataset, asOfLoad: Math.min(asOfLoad ?? snapshot.version.number, snapshot.version.number) }, CALENDAR));
  return delivered.length === 0 ? bundled : withNotices(bundled, delivered.map(noticeOf));
}

/** How working days are counted in a dataset: none are known where the national calendar is not that of its source. */
export async function workdaysOf(snapshot: Snapshot, selection: Pick<Selection, 'asOfLoad' | 'dataset'>): Promise<WorkdaysOf> {
  const loaded = (await snapshot.datasets(selection.asOfLoad ?? undefined)).get(selection.dataset);
  if (loaded !== undefined && !hasWorkdays(loaded.profileText)) return () => undefined;
  const calendar = await calendarOf(snapshot, selection);
  const count: WorkdaysOf = ({ from, to }) => {
    try {
      return workdaysBetween(calendar, addCalendarDays(from, -1), to);
    } catch (error) {
      if (error instanceof YearNotAnnouncedError) return undefined;
      throw error;
    }
  };
  // Every metric of a question asks for the same months.
  const counted = new Map<string, number | undefined>();
  return (span) => {
    const key = `${span.from} ${span.to}`;
    if (!counted.has(key)) counted.set(key, count(span));
    return counted.get(key);
  };
}
