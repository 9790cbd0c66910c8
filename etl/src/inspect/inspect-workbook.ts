import { guessHeader, HEADER_WITHIN, type TopRow } from './guess-header.js';
import { READ_LIMITS } from '../read/limits.js';
import type { RecordSink } from '../read/records/record-sink.js';
import type { SourceFile } from '../read/bytes/source-file.js';
import { headerNames, readXlsx } from '../read/xlsx/read-xlsx.js';
import { chosenSheet, openWorkbook } from '../read/xlsx/workbook.js';
import { LoadRefused } from '../reject/refusal.js';
import type { InspectOptions, Inspection } from './inspection.js';

/** The first rows of a sheet, whatever they are. */
async function topOf(file: SourceFile, sheet: string, from: number | undefined, wanted: number): Promise<readonly TopRow[]> {
  const rows: TopRow[] = [];
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
