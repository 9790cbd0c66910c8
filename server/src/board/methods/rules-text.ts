import { dimensionById, metricById, type LocalisedText } from '@concord/sql';
import { listed, phrase } from '../../narrative/phrase.js';
import { numberText, shareText } from '../../narrative/text.js';
import { CANDIDATE, GOLD } from '../../stats/ranking/award.js';
import type { BoardMethod, Gate } from '../method.js';

const WINDOW = {
  zh: '窗口：截止日前 {months} 个月内分派、期限（含延期）已满的案件。案件记在最初承办人名下，两个工作日内转办或因回避转办的除外；逾期未结的记为未达成，剔除的不计。',
  en: 'Window: cases assigned in the {months} months up to the cut-off whose limit, extensions included, has passed. A case stays with whom it was assigned to first, unless it went on within two working days or for recusal; open past its limit is not settled, excluded ones do not count.',
};
const ELIGIBLE = {
  zh: '资格：{cases}；任职满 {posts} 个月；培训 {hours} 学时（岗位记录没有写的不论）。', en: 'Eligible with: {cases}; {posts} months in post; {hours} hours of training (where the post tells none, nothing is asked).',
};
const FEWEST = { zh: '{metric}至少 {n} 件', en: '{metric} of {n} cases' };
const AT_MOST = { zh: '{metric}不高于 {share}', en: '{metric} at most {share}' };
const AT_LEAST = { zh: '{metric}不低于 {share}（不足而仍可能出于偶然的不论）', en: '{metric} at least {share} (less is held against nobody while chance can explain it)' };
const BEYOND = { zh: '{metric}不超出同行的 99.8% 上限', en: '{metric} within the upper 99.8 % limit of everybody' };
const GATES = { zh: '门槛：{gates}。只决定能否参评，不计分。', en: 'Gates: {gates}. They open or shut, and score nothing.' };
const ONLY_IF = { zh: '{metric}在全体的{condition}低于 {share} 时对所有人不计，权重按比例分给其余各项。', en: '{metric} is dropped for everybody where {condition} of all is below {share}; the others take its weight.' };
const LIKE = {
  zh: '同类：{metric}按{strata}分类，与同类案件相比；不足 {fewest} 件的类别并入上一层，一人占到 {share} 以上的类别只与其他人相比。其余各项与全体相比。',
  en: 'Like cases: {metric} is held against cases alike in {strata}; classes of fewer than {fewest} are put together one step up, and who holds more than {share} of one is held against the others alone. The other measures are held against everybody.',
};
const SCORE = {
  zh: '得分：每项先按件数收缩（件数越少越接近全体），50 为全体水平，每高出一个真实标准差加 10 分；总分按权重相加，附不确定性。',
  en: 'Score: each measure is shrunk by its cases (the fewer, the nearer to everybody); 50 is the level of all, 10 points more are one true standard deviation above; the total adds them by weight, with its uncertainty.',
};
const AWARD = {
  zh: '授予：合资格者的前四分之一为区间。真实水平在区间内的把握达 {gold} 的为金牌，多于名额时取把握最大的；{candidate} 至 {gold} 的为候选。没有人达到的名额空缺，或由评选委员会从候选中择定并写明理由。',
  en: 'Award: the zone is the top quarter of the eligible. Gold from a chance of {gold} that the true level is in it, the most certain where they are more than the seats; candidate from {candidate}. A seat nobody has earned stays empty, or the committee chooses among candidates with a written reason.',
};
const LEFT_OUT = {
  zh: '否决：由评选委员会凭证据登记；核查中的暂缓，不公布名次。数据里没有对调解员的投诉，也没有派案方式，这两项只能由委员会核实。',
  en: 'Disqualifiers are entered by the committee with evidence; while somebody is looked into their place is not told. The data hold neither complaints about mediators nor how cases were given out: both are for the committee to look into.',
};
const NEVER = { zh: '从不计分：办案量、办理时长、回收与减免金额、口头协议占比。', en: 'Never scored: volume, speed, amounts recovered or waived, the share of oral agreements.' };

function gateText({ metric, atMost, atLeast }: Gate): LocalisedText {
  const { label } = metricById(metric);
  if (atMost !== undefined) return phrase(AT_MOST, { metric: label, share: shareText(atMost) });
  return atLeast === undefined ? phrase(BEYOND, { metric: label }) : phrase(AT_LEAST, { metric: label, share: shareText(atLeast) });
}

/** The whole method in words, as it is carried out: who can be placed, what is scored, held against whom, and what is awarded. */
export function rulesText({ windowMonths, indicators, strata, fewestInStratum, leaveOutAbove, monthsInPost, trainingHours, gates }: BoardMethod, award: { readonly gold: number; readonly candidate: number } = { gold: GOLD, candidate: CANDIDATE }): LocalisedText[] {
  const fewest = indicators.filter((one) => one.fewest > 0).map(({ metric, fewest: n }) => phrase(FEWEST, { metric: metricById(metric).label, n: numberText(n) }));
  const adjusted = indicators.filter((one) => one.adjusted).map(({ metric }) => metricById(metric).label);
  return [
    phrase(WINDOW, { months: numberText(windowMonths) }),
    phrase(ELIGIBLE, { cases: listed(fewest), posts: numberText(monthsInPost), hours: numberText(trainingHours) }),
    ...(gates.length === 0 ? [] : [phrase(GATES, { gates: listed(gates.map(gateText)) })]),
    phrase(LIKE, { metric: listed(adjusted), strata: listed(strata.map((id) => dimensionById(id).label)), fewest: numberText(fewestInStratum), share: shareText(leaveOutAbove) }),
    phrase(SCORE),
    ...indicators.flatMap(({ metric, onlyIf }) => (onlyIf === undefined ? [] : [phrase(ONLY_IF, { metric: metricById(metric).label, condition: metricById(onlyIf.metric).label, share: shareText(onlyIf.atLeast) })])),
    phrase(AWARD, { gold: shareText(award.gold), candidate: shareText(award.candidate) }),
    phrase(LEFT_OUT), phrase(NEVER),
  ];
}
