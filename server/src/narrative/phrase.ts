import type { LocalisedText } from '@concord/sql';

/** What fills a blank: a text in both languages, or one that is the same in both (a case number, a name as delivered). */
export type Blanks = Readonly<Record<string, LocalisedText | string>>;

const HAN = /\p{Script=Han}/u;

/** Chinese stands apart from figures by a space, and not from Chinese: that of a template goes where what fills it begins or ends so. */
function filled(template: string, blanks: Blanks, language: keyof LocalisedText): string {
  return template.replaceAll(/( ?)\{(\w+)\}( ?)/g, (whole: string, before: string, name: string, after: string, at: number) => {
    const text = blanks[name];
    if (text === undefined) throw new TypeError(`nothing fills {${name}} in: ${template}`);
    const words = typeof text === 'string' ? text : text[language];
    const space = (between: string, mine: string, outside: string): string => (HAN.test(mine) && HAN.test(outside) ? '' : between);
    return space(before, words.charAt(0), template.charAt(at - 1)) + words + space(after, words.slice(-1), template.charAt(at + whole.length));
  });
}

/**
 * Fills the `{blanks}` of a sentence in both languages. Numbers come as text of `text.ts`, so that no sentence formats one itself. Blanks are filled
 * once: braces within a filled text stay as they are. Throws `TypeError` for a blank that nothing fills.
 */
export const phrase = (template: LocalisedText, blanks: Blanks = {}): LocalisedText => ({ zh: filled(template.zh, blanks, 'zh'), en: filled(template.en, blanks, 'en') });

/** Things in a row: `甲、乙、丙`, `A, B, C`. */
export const listed = (items: readonly LocalisedText[]): LocalisedText => ({ zh: items.map(({ zh }) => zh).join('、'), en: items.map(({ en }) => en).join(', ') });

/** Sentences as one paragraph: Chinese ones stand without a space. */
export const paragraph = (sentences: readonly LocalisedText[]): LocalisedText => ({ zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') });
