import type { Tone } from '../graphql/gen/graphql.js';
import type { LocalisedText } from '../text/locale.js';
import type { Wording } from '../text/wording.js';

/** One thing the server says of an answer. */
interface Told {
  readonly tone: Tone;
  readonly words: LocalisedText;
}

/** Findings as one paragraph: Chinese sentences stand without a space. */
export function paragraphOf(findings: readonly Told[], { name, locale }: Wording): string {
  return findings.map(({ words }) => name(words)).join(locale === 'en' ? ' ' : '');
}
