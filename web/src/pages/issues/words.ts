import { useI18n } from 'vue-i18n';
import { wordsEn } from '../../text/issues/en.js';
import { wordsZhCN } from '../../text/issues/zh-cn.js';
import type { IssueWords } from '../../text/issues/zh-cn.js';
import { useWording } from '../../text/wording.js';
import type { Blanks, Wording } from '../../text/wording.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence of these pages. */
export type IssueKey = Path<IssueWords>;

/** The wording of the application, and these pages' own sentences. */
export interface IssueWording extends Wording {
  readonly say: (key: IssueKey, blanks?: Blanks) => string;
}

/** The running application's wording with these pages' sentences, which are added to it when one of them is first drawn. */
export function useIssueWords(): IssueWording {
  const composer = useI18n();
  if (!composer.te('types.pareto')) {
    composer.mergeLocaleMessage('zh-CN', { types: wordsZhCN });
    composer.mergeLocaleMessage('en', { types: wordsEn });
  }
  const wording = useWording();
  return {
    get locale() { return wording.locale; },
    t: wording.t,
    name: wording.name,
    say: (key, blanks) => composer.t(`types.${key}`, { ...blanks }),
  };
}
