import type { RejectReason, RowReject } from '../reject/reasons.js';
import { LoadRefused } from '../reject/refusal.js';
import { READ_LIMITS, SLICE_BYTES } from './limits.js';
import type { Pseudonymise } from './pseudonym.js';
import { BACKSLASH, CR, escapeLetter, leadingBlanks, LF, QUOTE, SPACE, stopBytes, TAB, trimmedEnd } from './scan-bytes.js';

/** What becomes of each field of a row: 0 is dropped, 1 kept, 2 pseudonymised. Kept fields stay in file order. */
export type FieldPlan = Uint8Array;

export interface ScannerOptions {
  readonly delimiter: string;
  /** Number of the first row in the output; the header has it. */
  readonly firstRow: number;
  /** Called once with the header's names; answers what to keep of each. May throw to refuse the file. */
  readonly onHeader: (names: readonly string[]) => FieldPlan;
  readonly onReject: (reject: RowReject) => void;
  readonly pseudonymise: Pseudonymise;
}

enum State { FieldStart, Plain, Quoted, QuoteInQuoted, AfterQuote }

/** Output is handed over beyond this many bytes; one row may still add twice `lineBytes` (every byte escaped). */
const FLUSH_BYTES = 4 << 20;

/**
 * Cuts CSV bytes (UTF-8, already checked) into records and writes those that are whole as TSV: the row number, then the kept fields,
 * trimmed and escaped. Quotes may hold delimiters and line ends; LF, CRLF and CR end a row. No field ever becomes a string, save pseudonyms.
 */
export class CsvScanner {
  /** Rows after the header, blank lines not counted. */
  rows = 0;
  rejected = 0;
  private readonly out = Buffer.allocUnsafe(FLUSH_BYTES + 3 * READ_LIMITS.lineBytes + 4 * SLICE_BYTES);
  private readonly delimiter: number;
  private readonly plainStops: Uint8Array;
  private readonly quotedStops = stopBytes(QUOTE);
  private at = 0;
  private state = State.FieldStart;
  private plan: FieldPlan = new Uint8Array(READ_LIMITS.columns + 1).fill(1);
  private expected = -1;
  private row: number;
  private field = 0;
  private rowStart = 0;
  private fieldStart = 0;
  private lineBytes = 0;
  private rowOpen = false;
  private sliceFrom = 0;
  private sliceAt = 0;
  private afterCr = false;
  private fault: RejectReason | undefined;

  constructor(private readonly options: ScannerOptions) {
    this.delimiter = options.delimiter.charCodeAt(0);
    this.plainStops = stopBytes(this.delimiter);
    this.row = options.firstRow;
  }

  /** True when `take` should be called before the next `push`. */
  get full(): boolean {
    return this.rowStart >= FLUSH_BYTES;
  }

  /** True once the header has been read. */
  get headed(): boolean {
    return this.expected >= 0;
  }

  /** The row in which a quote is open, if one is; then the end of the row cannot be known. */
  get openQuoteRow(): number | undefined {
    return this.state === State.Quoted ? this.row : undefined;
  }

  /** True when the row being read is over the limit and stands inside a quote: no later row can be told from it. */
  get lostInQuote(): boolean {
    return this.state === State.Quoted && this.lineBytes > READ_LIMITS.lineBytes;
  }

  /** The finished rows since the last call; valid until the next `push`. */
  take(): Buffer {
    const done = Buffer.from(this.out.subarray(0, this.rowStart));
    this.out.copyWithin(0, this.rowStart, this.at);
    this.at -= this.rowStart;
    this.fieldStart -= this.rowStart;
    this.rowStart = 0;
    return done;
  }

