import { wordsEn } from '../../text/meetings/en.js';
import { wordsZhCN } from '../../text/meetings/zh-cn.js';
import type { MeetingWords } from '../../text/meetings/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The running application's wording with the sentences about meetings. */
export const useMeetingWords = (): PageWording<MeetingWords> => usePageWords('meetings', wordsZhCN, wordsEn);
