import type { LocalisedText } from '@concord/sql';
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { cellText } from './clean-text.js';

/** Languages a file can be asked in. */
export const FILE_LANGUAGES = ['zh-CN', 'en'] as const;
/** One of them. */
export type FileLanguage = (typeof FILE_LANGUAGES)[number];

/** What stands in a cell: text in both languages is written in the file's own; null leaves it empty. */
export type SheetCell = string | number | boolean | LocalisedText | null;

/** How a column's numbers are shown; they are kept whole. `share`: between 0 and 1, as per cent. */
export type NumberForm = 'count' | 'figure' | 'share';

/** A column: its head, width in characters, and the form of its numbers. */
export interface SheetColumn {
  readonly head: LocalisedText;
  readonly width?: number;
  readonly form?: NumberForm;
}

/** One sheet: a table under frozen heads. */
export interface Sheet {
  readonly name: LocalisedText;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const FORMS: Readonly<Record<NumberForm, string>> = { count: '#,##0', figure: '0.0000', share: '0.00%' };
const USUAL_WIDTH = 14;
const wordOf = ({ zh, en }: LocalisedText, language: FileLanguage): string => cellText(language === 'en' ? en : zh);

function cellOf(cell: SheetCell, language: FileLanguage): CellValue {
  if (typeof cell === 'string') return cellText(cell);
  return typeof cell === 'object' && cell !== null ? wordOf(cell, language) : cell;
}

function sheetOf({ name, columns, rows }: Sheet, language: FileLanguage): WriteSheet {
  return {
    name: wordOf(name, language), freezePane: { rows: 1 },
    columns: columns.map(({ width = USUAL_WIDTH, form }) => ({ width, ...(form === undefined ? {} : { numFmt: FORMS[form] }) })),
    rows: [columns.map(({ head }) => wordOf(head, language)), ...rows.map((row) => row.map((cell) => cellOf(cell, language)))],
    cells: new Map(columns.map((_, i) => [`0,${String(i)}`, { style: { font: { bold: true } } }])),
  };
}

/** An XLSX workbook. Text stands in it as text: none is ever read as a formula. Names of sheets must be of at most 31 characters. */
export const workbook = (sheets: readonly Sheet[], language: FileLanguage): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map((sheet) => sheetOf(sheet, language)) });
