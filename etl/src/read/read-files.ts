import type { ProfileFormat } from '../profile/schema.js';
import { NotUtf8, type Encoding } from './bytes/decode.js';
import { FROM_THE_START, ROWS_PER_FILE, type FileJob, type ReadFrom, type ReadOptions, type ReadRows, type ReadSink } from './delivery.js';
import type { Source } from './source.js';
import { formatOf } from './bytes/file-format.js';
import { readParquet } from './parquet/read-parquet.js';
import { readCsv } from './csv/read-csv.js';
import { readRejectFile } from './csv/read-reject-file.js';
import { readJsonLines } from './records/read-json-lines.js';
import { readXes } from './xml/read-xes.js';
import { RecordWriter } from './records/record-writer.js';
import type { SourceFile } from './bytes/source-file.js';
import type { ReturnedRow } from '../reject/reject-file.js';
import { readRejectBook } from './xlsx/read-reject-book.js';
import { readXlsx } from './xlsx/read-xlsx.js';

type FileFormatOf = Exclude<ProfileFormat, { type: 'table' }>;

function readFile(format: FileFormatOf, job: FileJob<SourceFile>, encoding: Encoding | 'auto'): Promise<ReadRows> {
  const { file, options: { profile: { zone } } } = job;
  switch (format.type) {
    case 'csv': return readCsv(job, format, encoding);
    case 'xlsx': return RecordWriter.fill(job, encoding, (sink) => readXlsx(file, format, sink));
    case 'jsonl': return RecordWriter.fill(job, encoding, (sink) => readJsonLines(file, encoding, sink));
    case 'xes': return RecordWriter.fill(job, encoding, (sink) => readXes(file, encoding, sink, zone !== undefined));
    case 'parquet': return RecordWriter.fill(job, encoding, (sink) => readParquet(file, sink, zone !== undefined));
  }
}

function readAs(format: ProfileFormat, { file, ...rest }: FileJob, encoding: Encoding | 'auto'): Promise<ReadRows> {
  if (file.container === 'table') return RecordWriter.fill({ file, ...rest }, encoding, file.read);
  if (file.container === 'rejects') {
    const returned = (rows: readonly ReturnedRow[]): Promise<void> => rest.sink.returned(rows.map((one) => ({ ...one, row: rest.index * ROWS_PER_FILE + one.row })));
    const history = { earlier: rest.options.earlier, returned };
    return RecordWriter.fill({ file, ...rest }, encoding, (sink) => (file.isBook === true ? readRejectBook(file, sink, history) : readRejectFile(file, encoding, sink, history)));
  }
  if (format.type === 'table') throw new Error('A file is never read as a table.');
  return readFile(format, { file, ...rest }, encoding);
}

/**
 * Reads all files, each by its format, into `sink`, or what is left of them from `from` on. Returns the rows delivered and those the readers rejected, with those before.
 * Throws `LoadRefused` with a file code; what was sunk by then is the caller's to drop.
 */
export async function readFiles(files: readonly Source[], options: ReadOptions, sink: ReadSink, from: ReadFrom = FROM_THE_START): Promise<ReadRows> {
  let total: ReadRows = { rows: from.rows - (from.place?.rows ?? 0), rejected: from.rejected - (from.place?.rejected ?? 0) };
  let before = 0;
  for (const [index, file] of files.entries()) {
    if (index < from.file) { before += file.bytes; continue; }
    const place = index === from.file ? from.place : undefined;
    const job: FileJob = { file, index, options, sink, before, rowsBefore: total, place };
    const format = await formatOf(file, options.profile);
    let read: ReadRows;
    try {
      read = await readAs(format, job, place?.encoding ?? (file.container === 'rejects' ? 'auto' : options.profile.encoding));
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      await sink.restart(index, index * ROWS_PER_FILE);
      read = await readAs(format, { ...job, place: undefined }, 'gb18030');
    }
    total = { rows: total.rows + read.rows, rejected: total.rejected + read.rejected };
    before += file.bytes;
    await sink.settle();
    await sink.fileDone({ file: index + 1, ...total });
  }
  return total;
}
