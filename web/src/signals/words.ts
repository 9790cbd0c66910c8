import { useI18n } from 'vue-i18n';
import { signalsEn } from '../text/signals/en.js';
import { signalsZhCN } from '../text/signals/zh-cn.js';
import type { SignalWords } from '../text/signals/zh-cn.js';
import { useWording } from '../text/wording.js';
import type { Blanks, Wording } from '../text/wording.js';

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** The name of a sentence about signals. */
export type SignalKey = Path<SignalWords>;

/** Says a sentence about signals in the reader's language. */
export type SaySignal = (key: SignalKey, blanks?: Blanks) => string;

/** The wording of the application, and the sentences about signals. */
export interface SignalWording {
  readonly wording: Wording;
  readonly say: SaySignal;
}

/** The running application's wording with the sentences about signals, which are added to it when the first are shown. */
export function useSignalWords(): SignalWording {
  const composer = useI18n();
  if (!composer.te('signals.month')) {
    composer.mergeLocaleMessage('zh-CN', { signals: signalsZhCN });
    composer.mergeLocaleMessage('en', { signals: signalsEn });
  }
  return { wording: useWording(), say: (key, blanks) => composer.t(`signals.${key}`, { ...blanks }) };
}
