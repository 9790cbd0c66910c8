import { effectsEn } from '../../text/effects/en.js';
import { effectsZhCN } from '../../text/effects/zh-cn.js';
import type { EffectsMessages } from '../../text/effects/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The running application's wording with the sentences of what was done. */
export const useEffectsWords = (): PageWording<EffectsMessages> => usePageWords('effects', effectsZhCN, effectsEn);
