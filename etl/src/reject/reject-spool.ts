import { basename, join } from 'node:path';
import type { Engine } from '@concord/sql';
import type { KeptRejects } from '../stage/kept-work.js';
import { Spool } from '../read/records/spool.js';
import type { RowReject } from './reasons.js';

const COLUMNS = ['row_no', 'column', 'value', 'reason', 'raw'] as const;
const DRAIN_ROWS = 10_000;

const escaped = (text: string): string => text.replace(/[\\\t\n\r]/gu, (character) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] ?? character);

/**
 * Brings the reader's rejects to the table of rejects. They carry no raw row: in a row whose fields cannot be told apart, nobody knows which of
 * them names a person. The files stay with the load: one that goes on from it brings them in under its own number.
 */
export class RejectSpool {
  private lines: string[] = [];
  private readonly spool: Spool;
  private files: KeptRejects[] = [];

  constructor(private readonly engine: Engine, private readonly table: string, private readonly loadNo: number, private readonly folder: string) {
    this.spool = new Spool(folder, `rejects-${String(loadNo)}`);
  }

  add({ row, column, value, reason }: RowReject): void {
    this.lines.push(`${[String(row), column, value, reason, ''].map(escaped).join('\t')}\n`);
  }

  /** What has been brought in so far. */
  get kept(): readonly KeptRejects[] {
    return this.files;
  }

  /** Brings in what a load told that this one goes on from: of rows below `below`. */
  async goOn(files: readonly KeptRejects[], below: number): Promise<void> {
    for (const file of files) {
      this.files.push({ name: file.name, below: Math.min(file.below, below) });
      await this.bring(join(this.folder, basename(file.name)), Math.min(file.below, below));
    }
  }

  /** Writes what has gathered, once it is worth it. */
  async drain(): Promise<void> {
    if (this.lines.length >= DRAIN_ROWS) this.writeOut();
    if (this.spool.full) await this.spool.rotate(this.take);
  }

  /** Brings everything into the store. */
  async flush(): Promise<void> {
    this.writeOut();
    await this.spool.flush(this.take);
  }

  /** Drops what has gathered since the last `flush`, and what of it drains brought in: rows from `firstRow` on are read again. */
  async forget(firstRow: number): Promise<void> {
    await this.flush();
    this.files = this.files.map(({ name, below }) => ({ name, below: Math.min(below, firstRow) }));
    await this.engine.writer.run({
      sql: `DELETE FROM ${this.table} WHERE load_no = {load_no:UInt32} AND row_no >= {first_row:UInt64}`,
      params: { load_no: this.loadNo, first_row: firstRow },
    });
  }

  /** Waits until the engine has let go. */
  async release(): Promise<void> {
    await this.spool.release();
  }

  private writeOut(): void {
    this.spool.write([Buffer.from(this.lines.join(''), 'utf8')]);
    this.lines = [];
  }

  private readonly take = async (path: string): Promise<void> => {
    await this.bring(path, Number.MAX_SAFE_INTEGER);
    this.files.push({ name: basename(path), below: Number.MAX_SAFE_INTEGER });
  };

  private async bring(path: string, below: number): Promise<void> {
    const select = (rows: string): string => `SELECT ${String(this.loadNo)}, ${COLUMNS.join(', ')} FROM ${rows} WHERE toUInt64(row_no) < ${String(below)}`;
    await this.engine.writer.insertFile(this.table, path, { columns: COLUMNS, format: 'TSV', transform: { into: ['load_no', ...COLUMNS], select } });
  }
}
