import { useI18n } from 'vue-i18n';
import { wordsEn } from '../../text/case/en.js';
import { wordsZhCN } from '../../text/case/zh-cn.js';
import type { CaseWords } from '../../text/case/zh-cn.js';
import type { Blanks } from '../../text/wording.js';

/** A sentence of a party's journey; they are added to the application's when first drawn. */
export function useCaseWords(): (key: keyof CaseWords, blanks?: Blanks) => string {
  const composer = useI18n();
  if (!composer.te('journey.title')) {
    composer.mergeLocaleMessage('zh-CN', { journey: wordsZhCN });
    composer.mergeLocaleMessage('en', { journey: wordsEn });
  }
  return (key, blanks) => composer.t(`journey.${key}`, { ...blanks });
}
