import { useI18n } from 'vue-i18n';
import { useWording } from '../../text/wording.js';
import type { Blanks, Wording } from '../../text/wording.js';
import { resolutionEn } from '../../text/resolution/en.js';
import { resolutionZhCN } from '../../text/resolution/zh-cn.js';
import type { ResolutionMessages } from '../../text/resolution/zh-cn.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence of this page. */
export type ResolutionKey = Path<ResolutionMessages>;

/** The wording of the application, and this page's own sentences. */
export interface ResolutionWords {
  readonly wording: Wording;
  readonly say: (key: ResolutionKey, blanks?: Blanks) => string;
}

/** The running application's wording with this page's sentences, which are added to it when the page is first drawn. */
export function useResolutionWords(): ResolutionWords {
  const composer = useI18n();
  if (!composer.te('resolution.title')) {
    composer.mergeLocaleMessage('zh-CN', { resolution: resolutionZhCN });
    composer.mergeLocaleMessage('en', { resolution: resolutionEn });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`resolution.${key}`, { ...blanks }) };
}
