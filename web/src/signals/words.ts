import { signalsEn } from '../text/signals/en.js';
import { signalsZhCN } from '../text/signals/zh-cn.js';
import type { SignalWords } from '../text/signals/zh-cn.js';
import { usePageWords } from '../text/page-words.js';
import type { PageWording, SayOf } from '../text/page-words.js';
import { plainText } from '../text/format.js';

/** Says a sentence about signals in the reader's language. */
export type SaySignal = SayOf<SignalWords>;

/** Below this, a number expected by chance is told as fewer. */
const FEWEST = 0.1;

/** How many chance alone would give, to one decimal: `约 2.5 `, below a tenth `不到 0.1 `. */
export function chanceText(n: number, { wording, say }: PageWording<SignalWords>): string {
  return say(n < FEWEST ? 'fewer' : 'about', { n: plainText(Math.max(n, FEWEST), 1, wording.locale) });
}

/** The running application's wording with the sentences about signals. */
export const useSignalWords = (): PageWording<SignalWords> => usePageWords('signals', signalsZhCN, signalsEn);
