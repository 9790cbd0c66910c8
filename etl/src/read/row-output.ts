import { READ_LIMITS, SLICE_BYTES } from './limits.js';
import type { Pseudonymise } from './pseudonym.js';
import { BACKSLASH, escapeLetter, LF, leadingBlanks, TAB, trimmedEnd } from './scan-bytes.js';

/** Output is handed over beyond this many bytes; one row may still add twice `lineBytes` (every byte escaped). */
const FLUSH_BYTES = 4 << 20;

/**
 * The TSV rows being written: row number, then fields, trimmed and escaped. The fields are open to the scanner's inner loops, which work on
 * copies of them and write them back.
 */
export class RowOutput {
  readonly bytes = Buffer.allocUnsafe(FLUSH_BYTES + 3 * READ_LIMITS.lineBytes + 4 * SLICE_BYTES);
  /** Where the next byte goes. */
  at = 0;
  fieldStart = 0;
  private rowStart = 0;

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
    return done;
  }

  openRow(row: number): void {
    this.rowStart = this.at;
    this.at += this.bytes.write(String(row), this.at, 'latin1');
  }

  startField(): void {
    this.bytes[this.at++] = TAB;
    this.fieldStart = this.at;
  }

  /** Escapes `byte` if it needs to be. */
  put(byte: number): void {
    const letter = escapeLetter(byte);
    if (letter !== undefined) this.bytes[this.at++] = BACKSLASH;
    this.bytes[this.at++] = letter ?? byte;
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
  }

  endRow(): void {
    this.bytes[this.at++] = LF;
    this.rowStart = this.at;
  }

  /** Forgets the row being written. */
  dropRow(): void {
    this.at = this.rowStart;
  }

  /** The fields of the row being written, as text, and forgets them. */
  takeNames(): readonly string[] {
    const text = this.bytes.toString('utf8', this.rowStart, this.at);
    this.dropRow();
    return text.split('\t').slice(1).map((name) => name.replace(/\\([tnr\\])/gu, (_, letter: string) => (letter === '\\' ? '\\' : ' ')).trim());
  }
}
