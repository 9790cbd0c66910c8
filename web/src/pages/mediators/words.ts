import { usePageWords } from '../../text/page-words.js';
import type { SayOf } from '../../text/page-words.js';
import { wordsEn } from '../../text/workload/en.js';
import { wordsZhCN } from '../../text/workload/zh-cn.js';
import type { WorkloadWords } from '../../text/workload/zh-cn.js';

/** Says a sentence of workload. */
export const useWorkloadWords = (): SayOf<WorkloadWords> => usePageWords('workload', wordsZhCN, wordsEn).say;
