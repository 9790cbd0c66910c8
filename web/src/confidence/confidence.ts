import type { ConfidenceQuery } from '../graphql/gen/graphql.js';
import { countText, monthText, percentText } from '../text/format.js';
import type { Wording } from '../text/wording.js';

/** The answer about a range. */
export type Confidence = ConfidenceQuery['confidence'];
/** A month of a member. */
export type MonthConfidence = Confidence['rows'][number]['months'][number];
type Reason = MonthConfidence['reasons'][number];
/** A letter; null where there is too little to judge. */
export type Grade = MonthConfidence['grade'];

/** One kind of fault over the months of a range: the worst month stands for it. */
export interface GatheredReason {
  readonly worst: Reason;
  readonly month: string;
  readonly member: string;
  readonly months: number;
}

/** Faults of a range by check and column, the gravest first, then the most frequent. */
export function gatherReasons(rows: Confidence['rows'], name: Wording['name']): readonly GatheredReason[] {
  const found = new Map<string, GatheredReason>();
  for (const { member, months } of rows) {
    for (const { month, reasons } of months) {
      for (const reason of reasons) {
        const key = `${reason.check} ${reason.column}`;
        const before = found.get(key);
        const here = { worst: reason, month, member: name(member.label), months: 1 };
        const graver = before === undefined || reason.grade > before.worst.grade || (reason.grade === before.worst.grade && reason.measured > before.worst.measured);
        found.set(key, { ...(graver ? here : before), months: (before?.months ?? 0) + 1 });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.worst.grade.localeCompare(a.worst.grade) || b.months - a.months || a.worst.check.localeCompare(b.worst.check));
}

/** What a number of a finding looks like: a share, or cases. */
export const figureText = (value: number, isShare: boolean, { locale }: Wording): string => (isShare ? percentText(value, locale) : countText(value, locale));

/** A fault in a phrase: 迟录 65.2%，限 10.0%; with rejected rows that were corrected since. */
export function reasonText(reason: Reason, wording: Wording): string {
  const { t, name } = wording;
  const what = reason.columnLabel === null ? name(reason.label) : t('trust.ofColumn', { name: name(reason.label), column: name(reason.columnLabel) });
  const text = t('trust.reason', { what, measured: figureText(reason.measured, reason.isShare, wording), threshold: figureText(reason.threshold, reason.isShare, wording) });
  return reason.corrected === 0 ? text : t('trust.corrected', { reason: text, n: countText(reason.corrected, wording.locale) });
}

/** A fault over a range: the worst month, and how many months have it. */
export function gatheredText({ worst, month, months }: GatheredReason, wording: Wording): string {
  return wording.t('trust.gathered', { reason: reasonText(worst, wording), month: monthText(month, wording.locale), n: countText(months, wording.locale) });
}

/** The letter's place in words: 12 个月度评级中 3 个低于 B（25.0%）. */
export function belowText({ graded, belowB }: Pick<Confidence, 'graded' | 'belowB'>, { t, locale }: Wording): string {
  if (graded === 0) return t('trust.ungraded');
  return t('trust.below', { n: countText(belowB, locale), total: countText(graded, locale), share: percentText(belowB / graded, locale) });
}
