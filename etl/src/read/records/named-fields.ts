import { foldText } from '../../profile/fold-text.js';
import { matchHeader, type StagedColumn } from '../../profile/header.js';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';

interface Target {
  readonly column: number;
  /** Place of the name among the column's spellings: the first that a record has wins, as it does in a header. */
  readonly rank: number;
}

/** Puts records that name their own fields into the order of the staged columns, and keeps what names there were. */
export class NamedFields {
  private readonly targets = new Map<string, Target | undefined>();
  private readonly wanted = new Map<string, Target>();

  constructor(private readonly columns: readonly StagedColumn[], private readonly fileName: string) {
    columns.forEach(({ spellings }, column) => { spellings.forEach((spelling, rank) => this.wanted.set(spelling, { column, rank })); });
  }

  /** The fields in the order of the staged columns. Throws `TOO_MANY_COLUMNS` once the records of a file have named too many. */
  cells(fields: ReadonlyMap<string, string>): readonly string[] {
    const cells = this.columns.map(() => '');
    const ranks: number[] = [];
    for (const [name, text] of fields) {
      const target = this.targetOf(name);
      if (target === undefined || target.rank >= (ranks[target.column] ?? Infinity)) continue;
      cells[target.column] = text;
      ranks[target.column] = target.rank;
    }
    return cells;
  }

  /** Call after the last record: a required column none of them named refuses the file, as one missing in a header would. Throws what `matchHeader` throws. */
  finish(): void {
    if (this.targets.size > 0) matchHeader([...this.targets.keys()], this.columns, this.fileName);
  }

  private targetOf(name: string): Target | undefined {
    if (this.targets.has(name)) return this.targets.get(name);
    if (this.targets.size >= READ_LIMITS.columns) {
      throw new LoadRefused('TOO_MANY_COLUMNS', `文件 ${this.fileName} 的记录共有超过 ${String(READ_LIMITS.columns)} 种字段。`, `The records of ${this.fileName} name more than ${String(READ_LIMITS.columns)} fields.`);
    }
    const target = this.wanted.get(foldText(name));
    this.targets.set(name, target);
    return target;
  }
}
