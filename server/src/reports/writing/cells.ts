import type { DateRange, LocalisedText, Metric } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';
import type { MetricValue } from '../../metrics/metrics.model.js';
import { differenceOf, differenceText, type Difference } from '../../narrative/difference.js';
import { amountText, rangeText, shareText } from '../../narrative/text.js';
import { briefWords, shownValue } from '../../narrative/value-words.js';
import type { Cell, NumberForm, Passport } from '../document/document.js';

/** Where nothing can be told. */
export const NOTHING: LocalisedText = { zh: '—', en: '—' };

/** A cell of words. */
export const wordsCell = (words: LocalisedText): Cell => ({ words, number: null });

/** A value as it may be shown: below ten cases only `x/n`, none where there are none. */
export function valueCell(metric: Metric, value: MetricValue, passport: Passport): Cell {
  const shown = shownValue(metric, value);
  return shown === null ? { words: briefWords(metric, value), number: null, passport } : { words: amountText(shown, metric.unit), number: shown, form: metric.unit, passport };
}

/** A share (0 to 1); nothing where it is not told. `passport`: null where it is of no cases. */
export const shareCell = (share: number | null | undefined, passport: Passport | null): Cell =>
  (typeof share === 'number' ? { words: shareText(share), number: share, form: 'percent', ...(passport === null ? {} : { passport }) } : wordsCell(NOTHING));

/** The interval of a value, of counts without the unit that stands beside it; nothing where it has none. */
export function intervalCell({ unit }: Metric, { ciLow, ciHigh }: MetricValue): Cell {
  if (ciLow === null || ciHigh === null) return wordsCell(NOTHING);
  const { zh, en } = rangeText(ciLow, ciHigh, unit);
  return wordsCell(unit === 'case' ? { zh: zh.replace(/ ?件$/u, ''), en: en.replace(/ cases?$/u, '') } : { zh, en });
}

const FORMS: Readonly<Record<Exclude<Difference['form'], 'absolute'>, NumberForm>> = { days: 'day', percent: 'change', points: 'points' };

/** A value, of `passport`, against an earlier one; nothing where there is none, or one of them may not be shown. `verdict`: of the control chart; null: not judged. */
export function changeCell(metric: Metric, passport: Passport, now: MetricValue, before: (DateRange & { readonly value: MetricValue }) | undefined, verdict: Tone | null): Cell {
  const difference = before === undefined ? null : differenceOf(metric, now, before.value);
  if (before === undefined || difference === null) return wordsCell(NOTHING);
  const { zh, en } = differenceText(difference, metric);
  // As columns of tables abbreviate it.
  return { words: { zh, en: en.replace('percentage points', 'pp') }, number: difference.amount, form: difference.form === 'absolute' ? metric.unit : FORMS[difference.form], passport: { ...passport, against: { from: before.from, to: before.to } }, verdict };
}
