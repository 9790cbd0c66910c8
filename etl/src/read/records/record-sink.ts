import type { RejectReason } from '../../reject/reasons.js';

/** Where a reader brings the records of a file. Row numbers are those a person sees in the file, from 1, and rise. */
export interface RecordSink {
  /**
   * Takes the names of the columns, once, before the first `record`; answers, for each, whether its cells are wanted (not 0).
   * May throw to refuse the file.
   */
  readonly header: (names: readonly string[], row: number) => Uint8Array;
  /** Takes a record, cell by cell in the order of the header; what is missing at its end is empty. `hashed`: what is to be taken as a pseudonym where a cell is empty. */
  readonly record: (row: number, cells: readonly string[], hashed?: readonly (string | undefined)[]) => void;
  /** Takes a record that names its own fields; a file has either these or `record`s. */
  readonly named: (row: number, fields: ReadonlyMap<string, string>) => void;
  /** Takes a record that cannot be read. */
  readonly fault: (row: number, reason: RejectReason) => void;
  /** Call now and then with the delivered bytes read so far; resolves to false when enough has been read. Throws `CANCELLED`. */
  readonly pause: (deliveredBytes: number) => Promise<boolean>;
}
