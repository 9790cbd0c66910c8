import type { StagedColumn } from '../profile/header.js';
import { matchHeader } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import type { RowReject } from '../reject/reasons.js';
import { LoadRefused, throwIfCancelled } from '../reject/refusal.js';
import { CsvScanner } from './csv-scanner.js';
import type { FieldPlan } from './plain-fields.js';
import { decoded, NotUtf8, type Encoding } from './decode.js';
import { SLICE_BYTES } from './limits.js';
import type { Pseudonymise } from './pseudonym.js';
import type { SourceFile } from './source-file.js';
import { Spool } from './spool.js';

/** Rows of the n-th file are numbered from n × this, so that a stored row number names its file too. */
const ROWS_PER_FILE = 1_000_000_000;

/** Which file (index into the load's file names) and which row of it (the header is 1) a stored `row_no` means. */
export function placeOfRow(rowNo: number): { readonly file: number; readonly row: number } {
  return { file: Math.floor(rowNo / ROWS_PER_FILE), row: rowNo % ROWS_PER_FILE };
}

/** Where the reader brings what it finds. */
export interface ReadSink {
  /** Takes one RowBinary segment with these columns (`row_no` first); `lastRow` is the number of its last row. */
  readonly segment: (path: string, columns: readonly string[], lastRow: number) => Promise<void>;
  readonly reject: (reject: RowReject) => void;
  /** Called between chunks: a moment to write rejects away. */
  readonly drain: () => Promise<void>;
  /** Called after each file: what it rejected must be safe before the next may be restarted. */
  readonly fileDone: () => Promise<void>;
  /** Drops all that came from this file, whose rows are numbered from `firstRow`: it is read again in another encoding. */
  readonly restart: (file: number, firstRow: number) => Promise<void>;
  readonly progress: (deliveredBytes: number) => void;
}

/** What all files of a delivery are read with. */
export interface ReadOptions {
  readonly profile: Profile;
  readonly columns: readonly StagedColumn[];
  readonly pseudonymise: Pseudonymise;
  readonly signal: AbortSignal | undefined;
}

const stagedAs = (columns: readonly StagedColumn[], targets: Int32Array): readonly string[] =>
  ['row_no', ...[...targets].filter((target) => target >= 0).map((target) => columns[target]?.name ?? '')];

class FileReader {
  private columns: readonly string[] = ['row_no'];
  readonly scanner: CsvScanner;

  constructor(private readonly file: SourceFile, index: number, private readonly options: ReadOptions, private readonly sink: ReadSink) {
    this.scanner = new CsvScanner({
      delimiter: options.profile.format.delimiter,
      firstRow: index * ROWS_PER_FILE + 1,
      onHeader: (names) => this.plan(names),
      onReject: sink.reject,
      pseudonymise: options.pseudonymise,
    });
  }

  private plan(names: readonly string[]): FieldPlan {
    const { columns } = this.options;
    const targets = matchHeader(names, columns, this.file.name);
    this.columns = stagedAs(columns, targets);
    return Uint8Array.from(targets, (target) => (target < 0 ? 0 : columns[target]?.pseudonym === true ? 2 : 1));
  }

  private refuseOpenQuote(): void {
    const row = this.scanner.openQuoteRow;
    if (row === undefined) return;
    const at = String(placeOfRow(row).row);
    throw new LoadRefused('UNCLOSED_QUOTE', `文件 ${this.file.name} 第 ${at} 行的引号没有闭合。`, `The quote opened in row ${at} of ${this.file.name} is never closed.`);
  }

  async read(encoding: Encoding | 'auto', before: number): Promise<void> {
    const { scanner, sink, options } = this;
    const spool = await Spool.create();
    const take = (path: string): Promise<void> => sink.segment(path, this.columns, scanner.output.taken);
    try {
      for await (const chunk of decoded(this.file, encoding, (delivered) => sink.progress(before + delivered))) {
        throwIfCancelled(options.signal);
        for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
          scanner.push(chunk.subarray(at, at + SLICE_BYTES));
          if (scanner.lostInQuote) this.refuseOpenQuote();
          await sink.drain();
          if (scanner.output.full) await spool.write(scanner.output.take(), take);
        }
      }
      this.refuseOpenQuote();
      scanner.finish();
      if (!scanner.headed) throw new LoadRefused('EMPTY_FILE', `文件 ${this.file.name} 没有表头。`, `File ${this.file.name} has no header.`);
      await spool.write(scanner.output.take(), take);
      await spool.flush(take);
    } finally {
      await spool.remove();
    }
  }
}

/**
 * Reads all files through the scanner into `sink`. Returns the rows delivered and those the scanner rejected.
 * Throws `LoadRefused` with a file code; what was sunk by then is the caller's to drop.
 */
export async function readFiles(files: readonly SourceFile[], options: ReadOptions, sink: ReadSink): Promise<{ readonly rows: number; readonly rejected: number }> {
  let rows = 0;
  let rejected = 0;
  let before = 0;
  for (const [index, file] of files.entries()) {
    let reader = new FileReader(file, index, options, sink);
    try {
      await reader.read(options.profile.encoding, before);
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      await sink.restart(index, index * ROWS_PER_FILE);
      reader = new FileReader(file, index, options, sink);
      await reader.read('gb18030', before);
    }
    await sink.fileDone();
    rows += reader.scanner.rows;
    rejected += reader.scanner.rejected;
    before += file.bytes;
  }
  return { rows, rejected };
}
