import { wordsEn } from '../../../text/mediator-names/en.js';
import { wordsZhCN } from '../../../text/mediator-names/zh-cn.js';
import type { NamesWords } from '../../../text/mediator-names/zh-cn.js';
import { usePageWords } from '../../../text/page-words.js';
import type { PageWording } from '../../../text/page-words.js';

/** The running application's wording with the sentences about names. */
export const useNamesWords = (): PageWording<NamesWords> => usePageWords('mediatorNames', wordsZhCN, wordsEn);
