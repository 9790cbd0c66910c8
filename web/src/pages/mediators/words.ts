import { mediatorsEn } from '../../text/mediators/en.js';
import { mediatorsZhCN } from '../../text/mediators/zh-cn.js';
import type { MediatorsMessages } from '../../text/mediators/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording, SayOf } from '../../text/page-words.js';
import { wordsEn } from '../../text/workload/en.js';
import { wordsZhCN } from '../../text/workload/zh-cn.js';
import type { WorkloadWords } from '../../text/workload/zh-cn.js';

/** The wording of the application, and these pages' own sentences. */
export type MediatorsWords = PageWording<MediatorsMessages>;

/** The running application's wording with these pages' sentences. */
export const useMediatorsWords = (): MediatorsWords => usePageWords('mediators', mediatorsZhCN, mediatorsEn);

/** Says a sentence of workload over months of work. */
export const useWorkloadWords = (): SayOf<WorkloadWords> => usePageWords('workload', wordsZhCN, wordsEn).say;
