import { metricById, type LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { numberText, shareText } from '../../narrative/text.js';
import type { Tier } from '../../stats/ranking/award.js';
import type { BoardReason } from '../board.model.js';
import type { ReasonCode } from '../eligibility.js';
import type { RoundEvent } from '../round/round.js';
import type { Disqualifier, Ground, Phase } from '../round/terms.js';

const TIER_WORDS: Readonly<Record<Exclude<Tier, null>, LocalisedText>> = { gold: { zh: '金牌', en: 'gold' }, candidate: { zh: '候选', en: 'candidate' } };

/** A tier by name; none has none. */
export const tierOf = (tier: Tier): LocalisedText | null => (tier === null ? null : TIER_WORDS[tier]);

/** Phases of a round by name. */
export const PHASES_NAMED: Readonly<Record<Phase, LocalisedText>> = {
  draft: { zh: '草案', en: 'draft' }, computed: { zh: '已计算', en: 'computed' }, published: { zh: '公示中', en: 'published' }, final: { zh: '已定案', en: 'final' },
};

/** Disqualifiers by name. */
export const DISQUALIFIER_WORDS: Readonly<Record<Disqualifier, LocalisedText>> = {
  coercion: { zh: '强迫调解或偏袒', en: 'coercion or partiality' }, falsified_record: { zh: '伪造档案或结果', en: 'falsified record' }, undisclosed_conflict: { zh: '未披露利益冲突', en: 'undisclosed conflict of interest' },
  refused_recusal: { zh: '应回避而不回避', en: 'refused recusal' }, serious_fault: { zh: '质检严重差错', en: 'serious fault found in review' }, complaint_upheld: { zh: '投诉查实', en: 'complaint upheld' },
};

/** Grounds of appeal by name. */
export const GROUND_WORDS: Readonly<Record<Ground, LocalisedText>> = {
  attribution: { zh: '案件归属', en: 'whose case it is' }, outcome_or_date: { zh: '结果或日期', en: 'outcome or date' }, stratum: { zh: '案件类别', en: 'class of the case' }, exclusion: { zh: '应否计入或上榜', en: 'left out or counted wrongly' },
};

/** What was done in a round, by name. */
export const EVENT_WORDS: Readonly<Record<RoundEvent['kind'], LocalisedText>> = {
  computed: { zh: '计算', en: 'computed' }, disqualified: { zh: '登记否决', en: 'disqualifier entered' }, disqualifier_withdrawn: { zh: '撤销否决', en: 'disqualifier withdrawn' }, chosen: { zh: '委员会择定', en: 'chosen by the committee' },
  reviewed: { zh: '委员会评审', en: 'reviewed' }, published: { zh: '公示', en: 'published' }, appealed: { zh: '申诉', en: 'appeal' }, appeal_answered: { zh: '答复申诉', en: 'appeal answered' }, correction_confirmed: { zh: '确认已更正', en: 'correction confirmed' }, finalised: { zh: '定案', en: 'made final' },
};

const REASONS: Readonly<Record<ReasonCode, LocalisedText>> = {
  TOO_FEW_CASES: { zh: '{metric}{found} 件，需 {asked} 件', en: '{metric}: {found} cases, {asked} needed' },
  NO_PEERS: { zh: '{metric}仅 {found} 的案件有同类可比，需 {asked}', en: '{metric}: only {found} of the cases have enough like them, {asked} needed' },
  TOO_SHORT_IN_POST: { zh: '任职 {found} 个月，需 {asked} 个月', en: '{found} months in post, {asked} needed' },
  TOO_FEW_HOURS: { zh: '培训 {found} 学时，需 {asked} 学时', en: '{found} hours of training, {asked} needed' },
  ABOVE_GATE: { zh: '{metric} {found}，不得高于 {asked}', en: '{metric} {found}, at most {asked} allowed' },
  BELOW_GATE: { zh: '{metric} {found}，不足 {asked}', en: '{metric} {found}, below {asked}' },
  BEYOND_CHANCE: { zh: '{metric}为预期的 {found} 倍，上限 {asked} 倍', en: '{metric} {found} times what is expected, the limit is {asked}' },
};
const IN_SHARES: ReadonlySet<ReasonCode> = new Set(['NO_PEERS', 'ABOVE_GATE', 'BELOW_GATE']);

/** Why somebody cannot be placed, with what was found and what is asked. */
export function reasonText({ code, metric, found, asked }: Pick<BoardReason, 'asked' | 'code' | 'found' | 'metric'>): LocalisedText {
  const text = (value: number): LocalisedText => (IN_SHARES.has(code) ? shareText(value) : numberText(value, code === 'BEYOND_CHANCE' ? 2 : 0));
  return phrase(REASONS[code], { found: text(found), asked: text(asked), ...(metric === null ? {} : { metric: metricById(metric).label }) });
}
