import { createI18n, useI18n } from 'vue-i18n';
import { en } from './en.js';
import type { Locale } from './locale.js';
import { inLocale } from './locale.js';
import type { LocalisedText } from './locale.js';
import { zhCN } from './zh-cn.js';
import type { Messages } from './zh-cn.js';

/** Names of the sentences in nested words, steps joined by a point. */
export type PathOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${PathOf<T[K]>}` }[keyof T & string];

/** The name of a sentence, `room.name`; a name that does not exist does not compile. */
export type MessageKey = PathOf<Messages>;

/** What a sentence has blanks for: texts, already formatted. */
export type Blanks = Readonly<Record<string, string>>;

/** The reader's language: what pure code needs in order to speak. */
export interface Wording {
  readonly locale: Locale;
  readonly t: (key: MessageKey, blanks?: Blanks) => string;
  /** The catalogue's own words in the reader's language. */
  readonly name: (text: LocalisedText) => string;
}

/** The translator, with every sentence of both languages. */
export function createWording(locale: Locale) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: false,
    messages: { 'zh-CN': zhCN, en },
  });
}

/** A wording for one language, apart from any component. */
export function wordingOf(locale: Locale): Wording {
  const { t } = createWording(locale).global;
  return { locale, t: (key, blanks) => t(key, { ...blanks }), name: (text) => inLocale(text, locale) };
}

/** The wording of the running application; read inside a render or a computed, it follows the language switch. */
export function useWording(): Wording {
  const { t, locale } = useI18n();
  return {
    get locale() { return locale.value as Locale; },
    t: (key, blanks) => t(key, { ...blanks }),
    name: (text) => inLocale(text, locale.value as Locale),
  };
}
