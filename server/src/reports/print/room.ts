import type { LocalisedText } from '@concord/sql';
import type { TableBlock } from '../document/document.js';

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFF}]|[\u{1F300}-\u{1FAFF}]/u;

/** How wide a text is, in widths of a Chinese character; what is not Chinese takes about half of one. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const letter of text) ems += WIDE.test(letter) ? 1 : 0.52;
  return ems;
}

/** Lines a text takes in a room so many Chinese characters wide; at least one. */
export const linesOf = (text: string, ems: number): number => Math.max(1, Math.ceil(emsOf(text) / Math.max(1, ems)));

/** A text of at most so many widths of a Chinese character, with an ellipsis where it is longer. */
export function withinEms(text: string, most: number): string {
  let ems = 0;
  let kept = '';
  for (const letter of text) {
    ems += WIDE.test(letter) ? 1 : 0.52;
    if (ems > most) return `${kept}…`;
    kept += letter;
  }
  return text;
}

/** Rows as they fit one under the other: pages of at most `mostRows` whose heights together are at most `room`; a row higher than that has a page of its own. */
export function pagesOf<Row>(rows: readonly Row[], heightOf: (row: Row) => number, room: number, mostRows: number): Row[][] {
  const pages: Row[][] = [];
  let [page, height]: [Row[], number] = [[], 0];
  for (const row of rows) {
    const more = heightOf(row);
    if (page.length > 0 && (height + more > room || page.length === mostRows)) {
      pages.push(page);
      [page, height] = [[], 0];
    }
    page.push(row);
    height += more;
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

const [MOST_AT_ONCE, MOST_OF_A_CELL] = [18, 40];
/** Whether a table is read at one glance, and so stays on one page: few rows of a line or two. One that is higher than a page would be cut off. */
export const isReadAtOnce = ({ rows }: Pick<TableBlock, 'rows'>, language: keyof LocalisedText): boolean =>
  rows.length <= MOST_AT_ONCE && rows.every(({ cells }) => cells.every(({ words }) => emsOf(words[language]) <= MOST_OF_A_CELL));
