import type { Month, Series } from '../chart/prepare/trend.js';
import { prepareTrend } from '../chart/prepare/trend.js';
import { metric, value } from '../measure/samples.js';
import { wordingOf } from '../text/wording.js';
import { calendarEn } from '../text/calendar/en.js';
import { calendarColumns, calendarSentences, pointWords } from './calendar-words.js';
import { bucketOf, earlierValues, isComparable, spanParam, trendRange } from './cut.js';
import { perWorkday, perWorkdayDefinition, unknownYears, withoutWorkdays } from './per-workday.js';

const sentences = new Map(Object.entries(calendarEn).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : [])));
const words = { wording: wordingOf('en'), say: (key: string, blanks: Readonly<Record<string, string>> = {}) => Object.entries(blanks).reduce((text, [name, blank]) => text.replace(`{${name}}`, blank), sentences.get(key) ?? '') };
const INTAKE = metric('count', 'case', { id: 'intake' });
const month = (from: string, to: string, n: number, workdays: number | null, complete = true): Month => ({
  from, to, complete, workdays, perWorkday: complete && workdays !== null ? n / workdays : null, control: null, value: value({ value: n, numerator: n, n, ciLow: n - 4, ciHigh: n + 4 }),
});
const series = (...points: Month[]): Series => ({ metric: 'intake', member: null, total: value({ value: 74, n: 74 }), control: null, points });

it('shows whole periods of the cut: quarters, January with February, and at least three years', () => {
  const range = { from: '2026-02', to: '2026-10' };
  expect(trendRange(range, 'month', 1, null)).toEqual(range);
  expect(trendRange(range, 'merged_month', 1, null).from).toBe('2026-01');
  expect(trendRange({ from: '2026-03', to: '2026-10' }, 'merged_month', 1, null).from).toBe('2026-03');
  expect(trendRange(range, 'quarter', 1, null).from).toBe('2026-01');
  // 2026-10 lies in the year from April 2026, so the third but last begins in April 2024.
  expect(trendRange(range, 'year', 4, '2020-01')).toEqual({ from: '2024-04', to: '2026-10' });
  expect(trendRange(range, 'year', 1, '2025-11').from).toBe('2025-01');
  expect(trendRange({ from: '2019-05', to: '2026-10' }, 'year', 1, '2018-01').from).toBe('2019-01');
  expect([bucketOf('year', 1), bucketOf('year', 4), bucketOf('merged_month', 4)]).toEqual(['year', 'fiscal_year_from_4', 'merged_month']);
});

it('holds neither January nor February alone against a year before, both together and per working day it does', () => {
  const [february, both] = [{ from: '2026-02-01', to: '2026-02-28' }, { from: '2026-01-01', to: '2026-02-28' }];
  expect([isComparable(february, false), isComparable(february, true), isComparable(both, false)]).toEqual([false, true, true]);
  const points = [{ ...both, complete: true, value: 3 }, { from: '2025-03-01', to: '2025-03-31', complete: false, value: 9 }].map((point) => ({ ...point, from: point.from.replace('2026', '2025'), to: point.to.replace('2026', '2025') }));
  expect([...earlierValues(points, false)]).toEqual([['2026-01-01', 3]]);
  expect([spanParam(both), spanParam(february)]).toEqual(['2026-01..2026-02', '2026-02']);
});

it('tells counts per working day with their interval and limits, and nothing of months that are not over', () => {
  const limits = { centre: 42, lower: 21, upper: 63, rule: null, variation: 'common_cause' as const };
  const { points } = perWorkday(series({ ...month('2026-01-01', '2026-01-31', 42, 21), control: limits }, month('2026-10-01', '2026-10-31', 9, 18, false), month('2027-01-01', '2027-01-31', 9, null)));
  expect(points.map((point) => [point.value.value, point.value.ciLow, point.value.ciHigh, point.control?.centre ?? null, point.control?.upper ?? null, point.value.n])).toEqual([[2, 38 / 21, 46 / 21, 2, 3, 42], [null, null, null, null, null, 9], [null, null, null, null, null, 9]]);
  const definition = perWorkdayDefinition(INTAKE, { zh: '（每工作日）', en: ' per working day' });
  // Eight cases of a month are no whole number a day: an axis of whole cases would hold a flat line.
  expect(prepareTrend(perWorkday(series(month('2026-01-01', '2026-01-31', 8, 21))), definition).axis.interval).toBeLessThan(1);
  expect(unknownYears(points)).toEqual(['2027']);
});

it('says the working days of a point, and what a year before was', () => {
  const points = [month('2026-02-01', '2026-02-28', 20, 16), month('2026-03-01', '2026-03-31', 33, 22)];
  const seen = { points, definition: INTAKE, earlier: new Map([['2026-03-01', value({ value: 30, n: 30 })]]), withEarlier: true, isPerWorkday: false };
  const trend = prepareTrend({ points }, INTAKE, seen.earlier);
  expect(trend.points.map(({ earlier, workdays }) => [workdays, earlier])).toEqual([[16, null], [22, 30]]);
  expect(trend.points.map((point) => pointWords(point, seen, words))).toEqual([['16 working days'], ['22 working days', 'Year before 30 · +10.0%']]);
  expect(calendarColumns(seen, words).map(({ cells }) => cells)).toEqual([['16', '22'], ['—', '30'], ['—', '+10.0%']]);
  // Of a register abroad nobody knows the working days: it is silent about them, not month after month unknown.
  const abroad = { ...seen, withEarlier: false, points: withoutWorkdays(series(month('2026-02-01', '2026-02-28', 20, null))).points };
  expect([prepareTrend({ points: abroad.points }, INTAKE, new Map()).points.map((point) => pointWords(point, abroad, words)), calendarColumns(abroad, words)]).toEqual([[[]], []]);
  expect(calendarSentences(seen, trend, words)).toEqual([calendarEn.springFestival]);
  expect(calendarSentences({ ...seen, points: [month('2027-03-01', '2027-03-31', 1, null)], isPerWorkday: true }, trend, words).join(' ')).toContain('2027');
});
