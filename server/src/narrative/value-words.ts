import type { LocalisedText, Metric } from '@concord/sql';
import type { Lack, MetricValue } from '../metrics/metrics.model.js';
import { listed, phrase } from './phrase.js';
import { amountText, moneyText, numberText, rangeText, shareText } from './text.js';

/** What the words of a value rest on. */
export type Told = Pick<MetricValue, 'ciHigh' | 'ciLow' | 'coverage' | 'denominator' | 'lack' | 'maturity' | 'n' | 'numerator' | 'reliability' | 'sum' | 'value'>;

/** Below this share of known outcomes a cohort is called immature. */
export const MATURE = 0.95;

const FRACTIONS: ReadonlySet<Metric['kind']> = new Set(['ratio', 'quotient', 'stock_ratio', 'turnover', 'rate']);
/** Sizes are told as they are; the small-number rules are for rates and medians. */
const SIZES: ReadonlySet<Metric['kind']> = new Set(['count', 'level']);

const PRINTED = {
  fraction: { zh: '{numerator}/{denominator}', en: '{numerator}/{denominator}' },
  sample: { zh: 'n = {n}', en: 'n = {n}' },
  interval: { zh: '95% 区间 {range}', en: '95% interval {range}' },
  median: { zh: '中位数 {value}', en: 'a median of {value}' },
  notReached: { zh: '中位数未达到（{ended}不足一半，n = {n}）', en: 'a median not reached (fewer than half: {ended}; n = {n})' },
  few: { zh: '不足 10 件，不计算', en: 'fewer than 10 cases, not computed' },
  indicative: { zh: '不足 30 件，仅供参考', en: 'fewer than 30 cases, indicative only' },
  immature: { zh: '结果尚未成熟，{share} 已有结果', en: 'not mature, {share} have an outcome' },
  uncovered: { zh: '参考数据覆盖 {share}', en: '{share} covered by reference data' },
  sum: { zh: '合计 {sum}', en: '{sum} in all' },
  noted: { zh: '{main}（{notes}）', en: '{main} ({notes})' },
} as const;

/** Why there is no value: what it lacks. */
const LACKS: Readonly<Record<Lack, LocalisedText>> = {
  deleted: { zh: '此期的案件已按保存期限删除', en: 'cases of the time were deleted for their age' },
  exposure: { zh: '分母为零，不计算', en: 'the denominator is zero, not computed' },
  coverage: { zh: '参考数据缺分母，不计算', en: 'reference data lacks the denominator, not computed' },
  split: { zh: '分母不能按所选范围区分，不计算', en: 'the denominator cannot be told apart by what is chosen, not computed' },
};

/** Whether both sides of a fraction are sums of money and not counts. */
export const isOfMoney = (metric: Metric): boolean => metric.kind === 'quotient' && metric.numerator.every(({ sum }) => sum?.startsWith('amount_') === true);

const whole = (count: number): LocalisedText => numberText(count, Number.isInteger(count) || count >= 1_000 ? 0 : 1);
function fractionOf(metric: Metric, { numerator, denominator }: Told): LocalisedText | null {
  if (numerator === null || denominator === null) return null;
  const part = isOfMoney(metric) ? moneyText : whole;
  return phrase(PRINTED.fraction, { numerator: part(numerator), denominator: part(denominator) });
}

/** The number that may be shown: null for n = 0, for a rate or median on fewer than ten, and for a median that is not reached. */
export function shownValue({ kind }: Metric, { reliability, value }: Told): number | null {
  return SIZES.has(kind) || (reliability !== 'none' && reliability !== 'counts') ? value : null;
}

function unshown(metric: Metric, told: Told): LocalisedText {
  const { kind, numeratorLabel } = metric;
  if (told.lack !== null) return LACKS[told.lack];
  if (told.n === 0) return { zh: '—', en: '—' };
  if (told.reliability === 'counts') return (FRACTIONS.has(kind) ? fractionOf(metric, told) : null) ?? PRINTED.few;
  return kind === 'duration' ? phrase(PRINTED.notReached, { ended: numeratorLabel, n: numberText(told.n) }) : { zh: '—', en: '—' };
}

const MEDIAN = { zh: '（中位数）', en: ' (median)' } as const;

/** A metric's name before its value in words: those of a duration say themselves that they are a median. */
export const labelBefore = ({ kind, label }: Metric): LocalisedText =>
  (kind === 'duration' ? { zh: label.zh.replace(MEDIAN.zh, ''), en: label.en.replace(MEDIAN.en, '') } : label);

/** A value with what it is of and without its interval, for lists: `91.2%（912/1,000）`; below ten only `x/n`, below thirty marked, not mature told so. */
export function briefWords(metric: Metric, told: Told): LocalisedText {
  const value = shownValue(metric, told);
  if (value === null || SIZES.has(metric.kind)) return valueWords(metric, told);
  const notes = [(FRACTIONS.has(metric.kind) ? fractionOf(metric, told) : null) ?? phrase(PRINTED.sample, { n: numberText(told.n) })];
  if (told.reliability === 'indicative') notes.push(PRINTED.indicative);
  if (told.maturity < MATURE) notes.push(phrase(PRINTED.immature, { share: shareText(told.maturity) }));
  return phrase(PRINTED.noted, { main: amountText(value, metric.unit), notes: listed(notes) });
}

/**
 * A value in words by the rules for small numbers: n = 0 is `—`; below ten only `x/n`; below thirty marked as indicative; else with interval and fraction:
 * `73.4%（95% 区间 72.1–74.6%、3,912/5,330）`. Times and amounts are medians and say so.
 */
export function valueWords(metric: Metric, told: Told): LocalisedText {
  const value = shownValue(metric, told);
  if (value === null) return unshown(metric, told);
  const { kind, unit } = metric;
  const plain = amountText(value, unit);
  if (SIZES.has(kind)) return plain;
  const notes: LocalisedText[] = [];
  if (kind === 'amount' && told.sum !== null) notes.push(phrase(PRINTED.sum, { sum: moneyText(told.sum) }));
  if (told.ciLow !== null && told.ciHigh !== null) notes.push(phrase(PRINTED.interval, { range: rangeText(told.ciLow, told.ciHigh, unit) }));
  notes.push((FRACTIONS.has(kind) ? fractionOf(metric, told) : null) ?? phrase(PRINTED.sample, { n: numberText(told.n) }));
  if (told.reliability === 'indicative') notes.push(PRINTED.indicative);
  if (told.coverage < 1) notes.push(phrase(PRINTED.uncovered, { share: shareText(told.coverage) }));
  if (told.maturity < MATURE) notes.push(phrase(PRINTED.immature, { share: shareText(told.maturity) }));
  return phrase(PRINTED.noted, { main: kind === 'duration' || kind === 'amount' ? phrase(PRINTED.median, { value: plain }) : plain, notes: listed(notes) });
}
