/** What a cell of a workbook can hold; longer text is cut with an ellipsis. */
const MAX_CELL = 32_767;
/** What no XML may hold, and what turns text around. */
// eslint-disable-next-line no-control-regex -- these are the characters
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text as a cell can hold it. */
export function cellText(text: string): string {
  const clean = text.replaceAll(FORBIDDEN, '\uFFFD');
  return clean.length <= MAX_CELL ? clean : `${clean.slice(0, MAX_CELL - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Names of sheets: at most 31 characters, without the seven that may not stand in one, none like another. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const plain = cellText(name).replaceAll(/[[\]:*?/\\]/gu, ' ').replaceAll(/^'+|'+$/gu, '').trim().slice(0, 31).replace(/\p{Surrogate}$/u, '') || `Sheet ${String(at + 1)}`;
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${plain.slice(0, 27)} ${String(n)}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
