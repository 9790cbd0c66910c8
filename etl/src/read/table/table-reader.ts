import { throwIfCancelled, type LoadRefused } from '../../reject/refusal.js';
import { openMysql } from './mysql-driver.js';
import { openPostgres } from './postgres-driver.js';
import { sourceFailure, sourceRefusal } from './source-failure.js';
import type { TableColumn, TableDriver, TableRow } from './table-driver.js';
import type { TableRequest } from './table-request.js';
import { within } from './within.js';

/** A table within one connection: every wait for the database is bounded and can be cancelled, every failure is named. All methods throw `LoadRefused`. */
export class TableReader {
  private constructor(private readonly driver: TableDriver, private readonly request: TableRequest) {}

  static async open(request: TableRequest): Promise<TableReader> {
    const { place, signal } = request;
    throwIfCancelled(signal);
    try {
      const driver = await (place.kind === 'postgres' ? openPostgres(place) : openMysql(place));
      signal?.addEventListener('abort', driver.close, { once: true });
      return new TableReader(driver, request);
    } catch (error) {
      throw sourceFailure(error, place.name, request.format.table);
    }
  }

  close(): void {
    this.request.signal?.removeEventListener('abort', this.driver.close);
    this.driver.close();
  }

  /** A name, and the n-th bound value (from 1), as this database writes them. */
  quoted(name: string): string {
    return this.driver.quote(name);
  }

  bound(n: number, { order }: TableColumn): string {
    return this.driver.bound(n, order);
  }

  get table(): string {
    return this.request.format.table.split('.').map((part) => this.driver.quote(part)).join('.');
  }

  columns(): Promise<readonly TableColumn[]> {
    return this.answer(this.driver.columns(`SELECT * FROM ${this.table} LIMIT 0`));
  }

  /** The watermark reached, and that less the overlap; empty texts where no row has one. */
  async bounds({ name, order }: TableColumn, overlap: number): Promise<{ readonly watermark: string; readonly readFrom: string }> {
    for await (const [row] of this.batches(this.driver.bounds(this.table, this.driver.quote(name), order), [overlap])) {
      return { watermark: row?.[0] ?? '', readFrom: row?.[1] ?? '' };
    }
    return { watermark: '', readFrom: '' };
  }

  /** The rows of a SELECT, batch by batch. */
  async* batches(sql: string, values: readonly (string | number)[]): AsyncGenerator<readonly TableRow[]> {
    const rows = this.driver.rows(sql, values)[Symbol.asyncIterator]();
    for (let next = await this.answer(rows.next()); next.done !== true; next = await this.answer(rows.next())) yield next.value;
  }

  /** The refusal of a table that did not hold still. */
  changed(): LoadRefused {
    return sourceRefusal('SOURCE_CHANGED', this.request.place.name, this.request.format.table);
  }

  private async answer<T>(answer: Promise<T>): Promise<T> {
    const { place, format, signal } = this.request;
    try {
      return await within(place.answerMs, answer, () => { this.driver.close(); });
    } catch (error) {
      throwIfCancelled(signal);
      throw sourceFailure(error, place.name, format.table);
    }
  }
}
