import { READ_LIMITS } from '../read/limits.js';
import type { RecordSink } from '../read/records/record-sink.js';
import type { SourceFile } from '../read/bytes/source-file.js';
import { headerNames, readXlsx } from '../read/xlsx/read-xlsx.js';
import { chosenSheet, openWorkbook } from '../read/xlsx/workbook.js';
import { LoadRefused } from '../reject/refusal.js';
import type { InspectOptions, Inspection } from './inspection.js';

/** Rows from the top in which the header is looked for: registers carry a title and some notes above it. */
const HEADER_WITHIN = 30;
/** A header has a name for nearly every column; a title or a note stands alone. */
const FULL = 0.8;

interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const filled = ({ cells }: SheetRow): number => cells.filter((cell) => cell.trim() !== '').length;

/** The first row that is full: that has something in nearly as many columns as any of the first rows. */
function guessHeader(rows: readonly SheetRow[]): number {
  const top = rows.slice(0, HEADER_WITHIN);
  const most = Math.max(0, ...top.map(filled));
  return top.find((row) => filled(row) >= most * FULL)?.row ?? 1;
}

/** The first rows of a sheet, whatever they are. */
async function topOf(file: SourceFile, sheet: string, from: number | undefined, wanted: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  const sink: RecordSink = {
    header: (cells, row) => {
      rows.push({ row, cells });
      return new Uint8Array(READ_LIMITS.columns).fill(1);
    },
    record: (row, cells) => { if (rows.length < wanted) rows.push({ row, cells: [...cells] }); },
    named: () => undefined,
    fault: () => undefined,
    pause: () => Promise.resolve(rows.length < wanted),
  };
  await readXlsx(file, { sheet, header_row: from }, sink);
  return rows;
}

/** Looks into a workbook: its sheets, the one asked for, and its header, guessed where the caller does not know it. Throws what `readXlsx` throws and `EMPTY_FILE`. */
export async function inspectWorkbook(file: SourceFile, options: InspectOptions, wanted: number): Promise<Inspection> {
  const workbook = await openWorkbook(file);
  const sheet = chosenSheet(workbook, options.sheet).name;
  const rows = await topOf(file, sheet, options.headerRow, wanted + HEADER_WITHIN);
  if (rows.length === 0) throw new LoadRefused('EMPTY_FILE', `文件 ${file.name} 的工作表是空的。`, `The sheet of ${file.name} is empty.`);
  const headerRow = options.headerRow ?? guessHeader(rows);
  const header = headerNames(rows.find(({ row }) => row === headerRow)?.cells ?? [], file.name);
  return {
    format: 'xlsx', gzip: false, sheets: workbook.sheets.map(({ name }) => name), sheet, headerRow, header,
    rows: rows.filter(({ row }) => row > headerRow).slice(0, wanted).map(({ cells }) => header.map((_, index) => cells[index] ?? '')),
  };
}
