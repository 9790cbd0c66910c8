import { noHeaderAt } from '../../profile/header.js';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import type { RecordSink } from '../records/record-sink.js';
import type { SourceFile } from '../bytes/source-file.js';
import { badWorkbook, readPart } from './part.js';
import { SheetReader } from './sheet-reader.js';
import { readSharedStrings } from './shared-strings.js';
import { cellStyles } from './styles.js';
import { chosenSheet, openWorkbook, type Workbook } from './workbook.js';

/** Which sheet to read, and where its header is; see the profile's schema for what is meant without. */
export interface SheetChoice {
  readonly sheet?: string | number | undefined;
  readonly header_row?: number | undefined;
}

/** How much of the reading the shared texts are, for progress only. */
const SHARED_SHARE = 0.3;

/** A row of a sheet as names of columns: line breaks made blanks, empty ones at its end gone. Throws `TOO_MANY_COLUMNS`. */
export function headerNames(cells: readonly string[], fileName: string): readonly string[] {
  const names = cells.map((name) => name.replace(/\s+/gu, ' ').trim());
  while (names.at(-1) === '') names.pop();
  if (names.length > READ_LIMITS.columns) throw new LoadRefused('TOO_MANY_COLUMNS', `文件 ${fileName} 的表头超过 ${String(READ_LIMITS.columns)} 列。`, `The header of ${fileName} has more than ${String(READ_LIMITS.columns)} columns.`);
  return names;
}

/**
 * Reads one sheet of a workbook, row by row; empty rows are no records. Dates come as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, yes and no as `TRUE`
 * and `FALSE`, errors as they are shown (`#N/A`); of a formula its stored result, or `NO_RESULT`; whole numbers with the zeros their format shows before them, and `INEXACT` beyond 2^53. Throws what `openWorkbook` throws, `NO_SHEET`, `BAD_XML`, `TOO_LARGE`, `BAD_HEADER`.
 */
export async function readXlsx(file: SourceFile, choice: SheetChoice, sink: RecordSink, opened?: Workbook): Promise<void> {
  const workbook = opened ?? await openWorkbook(file);
  const { parts } = workbook;
  const { part } = chosenSheet(workbook, choice.sheet);
  const shared = await readSharedStrings(parts, workbook.sharedPart, async () => { await sink.pause(0); return true; });
  const reader = new SheetReader({
    shared,
    styles: await cellStyles(parts, workbook.stylesPart),
    from1904: workbook.from1904,
    bad: () => badWorkbook(file.name),
    row: (row, cells, tooLong) => {
      if (reader.wanted !== undefined) {
        if (tooLong) sink.fault(row, 'LINE_TOO_LONG');
        else sink.record(row, cells);
      } else if (choice.header_row === undefined || row === choice.header_row) {
        reader.wanted = sink.header(headerNames(cells, file.name), row);
      } else if (row > choice.header_row) throw noHeaderAt(file.name, choice.header_row);
    },
  });
  const size = Math.max(1, parts.size(part));
  await readPart(parts, part, reader, async (inflated) => await sink.pause(Math.floor(file.bytes * (SHARED_SHARE + (1 - SHARED_SHARE) * inflated / size))) && !reader.done);
  if (reader.wanted === undefined && choice.header_row !== undefined) throw noHeaderAt(file.name, choice.header_row);
}
