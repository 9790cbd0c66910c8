/** Widths in em: a Chinese character is one, Latin ones are taken wide rather than narrow, so that what fits here fits on the drawing. */
const WIDE = 1;
const CAPITAL = 0.7;
const SMALL = 0.56;
const ELLIPSIS = '…';

const charWidth = (char: string): number => (char > '⺀' ? WIDE : /[A-Z0-9mw&]/u.test(char) ? CAPITAL : SMALL);

/** How wide a text is drawn, in pixels, by the size of its face. */
export const textWidth = (text: string, size: number): number => Array.from(text).reduce((sum, char) => sum + charWidth(char), 0) * size;

/** Where a line may end: after a space and after each Chinese character. */
const piecesOf = (text: string): string[] => text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? [];

/** A line with as much of a piece as fits, and a sign that something is missing. */
function cutTo(line: string, width: number, size: number): string {
  let kept = line;
  while (kept !== '' && textWidth(kept + ELLIPSIS, size) > width) kept = Array.from(kept).slice(0, -1).join('');
  return kept.trimEnd() + ELLIPSIS;
}

/** A name in so many lines of a width, parted by line breaks; what does not fit ends in an ellipsis instead of being cut off unseen. */
export function fitName(text: string, width: number, size: number, most = 2): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) { lines.push(line.trimEnd()); line = piece; } else line += piece;
  }
  lines.push(line.trimEnd());
  const shown = lines.slice(0, most);
  const [last, rest] = [shown.at(-1) ?? '', lines.slice(most).join(' ')];
  return [...shown.slice(0, -1), rest === '' && textWidth(last, size) <= width ? last : cutTo(rest === '' ? last : `${last} ${rest}`, width, size)].join('\n');
}
