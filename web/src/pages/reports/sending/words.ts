import type { SendingFieldsFragment } from '../../../graphql/gen/graphql.js';
import { usePageWords } from '../../../text/page-words.js';
import type { PageWording } from '../../../text/page-words.js';
import { sendingEn } from '../../../text/sending/en.js';
import { sendingZhCN } from '../../../text/sending/zh-cn.js';
import type { SendingMessages } from '../../../text/sending/zh-cn.js';

/** The wording of the application, and the sentences about what is sent. */
export type SendingWording = PageWording<SendingMessages>;

/** The running application's wording with the sentences about what is sent. */
export const useSendingWords = (): SendingWording => usePageWords('sending', sendingZhCN, sendingEn);

/** A working day of a month in words: from its beginning, or below 0 from its end. */
export function nthText(nth: number, say: SendingWording['say']): string {
  if (nth === -1) return say('form.nthLast');
  return nth < 0 ? say('form.nthEnd', { n: String(-nth) }) : say('form.nthN', { n: String(nth) });
}

/** When something is sent, in words. */
export function whenText({ at, begins, day, every, kind, nth, weekday, zone }: SendingFieldsFragment['when'], say: SendingWording['say']): string {
  if (kind === 'weekly') return say('said.weekly', { day: say(`days.d${String(weekday ?? 1) as '1'}`), at, zone });
  const often = say(`form.${every ?? 'month'}`);
  if (kind === 'day') return say('said.day', { every: often, day: String(day ?? 1), at, zone });
  return say((begins ?? 1) === 1 ? 'said.workday' : 'said.fiscal', { every: often, nth: nthText(nth ?? 1, say), begins: String(begins ?? 1), at, zone });
}
