import type { Encoding } from './bytes/decode.js';
import type { StagedColumn } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import type { RowReject } from '../reject/reasons.js';
import type { EarlierRows, ReturnedRow } from '../reject/reject-file.js';
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
  /** Nothing is read beside it: it is the last of its file. */
  readonly isLast: boolean;
}

/** A place between two rows of a file of text. */
export interface PlaceInText {
  /** Bytes of the text before it, as UTF-8 without byte order mark. */
  readonly offset: number;
  /** Number of the row that begins there. */
  readonly row: number;
  /** Rows of the file before it, and those the reader rejected among them. */
  readonly rows: number;
  readonly rejected: number;
  readonly encoding: Encoding | 'auto';
}

/** Where reading goes on: with which file of the delivery, and where in it, if not at its beginning. */
export interface ReadFrom {
  readonly file: number;
  readonly place?: PlaceInText | undefined;
  /** Rows read before, in all files, and those the readers rejected among them. */
  readonly rows: number;
  readonly rejected: number;
}

/** Where reading begins. */
export const FROM_THE_START: ReadFrom = { file: 0, rows: 0, rejected: 0 };

/** Where the reader brings what it finds. */
export interface ReadSink {
  /** Takes a segment, which is the sink's from then on; `from`: reading may go on behind it. */
  readonly segment: (segment: Segment, from?: ReadFrom) => Promise<void>;
  readonly reject: (reject: RowReject) => void;
  /** Takes which of the delivery's rows an earlier load rejected. */
  readonly returned: (rows: readonly ReturnedRow[]) => Promise<void>;
  /** Called between chunks: a moment to write rejects away. */
  readonly drain: () => Promise<void>;
  /** Brings all rejects told so far into safety: before a segment that may be gone on from, and after each file, since the next may be restarted. */
  readonly settle: () => Promise<void>;
  /** Called after each file. */
  readonly fileDone: (from: ReadFrom) => Promise<void>;
  /** Drops all that came from this file, whose rows are numbered from `firstRow`: it is read again in another encoding. */
  readonly restart: (file: number, firstRow: number) => Promise<void>;
  readonly progress: (deliveredBytes: number) => void;
}

/** What all files of a delivery are read with. */
export interface ReadOptions {
  readonly profile: Profile;
  readonly columns: readonly StagedColumn[];
  readonly pseudonymise: Pseudonymise;
  /** Where rows are found that were rejected before, for a file of rejects. */
  readonly earlier: EarlierRows;
  /** A private folder for segments, which goes with the load. */
  readonly folder: string;
  /** Tells this load's files in it from those of one it goes on from. */
  readonly label: string;
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
  /** Rows of the files before it. */
  readonly rowsBefore: ReadRows;
  /** Where in it reading goes on. */
  readonly place?: PlaceInText | undefined;
}

/** Rows of a file, and those the reader rejected among them. */
export interface ReadRows {
  readonly rows: number;
  readonly rejected: number;
}
