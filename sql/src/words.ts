/** A text in the product's two languages; Chinese is the first. */
export interface LocalisedText {
  readonly zh: string;
  readonly en: string;
}

/** Words for codes; a code without words is its own word. */
export type Words = Readonly<Record<string, LocalisedText>>;

/** The word for `code`; unknown codes label themselves, so that nothing delivered is ever hidden. */
export function wordFor(words: Words, code: string): LocalisedText {
  return Object.hasOwn(words, code) ? (words[code] ?? { zh: code, en: code }) : { zh: code, en: code };
}
