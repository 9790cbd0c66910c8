import type { MetricValue } from '../../measure/measure.js';
import { countText, percentText } from '../../text/format.js';
import type { IssueWording } from './words.js';

/** Why a type recurs besides its rank: its share of repeat disputes, where that is above all types beyond chance; empty else. */
export function repeatsText({ repeats, repeatsBeyond }: { readonly repeats: Pick<MetricValue, 'denominator' | 'numerator' | 'value'> | null; readonly repeatsBeyond: boolean }, { say, locale }: IssueWording): string {
  if (!repeatsBeyond || repeats === null || repeats.value === null) return '';
  return say('repeatsOf', { rate: percentText(repeats.value, locale), fraction: `${countText(repeats.numerator ?? 0, locale)}/${countText(repeats.denominator ?? 0, locale)}` });
}
