import type { LocalisedText } from './locale.js';
import type { Wording } from './wording.js';

/** True when nothing was delivered. */
export function isBlank(value: string | null): value is '' | null {
  return value === null || value === '';
}

/** A delivered value in words: the word for a code with the code after it, else the text as delivered; '' for nothing. */
export function valueText(value: string | null, word: LocalisedText | null, { name }: Wording): string {
  const text = value ?? '';
  const said = word === null ? '' : name(word);
  if (said === '' || said === text) return text;
  return text === '' ? said : `${said} (${text})`;
}
