import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkCalendar } from './calendar-files.js';
import {
  addCalendarDays, addWorkdays, dateOf, dayNumber, isWorkday, NotADateError, rollToWorkday, workCalendar, workdaysBetween,
  YearNotAnnouncedError,
} from './calendar.js';

interface Example { kind: 'working' | 'calendar' | 'count' | 'year_total'; start: string; end: string; days: number; due: string; due_rolled: string; working_days: number; calendar_days: number; year: number }
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../test/fixtures/stats.json'), 'utf8')) as {
  workdays_2026: Example[];
  workdays_per_month_2026: Record<string, number>;
};
const calendar = readWorkCalendar();
const examples = (kind: Example['kind']) => fixtures.workdays_2026.filter((e) => e.kind === kind);

describe('working days of 2026', () => {
  it.each(examples('working'))('$start + $days working days = $due', ({ start, days, due }) => {
    expect(addWorkdays(calendar, start, days)).toBe(due);
    expect(workdaysBetween(calendar, start, due)).toBe(days);
  });

  it.each(examples('calendar'))('$start + $days days = $due, rolled $due_rolled', ({ start, days, due, due_rolled }) => {
    expect(addCalendarDays(start, days)).toBe(due);
    expect(rollToWorkday(calendar, due)).toBe(due_rolled);
  });

  it.each(examples('count'))('$start to $end', ({ start, end, working_days, calendar_days }) => {
    expect(workdaysBetween(calendar, start, end)).toBe(working_days);
    expect(dayNumber(end) - dayNumber(start)).toBe(calendar_days);
  });

  it.each(examples('year_total'))('$year has $working_days', ({ year, working_days }) => {
    expect(workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(working_days);
  });

  it.each(Object.entries(fixtures.workdays_per_month_2026))('%s has %i', (month, days) => {
    const first = dayNumber(`${month}-01`);
    const next = dayNumber(month === '2026-12' ? '2027-01-01' : `2026-${String(Number(month.slice(5)) + 1).padStart(2, '0')}-01`);
    expect(workdaysBetween(calendar, dateOf(first - 1), dateOf(next - 1))).toBe(days);
  });

  it('works the six weekend days of the notice and no other', () => {
    const worked = Array.from({ length: 365 }, (_, i) => dayNumber('2026-01-01') + i)
      .filter((day) => [0, 6].includes((day + 4) % 7) && isWorkday(calendar, dateOf(day)));
    expect(worked.map(dateOf)).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
  });
});

describe('what is not known', () => {
  it('is refused, not guessed: a year without a notice', () => {
    expect(() => isWorkday(calendar, '2027-01-04')).toThrow(YearNotAnnouncedError);
    expect(() => addWorkdays(calendar, '2026-12-31', 1)).toThrow('2027');
    expect(() => isWorkday(calendar, '2006-12-29')).toThrow(YearNotAnnouncedError);
  });

  it('is refused: a day that does not exist', () => {
    for (const text of ['2026-02-30', '2026-2-3', '20260203', '']) expect(() => isWorkday(calendar, text)).toThrow(NotADateError);
  });
});

it('takes a New Year from the notice of the later year', () => {
  expect(isWorkday(calendar, '2018-12-31')).toBe(false); // a Monday, filed in 2019.json
  expect(isWorkday(calendar, '2018-12-29')).toBe(true); // a Saturday, worked in exchange
  const alone = workCalendar([{ year: 2018, days: [] }]);
  expect(isWorkday(alone, '2018-12-31')).toBe(true);
});
