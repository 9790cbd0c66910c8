import { usePageWords } from '../../../text/page-words.js';
import type { PageWording } from '../../../text/page-words.js';
import { wordsEn } from '../../../text/training/en.js';
import { wordsZhCN } from '../../../text/training/zh-cn.js';
import type { TrainingWords } from '../../../text/training/zh-cn.js';

/** The running application's wording with the sentences about trainings. */
export const useTrainingWords = (): PageWording<TrainingWords> => usePageWords('training', wordsZhCN, wordsEn);
