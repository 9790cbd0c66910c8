import { unguarded } from '../../reject/csv-cell.js';
import { LoadRefused } from '../../reject/refusal.js';
import { REJECT_COLUMNS, REJECT_HEAD_BYTES, rejectDelimiter, type EarlierRows } from '../../reject/reject-file.js';
import { decoded, type Encoding } from '../bytes/decode.js';
import { firstBytes } from '../bytes/first-bytes.js';
import type { SourceFile } from '../bytes/source-file.js';
import { ROWS_PER_FILE } from '../delivery.js';
import { NO_NULLS } from '../records/null-cells.js';
import type { RecordSink } from '../records/record-sink.js';
import { CsvScanner } from './csv-scanner.js';

const LEAD: ReadonlySet<string> = new Set(REJECT_COLUMNS);

/** A line of the file: the load and row it was, what was kept of it, and its cells. */
interface Line {
  readonly row: number;
  readonly loadNo: number;
  readonly rowNo: number;
  readonly raw: string;
  readonly cells: readonly string[];
}

/** Finds its way in the columns of a file of rejects. */
class Columns {
  readonly delivered: readonly string[];
  private readonly places: readonly number[];

  constructor(private readonly names: readonly string[]) {
    this.places = names.flatMap((name, index) => (LEAD.has(name) ? [] : [index]));
    this.delivered = this.places.map((place) => names[place] ?? '');
  }

  line(row: number, cells: readonly string[]): Line {
    const lead = (name: (typeof REJECT_COLUMNS)[number]): string => cells[this.names.indexOf(name)] ?? '';
    return {
      row, loadNo: Number(lead('reject_load')), rowNo: (Number(lead('reject_file')) - 1) * ROWS_PER_FILE + Number(lead('reject_row')), raw: lead('reject_raw'),
      cells: this.places.map((place) => unguarded(cells[place] ?? '')),
    };
  }
}

/** Brings the lines to the sink. A party that nobody filled in is the one the row had: its pseudonym is kept with the reject. */
async function bring(lines: readonly Line[], { delivered }: Columns, wanted: Uint8Array, sink: RecordSink, earlier: EarlierRows): Promise<void> {
  const blank = (cells: readonly string[]): boolean => cells.some((cell, index) => cell === '' && wanted[index] === 2);
  const kept = new Map<number, Awaited<ReturnType<EarlierRows>>>();
  for (const loadNo of new Set(lines.filter(({ cells }) => blank(cells)).map((line) => line.loadNo))) {
    if (Number.isSafeInteger(loadNo) && loadNo > 0) kept.set(loadNo, await earlier(loadNo, lines.filter((line) => line.loadNo === loadNo && Number.isSafeInteger(line.rowNo)).map(({ rowNo }) => rowNo)));
  }
  for (const { row, loadNo, rowNo, raw, cells } of lines) {
    // Its reader could not tell its fields apart, and nobody has written them here: it is no row yet.
    if (raw === '' && cells.every((cell) => cell === '')) continue;
    const before = kept.get(loadNo)?.get(rowNo);
    if (blank(cells) && before === undefined) sink.fault(row, 'PARTY_NOT_KEPT');
    else sink.record(row, cells, delivered.map((name, index) => (wanted[index] === 2 ? before?.[name] : undefined)));
  }
}

/**
 * Reads a file of rejects that comes back corrected, whatever its profile says of files: comma, semicolon or tab, UTF-8 or what a spreadsheet made of it. Quotes that guard formulas come off, and
 * lines without any delivered cell are left out. Throws what `decoded` throws, `UNCLOSED_QUOTE` and header codes.
 */
export async function readRejectFile(file: SourceFile, encoding: Encoding | 'auto', sink: RecordSink, earlier: EarlierRows): Promise<void> {
  let columns: Columns | undefined;
  let wanted = new Uint8Array(0);
  const scanner = new CsvScanner({
    delimiter: rejectDelimiter(await firstBytes(file, REJECT_HEAD_BYTES)) ?? ',', firstRow: 1, nulls: NO_NULLS, pseudonymise: () => '',
    onHeader: (names, row) => {
      columns = new Columns(names);
      wanted = Uint8Array.from(sink.header(columns.delivered, row));
      return new Uint8Array(names.length).fill(1);
    },
    onReject: ({ row, reason }) => { sink.fault(row, reason); },
  });
  const take = async (): Promise<void> => {
    const { output } = scanner;
    const found = columns;
    if (found !== undefined) await bring(output.takeRows().map(({ row, cells }) => found.line(row, cells)), found, wanted, sink, earlier);
  };
  let delivered = 0;
  for await (const chunk of decoded(file, encoding, (bytes) => { delivered = bytes; })) {
    for (let at = 0; at < chunk.length;) at = scanner.push(chunk, at);
    if (scanner.lostInQuote) break;
    await take();
    if (!await sink.pause(delivered)) return;
  }
  if (scanner.openQuoteRow !== undefined) throw new LoadRefused('UNCLOSED_QUOTE', `文件 ${file.name} 第 ${String(scanner.openQuoteRow)} 行的引号没有闭合。`, `The quote opened in row ${String(scanner.openQuoteRow)} of ${file.name} is never closed.`);
  scanner.finish();
  await take();
}
