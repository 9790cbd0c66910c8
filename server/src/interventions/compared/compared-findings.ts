import type { LocalisedText } from '@concord/sql';
import { rate, type Group } from '../../mediators/training/before-after.js';
import type { Unmet } from '../../mediators/training/evidence.js';
import { phrase } from '../../narrative/phrase.js';
import { casesText, numberText, pointsText, shareText } from '../../narrative/text.js';
import type { Interval } from '../../stats/interval.js';
import type { ComparedEffect } from './compared.model.js';

const SIDES = { treated: { zh: '所涉（{n} 个）', en: 'For whom it was ({n})' }, others: { zh: '其余（{n} 个）', en: 'All others ({n})' } };
const SIDE = { zh: '{name}：此前 {before}，此后 {after}，相差 {change}。', en: '{name}: {before} before, {after} after, a difference of {change}.' };
const THIN = { zh: '{name}：此前 {before}，此后 {after}。', en: '{name}: {before} before, {after} after.' };
const DIFFERENCE = {
  members: { zh: '按成员平均，所涉的比其余的多变化 {effect}（95%区间 {low} 至 {high}），{beyond}；同期可能还有其他变化。', en: 'By member, those it was for changed by {effect} more than the others (95% interval {low} to {high}), {beyond}; other things may have changed at the same time.' },
  cases: { zh: '按案件计，所涉的比其余的多变化 {effect}（95%区间 {low} 至 {high}，假定案件彼此独立，区间偏窄），{beyond}；同期可能还有其他变化。', en: 'By case, those it was for changed by {effect} more than the others (95% interval {low} to {high}, taking cases for independent, which makes it too narrow), {beyond}; other things may have changed at the same time.' },
};
const BEYOND = { yes: { zh: '超出偶然', en: 'beyond chance' }, no: { zh: '与偶然无法区分', en: 'which cannot be told from chance' } };
const ASSUMED = { zh: '所依的假设：若没有这件事，两组会同样地走（看此前各月）；其余的没有从中受到影响；没有别的事只涉及其中一组。', en: 'It assumes that without it both groups would have gone on alike (look at the months before), that the others were not affected by it, and that nothing else befell one group only.' };
const WHY_NOT: Readonly<Record<Unmet, LocalisedText>> = {
  not_declared: { zh: '指标或时窗不是事先定下的，只作描述。', en: 'Metric or months are not those fixed beforehand, so this only describes.' },
  running: { zh: '此后的时窗还没有满，只作描述。', en: 'The months after are not over yet, so this only describes.' },
  too_few: { zh: '每组至少 3 个成员、前后各 30 件，才能按成员比较。', en: 'By member, each group needs three members, and 30 cases before and after.' },
  apart: { zh: '所涉的此前就与其余的有别，超出偶然：回归均值各不相同，不按成员比较。', en: 'Those it was for stood apart before, beyond chance: they regress otherwise and are not compared by member.' },
  trend_unknown: { zh: '此前不足 6 个月可比，看不出两组原先是否同样地走。', en: 'Fewer than 6 months before can be held side by side: whether both groups went alike is not known.' },
  not_parallel: { zh: '此前各月两组的走势已不同，比较的前提不成立。', en: 'The groups moved apart in the months before already: what the comparison rests on does not hold.' },
};

const shareOf = ({ successes, trials }: Group['before']): LocalisedText => (trials < 10 ? casesText(trials) : phrase({ zh: '{share}（{n}）', en: '{share} ({n})' }, { share: shareText(successes / trials), n: casesText(trials) }));

function sideText(side: keyof typeof SIDES, { people, before, after }: Group): LocalisedText {
  const blanks = { name: phrase(SIDES[side], { n: numberText(people) }), before: shareOf(before), after: shareOf(after) };
  return Math.min(before.trials, after.trials) < 10 ? phrase(THIN, blanks) : phrase(SIDE, { ...blanks, change: pointsText(rate(after) - rate(before)) });
}

const differenceText = (by: keyof typeof DIFFERENCE, { effect, low, high }: Interval & { readonly effect: number }): LocalisedText =>
  phrase(DIFFERENCE[by], { effect: pointsText(effect), low: pointsText(low), high: pointsText(high), beyond: low > 0 || high < 0 ? BEYOND.yes : BEYOND.no });

/** What may be said of a difference in differences: the two changes, the difference by the stricter way that can be told, what it rests on, and why it is no association. */
export function comparedSentences({ treated, others, byCases, byMembers, unmet }: Pick<ComparedEffect, 'byCases' | 'byMembers' | 'others' | 'treated' | 'unmet'>): LocalisedText[] {
  const told = [sideText('treated', treated), sideText('others', others)];
  if (byMembers !== null) told.push(differenceText('members', byMembers));
  else if (byCases !== null) told.push(differenceText('cases', byCases));
  return [...told, ASSUMED, ...unmet.map((one) => WHY_NOT[one])];
}
