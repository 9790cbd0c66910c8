import { useI18n } from 'vue-i18n';
import { boardEn } from '../../text/board/en.js';
import { boardZhCN } from '../../text/board/zh-cn.js';
import type { BoardWords } from '../../text/board/zh-cn.js';
import { useWording } from '../../text/wording.js';
import type { Blanks, Wording } from '../../text/wording.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence of this page. */
export type BoardKey = Path<BoardWords>;

/** The wording of the application, and this page's own sentences. */
export interface BoardWording {
  readonly wording: Wording;
  readonly say: (key: BoardKey, blanks?: Blanks) => string;
}

/** The running application's wording with this page's sentences, which are added to it when the page is first drawn. */
export function useBoardWords(): BoardWording {
  const composer = useI18n();
  if (!composer.te('board.title')) {
    composer.mergeLocaleMessage('zh-CN', { board: boardZhCN });
    composer.mergeLocaleMessage('en', { board: boardEn });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`board.${key}`, { ...blanks }) };
}
