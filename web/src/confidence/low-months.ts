import { monthText } from '../text/format.js';
import type { Wording } from '../text/wording.js';
import { reasonText } from './confidence.js';
import type { Confidence, MonthConfidence } from './confidence.js';

/** A month whose records are graded below B by one of its sources: the worst of them. */
export interface LowMonth extends Pick<MonthConfidence, 'reasons'> {
  /** Its first day. */
  readonly month: string;
  readonly grade: 'C' | 'D';
}

/** Months below B by their first day. */
export function lowMonths(rows: Confidence['rows']): ReadonlyMap<string, LowMonth> {
  const found = new Map<string, LowMonth>();
  for (const { month, grade, reasons } of rows.flatMap(({ months }) => months)) {
    if ((grade === 'C' || grade === 'D') && (found.get(month)?.grade ?? 'B') < grade) found.set(month, { month, grade, reasons });
  }
  return found;
}

/** The letter and its gravest reason: 数据可信度 D：迟录（录入日） 65.2%，限 10.0% */
export function lowText({ grade, reasons }: LowMonth, wording: Wording): string {
  const [gravest] = reasons;
  return wording.t('trust.low', { grade, reason: gravest === undefined ? '' : reasonText(gravest, wording) });
}

/** Says of a trend which of its months are marked and why the worst is; empty when none is. `shown` are first days of months. */
export function lowSentence(low: ReadonlyMap<string, LowMonth>, shown: readonly string[], wording: Wording): string {
  const marked = shown.flatMap((month) => low.get(month) ?? []);
  const worst = marked.toSorted((a, b) => b.grade.localeCompare(a.grade) || b.month.localeCompare(a.month))[0];
  if (worst === undefined) return '';
  return wording.t('trust.lowMonths', { n: String(marked.length), month: monthText(worst.month, wording.locale), worst: lowText(worst, wording) });
}
