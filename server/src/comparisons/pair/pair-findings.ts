import type { RatioMetric } from '@concord/sql';
import type { Finding } from '../../narrative/finding.js';
import { phrase } from '../../narrative/phrase.js';
import { casesText, pointsText, shareText } from '../../narrative/text.js';
import { valueWords } from '../../narrative/value-words.js';
import type { Pair } from './pair.model.js';

const WORDS = {
  raw: { zh: '{name}：{first} {one}，{second} {other}；这是各自全部案件，难易未必相同。', en: '{name}: {first} {one}, {second} {other}. These are all cases of each, and need not be equally hard.' },
  matched: {
    zh: '只看同类案件（{first} {nFirst}，{second} {nSecond}）：{first} 与 {second} 相差 {difference}（95% 区间 {low} 至 {high}），{verdict}。',
    en: 'On like cases alone ({first} {nFirst}, {second} {nSecond}): {first} minus {second} is {difference} (95% interval {low} to {high}), {verdict}.',
  },
  unmatched: { zh: '两者没有同类案件，不能逐类比较。', en: 'They have no like cases: they cannot be compared kind by kind.' },
  within: { zh: '区间含零，在抽样波动范围内', en: 'the interval holds zero, within sampling variation' },
  beyond: { zh: '超出抽样波动', en: 'beyond sampling variation' },
  chance: { zh: '与全部同类案件相比并扣除偶然后，{first} 真实水平高于 {second} 的把握为 {chance}{tie}', en: 'Beside everybody with like cases and once chance is taken out, {first} is truly above {second} with a probability of {chance}{tie}' },
  tied: { zh: '：在 20% 与 80% 之间，视为并列。', en: ': between 20% and 80%, a tie.' },
  apart: { zh: '。', en: '.' },
  few: { zh: '有一方不足 30 件，或与同行可比的案件不到一半，不计算谁高谁低的把握。', en: 'One of them has fewer than 30 cases, or too few that peers have as well: no probability is given.' },
} as const;

/** Between these neither is said to be above the other. */
const TIED = { low: 0.2, high: 0.8 };

/** What may be said of two: as they are, on like cases alone, and how sure one may be who is above. */
export function pairFindings(pair: Omit<Pair, 'findings'>, metric: RatioMetric): Finding[] {
  const { first, second, difference, differenceLow: low, differenceHigh: high, chanceFirst: chance } = pair;
  const names = { first: first.member.label, second: second.member.label };
  const raw: Finding = { what: 'raw', tone: 'normal', figures: {}, words: phrase(WORDS.raw, { ...names, name: metric.label, one: valueWords(metric, first.value), other: valueWords(metric, second.value) }) };
  const matched: Finding = difference === null || low === null || high === null
    ? { what: 'like_with_like', tone: 'normal', figures: {}, words: WORDS.unmatched }
    : {
      what: 'like_with_like', tone: 'normal', figures: { difference, low, high },
      words: phrase(WORDS.matched, {
        ...names, nFirst: casesText(pair.matchedFirst), nSecond: casesText(pair.matchedSecond), difference: pointsText(difference), low: pointsText(low), high: pointsText(high),
        verdict: low <= 0 && high >= 0 ? WORDS.within : WORDS.beyond,
      }),
    };
  const sure: Finding = chance === null
    ? { what: 'chance', tone: 'normal', figures: {}, words: WORDS.few }
    : { what: 'chance', tone: 'normal', figures: { chance }, words: phrase(WORDS.chance, { ...names, chance: shareText(chance), tie: chance > TIED.low && chance < TIED.high ? WORDS.tied : WORDS.apart }) };
  return [raw, matched, sure];
}
