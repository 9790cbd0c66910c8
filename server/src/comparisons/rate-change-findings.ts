import { type DateRange, type Dimension, type RatioMetric } from '@concord/sql';
import type { Finding } from '../narrative/finding.js';
import { phrase } from '../narrative/phrase.js';
import { dateText, pointsText, shareText, spanText } from '../narrative/text.js';
import { MATURE, valueWords } from '../narrative/value-words.js';
import type { RateChange, RateChangeRow } from './rate-change.model.js';

const WORDS = {
  beyond: {
    zh: '{name}：{when} {now}；{whenBefore} {before}。相差 {change}（95% 区间 {low} 至 {high}），超出抽样波动。',
    en: '{name}: {when} {now}; {whenBefore} {before}. The difference is {change} (95% interval {low} to {high}), beyond sampling variation.',
  },
  chance: {
    zh: '{name}：{when} {now}；{whenBefore} {before}。相差 {change}（95% 区间 {low} 至 {high}），区间含零，在抽样波动范围内。',
    en: '{name}: {when} {now}; {whenBefore} {before}. The difference is {change} (95% interval {low} to {high}); the interval holds zero, within sampling variation.',
  },
  immature: {
    zh: '{name}：{when} {now}；{whenBefore} {before}。相差 {change}，但结果尚未成熟，差额会随结果到齐而变，两期还不能比较。',
    en: '{name}: {when} {now}; {whenBefore} {before}. The difference is {change}, but outcomes are still to come and will move it: the two cannot be compared yet.',
  },
  partly: {
    zh: '{name}：{when} {now}；{whenBefore} {before}。相差 {change}，但数据自{since}起才有，前一期只含其中一部分，两期不能比较。',
    en: '{name}: {when} {now}; {whenBefore} {before}. The difference is {change}, but the data begin on {since} and hold only a part of the earlier period: the two cannot be compared.',
  },
  few: { zh: '{name}：{when} {now}；{whenBefore} {before}。有一期不足 10 件，不作拆分。', en: '{name}: {when} {now}; {whenBefore} {before}. Fewer than 10 cases in one of the two: not split.' },
  parts: {
    zh: '按{by}拆分：结构效应 {mix}（各类案件占比不同），水平效应 {level}（同类案件比率不同），残差 {residual}。',
    en: 'Split by {by}: mix {mix} (other shares of the kinds of case), level {level} (other rates of like cases), residual {residual}.',
  },
  standardised: {
    zh: '结构标准化后（以两期{by}占比的平均为标准构成）由 {was} 到 {is}。',
    en: 'Standardised for mix (the standard is the mean of both periods’ shares by {by}): from {was} to {is}.',
  },
  largest: { zh: '份额最大的一项是“{name}”：结构 {mix}，水平 {level}；占比由 {was} 到 {is}。', en: 'The largest part is “{name}”: mix {mix}, level {level}; its share went from {was} to {is}.' },
} as const;

type Told = Omit<RateChange, 'findings'>;

/** The two ranges that are compared, and the day the data begin where that is within the earlier one: cases then known are the quick ones. */
export interface ComparedRanges {
  readonly range: DateRange;
  readonly before: DateRange;
  readonly begun: string | null;
}

/** Whether the outcomes of both ranges are known well enough to be held against each other. */
export const areMature = ({ maturity }: RatioMetric, { before, after }: Pick<RateChange, 'after' | 'before'>): boolean => maturity === undefined || Math.min(before.maturity, after.maturity) >= MATURE;

function changeFinding({ before, after, change, changeLow, changeHigh }: Told, metric: RatioMetric, { before: earlier, begun, range }: ComparedRanges): Finding {
  const blanks = { name: metric.label, when: spanText(range), whenBefore: spanText(earlier), now: valueWords(metric, after), before: valueWords(metric, before) };
  if (change === null || changeLow === null || changeHigh === null) return { what: 'change', tone: 'normal', figures: {}, words: phrase(WORDS.few, blanks) };
  const words = begun !== null ? WORDS.partly : !areMature(metric, { before, after }) ? WORDS.immature : changeLow <= 0 && changeHigh >= 0 ? WORDS.chance : WORDS.beyond;
  return {
    what: 'change', tone: 'normal', figures: { change, low: changeLow, high: changeHigh },
    words: phrase(words, { ...blanks, since: dateText(begun ?? earlier.from), change: pointsText(change), low: pointsText(changeLow), high: pointsText(changeHigh) }),
  };
}

/** A rest of the last bits is none. */
const tidy = (residual: number): number => (Math.abs(residual) < 1e-9 ? 0 : residual);

function largestFinding([row]: readonly RateChangeRow[], { before, after }: Told): Finding | null {
  if (row === undefined || row.member.isOther) return null;
  const share = (part: number, whole: number) => shareText(whole === 0 ? 0 : part / whole);
  return {
    what: 'largest_part', tone: 'normal', figures: { mix: row.mix, level: row.level },
    words: phrase(WORDS.largest, { name: row.member.label, mix: pointsText(row.mix), level: pointsText(row.level), was: share(row.before.n, before.n), is: share(row.after.n, after.n) }),
  };
}

/** What may be said of a change of a share: how large, whether sampling alone may give it, and which parts it has. None of it is a cause. */
export function rateChangeFindings(told: Told, metric: RatioMetric, dimension: Dimension, ranges: ComparedRanges): Finding[] {
  const { mix, level, residual, standardisedBefore: was, standardisedAfter: is } = told;
  const change = changeFinding(told, metric, ranges);
  if (mix === null || level === null || residual === null || was === null || is === null) return [change];
  const parts: Finding = {
    what: 'mix_and_level', tone: 'normal', figures: { mix, level, residual },
    words: phrase(WORDS.parts, { by: dimension.label, mix: pointsText(mix), level: pointsText(level), residual: pointsText(tidy(residual)) }),
  };
  const standardised: Finding = { what: 'standardised', tone: 'normal', figures: { before: was, after: is }, words: phrase(WORDS.standardised, { by: dimension.label, was: shareText(was), is: shareText(is) }) };
  return [change, parts, standardised, largestFinding(told.rows, told)].filter((finding) => finding !== null);
}
