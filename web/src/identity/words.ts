import { identityEn } from '../text/identity/en.js';
import { identityZhCN } from '../text/identity/zh-cn.js';
import type { IdentityMessages } from '../text/identity/zh-cn.js';
import { usePageWords } from '../text/page-words.js';
import type { PageWording } from '../text/page-words.js';

/** The running application's wording with the sentences about people and what they may do. */
export const useIdentityWords = (): PageWording<IdentityMessages> => usePageWords('identity', identityZhCN, identityEn);
