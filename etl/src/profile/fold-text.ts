/**
 * The form under which names and vocabulary words are compared: full-width letters and digits made plain, letters lowered, blanks gone.
 * `foldedSql` in `../map/text-sql.ts` is the same rule for the engine; the two are tested against each other.
 */
export function foldText(text: string): string {
  // The usual name or number needs only its letters lowered.
  if (/^[!-~\u4e00-\u9fff]*$/u.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
