import { QuestionError } from '../../store/errors.js';

/** Characters of a title, a name or a code. */
export const MAX_TITLE = 80;
/** Characters of what is written beside a decision. */
export const MAX_TEXT = 4_000;

/** A text of at most so many characters, without control characters but line breaks. Throws `QuestionError` BAD_INPUT. */
export function bounded(text: string, max: number, what: string): string {
  if (text.length > max || /[^\P{Cc}\n]/u.test(text)) throw new QuestionError('BAD_INPUT', `${what} has at most ${String(max)} characters`);
  return text;
}
