const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/** The one way text from a profile gets into SQL: a quoted string literal. */
export function sqlText(text: string): string {
  return `'${text.replace(/[\\'\n\r\t\0]/gu, (character) => ESCAPES[character] ?? character)}'`;
}

/** A list of string literals in brackets: an array. */
export function sqlTexts(texts: readonly string[]): string {
  return `[${texts.map(sqlText).join(', ')}]`;
}
