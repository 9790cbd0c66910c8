import { READ_LIMITS, SLICE_BYTES } from '../limits.js';
import type { Pseudonymise } from './pseudonym.js';
import { leadingBlanks, trimmedEnd } from '../csv/scan-bytes.js';

/** Output is handed over beyond this many bytes; one row may still add `lineBytes` and the lengths of its fields. */
const FLUSH_BYTES = 4 << 20;

/** UInt64. */
const ROW_NUMBER_BYTES = 8;
/** A field of up to 256 MiB: its length in groups of seven bits. */
const LENGTH_BYTES = 4;
/** Longest field whose length is written in one byte. */
export const SHORT = 0x7f;

/**
 * The rows being written, as the engine's RowBinary: row number, then fields, trimmed; each as its length (LEB128) and its bytes. Nothing is
 * escaped, and the engine reads it in half the time of text. The fields are open to the scanner's inner loops, which work on copies of them and
 * write them back.
 */
export class RowOutput {
  readonly bytes = Buffer.allocUnsafe(FLUSH_BYTES + 3 * READ_LIMITS.lineBytes + 4 * SLICE_BYTES + LENGTH_BYTES * READ_LIMITS.columns);
  /** Where the next byte goes. */
  at = 0;
  fieldStart = 0;
  private rowStart = 0;
  private row = 0;
  private ended = 0;
  /** Number of the last row that `take` handed over. */
  taken = 0;

  constructor(private readonly pseudonymise: Pseudonymise) {}

  /** True when `take` should be called before more is written. */
  get full(): boolean {
    return this.rowStart >= FLUSH_BYTES;
  }

  /** The finished rows since the last call. */
  take(): Buffer {
    const done = Buffer.from(this.bytes.subarray(0, this.rowStart));
    this.bytes.copyWithin(0, this.rowStart, this.at);
    this.at -= this.rowStart;
    this.fieldStart -= this.rowStart;
    this.rowStart = 0;
    this.taken = this.ended;
    return done;
  }

  openRow(row: number): void {
    this.rowStart = this.at;
    this.row = row;
    this.at = this.bytes.writeUInt32LE(row >>> 0, this.at);
    this.at = this.bytes.writeUInt32LE(Math.floor(row / 2 ** 32), this.at);
  }

  /** Keeps a byte for the field's length. */
  startField(): void {
    this.at += 1;
    this.fieldStart = this.at;
  }

  put(byte: number): void {
    this.bytes[this.at++] = byte;
  }

  /** Takes blanks off both ends; replaces the field by its pseudonym if asked. */
  endField(pseudonym: boolean): void {
    const { bytes, fieldStart } = this;
    this.at = trimmedEnd(bytes, fieldStart, this.at);
    const lead = leadingBlanks(bytes, fieldStart, this.at);
    if (lead > 0) {
      bytes.copyWithin(fieldStart, fieldStart + lead, this.at);
      this.at -= lead;
    }
    if (pseudonym) this.at = fieldStart + bytes.write(this.pseudonymise(bytes.subarray(fieldStart, this.at)), fieldStart, 'latin1');
    const length = this.at - fieldStart;
    if (length <= SHORT) bytes[fieldStart - 1] = length;
    else this.writeLongLength(length);
  }

  /** Moves a long field to make room for the further bytes of its length. */
  private writeLongLength(length: number): void {
    const size = length < 1 << 14 ? 2 : length < 1 << 21 ? 3 : LENGTH_BYTES;
    this.bytes.copyWithin(this.fieldStart + size - 1, this.fieldStart, this.at);
    this.at += size - 1;
    for (let i = 0; i < size; i += 1) this.bytes[this.fieldStart - 1 + i] = ((length >>> (7 * i)) & SHORT) | (i + 1 < size ? 0x80 : 0);
  }

  endRow(): void {
    this.ended = this.row;
    this.rowStart = this.at;
  }

  /** Writes a whole field. */
  text(text: string, pseudonym: boolean): void {
    this.startField();
    this.at += this.bytes.write(text, this.at, 'utf8');
    this.endField(pseudonym);
  }

  /** Forgets the row being written. */
  dropRow(): void {
    this.at = this.rowStart;
  }

  /** The fields of the row being written, as text, and forgets them. */
  takeNames(): readonly string[] {
    const names: string[] = [];
    for (let at = this.rowStart + ROW_NUMBER_BYTES; at < this.at;) {
      let length = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.bytes[at++] as number;
        length |= (byte & SHORT) << shift;
        if (byte <= SHORT) break;
      }
      names.push(this.bytes.toString('utf8', at, at + length).replace(/[\t\r\n]/gu, ' ').trim());
      at += length;
    }
    this.dropRow();
    return names;
  }
}
