import type { LocalisedText } from '@concord/sql';
import { Refused } from '../../store/errors.js';

const REFUSALS = {
  NO_SUCH_MEETING: { zh: '没有这次会议，或不在您的权限范围内。', en: 'There is no such meeting, or not for you.' },
  NO_SUCH_SERIES: { zh: '没有这个会议系列。', en: 'There is no such series of meetings.' },
  NO_SUCH_ITEM: { zh: '议程里没有这一项。', en: 'The agenda has no such item.' },
  NO_SUCH_DECISION: { zh: '没有这项决议。', en: 'There is no such decision.' },
  BAD_MEETING: { zh: '会议名称 2 至 80 个字；须有月份、日期、开始时间、时长（15 至 600 分钟），参会人 1 至 60 人、不重名，主持人为其中之一。', en: 'A meeting has a name of 2 to 80 characters, a month, a day, a time to begin, a length of 15 to 600 minutes, and 1 to 60 participants, each once, of whom one chairs.' },
  BAD_TEXT: { zh: '文字 1 至 8000 个字。', en: 'A text has 1 to 8,000 characters.' },
  BAD_ITEM: { zh: '议题 1 至 200 个字，时长 1 至 240 分钟；议程最多 80 项。', en: 'An item has a title of 1 to 200 characters and 1 to 240 minutes; an agenda has at most 80 of them.' },
  ALREADY_OPEN: { zh: '会议已由他人开始；数据已冻结，请刷新。', en: 'Somebody else has opened the meeting already; its data are frozen. Look again.' },
  WRONG_STATE: { zh: '会议{state}，现在不能这样做。', en: 'The meeting is {state}; this cannot be done now.' },
  NOT_CHAIR: { zh: '只有当前主持人可以这样做；主持人可以移交。', en: 'Only whoever chairs the meeting now may do this; they can hand the chair over.' },
  NOT_PARTICIPANT: { zh: '只有参会人可以这样做。', en: 'Only somebody who takes part may do this.' },
  NOT_YOURS: { zh: '这份说明由其负责人或主持人撰写。', en: 'This statement is written by whose it is, or by whoever chairs.' },
  NO_REASON: { zh: '请写明理由，4 至 300 个字。', en: 'Say why, in 4 to 300 characters.' },
  CONFLICT: { zh: '您开始写之后，别人已改过这段文字。两份都保留在这里，请合并后再保存。', en: 'Somebody else changed this text after you began. Both are kept here: join them, then save again.' },
  NO_ADDRESS: { zh: '没有可以发送邀请的参会人：参会人须有账号，并在“邮件提醒”里留有邮箱。', en: 'Nobody can be invited: whoever is to be needs an account and an address under “Reminders by mail”.' },
} as const;

/** Why something cannot be done in a meeting. */
export type MeetingRefusal = keyof typeof REFUSALS;

/** Something that the rules do not allow; nothing was changed. */
export class MeetingRefused extends Refused<MeetingRefusal> {
  override readonly name: string = 'MeetingRefused';

  constructor(code: MeetingRefusal, state: LocalisedText = { zh: '', en: '' }) {
    const { zh, en } = REFUSALS[code];
    super(code, { zh: zh.replace('{state}', state.zh), en: en.replace('{state}', state.en) });
  }
}

/** Two people wrote one text; `theirs` is what stands there now. Nothing was overwritten. */
export class MeetingConflict extends MeetingRefused {
  override readonly name = 'MeetingConflict';

  constructor(theirs: string, revision: number) {
    super('CONFLICT');
    this.beside = { theirs, revision };
  }
}
