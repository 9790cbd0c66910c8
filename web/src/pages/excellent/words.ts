import { wordsEn } from '../../text/excellent/en.js';
import { wordsZhCN } from '../../text/excellent/zh-cn.js';
import type { ExcellentWords } from '../../text/excellent/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The running application's wording with the sentences about excellent cases. */
export const useExcellentWords = (): PageWording<ExcellentWords> => usePageWords('excellent', wordsZhCN, wordsEn);
