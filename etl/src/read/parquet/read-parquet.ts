import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parquetMetadataAsync, parquetScan, parquetSchema, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import type { RecordSink } from '../records/record-sink.js';
import type { SourceFile } from '../bytes/source-file.js';
import { keptColumn, type KeptColumn } from './kept-column.js';
import { columnTexts, TIME_PARSERS } from './parquet-text.js';

type RowGroup = FileMetaData['row_groups'][number];

/** Records brought to the sink between two pauses, and read at first: whoever looks only at the top of a file reads no more. */
const PAUSE_ROWS = 1_000;
/**
 * Most values, bytes of them as stored, and letters of their texts by the first rows, that are held at a time. A column is decoded page by page, each page whole, and a page may hold all values of a group of a million rows: few and
 * wide slices, or every page would be decoded over and over.
 */
const SLICE_VALUES = 12 << 20;
const SLICE_BYTES = 64 << 20;
const SLICE_LETTERS = 128 << 20;

/**
 * Collects garbage now. To decode a column of a million values leaves some fifty megabytes of it, and left to itself the collector lets it grow to more than a gigabyte before it looks.
 */
const collect = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();
const COLUMNS_PER_COLLECTION = 4;

const bad = (name: string, cause?: unknown): LoadRefused =>
  new LoadRefused('BAD_PARQUET', `文件 ${name} 不是完整的 Parquet 文件，或用了不支持的写法。`, `File ${name} is not a whole Parquet file, or is written in a way that is not supported.`, { cause });

interface Bytes {
  readonly byteLength: number;
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}

function bytesOf({ handle, bytes, name }: SourceFile): Bytes {
  return {
    byteLength: bytes,
    slice: async (start, end = bytes) => {
      if (!(start >= 0 && end >= start && end <= bytes)) throw bad(name);
      const target = new ArrayBuffer(end - start);
      const { bytesRead } = await handle.read(new Uint8Array(target), 0, end - start, start);
      if (bytesRead !== end - start) throw bad(name);
      return target;
    },
  };
}

const inflatedBytes = (group: RowGroup): number => group.columns.reduce((sum, { meta_data: meta }) => sum + Number(meta?.total_uncompressed_size ?? 0), 0);

function checkGroup(group: RowGroup, file: SourceFile): void {
  if (inflatedBytes(group) <= READ_LIMITS.rowGroupBytes && Number(group.num_rows) <= READ_LIMITS.rowGroupRows) return;
  throw new LoadRefused('TOO_LARGE', `文件 ${file.name} 的一个行组过大（上限 512 MiB、500 万行）；请以较小的行组重新导出。`, `A row group of ${file.name} is too large (at most 512 MiB and 5 million rows); export it with smaller row groups.`);
}

/** How many rows are read at a time. */
function sliceRows({ row_groups: groups, num_rows: rows }: FileMetaData, columns: number): number {
  const bytes = groups.reduce((sum, group) => sum + inflatedBytes(group), 0);
  return Math.max(PAUSE_ROWS, Math.floor(Math.min(SLICE_VALUES / Math.max(1, columns), SLICE_BYTES / Math.max(1, bytes / Math.max(1, Number(rows))))));
}

/** A column that is wanted, and how its values become text. */
interface WantedColumn {
  readonly name: string;
  readonly textOf: (value: unknown) => string;
}

const lettersOf = (kept: readonly KeptColumn[], rows: number): number => kept.reduce((sum, textAt) => {
  let letters = sum;
  for (let at = 0; at < rows; at += 1) letters += textAt(at).length;
  return letters;
}, 0);

/** The rows of the file slice by slice, the first of them short; no slice spans two row groups. */
async function* slicesOf(file: SourceFile, metadata: FileMetaData, columns: readonly WantedColumn[]): AsyncGenerator<{ readonly rows: number; readonly kept: readonly KeptColumn[] }> {
  const scan = await parquetScan({ file: bytesOf(file), metadata, columns: columns.map(({ name }) => name), compressors, parsers: TIME_PARSERS });
  let most = sliceRows(metadata, columns.length);
  let size = PAUSE_ROWS;
  for (const { rowStart: first, rowEnd: last } of scan.ranges) {
    for (let from = first; from < last; size = most) {
      const to = Math.min(last, from + size);
      const kept: KeptColumn[] = [];
      for (const { name, textOf } of columns) {
        const values = await scan.readColumn({ column: name, rowStart: from, rowEnd: to });
        if (values.length !== to - from) throw bad(file.name);
        kept.push(keptColumn(values, textOf));
        if (kept.length % COLUMNS_PER_COLLECTION === 0) collect();
      }
      // What a file stores once and repeats by number may be long.
      if (from === 0) most = Math.max(PAUSE_ROWS, Math.min(most, Math.floor(SLICE_LETTERS * to / Math.max(1, lettersOf(kept, to)))));
      yield { rows: to - from, kept };
      from = to;
    }
  }
}

async function readGroups(file: SourceFile, metadata: FileMetaData, sink: RecordSink, withOffset: boolean): Promise<void> {
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const texts = columnTexts(metadata, withOffset);
  if (names.length > READ_LIMITS.columns) throw new LoadRefused('TOO_MANY_COLUMNS', `文件 ${file.name} 超过 ${String(READ_LIMITS.columns)} 列。`, `File ${file.name} has more than ${String(READ_LIMITS.columns)} columns.`);
  for (const group of metadata.row_groups) checkGroup(group, file);
  const wanted = sink.header(names, 0);
  const columns = texts.flatMap((textOf, index) => (wanted[index] === 0 ? [] : [{ name: names[index] ?? '', textOf }]));
  const places = names.map((name) => columns.findIndex((column) => column.name === name));
  let row = 0;
  for await (const { rows, kept } of slicesOf(file, metadata, columns)) {
    for (let at = 0; at < rows; at += 1) {
      row += 1;
      sink.record(row, places.map((place) => kept[place]?.(at) ?? ''));
      if (row % PAUSE_ROWS === 0 && !await sink.pause(Math.floor(file.bytes * row / Number(metadata.num_rows)))) return;
    }
  }
  if (row !== metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)) throw bad(file.name);
  await sink.pause(file.bytes);
  collect();
}

/**
 * Reads a Parquet file, some hundred thousand rows at a time; records are numbered from 1. Days come as `YYYY-MM-DD`, points in time as
 * `YYYY-MM-DD HH:MM:SS` as stored, decimals to their last digit, doubles as `numberText` has them, nested values as JSON; `withOffset`: with a `Z` behind those
 * that the file says are of UTC. Throws `BAD_PARQUET`, `TOO_LARGE` and header codes.
 */
export async function readParquet(file: SourceFile, sink: RecordSink, withOffset = false): Promise<void> {
  try {
    const metadata = await parquetMetadataAsync(bytesOf(file), { geoparquet: false });
    await readGroups(file, metadata, sink, withOffset);
  } catch (error) {
    // The library throws plain errors for whatever a damaged file makes it stumble over.
    if (error instanceof LoadRefused || (error instanceof Error && error.name === 'EngineError')) throw error;
    throw bad(file.name, error);
  }
}
