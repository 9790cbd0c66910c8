/** What a column of a live table holds, as far as reading it differs. `time` is what a watermark can be compared as. */
export interface TableColumn {
  readonly name: string;
  /** Its type as the database calls it. */
  readonly type: string;
  /** `binary` and what else has no one spelling cannot be read. */
  readonly spelling: 'text' | 'float' | 'unreadable';
  readonly order: 'instant' | 'clock' | 'day' | 'number' | 'none';
}

/** A row as text; null is nothing. */
export type TableRow = readonly (string | null)[];

/** One connection to a live source within one consistent, read-only transaction. All methods throw what the driver throws. */
export interface TableDriver {
  /** A name as this database quotes it. */
  readonly quote: (identifier: string) => string;
  /** The n-th bound value (from 1), to be compared with a column of this order. */
  readonly bound: (n: number, order: TableColumn['order']) => string;
  /** A SELECT of the largest value of the watermark that is not to come, and that less the overlap (the one bound value; minutes of a time), as text. */
  readonly bounds: (table: string, watermark: string, order: TableColumn['order']) => string;
  /** The columns of the answer to a SELECT that answers no rows. */
  readonly columns: (sql: string) => Promise<readonly TableColumn[]>;
  /** Rows in batches, as the database hands them out; no more than one batch is held. */
  readonly rows: (sql: string, values: readonly (string | number)[]) => AsyncIterable<readonly TableRow[]>;
  /** Ends the connection, also in the midst of an answer. */
  readonly close: () => void;
}

/** Rows held at a time. */
export const BATCH_ROWS = 500;
