import { wordsEn } from '../../text/case/en.js';
import { wordsZhCN } from '../../text/case/zh-cn.js';
import type { CaseWords } from '../../text/case/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { SayOf } from '../../text/page-words.js';

/** Says a sentence of a party's journey. */
export const useCaseWords = (): SayOf<CaseWords> => usePageWords('journey', wordsZhCN, wordsEn).say;
