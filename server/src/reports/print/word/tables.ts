import { AlignmentType, BorderStyle, ExternalHyperlink, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType, type ITableCellBorders } from 'docx';
import { passportLink } from '../../document/passport-link.js';
import type { Cell, Column, Stamp, TableBlock } from '../../document/document.js';
import type { PrintLanguage } from '../chart-svg.js';
import { INK } from '../slides/look.js';
import { isReadAtOnce } from '../room.js';
import { textRun } from './runs.js';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const under = (size: number, color: string): ITableCellBorders => ({ top: NONE, left: NONE, right: NONE, bottom: { style: BorderStyle.SINGLE, size, color } });
const MARGINS = { top: 50, bottom: 50, left: 80, right: 80 } as const;

const aligned = (isNumber: boolean) => (isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT);

function cellOf({ words, passport, verdict }: Cell, { isNumber }: Column, { isTotal, keepNext }: { readonly isTotal: boolean; readonly keepNext: boolean }, stamp: Stamp, language: PrintLanguage): TableCell {
  const isSignal = verdict !== undefined && verdict !== null && verdict !== 'normal';
  const color = isSignal ? INK[verdict] : INK.text;
  const url = passport === undefined ? null : passportLink(stamp, passport);
  const run = textRun({ text: words[language], size: 17, bold: isTotal || isSignal, color, ...(url === null ? {} : { underline: { type: 'dotted', color: INK.other } }) });
  return new TableCell({ borders: under(3, INK.hair), margins: MARGINS, verticalAlign: VerticalAlignTable.CENTER, children: [new Paragraph({ alignment: aligned(isNumber), keepNext, spacing: { after: 0, line: 252 }, children: [url === null ? run : new ExternalHyperlink({ link: url, children: [run] })] })] });
}

/** A table whose head is repeated on every page, and whose rows are never cut in two; its numbers lead to where they come from. `room`: between the margins of the page, in twentieths of a point. */
export function wordTable(block: TableBlock, stamp: Stamp, language: PrintLanguage, room: number): Table {
  const { columns, rows } = block;
  const isTogether = isReadAtOnce(block, language);
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / whole) * room));
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ head: words, isNumber }) => new TableCell({ borders: under(8, INK.text), margins: MARGINS, children: [new Paragraph({ alignment: aligned(isNumber), keepNext: true, spacing: { after: 0, line: 252 }, children: [textRun({ text: words[language], size: 16, bold: true, color: INK.muted })] })] })) });
  const usual: Column = { head: { zh: '', en: '' }, isNumber: false, width: 1 };
  const body = rows.map(({ cells, isTotal }, i) => new TableRow({ cantSplit: true, children: cells.map((cell, at) => cellOf(cell, columns[at] ?? usual, { isTotal, keepNext: isTogether && i < rows.length - 1 }, stamp, language)) }));
  return new Table({ layout: TableLayoutType.FIXED, width: { size: room, type: WidthType.DXA }, columnWidths: widths, rows: [head, ...body] });
}
