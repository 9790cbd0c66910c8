import type { Month, Trend, TrendPoint } from '../chart/prepare/trend.js';
import { figures } from '../chart/table.js';
import { withUnit } from '../chart/trend-words.js';
import type { MoreColumn } from '../chart/trend-words.js';
import { differenceOf } from '../measure/difference.js';
import { differenceText } from '../measure/difference-text.js';
import type { MetricDefinition, MetricValue } from '../measure/measure.js';
import { countText } from '../text/format.js';
import type { PageWording } from '../text/page-words.js';
import type { CalendarMessages } from '../text/calendar/zh-cn.js';
import { isComparable } from './cut.js';
import { unknownYears } from './per-workday.js';

type Words = PageWording<CalendarMessages>;

/** A trend seen by the calendar: its points, the values of a year before, and how they are told. */
export interface Seen {
  readonly points: readonly Month[];
  readonly definition: MetricDefinition;
  readonly earlier: ReadonlyMap<string, MetricValue>;
  readonly withEarlier: boolean;
  readonly isPerWorkday: boolean;
}

function earlierText(from: string, { definition, earlier, points }: Seen, { wording }: Words): { readonly value: string; readonly difference: string } {
  const [now, before] = [points.find((point) => point.from === from)?.value, earlier.get(from)];
  const difference = now === undefined || before === undefined ? null : differenceOf(now, before, definition);
  return {
    value: before === undefined || before.value === null ? '—' : withUnit(before.value, definition, wording),
    difference: difference === null ? '—' : differenceText(difference, definition, wording),
  };
}

/** What the calendar says of a point: its working days, and how it stands against the year before. */
export function pointWords({ complete, from, workdays }: Pick<TrendPoint, 'complete' | 'from' | 'workdays'>, seen: Seen, words: Words): string[] {
  const { say, wording } = words;
  const days = workdays === undefined ? [] : [workdays === null ? say('unknownPoint') : say('workdays', { n: countText(workdays, wording.locale) })];
  if (!seen.withEarlier || !complete || !seen.earlier.has(from)) return days;
  const { difference, value } = earlierText(from, seen, words);
  return [...days, `${say('earlier')} ${value}${difference === '—' ? '' : ` · ${difference}`}`];
}

/** The same as columns of the table. */
export function calendarColumns(seen: Seen, words: Words): MoreColumn[] {
  const { say, wording } = words;
  const { points, withEarlier } = seen;
  const days: MoreColumn[] = points.every(({ workdays }) => workdays === undefined) ? [] : [
    { column: figures('workdays', say('workdaysHead')), cells: points.map(({ workdays }) => (typeof workdays === 'number' ? countText(workdays, wording.locale) : '—')) },
  ];
  if (!withEarlier) return days;
  const before = points.map(({ complete, from }) => (complete ? earlierText(from, seen, words) : { value: '—', difference: '—' }));
  return [...days, { column: figures('earlier', say('earlier')), cells: before.map(({ value }) => value) }, { column: figures('difference', say('difference')), cells: before.map(({ difference }) => difference) }];
}

/** What must be said beside a trend: years whose working days nobody knows, and months that are held against nothing. */
export function calendarSentences(seen: Seen, trend: Trend, { say, wording }: Words): string[] {
  const years = unknownYears(seen.points);
  const spring = seen.withEarlier && seen.points.some((point) => point.complete && !isComparable(point, seen.isPerWorkday));
  return [
    ...(seen.isPerWorkday && years.length > 0 ? [say('unknown', { years: years.join(wording.locale === 'en' ? ', ' : '、') })] : []),
    ...(spring ? [say('springFestival')] : []),
    ...(seen.withEarlier && trend.points.every(({ earlier = null }) => earlier === null) ? [say('noEarlier')] : []),
  ];
}
