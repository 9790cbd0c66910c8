import { useI18n } from 'vue-i18n';
import { useWording } from './wording.js';
import type { Blanks, PathOf, Wording } from './wording.js';

/** Says a page's own sentence in the reader's language. */
export type SayOf<Words> = (key: PathOf<Words>, blanks?: Blanks) => string;

/** The wording of the application, and a page's own sentences. */
export interface PageWording<Words> {
  readonly wording: Wording;
  readonly say: SayOf<Words>;
}

/** The running application's wording with the sentences of a page, which are added to it under `name` when the page is first drawn. */
export function usePageWords<Words extends object>(name: string, zhCN: Words, en: Words): PageWording<Words> {
  const composer = useI18n();
  if (!Object.hasOwn(composer.getLocaleMessage('en'), name)) {
    composer.mergeLocaleMessage('zh-CN', { [name]: zhCN });
    composer.mergeLocaleMessage('en', { [name]: en });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`${name}.${key as string}`, { ...blanks }) };
}
