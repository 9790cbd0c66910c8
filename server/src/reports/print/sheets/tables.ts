import { passportLines, passportLink } from '../../document/passport-link.js';
import type { Cell, NumberForm, Passport, Stamp, TableBlock } from '../../document/document.js';
import type { BookCell } from '../../../workbook/styled-book.js';
import type { PrintLanguage } from '../chart-svg.js';
import { numberFormat, signedFormat } from '../number-formats.js';
import { INK } from '../slides/look.js';
import type { SheetDraft } from './sheet-draft.js';

/** Of what and in which language sheets are filled. */
export interface Filled { readonly stamp: Stamp; readonly language: PrintLanguage; readonly currency: string }

/** A number with where it comes from: an address where there is one, and a note in any case. */
export function numberCell(value: number, form: NumberForm | undefined, passport: Passport | null | undefined, { stamp, language, currency }: Filled): BookCell {
  const format = form === undefined ? 'General' : (passport?.against ?? null) === null ? numberFormat(form, language, currency) : signedFormat(form, language, currency);
  return { value, format, align: 'right', ...(passport === undefined || passport === null ? {} : { link: passportLink(stamp, passport), note: passportLines(stamp, passport).map((line) => line[language]).join('\n') }) };
}

function cellOf(cell: Cell, isNumber: boolean, isTotal: boolean, filled: Filled): BookCell {
  const words = cell.words[filled.language];
  const look = isTotal ? { look: 'total' as const } : {};
  const color = cell.verdict === undefined || cell.verdict === null || cell.verdict === 'normal' ? {} : { color: INK[cell.verdict] };
  if (cell.number !== null) return { ...numberCell(cell.number, cell.form, cell.passport, filled), ...look, ...color };
  // Below ten cases there is no value, but still where it comes from.
  const from = cell.passport === undefined ? {} : { link: passportLink(filled.stamp, cell.passport), note: passportLines(filled.stamp, cell.passport).map((line) => line[filled.language]).join('\n') };
  return { value: words, align: isNumber ? 'right' : 'left', ...look, ...from, ...(words.length > 40 ? { wraps: true } : {}) };
}

/** Puts a table on a sheet; `frozen`: its head stays in sight. */
export function tableOn(draft: SheetDraft, { caption, columns, rows, note }: TableBlock, filled: Filled, isNamed: boolean, frozen: boolean): void {
  const { language } = filled;
  if (!isNamed) draft.row([{ value: caption[language], look: 'caption' }]);
  draft.row(columns.map(({ head, isNumber }): BookCell => ({ value: head[language], look: 'head', align: isNumber ? 'right' : 'left' })));
  if (frozen) draft.freeze();
  for (const { cells, isTotal } of rows) draft.row(cells.map((cell, at) => cellOf(cell, columns[at]?.isNumber === true, isTotal, filled)));
  if (note !== null) draft.across({ value: note[language], look: 'muted' }, 7, 15);
  draft.gap(true);
}
