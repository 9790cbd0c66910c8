import { metricById, type LocalisedText, type Metric } from '@concord/sql';
import { differenceText, type Difference } from '../narrative/difference.js';
import { phrase } from '../narrative/phrase.js';
import { amountText, casesText, monthsText, numberText, shareText, spanText } from '../narrative/text.js';
import type { FollowUpRequest } from './follow-up.input.js';
import type { FollowUp } from './follow-up.model.js';
import type { Judgement } from './rule/judge.js';
import { RULE, type NotB, type Reason, type Verdict } from './rule/terms.js';

const SIDE = { zh: '{name}（{span}，{months}）：{value}。', en: '{name} ({span}, {months}): {value}.' };
const NAMES = { before: { zh: '行动前', en: 'Before the action' }, after: { zh: '行动后', en: 'After it' } };
const A_MONTH = { zh: '每月 {value}', en: '{value} a month' };
const WITH_N = { zh: '{value}（n = {n}）', en: '{value} (n = {n})' };
const AGAINST: Readonly<Record<'before' | 'no_effect' | 'trend', LocalisedText>> = {
  trend: { zh: '行动后较按原趋势推算的 {expected}相差 {effect}（95%区间 {low} 至 {high}）；同期可能还有其他变化。', en: 'After the action it differs from the {expected} its own trend lets expect by {effect} (95% interval {low} to {high}); other things may have changed at the same time.' },
  before: { zh: '行动后较行动前相差 {effect}（95%区间 {low} 至 {high}）；同期可能还有其他变化。', en: 'After the action it differs from before by {effect} (95% interval {low} to {high}); other things may have changed at the same time.' },
  no_effect: { zh: '只看超出这一参照的部分：{effect}（95%区间 {low} 至 {high}）；同期可能还有其他变化。', en: 'Only what lies beyond that reference can be talked about: {effect} (95% interval {low} to {high}); other things may have changed at the same time.' },
};
const NO_EFFECT = {
  zh: '这一组是作为最差的被选中的：即使没有任何作用，因回归均值也会从 {before} 到 {regressed} 左右（{groups} 组平均 {overall}，其自身差异中可信的部分 B = {reliability}）{moved}。',
  en: 'This group was chosen as the worst: with no effect at all it would have come from {before} to about {regressed} by regression to the mean (mean of {groups} groups {overall}; B = {reliability} of its distance is its own){moved}.',
};
const MOVED = { zh: '；加上同期其他各组的变化，参照为 {expected}', en: '; with what the other groups moved in the same months the reference is {expected}' };
const SIGNALS = { zh: '行动后 {n} 个月中，有 {hoped} 个月在期望的一侧超出由行动前各月得出的控制限（或成规律地偏向该侧）。', en: 'Of {n} after it, {hoped} lie on the hoped side beyond the control limits of the months before (or form a run on that side).' };
const ON_ITS_WAY = { zh: '行动前各月已经朝这个方向变化：只按原来的趋势就会到 {expected}，实际与此相差 {beyond}（95%区间 {low} 至 {high}）。', en: 'The months before were moving that way already: by their trend alone it would be {expected}, and what was seen differs from that by {beyond} (95% interval {low} to {high}).' };
const SIZE = { met: { zh: '期望的幅度 {size} 已达到（只看估计值）。', en: 'The size hoped for, {size}, is reached (by the estimate alone).' }, short: { zh: '期望的幅度 {size} 未达到。', en: 'The size hoped for, {size}, is not reached.' } };
const RESTATED = { zh: '行动前的数字此后有更正：决定时为 {then}，现为 {now}。', en: 'The figure before has been restated since: {then} when it was decided, {now} now.' };
const VERDICT: Readonly<Record<Exclude<Verdict, 'not_judged' | 'too_early'>, LocalisedText>> = {
  improved: { zh: '结论：改善。按事先定下的规则得出；毫无作用的行动，按同一规则被误判为改善的不超过约 {share}。', en: 'Verdict: improved, by a rule fixed beforehand that says so of at most about {share} of actions without any effect.' },
  no_evidence: { zh: '结论：尚无证据。这不等于没有作用：现有的数字还分不清作用与偶然。', en: 'Verdict: no evidence yet. That is not to say that there is no effect: the figures cannot tell one from chance.' },
  worse: { zh: '结论：变差。与期望的方向相反，超出偶然。', en: 'Verdict: worse: against what was hoped for, beyond chance.' },
};
const REASON: Readonly<Record<Reason, LocalisedText>> = {
  definition_break: { zh: '不作判断：所看的月份之内口径变更过，前后不可直接比较。', en: 'Not judged: what is counted changed within these months, so before and after are not comparable.' },
  deleted: { zh: '不作判断：行动前的已结案件已按保存期限删除。', en: 'Not judged: closed cases of the months before were deleted for their age.' },
  group_unknown: { zh: '不作判断：没有指明选中的是哪一组，算不出没有作用时的参照。', en: 'Not judged: which group was chosen is not said, so there is no reference without effect.' },
  metric_gone: { zh: '不作判断：指标已停用，词典中没有它。', en: 'Not judged: the metric is retired; the dictionary does not hold it.' },
  no_month_after: { zh: '尚早：行动后还没有一个完整且结果已知的月份。', en: 'Too early: no whole month with known outcomes lies after the action.' },
  no_month_until_review: { zh: '不作判断：行动与复核日之间没有一个完整的月份。', en: 'Not judged: no whole month lies between the action and its review.' },
  no_peers: { zh: '不作判断：可比的组太少，无从知道仅凭偶然会回升多少。', en: 'Not judged: too few groups to compare with to know what chance alone would bring.' },
  redefined: { zh: '不作判断：指标的定义在行动决定之后改过。', en: 'Not judged: the metric is defined otherwise than when the action was decided.' },
  restated: { zh: '不作判断：行动前的数字在决定之后有更正，按更正前后会得出不同的结论。', en: 'Not judged: figures before the action were restated after it was decided, and the verdict differs by them.' },
  review_to_come: { zh: '尚早：复核日未到，复核前不作结论。', en: 'Too early: the day of review has not come, and nothing is said before it.' },
  too_few: { zh: '不作判断：前后各须至少 30 件。', en: 'Not judged: at least 30 cases are needed on either side.' },
  too_few_before: { zh: '不作判断：行动前完整的月份不足 12 个，得不出控制限。', en: 'Not judged: fewer than 12 whole months before the action, too few for control limits.' },
  too_rare: { zh: '不作判断：太少见，平均每月不足一件，逐月看不出变化。', en: 'Not judged: too rare, less than one a month, to be told month by month.' },
};
const LABEL = { A: { zh: '证据等级 A：描述。', en: 'Evidence A: a description.' }, B: { zh: '证据等级 B：关联。所依的假设：没有别的事在同一时间发生，若没有行动会按原趋势继续，季节不起作用，登记与口径未变。', en: 'Evidence B: an association. It assumes that nothing else happened at that time, that the trend would have gone on without the action, that season plays no part, and that registration and definitions did not change.' } };
const NEEDED: Readonly<Record<NotB, LocalisedText>> = {
  chosen: { zh: '作为最差被选中的组，只描述它超出参照多少；要更进一步，须随机排期。', en: 'Of a group chosen for being worst only what lies beyond the reference is described; more needs a randomised roll-out.' },
  not_declared: { zh: '要成为 B，指标、方向与复核日须在行动后的第一个月之前写下。', en: 'For B, metric, direction and review must be written down before the first month after.' },
  not_judged: { zh: '没有结论，便没有更高的等级。', en: 'Without a verdict there is no higher label.' },
  too_few_months: { zh: '要成为 B，须有行动前 12 个、行动后 6 个连续的月份。', en: 'For B, 12 months before and 6 after are needed, without gaps.' },
};