  /** Scans at most `SLICE_BYTES` bytes. */
  push(chunk: Uint8Array): void {
    const end = chunk.length;
    this.sliceFrom = 0;
    for (let i = 0; i < end; i += 1) {
      if (this.state === State.FieldStart && this.rowOpen && this.fault === undefined) i = this.plainFields(chunk, i);
      if (this.state === State.Plain || this.state === State.Quoted) i = this.copyRun(chunk, i);
      if (i >= end) break;
      this.sliceAt = i;
      this.step(chunk[i] as number);
    }
    this.lineBytes += end - this.sliceFrom;
    if (this.lineBytes > READ_LIMITS.lineBytes) this.spoil('LINE_TOO_LONG');
  }

  /** Call after the last byte. A last row without a line end is taken if it is whole. */
  finish(): void {
    if (!this.rowOpen) return;
    if (this.expected >= 0 && this.field + 1 < this.expected) this.spoil('TORN_ROW');
    this.endRow();
  }

  /**
   * Takes whole unquoted fields as long as they are simple: this loop sees nearly every byte, so it works on locals and writes them back
   * once. Stops at the first byte of a field it leaves to `step` (quote, blank, pseudonym, line end) or inside a field, where `copyRun` goes on.
   */
  private plainFields(chunk: Uint8Array, start: number): number {
    const { out, plan, plainStops: stops, delimiter } = this;
    const end = chunk.length;
    let { at, field, fieldStart } = this;
    let i = start;
    while (i < end) {
      const kept = plan[field];
      let byte = chunk[i] as number;
      if (kept === undefined || kept > 1 || byte === QUOTE || byte === SPACE || (stops[byte] !== 0 && byte !== delimiter)) break;
      const first = byte;
      const from = at;
      if (kept === 0) while (stops[byte] === 0 && i < end) byte = chunk[++i] as number;
      else {
        for (; i < end; i += 1) {
          byte = chunk[i] as number;
          if (stops[byte] !== 0) break;
          out[at] = byte;
          at += 1;
        }
      }
      if (i >= end || byte !== delimiter) {
        this.state = State.Plain;
        break;
      }
      const last = out[at - 1];
      if (kept === 1 && at > from && (last === SPACE || last === 0x80 || last === 0xa0 || first === 0xc2 || first === 0xe3)) {
        this.at = at;
        this.fieldStart = from;
        this.field = field;
        this.endField();
        ({ at } = this);
      }
      field += 1;
      i += 1;
      if (plan[field] !== 0 && field < plan.length) out[at++] = TAB;
      fieldStart = at;
    }
    this.at = at;
    this.field = field;
    this.fieldStart = fieldStart;
    return i;
  }

  /** Copies up to the next byte that needs a decision and returns its place. */
  private copyRun(chunk: Uint8Array, start: number): number {
    const stops = this.state === State.Plain ? this.plainStops : this.quotedStops;
    const end = chunk.length;
    let i = start;
    if (this.fault !== undefined || this.plan[this.field] === 0) {
      while (i < end && stops[chunk[i] as number] === 0) i += 1;
      return i;
    }
    const { out } = this;
    let { at } = this;
    for (; i < end; i += 1) {
      const byte = chunk[i] as number;
      if (stops[byte] !== 0) break;
      out[at] = byte;
      at += 1;
    }
    this.at = at;
    return i;
  }

  private step(byte: number): void {
    if (byte === LF && this.afterCr) {
      this.afterCr = false;
      return;
    }
    this.afterCr = false;
    if (!this.rowOpen) this.openRow();
    if (byte === 0) this.spoil('NUL_BYTE');
    if (this.state === State.Quoted) {
      if (byte === QUOTE) this.state = State.QuoteInQuoted;
      else this.put(byte);
    } else if (this.state === State.QuoteInQuoted && byte === QUOTE) {
      this.put(QUOTE);
      this.state = State.Quoted;
    } else {
      this.stepOutsideQuotes(byte);
    }
  }

