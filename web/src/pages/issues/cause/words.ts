import { wordsEn } from '../../../text/causes/en.js';
import { wordsZhCN } from '../../../text/causes/zh-cn.js';
import { usePageWords } from '../../../text/page-words.js';

/** The running application's wording with the sentences of the workspace of a type. */
export const useCauseWords = () => usePageWords('causes', wordsZhCN, wordsEn);
