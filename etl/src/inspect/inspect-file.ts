import { detectEncoding, firstBadLine, headAsUtf8 } from '../read/bytes/detect-encoding.js';
import { contentFormat } from '../read/bytes/file-format.js';
import { firstBytes } from '../read/bytes/first-bytes.js';
import { readParquet } from '../read/parquet/read-parquet.js';
import { readJsonLines } from '../read/records/read-json-lines.js';
import { readXes } from '../read/xml/read-xes.js';
import { openFile } from '../read/bytes/open-file.js';
import type { SourceFile } from '../read/bytes/source-file.js';
import { FirstRecords } from './first-records.js';
import { inspectText } from './inspect-text.js';
import { inspectWorkbook } from './inspect-workbook.js';
import type { InspectOptions, Inspection } from './inspection.js';

/** Text looked at: enough for any first rows, and for the encoding to show itself. */
const HEAD_BYTES = 1 << 20;
const ROWS = 50;

async function inspectCsv(file: SourceFile, options: InspectOptions, wanted: number): Promise<Inspection> {
  const head = await firstBytes(file, HEAD_BYTES);
  const encoding = options.encoding ?? detectEncoding(head);
  const text = headAsUtf8(head, encoding ?? 'utf-8');
  const badLine = (encoding ?? 'utf-8') === 'utf-8' ? firstBadLine(text) : undefined;
  const { delimiter, headerRow, header, rows } = inspectText({ text, whole: head.length < HEAD_BYTES }, options, wanted, file.name);
  return { format: 'csv', gzip: file.gzip, ...(encoding === undefined ? {} : { encoding }), ...(badLine === undefined ? {} : { badLine }), delimiter, headerRow, header, rows };
}

async function inspectRecords(file: SourceFile, format: 'jsonl' | 'xes' | 'parquet', options: InspectOptions, wanted: number): Promise<Inspection> {
  const first = new FirstRecords(wanted);
  const encoding = format === 'parquet' ? undefined : options.encoding ?? detectEncoding(await firstBytes(file, HEAD_BYTES));
  if (format === 'parquet') await readParquet(file, first);
  else if (format === 'xes') await readXes(file, encoding ?? 'auto', first);
  else await readJsonLines(file, encoding ?? 'auto', first);
  return { format, gzip: file.gzip, ...(encoding === undefined ? {} : { encoding }), headerRow: first.headerRow, header: first.columns, rows: first.rows };
}

async function inspect(file: SourceFile, options: InspectOptions): Promise<Inspection> {
  const wanted = options.rows ?? ROWS;
  const format = await contentFormat(file);
  switch (format) {
    case 'csv': return inspectCsv(file, options, wanted);
    case 'xlsx': return inspectWorkbook(file, options, wanted);
    case 'jsonl': case 'xes': case 'parquet': return inspectRecords(file, format, options, wanted);
  }
}

/**
 * Looks into a file: what it is, how it is written, its header and its first rows as delivered, names of persons and all: what it answers is for
 * the eyes of who may see the file. Reads no more of text than its first MiB; of a workbook all shared texts. Throws `LoadRefused` with a file code.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const file = await openFile(path);
  try {
    return await inspect(file, options);
  } finally {
    await file.handle.close();
  }
}
