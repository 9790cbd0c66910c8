import { boardEn } from '../../text/board/en.js';
import { boardZhCN } from '../../text/board/zh-cn.js';
import type { BoardWords } from '../../text/board/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The wording of the application, and this page's own sentences. */
export type BoardWording = PageWording<BoardWords>;

/** The running application's wording with this page's sentences. */
export const useBoardWords = (): BoardWording => usePageWords('board', boardZhCN, boardEn);
