import { annotationsEn } from '../text/annotations/en.js';
import { annotationsZhCN } from '../text/annotations/zh-cn.js';
import type { AnnotationMessages } from '../text/annotations/zh-cn.js';
import { usePageWords } from '../text/page-words.js';
import type { PageWording } from '../text/page-words.js';

/** The running application's wording with the sentences of annotations. */
export const useAnnotationWords = (): PageWording<AnnotationMessages> => usePageWords('annotations', annotationsZhCN, annotationsEn);
