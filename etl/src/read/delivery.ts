import type { StagedColumn } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import type { RowReject } from '../reject/reasons.js';
import type { Pseudonymise } from './records/pseudonym.js';
import type { Source } from './source.js';

/** Rows of the n-th file are numbered from n × this, so that a stored row number names its file too. */
export const ROWS_PER_FILE = 1_000_000_000;

/** Which file (index into the load's file names) and which row of it (the header is 1) a stored `row_no` means. */
export function placeOfRow(rowNo: number): { readonly file: number; readonly row: number } {
  return { file: Math.floor(rowNo / ROWS_PER_FILE), row: rowNo % ROWS_PER_FILE };
}

/** A file of rows in the engine's Native format: `row_no`, then text columns. */
export interface Segment {
  readonly path: string;
  /** Names of the text columns; columns of the profile that the delivery lacks are not among them. */
  readonly columns: readonly string[];
  /** Number of its last row. */
  readonly upTo: number;
}

/** Where the reader brings what it finds. */
export interface ReadSink {
  /** Takes a segment, which is the sink's from then on. */
  readonly segment: (segment: Segment) => Promise<void>;
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
  /** A private folder for segments, which goes with the load. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

/** One file of a delivery, or its table, being read. */
export interface FileJob<Kind extends Source = Source> {
  readonly file: Kind;
  /** Its place in the delivery. */
  readonly index: number;
  readonly options: ReadOptions;
  readonly sink: ReadSink;
  /** Bytes of the files before it. */
  readonly before: number;
}

/** Rows of a file, and those the reader rejected among them. */
export interface ReadRows {
  readonly rows: number;
  readonly rejected: number;
}
