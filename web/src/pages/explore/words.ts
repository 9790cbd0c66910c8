import { useI18n } from 'vue-i18n';
import { exploreEn } from '../../text/explore/en.js';
import { exploreZhCN } from '../../text/explore/zh-cn.js';
import type { ExploreWords } from '../../text/explore/zh-cn.js';
import { useWording } from '../../text/wording.js';
import type { Blanks, Wording } from '../../text/wording.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The wording of the application, and this page's own sentences. */
export interface ExploreWording {
  readonly wording: Wording;
  readonly say: (key: Path<ExploreWords>, blanks?: Blanks) => string;
}

/** The running application's wording with this page's sentences, which are added to it when the page is first drawn. */
export function useExploreWords(): ExploreWording {
  const composer = useI18n();
  if (!composer.te('explore.title')) {
    composer.mergeLocaleMessage('zh-CN', { explore: exploreZhCN });
    composer.mergeLocaleMessage('en', { explore: exploreEn });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`explore.${key}`, { ...blanks }) };
}
