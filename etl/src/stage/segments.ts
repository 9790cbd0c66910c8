import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Statement, Transform } from '@concord/sql';
import type { Segment } from '../read/delivery.js';
import { cancellable, loadTables, WRITE_SETTINGS, type LoadContext } from './load-context.js';

interface Staged extends Segment {
  /** Number of the last row before its first. */
  readonly after: number;
}

/** The staged rows of a delivery, as delivered: files that lie in a private folder until all that is wrong with them has been told. */
export class Segments {
  private readonly staged: Staged[] = [];

  private constructor(private readonly context: LoadContext, readonly folder: string) {}

  /** Throws what the file system throws. */
  static async create(context: LoadContext): Promise<Segments> {
    return new Segments(context, await mkdtemp(join(context.engine.scratchDir, 'concord-load-')));
  }

  add(segment: Segment): Staged {
    const staged = { ...segment, after: this.staged.at(-1)?.upTo ?? 0 };
    this.staged.push(staged);
    return staged;
  }

  /** Drops the files whose rows come after row `after`. */
  async forget(after: number): Promise<void> {
    for (let last = this.staged.at(-1); last !== undefined && last.upTo > after; last = this.staged.at(-1)) {
      await unlink(last.path);
      this.staged.pop();
    }
  }

  /**
   * Inserts into `table` what `select` makes of a segment's rows, which stand in `rows` as a table would, with every column of the profile. Bounded
   * and cancellable as every step.
   */
  async insert(staged: Staged, table: string, into: readonly string[], select: (rows: string) => string, params: Statement['params'] = {}): Promise<void> {
    const here = new Set(staged.columns);
    const columns = this.context.staged.map(({ name }) => (here.has(name) ? name : `'' AS ${name}`));
    const transform: Transform = { into, params, settings: WRITE_SETTINGS, select: (rows) => select(`(SELECT row_no, ${columns.join(', ')} FROM ${rows})`) };
    await this.context.engine.writer.insertFile(table, staged.path, { columns: ['row_no', ...staged.columns], format: 'Native', types: { row_no: 'UInt64' }, transform }, cancellable(this.context));
  }

  /** Copies rows as delivered into the load's table `faulty`: those that `rows` names, a table and condition with a column `row_no`. Says whether there are any. */
  async copyFaulty(rows: string): Promise<boolean> {
    const { engine, loadNo, staged } = this.context;
    if (this.staged.length === 0) return false;
    const begins = this.staged.map(({ after }) => String(after + 1));
    const { rows: found } = await engine.writer.ask({ sql: `SELECT DISTINCT roundDown(row_no, [${begins.join(', ')}]) FROM ${rows}` }, cancellable(this.context));
    const firsts = new Set(found.map(([first]) => Number(first)));
    const columns = ['row_no', ...staged.map(({ name }) => name)];
    for (const segment of this.staged.filter(({ after }) => firsts.has(after + 1))) {
      const named = `SELECT row_no FROM ${rows} AND row_no > ${String(segment.after)} AND row_no <= ${String(segment.upTo)}`;
      await this.insert(segment, loadTables(loadNo).faulty, columns, (source) => `SELECT ${columns.join(', ')} FROM ${source} WHERE row_no IN (${named})`);
    }
    return firsts.size > 0;
  }

  /** Removes the folder and all in it. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
