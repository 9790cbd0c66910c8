import { resolutionEn } from '../../text/resolution/en.js';
import { resolutionZhCN } from '../../text/resolution/zh-cn.js';
import type { ResolutionMessages } from '../../text/resolution/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The wording of the application, and this page's own sentences. */
export type ResolutionWords = PageWording<ResolutionMessages>;

/** The running application's wording with this page's sentences. */
export const useResolutionWords = (): ResolutionWords => usePageWords('resolution', resolutionZhCN, resolutionEn);
