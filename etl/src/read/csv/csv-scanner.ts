import type { PlaceInText } from '../delivery.js';
import { READ_LIMITS, SLICE_BYTES } from '../limits.js';
import { RowScanner } from './row-scanner.js';
import { LF } from './scan-bytes.js';
import { takePlainRows } from './take-plain-rows.js';

/** Cuts CSV bytes (UTF-8, already checked) into records: rows in which there is nothing to decide many at a time, all others as `RowScanner` does. */
export class CsvScanner extends RowScanner {
  /** Bytes scanned. */
  offset = 0;

  /** Scans `SLICE_BYTES` from `from` on, and to the end of a row begun there where the chunk holds it; returns how far it came. */
  push(chunk: Buffer, from = 0): number {
    const until = Math.min(chunk.length, from + SLICE_BYTES);
    this.output.makeRoom(SLICE_BYTES);
    this.sliceFrom = from;
    let at = from;
    while (at < until) {
      at = this.takePlainRows(chunk, at, until);
      at = this.takeRow(chunk, at, until);
    }
    this.offset += at - from;
    this.lineBytes += at - this.sliceFrom;
    if (this.lineBytes > READ_LIMITS.lineBytes) this.spoil('LINE_TOO_LONG');
    return at;
  }

  /** Where the row being read began, or the next will begin; undefined where that cannot be told: before the header, or while half a line end is read. */
  get place(): Omit<PlaceInText, 'encoding'> | undefined {
    if (!this.headed || this.afterCr) return undefined;
    return { offset: this.offset - this.lineBytes, row: this.row, rows: this.rows, rejected: this.rejected };
  }

  /** Leaves out bytes of the chunk up to a place of the same text, or to its end, and forgets the rows before it that were read to find the header; returns how far it came. */
  skipTo({ offset, row, rows, rejected }: Omit<PlaceInText, 'encoding'>, chunk: Buffer, from: number): number {
    const at = Math.min(chunk.length, from + offset - this.offset);
    this.offset += at - from;
    if (this.offset < offset) return at;
    this.beginAt(row);
    this.output.drain([], () => undefined);
    this.rows = rows;
    this.rejected = rejected;
    return at;
  }

  /** Takes rows in which there is nothing to decide, when one may begin here. */
  private takePlainRows(chunk: Buffer, start: number, until: number): number {
    const { plain } = this;
    if (plain === undefined || this.rowOpen) return start;
    let at = this.afterCr && chunk[start] === LF ? start + 1 : start;
    this.afterCr = false;
    do {
      at = takePlainRows(chunk, at, until, plain, this.plan, this.output, this.row);
      this.row += plain.rows;
      this.rows += plain.rows;
    } while (plain.rows === plain.most);
    this.sliceFrom = at;
    return at;
  }
}
