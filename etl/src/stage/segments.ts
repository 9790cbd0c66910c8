import { statSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Statement, Transform } from '@concord/sql';
import type { Segment } from '../read/delivery.js';
import { folderOf, type KeptSegment, type KeptWork } from './kept-work.js';
import { cancellable, loadTables, TYPING_ALONE, TYPING_SETTINGS, type LoadContext } from './load-context.js';

/** A segment in its place among those of a load. */
export interface Staged extends Segment {
  /** Its place among all; the partition of its typed rows. */
  readonly number: number;
  readonly bytes: number;
  /** Number of the last row before its first. */
  readonly after: number;
}

/** The staged rows of a delivery, as delivered: files that lie in a private folder until all that is wrong with them has been told. */
export class Segments {
  private readonly staged: Staged[] = [];

  private constructor(private readonly context: LoadContext, readonly folder: string) {}

  /** Throws what the file system throws. */
  static async create(context: LoadContext): Promise<Segments> {
    return new Segments(context, await mkdtemp(folderOf(context.engine, context.loadNo)));
  }

  /** The segments an interrupted load left, its folder made this load's; what the mark does not name goes. */
  static async goOn(context: LoadContext, { folder: before, layouts, segments, rejects }: KeptWork): Promise<Segments> {
    const folder = await mkdtemp(folderOf(context.engine, context.loadNo));
    // An empty folder may be replaced, and in one step.
    await rename(before, folder);
    const named = new Set([...segments, ...rejects.map(({ name }) => [name] as const)].map(([name]) => basename(name)));
    for (const name of await readdir(folder)) if (!named.has(name) && !name.startsWith('mark.')) await rm(join(folder, name));
    const all = new Segments(context, folder);
    for (const [name, layout, upTo] of segments) all.add({ path: join(folder, basename(name)), columns: layouts[layout] ?? [], upTo, isLast: false });
    return all;
  }

  /** Removes the folder and all in it. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** At once: the next may come before this one is typed, and their order is that of their rows. Throws what the file system throws. */
  add(segment: Segment): Staged {
    const staged = { ...segment, number: this.staged.length, bytes: statSync(segment.path).size, after: this.staged.at(-1)?.upTo ?? 0 };
    this.staged.push(staged);
    return staged;
  }

  /** Bytes of all files. */
  get bytes(): number {
    return this.staged.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** What a mark says of those up to `last`, all of them where none is named: the files, and their bytes. */
  listed(last = this.staged.at(-1)): { readonly bytes: number; readonly layouts: readonly (readonly string[])[]; readonly segments: readonly KeptSegment[] } {
    const named = this.staged.slice(0, last === undefined ? 0 : last.number + 1);
    const layouts = [...new Set(named.map(({ columns }) => columns.join(',')))];
    const segments = named.map(({ path, columns, upTo, bytes }): KeptSegment => [basename(path), layouts.indexOf(columns.join(',')), upTo, bytes]);
    return { bytes: named.reduce((sum, { bytes }) => sum + bytes, 0), layouts: layouts.map((layout) => layout.split(',')), segments };
  }

  /** Drops the files whose rows come after row `after`, with their typed rows. */
  async forget(after: number): Promise<void> {
    const { engine, loadNo } = this.context;
    for (let last = this.staged.at(-1); last !== undefined && last.upTo > after; last = this.staged.at(-1)) {
      await unlink(last.path);
      await engine.writer.run({ sql: `ALTER TABLE ${loadTables(loadNo).typed} DROP PARTITION ${String(last.number)}` });
      this.staged.pop();
    }
  }

  /**
   * Inserts into `table` what `select` makes of a segment's rows, which stand in `rows` as a table would, with every column of the profile: on one core, or `alone` on
   * both. Bounded and cancellable as every step.
   */
  async insert(staged: Staged, table: string, into: readonly string[], select: (rows: string) => string, params: Statement['params'] = {}, alone = false): Promise<void> {
    const here = new Set(staged.columns);
    const columns = this.context.staged.map(({ name }) => (here.has(name) ? name : `'' AS ${name}`));
    const transform: Transform = { into, params, settings: alone ? TYPING_ALONE : TYPING_SETTINGS, select: (rows) => select(`(SELECT row_no, ${columns.join(', ')} FROM ${rows})`) };
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
}
