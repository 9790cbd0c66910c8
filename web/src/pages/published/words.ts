import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';
import { publishedEn } from '../../text/published/en.js';
import { publishedZhCN } from '../../text/published/zh-cn.js';
import type { PublishedMessages } from '../../text/published/zh-cn.js';

/** The running application's wording with the sentences about published tables. */
export const usePublishedWords = (): PageWording<PublishedMessages> => usePageWords('published', publishedZhCN, publishedEn);
