/** The languages of the product, the first one by default. */
export const LOCALES = ['zh-CN', 'en'] as const;

/** A language of the product; also the value of `<html lang>`. */
export type Locale = (typeof LOCALES)[number];

/** A name in both languages, as the catalogue delivers it. */
export interface LocalisedText {
  readonly en: string;
  readonly zh: string;
}

/** True for a language the product speaks. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The text in the reader's language. */
export function inLocale(text: LocalisedText, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}
