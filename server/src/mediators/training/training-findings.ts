import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { casesText, numberText, peopleText, pointsText, shareText } from '../../narrative/text.js';
import type { Interval } from '../../stats/interval.js';
import { FEWEST_OF_A_GROUP, FEWEST_OF_A_PERSON, FEWEST_PEOPLE, rate, type BeforeAfter, type Group, type Share } from './before-after.js';

const SIDE = { zh: '{name}：此前 {before}，此后 {after}，相差 {change}。', en: '{name}: {before} before, {after} after, a difference of {change}.' };
const THIN_SIDE = { zh: '{name}：此前 {before}，此后 {after}。', en: '{name}: {before} before, {after} after.' };
const NAMES = { attended: { zh: '参加的 {n}', en: '{n} took part' }, others: { zh: '未参加的 {n}', en: '{n} did not' } };
const EXPECTED = { zh: '即使没有任何作用，参加者也会因回归均值而到 {expected} 左右；实际与此相差 {beyond}。', en: 'With no effect at all those who took part would come to about {expected}, by regression to the mean; they differ from that by {beyond}.' };
const BEYOND = { zh: '按人平均，参加者比未参加者多变化 {effect}（95%区间 {interval}），超出偶然；同期可能还有其他变化。', en: 'By person, those who took part changed by {effect} more than those who did not (95% interval {interval}), beyond chance; other things may have changed at the same time.' };
const WITHIN = { zh: '按人平均，参加者与未参加者的变化相差 {effect}（95%区间 {interval}），与偶然无法区分。', en: 'By person, the changes of those who took part and those who did not differ by {effect} (95% interval {interval}), which cannot be told from chance.' };
const TOO_LITTLE = {
  zh: '证据不足，不作比较：每组前后各须 {group}，且至少 {people}前后各有 {person}。', en: 'Too little evidence to compare: each group needs {group} before and after, and {people} with {person} in both.',
};
const APART = {
  zh: '参加者此前就与未参加者有别，超出偶然：他们可能是按成绩选出的，回归均值各不相同，两组的变化不作比较。', en: 'Those who took part stood apart from the others before already, beyond chance: they may have been chosen by results, and regress otherwise. The changes of the two are not compared.',
};
const NOT_PARALLEL = { zh: '此前各月两组的走势已不同（每月相差 {slope}，95%区间 {interval}），比较的前提不成立。', en: 'The two groups moved apart in the months before already ({slope} a month, 95% interval {interval}): what the comparison rests on does not hold.' };

const OVER = { zh: '{successes}/{trials}', en: '{successes}/{trials}' };
const SHARE = { zh: '{share}（{counts}）', en: '{share} ({counts})' };
const sharesText = ({ successes, trials }: Share): LocalisedText => {
  const blanks = { counts: phrase(OVER, { successes: numberText(successes, 0), trials: numberText(trials, 0) }), share: shareText(trials === 0 ? 0 : successes / trials) };
  return trials < 10 ? blanks.counts : phrase(SHARE, blanks);
};

function sideOf(name: LocalisedText, { people, before, after }: Group): LocalisedText {
  const blanks = { name: phrase(name, { n: peopleText(people) }), before: sharesText(before), after: sharesText(after) };
  return Math.min(before.trials, after.trials) < 10 ? phrase(THIN_SIDE, blanks) : phrase(SIDE, { ...blanks, change: pointsText(rate(after) - rate(before)) });
}

/** What may be said of before and after: a description, never that one came of the other. */
export function trainingFindings({ attended, others, expectedAfter, isApart, difference, trend }: BeforeAfter): LocalisedText[] {
  const interval = ({ low, high }: Interval): LocalisedText => phrase({ zh: '{low} 至 {high}', en: '{low} to {high}' }, { low: pointsText(low), high: pointsText(high) });
  const told = [sideOf(NAMES.attended, attended), sideOf(NAMES.others, others)];
  if (expectedAfter !== null && attended.after.trials >= FEWEST_OF_A_GROUP) told.push(phrase(EXPECTED, { expected: shareText(expectedAfter), beyond: pointsText(rate(attended.after) - expectedAfter) }));
  if (isApart) told.push(phrase(APART));
  else if (difference === null) told.push(phrase(TOO_LITTLE, { group: casesText(FEWEST_OF_A_GROUP), people: peopleText(FEWEST_PEOPLE), person: casesText(FEWEST_OF_A_PERSON) }));
  else told.push(phrase(difference.low > 0 || difference.high < 0 ? BEYOND : WITHIN, { effect: pointsText(difference.effect), interval: interval(difference) }));
  if (difference !== null && trend !== null && (trend.low > 0 || trend.high < 0)) told.push(phrase(NOT_PARALLEL, { slope: pointsText(trend.slope), interval: interval(trend) }));
  return told;
}
