import type { Encoding } from '../read/bytes/decode.js';
import type { ProfileFormat } from '../profile/schema.js';

/** The kinds of file that can be read. */
export type FileFormat = Exclude<ProfileFormat['type'], 'table'>;

/** What a file turns out to be, and its first rows as delivered. */
export interface Inspection {
  readonly format: FileFormat;
  readonly gzip: boolean;
  /** Of text. Absent where all that was looked at is ASCII: then `auto` is the safe thing to declare. */
  readonly encoding?: Encoding;
  /** Of text in UTF-8: the first line, from 1, with bytes that are not; such a file is refused. */
  readonly badLine?: number;
  /** Of CSV. */
  readonly delimiter?: string;
  /** Of a workbook: its sheets in its own order, and the one that was read. */
  readonly sheets?: readonly string[];
  readonly sheet?: string;
  /** The row of the file that holds the header, counted from 1; 0 where records name their own fields. */
  readonly headerRow: number;
  readonly header: readonly string[];
  /** As many cells each as the header has; what a record lacks is ''. */
  readonly rows: readonly (readonly string[])[];
}

/** What the caller knows of the file already. What is left out is found out. */
export interface InspectOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly headerRow?: number;
  /** Rows wanted, 50 unless told. */
  readonly rows?: number;
}
