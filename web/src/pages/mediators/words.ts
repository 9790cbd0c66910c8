import { mediatorsEn } from '../../text/mediators/en.js';
import { mediatorsZhCN } from '../../text/mediators/zh-cn.js';
import type { MediatorsMessages } from '../../text/mediators/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The wording of the application, and these pages' own sentences. */
export type MediatorsWords = PageWording<MediatorsMessages>;

/** The running application's wording with these pages' sentences. */
export const useMediatorsWords = (): MediatorsWords => usePageWords('mediators', mediatorsZhCN, mediatorsEn);
