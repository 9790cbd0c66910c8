import type { Rows } from '@concord/sql';
import { QuestionError } from './errors.js';

/** One row from the store, read by column name with its type checked. Throws `QuestionError` BAD_ROW when it is not what was asked for. */
export class Row {
  constructor(private readonly cells: readonly unknown[], private readonly index: ReadonlyMap<string, number>) {}

  private cell(column: string): unknown {
    const at = this.index.get(column);
    if (at === undefined) throw new QuestionError('BAD_ROW', `the store sent no column ${column}`);
    return this.cells[at];
  }

  /** Whether the statement asked for a column. */
  has(column: string): boolean {
    return this.index.has(column);
  }

  /** A finite number; 64-bit integers and decimals arrive as text. */
  num(column: string): number {
    const value = Number(this.cell(column) ?? Number.NaN);
    if (!Number.isFinite(value)) throw new QuestionError('BAD_ROW', `column ${column} holds no number`);
    return value;
  }

  numOrNull(column: string): number | null {
    return this.cell(column) === null ? null : this.num(column);
  }

  text(column: string): string {
    const value = this.cell(column);
    if (typeof value !== 'string') throw new QuestionError('BAD_ROW', `column ${column} holds no text`);
    return value;
  }

  textOrNull(column: string): string | null {
    return this.cell(column) === null ? null : this.text(column);
  }

  list(column: string): readonly unknown[] {
    const value = this.cell(column);
    if (!Array.isArray(value)) throw new QuestionError('BAD_ROW', `column ${column} holds no list`);
    return value;
  }

  /** Numbers; null and NaN (an empty quantile) become null. */
  numbers(column: string): (number | null)[] {
    return this.list(column).map((v) => (v === null || Number.isNaN(Number(v)) ? null : Number(v)));
  }
}

/** The answer's rows, readable by name. */
export function tableOf(answer: Rows): Row[] {
  const index = new Map(answer.columns.map((name, i) => [name, i]));
  return answer.rows.map((cells) => new Row(cells, index));
}
