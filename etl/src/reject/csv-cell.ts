const FORMULA = /^[\s\u00a0\u3000]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^[+-]?\d+(\.\d+)?$/u;

/** True for text that a spreadsheet would take for a formula, or that looks like one that was guarded: then a guard comes off again without taking the text's own quote. */
const needsGuard = (text: string): boolean => {
  const bare = text.replace(/^'+/u, '');
  return FORMULA.test(bare) && !NUMBER.test(bare);
};

/**
 * One field of a CSV file that people will open in a spreadsheet: text that would begin a formula gets a quote before it, numbers stay numbers,
 * and what holds a comma, a quote or a line break is quoted (RFC 4180).
 */
export function csvCell(text: string): string {
  const safe = needsGuard(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell that `csvCell` may have guarded. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && needsGuard(cell) ? cell.slice(1) : cell);

/** A line of such a file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
