import { useI18n } from 'vue-i18n';
import { useWording } from '../../../text/wording.js';
import type { Blanks, Wording } from '../../../text/wording.js';
import { schedulesEn } from '../../../text/schedules/en.js';
import { schedulesZhCN } from '../../../text/schedules/zh-cn.js';
import type { ScheduleWords } from '../../../text/schedules/zh-cn.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence of this page. */
export type ScheduleKey = Path<ScheduleWords>;

/** The wording of the application, and this page's own sentences. */
export interface ScheduleWording {
  readonly wording: Wording;
  readonly say: (key: ScheduleKey, blanks?: Blanks) => string;
}

/** The running application's wording with this page's sentences, which are added to it when the page is first drawn. */
export function useScheduleWords(): ScheduleWording {
  const composer = useI18n();
  if (!composer.te('schedules.title')) {
    composer.mergeLocaleMessage('zh-CN', { schedules: schedulesZhCN });
    composer.mergeLocaleMessage('en', { schedules: schedulesEn });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`schedules.${key}`, { ...blanks }) };
}