  private stepOutsideQuotes(byte: number): void {
    if (byte === this.delimiter) {
      this.endField();
      this.field += 1;
      this.startField();
    } else if (byte === LF || byte === CR) {
      this.afterCr = byte === CR;
      this.endRow();
    } else if (this.state === State.FieldStart) {
      if (byte === SPACE || byte === TAB) return;
      this.state = byte === QUOTE ? State.Quoted : State.Plain;
      if (byte !== QUOTE) this.put(byte);
    } else if (this.state === State.Plain) {
      this.put(byte);
    } else {
      this.state = State.AfterQuote;
      if (byte !== SPACE && byte !== TAB) this.spoil('BAD_QUOTE');
    }
  }

  private put(byte: number): void {
    if (this.fault !== undefined || this.plan[this.field] === 0) return;
    const letter = escapeLetter(byte);
    if (letter !== undefined) this.out[this.at++] = BACKSLASH;
    this.out[this.at++] = letter ?? byte;
  }

  private openRow(): void {
    this.rowOpen = true;
    this.fault = undefined;
    this.field = 0;
    this.rowStart = this.at;
    this.at += this.out.write(String(this.row), this.at, 'latin1');
    this.startField();
  }

  private startField(): void {
    this.state = State.FieldStart;
    if (this.fault !== undefined || this.plan[this.field] === 0) return;
    // The header may not be wider than the plan; a wider data row is only counted.
    if (this.field < this.plan.length) this.out[this.at++] = TAB;
    this.fieldStart = this.at;
  }

  private endField(): void {
    const plan = this.plan[this.field] ?? 0;
    if (plan === 0 || this.fault !== undefined) return;
    const { out, fieldStart } = this;
    this.at = trimmedEnd(out, fieldStart, this.at);
    const lead = leadingBlanks(out, fieldStart, this.at);
    if (lead > 0) {
      out.copyWithin(fieldStart, fieldStart + lead, this.at);
      this.at -= lead;
    }
    if (plan === 2) this.at = fieldStart + out.write(this.options.pseudonymise(out.subarray(fieldStart, this.at)), fieldStart, 'latin1');
  }

  private spoil(reason: RejectReason): void {
    if (this.fault !== undefined || !this.rowOpen) return;
    this.fault = reason;
    this.at = this.rowStart;
  }

  private endRow(): void {
    this.endField();
    if (this.lineBytes + this.sliceAt - this.sliceFrom > READ_LIMITS.lineBytes) this.spoil('LINE_TOO_LONG');
    const fields = this.field + 1;
    const blank = fields === 1 && this.state === State.FieldStart && this.fault === undefined;
    if (blank) this.at = this.rowStart;
    else if (this.expected < 0) this.endHeader();
    else this.endData(fields);
    this.rowStart = this.at;
    this.rowOpen = false;
    this.lineBytes = 0;
    this.sliceFrom = this.sliceAt + 1;
    this.state = State.FieldStart;
    this.row += 1;
  }

  private endHeader(): void {
    const text = this.out.toString('utf8', this.rowStart, this.at);
    const names = text.split('\t').slice(1).map((name) => name.replace(/\\([tnr\\])/gu, (_, letter: string) => (letter === '\\' ? '\\' : ' ')).trim());
    if (this.fault !== undefined) throw new LoadRefused('BAD_HEADER', '表头无法读取。', 'The header cannot be read.');
    if (names.length > READ_LIMITS.columns) throw new LoadRefused('TOO_MANY_COLUMNS', `表头超过 ${String(READ_LIMITS.columns)} 列。`, `The header has more than ${String(READ_LIMITS.columns)} columns.`);
    this.at = this.rowStart;
    this.plan = this.options.onHeader(names);
    this.expected = this.plan.length;
  }

  private endData(fields: number): void {
    this.rows += 1;
    const torn = fields !== this.expected;
    if (this.fault === undefined && !torn) {
      this.out[this.at++] = LF;
      return;
    }
    const reason = this.fault ?? 'FIELD_COUNT';
    const counted = reason === 'FIELD_COUNT' || reason === 'TORN_ROW';
    this.at = this.rowStart;
    this.rejected += 1;
    this.options.onReject({ row: this.row, column: '', value: counted ? `${String(fields)} / ${String(this.expected)}` : '', reason });
  }
}
