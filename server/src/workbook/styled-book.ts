import { cellRef, writeXlsx, type Cell, type CellStyle, type SheetChart, type WriteSheet } from 'hucre/xlsx';
import { cellText, sheetNames } from './clean-text.js';

/** A cell with what it looks like, and where its number comes from. */
export interface BookCell {
  readonly value: string | number | null;
  /** How its number is shown, as spreadsheets write it. */
  readonly format?: string;
  readonly look?: 'caption' | 'head' | 'muted' | 'title' | 'total';
  /** Six digits. */
  readonly color?: string;
  readonly align?: 'left' | 'right';
  readonly wraps?: boolean;
  readonly link?: string | null;
  /** What is read when a pointer rests on it. */
  readonly note?: string;
}

/** Rows and columns from 0, both ends within. */
export interface BookRange { readonly column: number; readonly from: number; readonly to: number }

/** A chart of numbers that stand on its sheet. */
export interface BookChart {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  readonly alt: string;
  readonly format: string;
  readonly categories: BookRange;
  readonly series: readonly { readonly name: string; readonly values: BookRange; readonly color: string; readonly dashed?: boolean; readonly marker?: 'diamond' | 'square' | 'triangle' }[];
  readonly place: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };
  /** Where its axis begins. */
  readonly from: number;
}

/** One sheet: rows of cells, how much of it stays in sight, and charts. */
export interface BookSheet {
  readonly name: string;
  readonly rows: readonly (readonly BookCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** In points, by row. */
  readonly heights: ReadonlyMap<number, number>;
  readonly merged: readonly { readonly row: number; readonly columns: number }[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly charts: readonly BookChart[];
}

/** On every machine that opens workbooks in Chinese; others show their own instead. */
const FONT = 'Microsoft YaHei';
const [INK, MUTED, HAIR] = [{ rgb: '1B2433' }, { rgb: '5D6878' }, { rgb: 'E3E6EA' }];

function styleOf({ align, color, format, look, wraps }: BookCell): CellStyle {
  const bottom = look === 'head' ? { style: 'thin' as const, color: INK } : look === undefined || look === 'total' ? { style: 'hair' as const, color: HAIR } : undefined;
  return {
    font: { name: FONT, size: look === 'title' ? 16 : look === 'caption' ? 12 : 10, bold: look !== undefined && look !== 'muted', color: color === undefined ? (look === 'muted' || look === 'head' ? MUTED : INK) : { rgb: color } },
    alignment: { vertical: 'top', ...(align === undefined ? {} : { horizontal: align }), ...(align === 'left' ? { indent: 1 } : {}), ...(wraps === true ? { wrapText: true } : {}) },
    ...(bottom === undefined ? {} : { border: { bottom } }), ...(format === undefined ? {} : { numFmt: format }),
  };
}

function cellOf(cell: BookCell): Partial<Cell> {
  return {
    style: styleOf(cell), ...(cell.link === undefined || cell.link === null ? {} : { hyperlink: { target: cell.link } }), ...(cell.note === undefined ? {} : { comment: { author: 'Concord', text: cellText(cell.note) } }),
  };
}

const rangeOf = ({ column, from, to }: BookRange): string => `${cellRef(from, column)}:${cellRef(to, column)}`;

function chartOf({ alt, categories, format, from, kind, place, series, title }: BookChart): SheetChart {
  const font = { labelFontSize: 9, labelColor: '5D6878' };
  const isLine = kind === 'line';
  return {
    type: kind, title: cellText(title), titleFontSize: 11, titleBold: true, titleColor: '1B2433', altText: cellText(alt), legend: isLine ? 'bottom' : false, dispBlanksAs: 'gap', roundedCorners: false,
    anchor: { from: { row: place.row, col: place.column }, to: { row: place.row + place.rows, col: place.column + place.columns } },
    axes: { x: { ...font, ...(isLine ? { tickLblSkip: 3 } : { reverse: true }) }, y: { ...font, hidden: !isLine, gridlines: { major: isLine }, numberFormat: { formatCode: format }, scale: { min: from } } },
    ...(isLine ? {} : { gapWidth: 50, dataLabels: { showValue: true, position: 'outEnd' as const, fontSize: 9, numberFormat: { formatCode: format } } }),
    series: series.map(({ color, dashed, marker, name, values }) => ({
      name: cellText(name), values: rangeOf(values), categories: rangeOf(categories), color,
      ...(isLine ? { stroke: { width: marker === undefined ? (dashed === true ? 1 : 2) : 0.25, ...(dashed === true ? { dash: 'dash' as const } : {}) }, marker: marker === undefined ? { symbol: 'none' as const } : { symbol: marker, size: 9, fill: color, line: color } } : {}),
    })),
  };
}

function sheetOf(sheet: BookSheet, name: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  sheet.rows.forEach((row, r) => { row.forEach((cell, c) => { cells.set(`${String(r)},${String(c)}`, cellOf(cell)); }); });
  return {
    name, cells, columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.rows.map((row) => row.map(({ value }) => (typeof value === 'string' ? cellText(value) : value))),
    rowDefs: new Map([...sheet.heights].map(([row, height]) => [row, { height }])), merges: sheet.merged.map(({ row, columns }) => ({ startRow: row, startCol: 0, endRow: row, endCol: columns - 1 })),
    freezePane: sheet.frozen, view: { showGridLines: false }, charts: sheet.charts.map(chartOf),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$1:$${String(Math.max(1, sheet.frozen.rows))}` }, headerFooter: { oddFooter: '&P / &N' },
  };
}

/** A workbook of sheets with charts, notes and links. Text stands in it as text: none is ever read as a formula. */
export function styledWorkbook(sheets: readonly BookSheet[], { title, description }: { readonly title: string; readonly description: string }): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeXlsx({ sheets: sheets.map((sheet, at) => sheetOf(sheet, names[at] ?? '')), properties: { title: cellText(title), description: cellText(description), creator: 'Concord' } });
}
