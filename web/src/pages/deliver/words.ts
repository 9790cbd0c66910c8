import { useI18n } from 'vue-i18n';
import { useWording } from '../../text/wording.js';
import type { Blanks, Wording } from '../../text/wording.js';
import { wordsEn } from '../../text/deliver/en.js';
import { wordsZhCN } from '../../text/deliver/zh-cn.js';
import type { DeliverWords } from '../../text/deliver/zh-cn.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence of this page. */
export type DeliverKey = Path<DeliverWords>;

/** The wording of the application, and this page's own sentences. */
export interface DeliverWording {
  readonly wording: Wording;
  readonly say: (key: DeliverKey, blanks?: Blanks) => string;
}

/** The running application's wording with this page's sentences, which are added to it when the page is first drawn. */
export function useDeliverWords(): DeliverWording {
  const composer = useI18n();
  if (!composer.te('deliver.title')) {
    composer.mergeLocaleMessage('zh-CN', { deliver: wordsZhCN });
    composer.mergeLocaleMessage('en', { deliver: wordsEn });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`deliver.${key}`, { ...blanks }) };
}
