import type { Dimension, DurationMetric, LocalisedText } from '@concord/sql';
import type { Finding } from '../narrative/finding.js';
import { listed, phrase } from '../narrative/phrase.js';
import { daysText, numberText, shareText } from '../narrative/text.js';
import { valueWords } from '../narrative/value-words.js';
import type { SurvivalOf } from './survival.model.js';

const WORDS = {
  median: { zh: '全部案件：{value}。', en: 'All cases: {value}.' },
  spread: { zh: '按{by}，满 30 件的 {count} 项中位数在 {low}（{lowName}）与 {high}（{highName}）之间，{meet}。', en: 'By {by}, the medians of the {count} with 30 cases or more lie between {low} ({lowName}) and {high} ({highName}); {meet}.' },
  meet: { zh: '两者的 95% 区间相交，不能说有差别', en: 'the 95% intervals of these two meet, so no difference can be told' },
  apart: { zh: '两者的 95% 区间不相交', en: 'the 95% intervals of these two do not meet' },
  endings: { zh: '第 {day} 天：{shares}，{ongoing} {open}。', en: 'By day {day}: {shares}, {ongoing} {open}.' },
  few: { zh: '不足 10 件，不计算各结局的比例。', en: 'Fewer than 10 cases: shares of endings are not computed.' },
  share: { zh: '{name} {share}', en: '{name} {share}' },
} as const;

/** A month is what limits and meetings reckon by. */
const READ_OUT = 30;

/** The shortest and the longest median among members that can be held against each other; null with fewer than two. */
function spreadFinding(dimension: Dimension, parts: readonly SurvivalOf[]): Finding | null {
  const firm = parts.flatMap(({ member, value }) => (member === null || member.isOther || value.reliability !== 'full' || value.value === null ? [] : [{ name: member.label, median: value.value, low: value.ciLow ?? 0, high: value.ciHigh ?? Infinity }]))
    .sort((a, b) => a.median - b.median);
  const [shortest, longest] = [firm[0], firm.at(-1)];
  if (shortest === undefined || longest === undefined || shortest === longest) return null;
  return {
    what: 'spread', tone: 'normal', figures: { low: shortest.median, high: longest.median, members: firm.length },
    words: phrase(WORDS.spread, {
      by: dimension.label, count: numberText(firm.length), low: daysText(shortest.median), lowName: shortest.name, high: daysText(longest.median), highName: longest.name, meet: shortest.high >= longest.low ? WORDS.meet : WORDS.apart,
    }),
  };
}

function endingsFinding({ ongoing }: DurationMetric, { endings, shares, value }: SurvivalOf): Finding | null {
  const at = Math.max(0, shares.findIndex(({ day }) => day === READ_OUT));
  const open = shares[at];
  if (value.n === 0 || open === undefined || endings.length === 0) return null;
  if (open.share === null) return value.reliability === 'counts' ? { what: 'endings', tone: 'normal', figures: { n: value.n }, words: WORDS.few } : null;
  const named = endings.flatMap(({ ending, shares: mine }): LocalisedText[] => { const share = mine[at]?.share ?? null; return share === null ? [] : [phrase(WORDS.share, { name: ending.label, share: shareText(share) })]; });
  return { what: 'endings', tone: 'normal', figures: { day: open.day, open: open.share }, words: phrase(WORDS.endings, { day: numberText(open.day), shares: listed(named), ongoing, open: shareText(open.share) }) };
}

/** What may be said of how a cohort leaves: its median, how far those of its members lie apart, and in which ways cases had ended by a month. Nothing is ranked. */
export function survivalFindings(metric: DurationMetric, dimension: Dimension | undefined, total: SurvivalOf, parts: readonly SurvivalOf[]): Finding[] {
  const median: Finding = { what: 'median', tone: 'normal', figures: { n: total.value.n, ...(total.value.value === null ? {} : { value: total.value.value }) }, words: total.few ?? phrase(WORDS.median, { value: valueWords(metric, total.value) }) };
  return [median, dimension === undefined ? null : spreadFinding(dimension, parts), endingsFinding(metric, total)].filter((finding) => finding !== null);
}
