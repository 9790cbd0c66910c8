import { numberEn } from '../../text/number/en.js';
import { numberZhCN } from '../../text/number/zh-cn.js';
import type { NumberMessages } from '../../text/number/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The running application's wording with the sentences about where a number comes from. */
export const useNumberWords = (): PageWording<NumberMessages> => usePageWords('number', numberZhCN, numberEn);
