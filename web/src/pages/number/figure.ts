import type { PassportQuery } from '../../graphql/gen/graphql.js';
import type { MetricValue } from '../../measure/measure.js';
import { countText, percentText, plainText } from '../../text/format.js';
import type { Locale } from '../../text/locale.js';
import type { NumberPart } from './address.js';

type Told = PassportQuery['passport'];

/** A number as it was told, as it is now, and of a share what it is one over the other of (else null). */
export interface Figure {
  readonly then: string;
  readonly now: string;
  readonly fraction: string | null;
  /** The same number, or what it is worked out from, is another one now. */
  readonly isMoved: boolean;
}

const NONE = '—';

const sizeText = (size: number | null, locale: Locale): string => (size === null ? NONE : Number.isInteger(size) ? countText(size, locale) : plainText(size, 1, locale));
const shareText = (share: number | null, locale: Locale): string => (share === null ? NONE : percentText(share, locale));

/** A number of a report in words: a share by its whole, a part of a value by that part, anything else by the value. */
export function figureOf({ now, value, whole }: Pick<Told, 'now' | 'value' | 'whole'>, part: NumberPart | null, valueText: (value: MetricValue) => string, locale: Locale): Figure {
  if (whole !== null) {
    const size = ({ denominator, n }: MetricValue): number => denominator ?? n;
    return { then: shareText(whole.share, locale), now: shareText(whole.shareNow, locale), fraction: `${sizeText(size(value), locale)}/${sizeText(size(whole.value), locale)}`, isMoved: whole.share !== whole.shareNow || size(value) !== size(now) || size(whole.value) !== size(whole.now) };
  }
  const of = (one: MetricValue): string => (part === 'numerator' || part === 'denominator' ? sizeText(one[part], locale) : valueText(one));
  const [then, current] = [of(value), of(now)];
  return { then, now: current, fraction: null, isMoved: then !== current || value.n !== now.n };
}
