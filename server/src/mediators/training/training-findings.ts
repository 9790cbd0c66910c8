import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { monthsText, numberText, peopleText, pointsText, shareText } from '../../narrative/text.js';
import type { Interval } from '../../stats/interval.js';
import { FEWEST_OF_A_GROUP, FEWEST_OF_A_PERSON, FEWEST_PEOPLE, rate, type BeforeAfter, type Group, type Share } from './before-after.js';
import { LEVEL, type Family, type Look, type Unmet } from './evidence.js';

const SIDE = { zh: '{name}：此前 {before}，此后 {after}，相差 {change}。', en: '{name}: {before} before, {after} after, a difference of {change}.' };
const THIN_SIDE = { zh: '{name}：此前 {before}，此后 {after}。', en: '{name}: {before} before, {after} after.' };
const NAMES = { attended: { zh: '参加的 {n}', en: '{n} took part' }, others: { zh: '未参加的 {n}', en: '{n} did not' } };
const EXPECTED = { zh: '即使没有任何作用，参加者也会因回归均值而到 {expected} 左右；实际与此相差 {beyond}。', en: 'With no effect at all those who took part would come to about {expected}, by regression to the mean; they differ from that by {beyond}.' };
const BEYOND = { zh: '按人平均，参加者比未参加者多变化 {effect}（95%区间 {interval}），超出偶然；同期可能还有其他变化。', en: 'By person, those who took part changed by {effect} more than those who did not (95% interval {interval}), beyond chance; other things may have changed at the same time.' };
const WITHIN = { zh: '按人平均，参加者与未参加者的变化相差 {effect}（95%区间 {interval}），与偶然无法区分。', en: 'By person, the changes of those who took part and those who did not differ by {effect} (95% interval {interval}), which cannot be told from chance.' };
const ALONE = {
  zh: '按人平均，参加者与未参加者的变化相差 {effect}（95%区间 {interval}）：单看这一次超出偶然，但看过的不止一次，校正后与偶然无法区分。',
  en: 'By person, the changes of those who took part and those who did not differ by {effect} (95% interval {interval}): beyond chance by itself, but it is not the only one looked at, and once that is allowed for it cannot be told from chance.',
};
const MANY = {
  zh: '用事先定下的同一指标、同一时窗看过 {looked} 次培训，其中 {compared} 次可以比较；即使都毫无作用，平均也会有约 {chance} 次“超出偶然”。校正后（Benjamini–Hochberg）p = {p}。',
  en: 'Trainings looked at by the same metric and months, fixed beforehand: {looked}, of which {compared} can be compared; were none of any effect, about {chance} would lie “beyond chance”. Adjusted for that (Benjamini–Hochberg), p = {p}.',
};
const ASSUMED = {
  zh: '这是关联，所依的假设：若没有培训，两组会继续同样地走（此前 {months} 未见不同）；未参加者没有从中得益；没有别的事只涉及其中一组。',
  en: 'This is an association. It assumes that without the training both groups would have gone on alike (over the {months} before they did not differ), that those who did not take part gained nothing by it, and that nothing else befell one group only.',
};
const WHY_NOT: Readonly<Record<Unmet, LocalisedText>> = {
  not_declared: { zh: '所选指标或时窗不是事先定下的，只作描述：从多种看法中挑出来的差别说明不了什么。', en: 'The metric or the months chosen are not those fixed beforehand, so this only describes: a difference picked from many ways of looking shows nothing.' },
  running: { zh: '此后的时窗还没有满，只作描述。', en: 'The months after are not over yet, so this only describes.' },
  too_few: {
    zh: `证据不足，不作比较：每组前后各须 ${String(FEWEST_OF_A_GROUP)} 件，且至少 ${String(FEWEST_PEOPLE)} 人前后各有 ${String(FEWEST_OF_A_PERSON)} 件。`,
    en: `Too little evidence to compare: each group needs ${String(FEWEST_OF_A_GROUP)} cases before and after, and ${String(FEWEST_PEOPLE)} people with ${String(FEWEST_OF_A_PERSON)} cases in both.`,
  },
  apart: {
    zh: '参加者此前就与未参加者有别，超出偶然：他们可能是按成绩选出的，回归均值各不相同，两组的变化不作比较。', en: 'Those who took part stood apart from the others before already, beyond chance: they may have been chosen by results, and regress otherwise. The changes of the two are not compared.',
  },
  trend_unknown: { zh: '此前不足 6 个月可比，看不出两组原先是否同样地走，不作比较。', en: 'Fewer than 6 months before can be held side by side: whether both groups went alike is not known, and they are not compared.' },
  not_parallel: { zh: '此前各月两组的走势已不同{slope}，比较的前提不成立。', en: 'The two groups moved apart in the months before already{slope}: what the comparison rests on does not hold.' },
};
const SLOPE = { zh: '（每月相差 {slope}，95%区间 {interval}）', en: ' ({slope} a month, 95% interval {interval})' };

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

const intervalText = ({ low, high }: Interval): LocalisedText => phrase({ zh: '{low} 至 {high}', en: '{low} to {high}' }, { low: pointsText(low), high: pointsText(high) });

function compared(difference: NonNullable<BeforeAfter['difference']>, { looked, compared: many, chance, adjustedP }: Family, months: number): LocalisedText[] {
  const isOutside = difference.low > 0 || difference.high < 0;
  const words = !isOutside ? WITHIN : adjustedP <= LEVEL ? BEYOND : ALONE;
  return [
    phrase(words, { effect: pointsText(difference.effect), interval: intervalText(difference) }),
    phrase(MANY, { looked: numberText(looked), compared: numberText(many), chance: numberText(chance, 2), p: numberText(adjustedP, 3) }),
    phrase(ASSUMED, { months: monthsText(months) }),
  ];
}

/**
 * What may be said of before and after, never that one came of the other: a description (A), beside what regression to the mean brings by itself, and why it is no more; or an association (B), where it is known among
 * how many that were looked at.
 */
export function trainingFindings({ attended, others, expectedAfter, difference, trend }: BeforeAfter, unmet: readonly Unmet[], { months }: Pick<Look, 'months'>, family: Family | null): LocalisedText[] {
  const told = [sideOf(NAMES.attended, attended), sideOf(NAMES.others, others)];
  if (expectedAfter !== null && attended.after.trials >= FEWEST_OF_A_GROUP) told.push(phrase(EXPECTED, { expected: shareText(expectedAfter), beyond: pointsText(rate(attended.after) - expectedAfter) }));
  if (unmet.length === 0 && difference !== null && family !== null) return [...told, ...compared(difference, family, months)];
  const slope = trend === null ? '' : phrase(SLOPE, { slope: pointsText(trend.slope), interval: intervalText(trend) });
  return [...told, ...unmet.map((one) => phrase(WHY_NOT[one], { slope }))];
}
