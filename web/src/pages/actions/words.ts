import { wordsEn } from '../../text/actions/en.js';
import { wordsZhCN } from '../../text/actions/zh-cn.js';
import type { ActionWords } from '../../text/actions/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The running application's wording with the sentences about actions and discussions. */
export const useActionWords = (): PageWording<ActionWords> => usePageWords('actions', wordsZhCN, wordsEn);
