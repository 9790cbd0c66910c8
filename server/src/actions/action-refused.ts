import type { LocalisedText } from '@concord/sql';
import { phrase, type Blanks } from '../narrative/phrase.js';
import { Refused } from '../store/errors.js';

const REFUSALS = {
  CONFLICT: { zh: '您打开之后，{who}已改动此行动（{when}：{what}）。您的改动没有写入；请对照两者后再提交。', en: '{who} changed this action after you opened it ({when}: {what}). Yours was not written: hold both against each other and send it again.' },
  NO_SUCH_ACTION: { zh: '没有这项行动，或不在您的权限范围内。', en: 'There is no such action, or not for you.' },
  NO_WHAT: { zh: '行动内容至少 4 个字，至多 2000 个字。', en: 'What is to be done takes 4 to 2,000 characters.' },
  NO_OWNER: { zh: '请指定负责人：一个账号，或没有账号者的姓名（至多 80 个字）。', en: 'Name an owner: an account, or a name of up to 80 characters where there is none.' },
  OWNER_GONE: { zh: '该账号已停用或任期已满，请另行指定负责人。', en: 'That account is closed or its term has ended; name somebody else.' },
  OWNER_SEES_NOT: { zh: '该账号看不到这项行动所依据的案件，不能作为负责人。', en: 'That account does not see the cases this action is about, so it cannot own it.' },
  NO_DUE: { zh: '请给出期限：一个日期，或 1 至 250 个工作日之内。', en: 'Say when it is due: a day, or within 1 to 250 working days.' },
  NO_WORKDAYS: { zh: '该数据集没有工作日历，请直接给出日期。', en: 'No working days are known for this dataset; give a day.' },
  NO_REASON: { zh: '取消或重新开启须写明理由，至少 4 个字。', en: 'To cancel or reopen takes a reason of at least 4 characters.' },
  NO_EVIDENCE: { zh: '佐证至少 4 个字，至多 4000 个字。', en: 'Evidence takes 4 to 4,000 characters.' },
  WRONG_STATE: { zh: '此行动{state}，不能这样改。', en: 'The action is {state}; this cannot be done now.' },
  EFFECT_WITHOUT_NUMBER: { zh: '预期效果须依据一个关联的数字；没有关联数字的行动不作计算结论。', en: 'An expected effect rests on a linked number; without one an action gets no computed verdict.' },
  BAD_EFFECT: { zh: '预期效果的复核日须在开始之后，行动前月份为 12 至 36 个，幅度为正数。', en: 'The review of an expected effect comes after its start, months before are 12 to 36, and a size is above zero.' },
  NO_CHANGE: { zh: '没有任何改动。', en: 'Nothing is changed.' },
} as const satisfies Readonly<Record<string, LocalisedText>>;

/** Why something cannot be done about an action. */
export type ActionRefusal = keyof typeof REFUSALS;

/** Something that the rules of actions do not allow; nothing was changed. */
export class ActionRefused extends Refused<ActionRefusal> {
  override readonly name = 'ActionRefused';

  constructor(code: ActionRefusal, blanks: Blanks = { state: '' }) {
    super(code, phrase(REFUSALS[code], blanks));
  }
}
