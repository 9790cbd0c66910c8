import type { CanonicalColumnName, Engine, Statement } from '@concord/sql';
import type { StagedColumn } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import type { CompiledProfile } from '../map/row-select.js';
import { sqlText } from '../map/literal.js';

/** Where what a load brings, and what is found in it, is written; `next` is what will be current. */
export interface ResultTables {
  readonly versions: string;
  readonly marks: string;
  readonly rejects: string;
  readonly controls: string;
  readonly columns: string;
  readonly findings: string;
  readonly next: string;
}

/** The tables that stay. */
export const KEPT: ResultTables = {
  versions: 'concord.case_version', marks: 'concord.case_mark', rejects: 'concord.reject', controls: 'concord.load_control', columns: 'concord.load_column', findings: 'concord.load_finding', next: 'concord.case_next',
};

/** What the steps of one load share. */
export interface LoadContext {
  readonly engine: Engine;
  readonly loadNo: number;
  readonly into: ResultTables;
  readonly dataset: string;
  readonly profile: Profile;
  readonly staged: readonly StagedColumn[];
  readonly compiled: CompiledProfile;
  /** Type of each canonical column as `concord.case_version` has it. */
  readonly types: ReadonlyMap<CanonicalColumnName, string>;
  /** Last day on which something can have happened, `YYYY-MM-DD`. */
  readonly today: string;
  readonly signal: AbortSignal | undefined;
}

/** What a statement needs to be run and cancelled. */
export type StepContext = Pick<LoadContext, 'engine' | 'signal'>;

/** What names a body of cases: one dataset's cases of one source. */
export interface BodyContext {
  readonly dataset: string;
  readonly profile: Pick<Profile, 'source'>;
}

/** Bounds each statement of a load: blocks small enough for a small machine, groups that spill to disk. */
const BOUNDS = [
  'max_threads = 2', 'max_insert_threads = 2', 'max_block_size = 16384', 'max_partitions_per_insert_block = 0', 'optimize_aggregation_in_order = 1',
  'max_bytes_before_external_group_by = 134217728', 'optimize_on_insert = 0', 'join_use_nulls = 0',
].join(', ');

/** Blocks are parts: small ones for memory, where a table is read once; large ones where it is read by every question. */
const BLOCKS = {
  small: 'min_insert_block_size_rows = 131072, min_insert_block_size_bytes = 67108864',
  large: 'min_insert_block_size_rows = 262144, min_insert_block_size_bytes = 67108864',
} as const;

/** Settings of every insert of a load. */
export const WRITE_SETTINGS = `${BOUNDS}, ${BLOCKS.small}`;

const LOAD_TABLES = ['typed', 'faulty', 'problem', 'twice', 'repeat', 'moved', 'checked', 'marked', 'refused', 'controls', 'columns', 'findings', 'next'] as const;

/**
 * The tables of a load that go with it. Those from `checked` on are made by a check alone, which writes nothing into the tables that stay; `next` is a view.
 */
export const loadTables = (loadNo: number): Readonly<Record<(typeof LOAD_TABLES)[number], string>> =>
  Object.fromEntries(LOAD_TABLES.map((name) => [name, `concord.${name}_${String(loadNo)}`])) as Record<(typeof LOAD_TABLES)[number], string>;

/** Condition on a name in `system.tables`: it is one of `loadTables`, of any load. */
export const IS_LOAD_TABLE = `match(name, '^(${LOAD_TABLES.join('|')})_\\\\d+$')`;

/** True where a row of `case_current` or `case_version` belongs to the body of cases this load speaks of. */
export const sameBody = ({ dataset, profile }: BodyContext): string => `dataset = ${sqlText(dataset)} AND source = ${sqlText(profile.source)}`;

/** Runs a statement of a load, bounded and cancellable. `SETTINGS` stand before the SELECT of an INSERT. */
export async function runStep(context: StepContext, insertInto: string, select: string, params: Statement['params'] = {}, blocks: keyof typeof BLOCKS = 'small'): Promise<void> {
  await context.engine.writer.run({ sql: `INSERT INTO ${insertInto} SETTINGS ${BOUNDS}, ${BLOCKS[blocks]}\n${select}`, params }, cancellable(context));
}

/** Asks rows, bounded and cancellable. */
export async function askRows(context: StepContext, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await context.engine.writer.ask({ sql: `${sql} SETTINGS max_threads = 2, optimize_aggregation_in_order = 1` }, cancellable(context))).rows;
}

/** Asks one row of numbers. */
export async function askNumbers(context: StepContext, sql: string): Promise<readonly number[]> {
  return ((await askRows(context, sql))[0] ?? []).map(Number);
}

/** The options that let a load's caller cancel a statement. */
export const cancellable = ({ signal }: StepContext): { signal: AbortSignal } | Record<string, never> => (signal === undefined ? {} : { signal });
