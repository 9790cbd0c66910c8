const FORMULA = /^[\s\u00a0\u3000]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^[+-]?\d+(\.\d+)?$/u;

/**
 * One field of a CSV file that people will open in a spreadsheet: text that would begin a formula gets a quote before it, numbers stay numbers,
 * and what holds a comma, a quote or a line break is quoted (RFC 4180).
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of such a file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
