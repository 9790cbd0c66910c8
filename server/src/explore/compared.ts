import type { LocalisedText, Metric } from '@concord/sql';
import { withinOf, type Target } from '../metrics/control.js';
import type { MetricValue } from '../metrics/metrics.model.js';
import { differenceOf, differenceText } from '../narrative/difference.js';
import type { Told } from '../narrative/value-words.js';
import type { Compared } from './explore.model.js';

const SIDES = {
  below: { zh: '低于区间', en: 'below the interval' },
  within: { zh: '在区间内', en: 'within the interval' },
  above: { zh: '高于区间', en: 'above the interval' },
} as const satisfies Readonly<Record<string, LocalisedText>>;

/** A value against that of an earlier time; null where either may not be shown, or nothing at all was counted then. */
export function againstEarlier(metric: Metric, now: MetricValue, before: MetricValue): Compared | null {
  const difference = before.n === 0 ? null : differenceOf(metric, now, before);
  return difference === null ? null : { difference: difference.amount, words: differenceText(difference, metric), value: before, target: null };
}

/** A value against its target, or the side of its reasonable interval it lies on; null without one, and where the value may not be shown. */
export function againstTarget(metric: Metric, now: MetricValue, target: Target | null): Compared | null {
  const within = withinOf(target);
  if (target === null || now.value === null) return null;
  if (within !== null) {
    const side = within.lower !== null && now.value < within.lower ? 'below' : within.upper !== null && now.value > within.upper ? 'above' : 'within';
    return { difference: null, words: SIDES[side], value: null, target };
  }
  const aim: Told = { ciHigh: null, ciLow: null, coverage: 1, denominator: null, lack: null, maturity: 1, n: 1, numerator: null, reliability: 'full', sum: null, value: target.value };
  const difference = differenceOf(metric, now, aim);
  return difference === null ? null : { difference: difference.amount, words: differenceText(difference, metric), value: null, target };
}
