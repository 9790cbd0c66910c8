import { FATES, type FieldPlan } from '../../mask/field-plan.js';
import { LoadRefused } from '../../reject/refusal.js';
import type { RejectReason } from '../../reject/reasons.js';
import { READ_LIMITS } from '../limits.js';
import { PlainRows } from './plain-rows.js';
import type { ScannerOptions } from './scanner-options.js';
import { MaskedOutput } from '../records/masked-output.js';
import { CR, LF, QUOTE, SPACE, stopBytes, TAB } from './scan-bytes.js';
import { copyRun } from './copy-run.js';

enum State { FieldStart, Plain, Quoted, QuoteInQuoted, AfterQuote }

/**
 * Takes rows of CSV one decision at a time, and writes the kept fields of those that are whole, trimmed, column by column. Quotes may hold delimiters and line ends;
 * LF, CRLF and CR end a row. No field ever becomes a string, save pseudonyms.
 */
export class RowScanner {
  /** Rows after the header, blank lines not counted. */
  rows = 0;
  rejected = 0;
  readonly output: MaskedOutput;
  protected readonly delimiter: number;
  /** Where a run of text ends, by state. */
  private readonly stops: Partial<Record<State, Uint8Array>>;
  private state = State.FieldStart;
  protected plan: FieldPlan = new Uint8Array(READ_LIMITS.columns + 1).fill(1);
  private expected = -1;
  protected plain: PlainRows | undefined;
  protected row: number;
  private field = 0;
  protected lineBytes = 0;
  protected rowOpen = false;
  protected sliceFrom = 0;
  private sliceAt = 0;
  protected afterCr = false;
  private fault: RejectReason | undefined;

  constructor(private readonly options: ScannerOptions) {
    this.output = new MaskedOutput(options.pseudonymise);
    this.delimiter = options.delimiter.charCodeAt(0);
    this.stops = { [State.Plain]: stopBytes(this.delimiter), [State.Quoted]: stopBytes(QUOTE) };
    this.row = options.firstRow;
  }

  /** True once the header has been read. */
  get headed(): boolean { return this.expected >= 0; }

  /** The row in which a quote is open, if one is; then the end of the row cannot be known. */
  get openQuoteRow(): number | undefined { return this.state === State.Quoted ? this.row : undefined; }

  /** True when the row being read is over the limit and stands inside a quote: no later row can be told from it. */
  get lostInQuote(): boolean { return this.state === State.Quoted && this.lineBytes > READ_LIMITS.lineBytes; }

  /** Forgets the row being read, and goes on as if `row` began here. */
  protected beginAt(row: number): void {
    this.output.dropRow();
    this.rowOpen = this.afterCr = false;
    this.state = State.FieldStart;
    this.lineBytes = 0;
    this.row = row;
  }

  /** Call after the last byte. A last row without a line end is taken if it is whole. */
  finish(): void {
    if (!this.rowOpen) return;
    if (this.expected >= 0 && this.field + 1 < this.expected) this.spoil('TORN_ROW');
    this.sliceAt = this.sliceFrom;
    this.endRow();
  }

  /** Takes bytes up to the end of a row, or to `until`, one decision at a time. */
  protected takeRow(chunk: Buffer, start: number, until: number): number {
    for (let i = start; i < until; i += 1) {
      const stops = this.stops[this.state];
      if (stops !== undefined) i = copyRun(chunk, i, until, stops, this.writes ? this.output : undefined);
      if (i >= until) break;
      this.sliceAt = i;
      this.step(chunk[i] as number);
      if (!this.rowOpen) return i + 1;
    }
    return Math.max(start, until);
  }

  /** True when the field being read goes into the output. */
  private get writes(): boolean { return this.fault === undefined && this.plan[this.field] !== 0; }

  private step(byte: number): void {
    if (byte === LF && this.afterCr) {
      this.afterCr = false;
      this.sliceFrom = this.sliceAt + 1;
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
    } else this.stepOutsideQuotes(byte);
  }

  private stepOutsideQuotes(byte: number): void {
    if (byte === this.delimiter) {
      this.endField();
      this.field += 1;
      this.startField();
    } else if (byte === LF || byte === CR) {
      this.afterCr = byte === CR;
      this.endRow();
    } else if (this.state === State.Plain) this.put(byte);
    else if (byte === SPACE || byte === TAB) {
      if (this.state === State.QuoteInQuoted) this.state = State.AfterQuote;
    } else if (this.state === State.FieldStart) {
      this.state = byte === QUOTE ? State.Quoted : State.Plain;
      if (byte !== QUOTE) this.put(byte);
    } else this.spoil('BAD_QUOTE');
  }

  private put(byte: number): void { if (this.writes) this.output.put(byte); }

  private openRow(): void {
    this.rowOpen = true;
    this.fault = undefined;
    this.field = 0;
    this.output.openRow(this.row);
    this.startField();
  }

  private startField(): void {
    this.state = State.FieldStart;
    if (this.writes && this.field < this.plan.length) this.output.startField();
  }

  private endField(): void {
    if (this.writes && this.field < this.plan.length) this.output.endField(this.plan[this.field] === FATES.pseudonym);
  }

  protected spoil(reason: RejectReason): void {
    if (this.fault !== undefined || !this.rowOpen) return;
    this.fault = reason;
    this.output.dropRow();
  }

  private endRow(): void {
    this.endField();
    if (this.lineBytes + this.sliceAt - this.sliceFrom > READ_LIMITS.lineBytes) this.spoil('LINE_TOO_LONG');
    const blank = this.field === 0 && this.state === State.FieldStart && this.fault === undefined;
    if (blank) this.output.dropRow();
    else if (this.expected < 0) this.endHeader();
    else this.endData(this.field + 1);
    this.rowOpen = false;
    this.lineBytes = 0;
    this.sliceFrom = this.sliceAt + 1;
    this.state = State.FieldStart;
    this.row += 1;
  }

  private endHeader(): void {
    if (this.field >= READ_LIMITS.columns) throw new LoadRefused('TOO_MANY_COLUMNS', `表头超过 ${String(READ_LIMITS.columns)} 列。`, `The header has more than ${String(READ_LIMITS.columns)} columns.`);
    const plan = this.options.onHeader(this.output.takeNames(), this.row);
    if (plan === undefined) return;
    this.plan = plan;
    this.output.nulls = this.options.nulls;
    this.output.plan(plan);
    this.expected = plan.length;
    this.plain = new PlainRows(plan.length, this.delimiter);
  }

  private endData(fields: number): void {
    this.rows += 1;
    const reason = this.fault ?? (fields === this.expected ? undefined : 'FIELD_COUNT');
    if (reason === undefined) { this.output.endRow(); return; }
    const counted = reason === 'FIELD_COUNT' || reason === 'TORN_ROW';
    this.output.dropRow();
    this.rejected += 1;
    this.options.onReject({ row: this.row, column: '', value: counted ? `${String(fields)} / ${String(this.expected)}` : '', reason });
  }
}
