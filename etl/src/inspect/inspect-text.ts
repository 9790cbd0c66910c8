import { noHeaderAt } from '../profile/header.js';
import { CsvScanner } from '../read/csv/csv-scanner.js';
import { SLICE_BYTES } from '../read/limits.js';
import { NO_NULLS } from '../read/records/null-cells.js';
import { LoadRefused } from '../reject/refusal.js';
import type { InspectOptions } from './inspection.js';
import { guessHeader, HEADER_WITHIN, type TopRow } from './guess-header.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What CSV looks like when it is cut at a delimiter. */
export interface CutText {
  readonly delimiter: string;
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The beginning of a text, as UTF-8 without byte order mark. */
export interface HeadOfText {
  readonly text: Buffer;
  /** False where the text goes on. */
  readonly whole: boolean;
}

/** What the scanner is asked to do with a row that may be the header. */
type OnHeader = (names: readonly string[], row: number) => Uint8Array | undefined;

/** Scans the beginning of a text, `each` after each piece, until that answers that it has enough. The last row of a text that goes on is left out: it may be torn. */
function scan({ text, whole }: HeadOfText, delimiter: string, onHeader: OnHeader, each: (scanner: CsvScanner) => boolean): void {
  const scanner = new CsvScanner({ delimiter, firstRow: 1, onHeader, onReject: () => undefined, pseudonymise: () => '', nulls: NO_NULLS });
  for (let at = 0; at < text.length; at += SLICE_BYTES) {
    scanner.push(text.subarray(at, at + SLICE_BYTES));
    if (each(scanner)) return;
  }
  if (whole) scanner.finish();
  each(scanner);
}

/**
 * Where the header stands, as far as the first rows tell. Rows with another number of fields than most may be torn by a stray delimiter, so they do not
 * tell how full a row can be.
 */
function headerRowOf(head: HeadOfText, delimiter: string): number | undefined {
  const top: TopRow[] = [];
  scan(head, delimiter, (cells, row) => { if (top.length < HEADER_WITHIN) top.push({ row, cells }); return undefined; }, () => top.length >= HEADER_WITHIN);
  const widths = new Map<number, number>();
  for (const { cells } of top) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const usual = [...widths].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0];
  return usual === undefined ? undefined : guessHeader(top.map(({ row, cells }) => ({ row, cells: cells.slice(0, usual) })));
}

/** Cuts the first rows of a text at `delimiter`, under the header in `headerRow` or, without one, where it seems to be. */
function cut(head: HeadOfText, delimiter: string, headerRow: number | undefined, rows: number): CutText {
  const place = headerRow ?? headerRowOf(head, delimiter);
  let header: readonly string[] = [];
  const found: (readonly string[])[] = [];
  scan(head, delimiter, (names, row) => {
    if (row !== place) return undefined;
    header = names;
    return new Uint8Array(names.length).fill(1);
  }, (scanner) => {
    for (const { cells } of scanner.output.takeRows()) if (found.length < rows) found.push(cells);
    return found.length >= rows;
  });
  return { delimiter, headerRow: header.length === 0 ? 0 : (place ?? 0), header, rows: found };
}

/** How well a delimiter explains a text: into how many columns it cuts the header, if the rows follow it. */
function fit({ header, rows }: CutText, lines: number): number {
  return header.length < 2 ? 0 : header.length * (lines === 0 ? 1 : rows.length / lines);
}

/** Of comma, tab, semicolon and bar the one which cuts the most rows into the most columns; the comma where none does. */
function bestCut(head: HeadOfText, headerRow: number | undefined, rows: number): CutText {
  const cuts = DELIMITERS.map((sign) => cut(head, sign, headerRow, rows));
  const most = Math.max(...cuts.map((each) => each.rows.length));
  return cuts.reduce((a, b) => (fit(b, most) > fit(a, most) ? b : a));
}

/** Rows that show which delimiter a text has. */
const TELLING_ROWS = 50;

/** The delimiter of a text that nobody has described; its header is its first row, where cells that list values have no say. */
export const delimiterOf = (head: HeadOfText): string => bestCut(head, 1, TELLING_ROWS).delimiter;

/**
 * The first rows of delimited text, cut at `delimiter` or, without one, at that of comma, tab, semicolon and bar which cuts the most rows into
 * the most columns. The header is in the row the caller names, else where the first full row is. Throws `EMPTY_FILE`, `BAD_HEADER` or `TOO_MANY_COLUMNS`.
 */
export function inspectText(head: HeadOfText, { delimiter, headerRow }: Pick<InspectOptions, 'delimiter' | 'headerRow'>, rows: number, name: string): CutText {
  const best = delimiter === undefined ? bestCut(head, headerRow, rows) : cut(head, delimiter, headerRow, rows);
  if (best.headerRow === 0 && headerRow !== undefined) throw noHeaderAt(name, headerRow);
  if (best.headerRow === 0) throw new LoadRefused('EMPTY_FILE', `文件 ${name} 没有表头。`, `File ${name} has no header.`);
  return best;
}
