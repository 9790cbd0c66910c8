import { passportLink } from '../../document/passport-link.js';
import type { Cell, Stamp, TableBlock } from '../../document/document.js';
import type { PrintLanguage } from '../chart-svg.js';
import { linesOf, pagesOf } from '../room.js';
import type { Slide } from './deck.js';
import { INK, OFFICE_FONT } from './look.js';

type Row = TableBlock['rows'][number];

const [WIDTH, TOP, ROOM] = [12.33, 1.55, 4.95];
const [MOST_ROWS, FONT_PT, SMALL_PT] = [14, 12, 10];
const LINE = 1.28;

const widthsOf = (columns: TableBlock['columns'], w = WIDTH): number[] => {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => (width / whole) * w);
};

/** Tables of long texts are set smaller. */
const isWordy = ({ rows }: TableBlock, language: PrintLanguage): boolean => rows.some(({ cells }) => cells.some(({ words }) => words[language].length > 60));

/** Rows of a table, slide by slide: as many as can be read, and as fit. */
export function tablePages(block: TableBlock, language: PrintLanguage): (readonly Row[])[] {
  const points = isWordy(block, language) ? SMALL_PT : FONT_PT;
  const room = widthsOf(block.columns).map((inches) => ((inches - 0.2) * 72) / points);
  const height = ({ cells }: Row): number => (Math.max(...cells.map(({ words }, at) => linesOf(words[language], room[at] ?? 1))) * points * LINE + 6) / 72;
  return pagesOf(block.rows, height, ROOM - 0.45, MOST_ROWS);
}

/** A table on a slide, as wide as it or beside a chart; its numbers linked to where they come from. */
export function drawTable(slide: Slide, block: TableBlock, stamp: Stamp, language: PrintLanguage, { x, w } = { x: 0.5, w: WIDTH }): void {
  const points = isWordy(block, language) ? SMALL_PT : FONT_PT;
  const align = (at: number): 'left' | 'right' => (block.columns[at]?.isNumber === true ? 'right' : 'left');
  const border = (color: string, pt: number): [{ type: 'none' }, { type: 'none' }, { type: 'solid'; pt: number; color: string }, { type: 'none' }] => [{ type: 'none' }, { type: 'none' }, { type: 'solid', pt, color }, { type: 'none' }];
  const body = ({ words, passport, verdict }: Cell, at: number, bold: boolean) => {
    const url = passport === undefined ? null : passportLink(stamp, passport);
    const color = verdict === undefined || verdict === null ? INK.text : INK[verdict];
    const options = { bold: bold || (color !== INK.text), color, align: align(at), border: border(INK.hair, 0.5) };
    return url === null ? { text: words[language], options } : { text: [{ text: words[language], options: { color, bold: options.bold, hyperlink: { url } } }], options };
  };
  const head = block.columns.map(({ head: words }, at) => ({ text: words[language], options: { bold: true, color: INK.muted, align: align(at), border: border(INK.text, 1) } }));
  const rows = block.rows.map(({ cells, isTotal }) => cells.map((cell, at) => body(cell, at, isTotal)));
  slide.addTable([head, ...rows] as never, { x, y: TOP, w, colW: widthsOf(block.columns, w), rowH: 0.32, margin: [0.03, 0.1, 0.03, 0.1], fontFace: OFFICE_FONT, fontSize: points, valign: 'middle' });
  if (block.note !== null) slide.addText(block.note[language], { x, y: 6.55, w, h: 0.28, margin: 0, fontFace: OFFICE_FONT, fontSize: 10, color: INK.muted });
}
