import type { LocalisedText } from '@concord/sql';
import { phrase, type Blanks } from '../narrative/phrase.js';
import { Refused } from '../store/errors.js';

const REFUSALS = {
  CONFLICT: { zh: '您打开之后，{who}已改动（{when}：{what}）。您的改动没有写入；请对照两者后再提交。', en: '{who} changed this after you opened it ({when}: {what}). Yours was not written: hold both against each other and send it again.' },
  NO_SUCH_HYPOTHESIS: { zh: '没有这条假设，或不在您的权限范围内。', en: 'There is no such hypothesis, or not for you.' },
  NO_SUCH_REQUEST: { zh: '没有这份整改建议，或不在您的权限范围内。', en: 'There is no such request, or not for you.' },
  NO_TEXT: { zh: '内容至少 4 个字，至多 2000 个字。', en: 'It takes 4 to 2,000 characters.' },
  NO_REASON: { zh: '请写明依据，至少 4 个字。', en: 'Say on what grounds, in at least 4 characters.' },
  NO_CHANGE: { zh: '没有任何改动。', en: 'Nothing is changed.' },
  WRONG_STATE: { zh: '现在是“{state}”，不能这样做。', en: 'It is “{state}”; this cannot be done now.' },
  NOT_THE_INSTITUTION: { zh: '只有看得到该机构全部案件的人才能办理。', en: 'This is for those who see every case of the institution.' },
  NO_FINDINGS: { zh: '请选 1 至 12 项数字作为依据。', en: 'Choose 1 to 12 numbers that it rests on.' },
  NUMBERS_MOVED: { zh: '起草后有指标的口径改变，按起草时的数据已算不出同样的数字；请重新起草。', en: 'A metric is defined otherwise than when this was drafted: of the same data it gives other numbers now. Draft it anew.' },
  BAD_DAY: { zh: '日期不能晚于今天，也不能早于发出日。', en: 'A day is not after today, nor before it was sent.' },
  NO_CONTACT: { zh: '请写明收件人，至多 200 个字。', en: 'Say whom it is for, in up to 200 characters.' },
} as const satisfies Readonly<Record<string, LocalisedText>>;

/** Why something cannot be done about a hypothesis or a request. */
export type CauseRefusal = keyof typeof REFUSALS;

/** Something that the rules of causes do not allow; nothing was changed. */
export class CauseRefused extends Refused<CauseRefusal> {
  override readonly name = 'CauseRefused';

  constructor(code: CauseRefusal, blanks: Blanks = { state: '' }) {
    super(code, phrase(REFUSALS[code], blanks));
  }
}

const TEXT = [4, 2_000] as const;

/** What somebody wrote, trimmed. Throws `CauseRefused`. */
export function written(text: string | null | undefined, code: CauseRefusal, [least, most]: readonly [number, number] = TEXT): string {
  const trimmed = (text ?? '').trim();
  if (trimmed.length < least || trimmed.length > most || /[^\P{Cc}\n]/u.test(trimmed)) throw new CauseRefused(code);
  return trimmed;
}
