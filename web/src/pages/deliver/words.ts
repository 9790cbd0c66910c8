import { wordsEn } from '../../text/deliver/en.js';
import { wordsZhCN } from '../../text/deliver/zh-cn.js';
import type { DeliverWords } from '../../text/deliver/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';
import type { PathOf } from '../../text/wording.js';

/** The name of a sentence of this page. */
export type DeliverKey = PathOf<DeliverWords>;

/** The wording of the application, and this page's own sentences. */
export type DeliverWording = PageWording<DeliverWords>;

/** The running application's wording with this page's sentences. */
export const useDeliverWords = (): DeliverWording => usePageWords('deliver', wordsZhCN, wordsEn);
