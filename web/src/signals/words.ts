import { signalsEn } from '../text/signals/en.js';
import { signalsZhCN } from '../text/signals/zh-cn.js';
import type { SignalWords } from '../text/signals/zh-cn.js';
import { usePageWords } from '../text/page-words.js';
import type { PageWording, SayOf } from '../text/page-words.js';

/** Says a sentence about signals in the reader's language. */
export type SaySignal = SayOf<SignalWords>;

/** The running application's wording with the sentences about signals. */
export const useSignalWords = (): PageWording<SignalWords> => usePageWords('signals', signalsZhCN, signalsEn);