const formOf = ({ unit }: Metric): Difference['form'] => (unit === 'percent' ? 'points' : unit === 'day' ? 'days' : 'absolute');
const changeText = (metric: Metric, amount: number): LocalisedText =>
  (formOf(metric) === 'absolute' && metric.unit === 'case' && Math.abs(amount) < 10 ? phrase({ zh: '{n} 件', en: '{n}' }, { n: numberText(amount, 1, true) }) : differenceText({ amount, form: formOf(metric) }, metric));
const round = (metric: Metric, value: number): number => (metric.unit === 'case' && value >= 10 ? Math.round(value) : value);
const valueText = (metric: Metric, value: number): LocalisedText => {
  const told = amountText(round(metric, value), metric.unit);
  return metric.kind === 'count' ? phrase(A_MONTH, { value: told }) : told;
};

function sideText(metric: Metric, name: LocalisedText, { from, to, months, value, n }: NonNullable<FollowUp['before']>): LocalisedText {
  const figure = value === null ? casesText(n) : metric.kind === 'ratio' ? phrase(WITH_N, { value: valueText(metric, value), n: numberText(n) }) : valueText(metric, value);
  return phrase(SIDE, { name, span: spanText({ from, to }), months: monthsText(months), value: figure });
}

function found(metric: Metric, { effect, expectedWithoutEffect: reference, after }: Pick<FollowUp, 'after' | 'effect' | 'expectedWithoutEffect'>, { signals, onItsWay, scale, method }: Judgement): LocalisedText[] {
  if (effect === null) return [];
  const [of, by] = [(value: number) => valueText(metric, value), (amount: number) => changeText(metric, amount)];
  const told: LocalisedText[] = [];
  if (reference !== null) {
    const moved = reference.othersChange === null ? '' : phrase(MOVED, { expected: of(reference.expected) });
    told.push(phrase(NO_EFFECT, { before: of(reference.before), regressed: of(reference.regressed), groups: numberText(reference.groups), overall: of(reference.overall), reliability: numberText(reference.reliability, 2), moved }));
  }
  told.push(phrase(AGAINST[effect.against], { expected: of(effect.expected), effect: by(effect.value), low: by(effect.low), high: by(effect.high) }));
  if (method !== 'series') told.push(phrase(SIGNALS, { n: numberText(after?.months ?? 0), hoped: numberText(signals.hoped) }));
  if (onItsWay !== null) told.push(phrase(ON_ITS_WAY, { expected: of(onItsWay.expected * scale), beyond: by(onItsWay.beyond.value * scale), low: by(onItsWay.beyond.low * scale), high: by(onItsWay.beyond.high * scale) }));
  return told;
}

