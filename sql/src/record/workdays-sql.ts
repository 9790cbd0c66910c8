import { readNotices } from '../time/calendar-files.js';
import { recordsInForce } from './in-force.js';

const quoted = (days: readonly string[]): string => days.map((day) => `'${day}'`).join(', ');

/** The first day of the calendars in SQL. */
export const FIRST_DAY = '2000-01-01';

/**
 * A scalar of the engine: all calendars day by day from `FIRST_DAY`, laid end to end. `.1` their keys ('' the bundled notices alone, else `dataset|calendar`, where delivered notices are laid over
 * the bundled ones), `.2` days in each, `.3` working days so far, this one included, `.4` the number of the unbroken run of announced years (0: not announced), `.5` the
 * working days in order, so that `.5[.3[day]]` is the last one up to a day. Years without a notice have none, and nothing may be counted from one run into another.
 * `loads` says which loads of records count.
 */
export function calendarsSql(loads: string): string {
  const notices = readNotices();
  const days = notices.flatMap((notice) => notice.days);
  const last = Math.max(...notices.map(({ year }) => year));
  const delivered = `SELECT concat(dataset, '|', fields['calendar']) AS k, toDate(fields['day']) AS d, toUInt8(fields['is_off_day']) AS off, toUInt16(fields['notice_year']) AS y FROM (${recordsInForce('calendar', loads)})`;
  const end = `toDate(concat(toString(greatest(${String(last)}, (SELECT max(y) FROM (${delivered})))), '-12-31'))`;
  const of = (isOffDay: boolean) => quoted(days.filter((day) => day.isOffDay === isOffDay).map(({ date }) => date));
  const eachDay = [
    "SELECT k.key AS key, k.day AS day, toYear(k.day) AS year,",
    `(year IN (${notices.map(({ year }) => String(year)).join(', ')}) OR (k.key, year) IN (SELECT k, y FROM (${delivered}))) AS announced,`,
    `announced AND multiIf(n.k != '', n.off = 0, k.day IN (${of(true)}), 0, k.day IN (${of(false)}), 1, toDayOfWeek(k.day) < 6) AS worked`,
    `FROM (SELECT key, arrayJoin(arrayMap(i -> toDate('${FIRST_DAY}') + i, range(toUInt32(${end} - toDate('${FIRST_DAY}')) + 1))) AS day FROM (SELECT '' AS key UNION DISTINCT SELECT k FROM (${delivered}))) AS k`,
    `LEFT JOIN (${delivered}) AS n ON n.k = k.key AND n.d = k.day ORDER BY key, day`,
  ].join(' ');
  return [
    '(SELECT (keys, toUInt32(length(worked_days) / length(keys)), arrayCumSum(worked_days), arrayMap((run, is_known) -> if(is_known, run, 0), runs, known), arrayFilter((day, is_worked) -> is_worked, all_days, worked_days)) FROM',
    '(SELECT arraySort(groupUniqArray(key)) AS keys, groupArray(day) AS all_days, groupArray(toUInt8(worked)) AS worked_days, groupArray(toUInt8(announced)) AS known, groupArray(key) AS of_key,',
    'arrayCumSum(arrayMap((is_known, key_now, was_known, key_before) -> toUInt32(is_known != was_known OR key_now != key_before OR is_known = 0), known, of_key, arrayPushFront(arrayPopBack(known), 2), arrayPushFront(arrayPopBack(of_key), \'\'))) AS runs',
    `FROM (${eachDay})))`,
  ].join(' ');
}
