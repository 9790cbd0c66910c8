import { exploreEn } from '../../text/explore/en.js';
import { exploreZhCN } from '../../text/explore/zh-cn.js';
import type { ExploreWords } from '../../text/explore/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The wording of the application, and this page's own sentences. */
export type ExploreWording = PageWording<ExploreWords>;

/** The running application's wording with this page's sentences. */
export const useExploreWords = (): ExploreWording => usePageWords('explore', exploreZhCN, exploreEn);