/** What may be said of an action, in order: before and after, what it is held against, the verdict, and why it is no more than a description. Never that one came of the other. */
export function followUpSentences(answer: Omit<FollowUp, 'sentences'>, judgement: Judgement | null, { expected }: Pick<FollowUpRequest, 'expected'>): LocalisedText[] {
  const { before, after, verdict, reason, restated, reachesSize, evidence, notB } = answer;
  const told: LocalisedText[] = [];
  if (judgement !== null) {
    const metric = metricById(answer.metric);
    if (before !== null) told.push(sideText(metric, NAMES.before, before));
    if (after !== null) told.push(sideText(metric, NAMES.after, after));
    told.push(...found(metric, answer, judgement));
    if (reachesSize !== null && typeof expected.size === 'number') told.push(phrase(reachesSize ? SIZE.met : SIZE.short, { size: changeText(metric, (expected.direction === 'up' ? 1 : -1) * Math.abs(expected.size)) }));
    if (restated !== null && before !== null && restated.value !== null && before.value !== null) told.push(phrase(RESTATED, { then: valueText(metric, restated.value), now: valueText(metric, before.value) }));
  }
  told.push(reason === null && verdict !== 'not_judged' && verdict !== 'too_early' ? phrase(VERDICT[verdict], { share: shareText(RULE.falseImproved) }) : REASON[reason ?? 'too_few']);
  return [...told, LABEL[evidence], ...notB.map((one) => NEEDED[one])];
}
