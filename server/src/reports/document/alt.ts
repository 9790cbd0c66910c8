import type { LocalisedText } from '@concord/sql';
import { paragraph, phrase } from '../../narrative/phrase.js';

const WORDS = { caption: { zh: '{caption}。', en: '{caption}.' } } as const;

/** What a chart shows, for whoever does not see it: its caption as a sentence, and what is said of it. */
export const altOf = (caption: LocalisedText, sentences: readonly LocalisedText[]): LocalisedText => paragraph([phrase(WORDS.caption, { caption }), ...sentences]);
