import { parquetMetadataAsync, parquetReadObjects, parquetSchema, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import type { RecordSink } from '../records/record-sink.js';
import type { SourceFile } from '../bytes/source-file.js';
import { parquetText, TIME_PARSERS } from './parquet-text.js';

type RowGroup = FileMetaData['row_groups'][number];

/** Records brought to the sink between two pauses. */
const PAUSE_ROWS = 1_000;

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

function checkGroup(group: RowGroup, file: SourceFile): number {
  const rows = Number(group.num_rows);
  const inflated = group.columns.reduce((sum, { meta_data: meta }) => sum + Number(meta?.total_uncompressed_size ?? 0), 0);
  if (inflated > READ_LIMITS.rowGroupBytes || rows > READ_LIMITS.rowGroupRows) throw new LoadRefused('TOO_LARGE', `文件 ${file.name} 的一个行组过大。`, `A row group of ${file.name} is too large.`);
  return rows;
}

/** What is put behind the times of each column: `Z` where the file says that they are of UTC. */
const suffixes = (metadata: FileMetaData): readonly string[] => parquetSchema(metadata).children.map(({ element: { logical_type: type } }) =>
  (type?.type === 'TIMESTAMP' && type.isAdjustedToUTC ? 'Z' : ''));

async function readGroups(file: SourceFile, metadata: FileMetaData, sink: RecordSink, withOffset: boolean): Promise<void> {
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const behind = withOffset ? suffixes(metadata) : [];
  if (names.length > READ_LIMITS.columns) throw new LoadRefused('TOO_MANY_COLUMNS', `文件 ${file.name} 超过 ${String(READ_LIMITS.columns)} 列。`, `File ${file.name} has more than ${String(READ_LIMITS.columns)} columns.`);
  const wanted = sink.header(names, 0);
  const columns = names.filter((_, index) => wanted[index] !== 0);
  let row = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = row + checkGroup(group, file);
    const records = await parquetReadObjects({ file: bytesOf(file), metadata, columns, rowStart: row, rowEnd, compressors, parsers: TIME_PARSERS });
    if (records.length !== rowEnd - row) throw bad(file.name);
    for (const record of records) {
      row += 1;
      sink.record(row, names.map((name, index) => (wanted[index] === 0 ? '' : withSuffix(parquetText(record[name]), behind[index]))));
      if (row % PAUSE_ROWS === 0 && !await sink.pause(Math.floor(file.bytes * row / Number(metadata.num_rows)))) return;
    }
  }
  await sink.pause(file.bytes);
}

const withSuffix = (text: string, suffix: string | undefined): string => (text === '' || suffix === undefined ? text : text + suffix);

/**
 * Reads a Parquet file, one row group at a time; records are numbered from 1. Days come as `YYYY-MM-DD`, points in time as
 * `YYYY-MM-DD HH:MM:SS` as stored, nested values as JSON; `withOffset`: with a `Z` behind those
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
