import { addCalendarDays, isDate, monthFrom, type DateRange, type LocalisedText } from '@concord/sql';
import { monthText, quarterText, spanText, yearText } from '../../narrative/text.js';
import { QuestionError } from '../../store/errors.js';

/** How long the time is that a report is about. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
/** One of them. */
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Whole months that a report is about. */
export interface Period extends DateRange {
  readonly kind: PeriodKind;
}

/** Months of a period. */
export const MONTHS_OF: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

const WRITTEN: Readonly<Record<PeriodKind, RegExp>> = { month: /^(\d{4})-(0[1-9]|1[0-2])$/u, quarter: /^(\d{4})Q([1-4])$/u, year: /^(\d{4})$/u };
const CALENDAR = 1;

/** A period as it is asked for: `2026-10`, `2022Q2`, `2026`; undefined where the text is none of that kind. `fiscal`: the month years begin with; a year is called after the one it begins in. */
export function periodOf(kind: PeriodKind, text: string, fiscal = CALENDAR): Period | undefined {
  const [, year, at] = WRITTEN[kind].exec(text) ?? [];
  if (year === undefined) return undefined;
  const from = kind === 'month' ? `${text}-01` : monthFrom(`${year}-01-01`, fiscal - 1 + (kind === 'quarter' ? (Number(at) - 1) * MONTHS_OF.quarter : 0));
  const to = addCalendarDays(monthFrom(from, MONTHS_OF[kind]), -1);
  return isDate(from) && isDate(to) ? { kind, from, to } : undefined;
}

const FORMS: Readonly<Record<PeriodKind, string>> = { month: 'YYYY-MM', quarter: 'YYYYQn', year: 'YYYY' };

/** What a template is asked about. Throws `QuestionError` BAD_INPUT where the text names no such period. */
export function periodAsked({ fiscal, period: kind }: { readonly period: PeriodKind; readonly fiscal?: number | undefined }, text: string): Period {
  const period = periodOf(kind, text, fiscal);
  if (period === undefined) throw new QuestionError('BAD_INPUT', `a ${kind} is written ${FORMS[kind]}`);
  return period;
}

/** The period before; the same of the year before. */
export const periodsBefore = ({ kind, from }: Period): Readonly<Record<'before' | 'yearBefore', Period>> => {
  const ago = (months: number): Period => ({ kind, from: monthFrom(from, -months), to: addCalendarDays(monthFrom(from, MONTHS_OF[kind] - months), -1) });
  return { before: ago(MONTHS_OF[kind]), yearBefore: ago(MONTHS_OF.year) };
};

/** A period in words: `2026年10月`, `2022年第二季度`, `2026年`; by its months where its year is not of the calendar. */
export function periodText({ kind, from, to }: Period): LocalisedText {
  const month = Number(from.slice(5, 7));
  if (kind === 'month') return monthText(from);
  if (kind === 'quarter') return month % MONTHS_OF.quarter === 1 ? quarterText(from) : spanText({ from, to });
  return month === 1 ? yearText(from) : spanText({ from, to });
}
