import { FATES } from '../../mask/field-plan.js';
import { isErrorCell } from '../../profile/error-cells.js';
import { LoadRefused, throwIfCancelled } from '../../reject/refusal.js';
import type { RejectReason } from '../../reject/reasons.js';
import { ROWS_PER_FILE, type FileJob, type ReadRows } from '../delivery.js';
import { READ_LIMITS } from '../limits.js';
import { NamedFields } from './named-fields.js';
import { planOf } from '../csv/read-csv.js';
import type { RecordSink } from './record-sink.js';
import { MaskedOutput } from './masked-output.js';
import { NullCells } from './null-cells.js';
import { Spool } from './spool.js';

/** Writes the records of one file as segments; the counterpart of the scanner's own output for all that is not delimited text. */
export class RecordWriter implements RecordSink {
  private rows = 0;
  private rejected = 0;
  private plan: Uint8Array | undefined;
  private columns: readonly string[] = [];
  private readonly output: MaskedOutput;
  private readonly namedFields: NamedFields;

  private constructor(private readonly job: FileJob, private readonly spool: Spool) {
    this.output = new MaskedOutput(job.options.pseudonymise, new NullCells(job.options.profile.nulls));
    this.namedFields = new NamedFields(job.options.columns, job.file.name);
  }

  /** Reads a file through `read` into the sink of its job. Throws what `read` throws, header codes and `EMPTY_FILE`. */
  static async fill(job: FileJob, encoding: string, read: (sink: RecordSink) => Promise<void>): Promise<ReadRows> {
    const spool = new Spool(job.options.folder, `rows-${job.options.label}-${String(job.index)}-${encoding}`);
    const writer = new RecordWriter(job, spool);
    try {
      await read(writer);
      return await writer.finish();
    } finally {
      await spool.release();
    }
  }

  header(names: readonly string[]): Uint8Array {
    const { plan, staged } = planOf(names, this.job);
    this.plan = plan;
    this.columns = staged;
    this.output.plan(plan);
    return plan;
  }

  record(row: number, cells: readonly string[], hashed: readonly (string | undefined)[] = []): void {
    const { plan, output } = this;
    if (plan === undefined) throw new Error('A record came before its header.');
    this.rows += 1;
    let units = 0;
    for (let i = 0; i < plan.length; i += 1) if (plan[i] !== 0) units += cells[i]?.length ?? 0;
    if (units > READ_LIMITS.lineBytes) { this.reject(row, 'LINE_TOO_LONG'); return; }
    // What one chunk of a file brings may be much: a cell can refer to a long text.
    if (output.full) this.write();
    output.openRow(this.numbered(row));
    for (let i = 0; i < plan.length; i += 1) {
      if (plan[i] === 0) continue;
      const text = cells[i] ?? '';
      if (text.includes('\0')) {
        output.dropRow();
        this.reject(row, 'NUL_BYTE');
        return;
      }
      // A spreadsheet's error is nobody's name, and must be found by what it is.
      const stored = text === '' && plan[i] === FATES.pseudonym ? hashed[i] : undefined;
      output.text(stored ?? text, stored === undefined && plan[i] === FATES.pseudonym && !isErrorCell(text));
    }
    output.endRow();
  }

  named(row: number, fields: ReadonlyMap<string, string>): void {
    if (this.plan === undefined) {
      const { columns } = this.job.options;
      this.plan = Uint8Array.from(columns, ({ fate }) => fate);
      this.output.plan(this.plan);
      this.columns = columns.map(({ name }) => name);
    }
    this.record(row, this.namedFields.cells(fields));
  }

  fault(row: number, reason: RejectReason): void {
    this.rows += 1;
    this.reject(row, reason);
  }

  async pause(deliveredBytes: number): Promise<boolean> {
    const { sink, options, before } = this.job;
    throwIfCancelled(options.signal);
    sink.progress(before + deliveredBytes);
    await sink.drain();
    if (this.output.full) this.write();
    if (this.spool.full) await this.spool.rotate(this.take);
    return true;
  }

  private numbered(row: number): number {
    return this.job.index * ROWS_PER_FILE + row;
  }

  private reject(row: number, reason: RejectReason): void {
    this.rejected += 1;
    this.job.sink.reject({ row: this.numbered(row), column: '', value: '', reason });
  }

  private readonly take = (path: string, isLast: boolean): Promise<void> => this.job.sink.segment({ path, columns: this.columns, upTo: this.output.drained, isLast });

  private write(): void {
    this.output.drain(this.columns, (pieces) => { this.spool.write(pieces); });
  }

  private async finish(): Promise<ReadRows> {
    const { name } = this.job.file;
    if (this.plan === undefined && this.rows === 0) throw new LoadRefused('EMPTY_FILE', `文件 ${name} 没有表头。`, `File ${name} has no header.`);
    this.namedFields.finish();
    this.write();
    await this.spool.flush(this.take);
    return { rows: this.rows, rejected: this.rejected };
  }
}
