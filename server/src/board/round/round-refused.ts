import { Refused } from '../../store/errors.js';

/** Sentences of what the rules do not allow. */
const REFUSALS = {
  WRONG_PHASE: { zh: '本轮评选{phase}，不能这样做。', en: 'The round is {phase}; this cannot be done now.' },
  NO_SUCH_PERSON: { zh: '榜上没有此人。', en: 'Nobody of that code is on the board.' },
  NO_REASON: { zh: '理由至少 10 个字。', en: 'A reason has at least 10 characters.' },
  NOT_A_CANDIDATE: { zh: '只能从候选人中择定。', en: 'Only a candidate can be chosen.' },
  NO_SEAT_LEFT: { zh: '名额已满。', en: 'No seat is left.' },
  TOO_FEW_MEMBERS: { zh: '评审至少两人，写明各人姓名。', en: 'At least two sit on a committee; name each of them.' },
  NOT_REVIEWED: { zh: '委员会尚未评审现在的结果。', en: 'The committee has not reviewed the board as it stands.' },
  NOT_DISQUALIFIED: { zh: '此人没有否决事项。', en: 'There is no disqualifier of this person.' },
  APPEAL_TOO_LATE: { zh: '申诉期已过（至 {until}）。', en: 'Appeals were heard until {until}.' },
  NO_SUCH_CASE: { zh: '本轮所据的数据里没有这些案件，或无权查看：{cases}。', en: 'The data of this round hold no such cases, or they may not be seen: {cases}.' },
  NOTHING_TO_CORRECT: { zh: '没有这件成立的申诉，或已经更正。', en: 'There is no such upheld appeal, or it has been corrected.' },
  NO_SUCH_APPEAL: { zh: '没有这件申诉，或已经答复。', en: 'There is no such appeal, or it has been answered.' },
  APPEALS_OPEN: { zh: '还有申诉没有答复。', en: 'Appeals are not answered yet.' },
  INVESTIGATIONS_OPEN: { zh: '还有人在核查中：须先查实或撤销。', en: 'Somebody is still under investigation: it must be proven or withdrawn first.' },
  LOADS_TAKEN_BACK: { zh: '本轮所据的载入已被撤回（{loads}），无法复算：须按现有数据重新计算。', en: 'Loads this round rests on were taken back ({loads}), so it cannot be made again: compute on the data as they are.' },
  NOT_REPRODUCED: { zh: '按存档的数据和办法已得不出本轮的结果，逐类明细无从给出；榜单以本轮存档为准。', en: 'The data and the method kept no longer give the figures of this round, so there are no strata to give; the board is as the round keeps it.' },
  STILL_PUBLIC: { zh: '公示期未满（至 {until}）。', en: 'It is public until {until}.' },
  MUST_RECOMPUTE: { zh: '有申诉成立：须在来源更正数据、载入并重新计算。', en: 'An appeal was upheld: correct the data at its source, load it and compute again.' },
  SAME_DATA: { zh: '数据版本没有变化，结果不会不同。', en: 'The data version is the same; nothing would be different.' },
  OTHER_MEASURES: { zh: '权重须是评选办法的各项指标，每项一个。', en: 'Weights are of the measures of the method, one each.' },
  WEIGHT_TOO_FAR: { zh: '每项权重是整数，且只能在产品办法的基础上增减 10 分以内。', en: 'A weight is a whole number, within 10 points of the method as it comes.' },
  NOT_100: { zh: '各项权重之和须为 100。', en: 'Weights add up to 100.' },
  SEATS: { zh: '名额为 1 至 100 个。', en: 'There are 1 to 100 seats.' },
  PUBLIC_DAYS: { zh: '公示期为 3 至 30 个工作日。', en: 'A board is public for 3 to 30 working days.' },
  RANKING_OFF: { zh: '本机构设为“不评定”，不能发起评选；可在评选办法中更改。', en: 'The institution places nobody (mode “off”), so no round can begin; the method can be changed.' },
} as const;

/** Why something cannot be done in a round. */
export type RefusalCode = keyof typeof REFUSALS;

/** Something that the rules of a round do not allow; nothing was changed. */
export class RoundRefused extends Refused<RefusalCode> {
  override readonly name = 'RoundRefused';

  constructor(code: RefusalCode, blanks: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {}) {
    const fill = (locale: 'zh' | 'en') => Object.entries(blanks).reduce<string>((text, [name, words]) => text.replace(`{${name}}`, words[locale]), REFUSALS[code][locale]);
    super(code, { zh: fill('zh'), en: fill('en') });
  }
}
