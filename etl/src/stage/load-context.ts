import type { CanonicalColumn, SubjectId, Engine, Statement } from '@concord/sql';
import type { StagedColumn } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import type { EarlierRows } from '../reject/reject-file.js';
import type { CompiledProfile } from '../map/row-select.js';
import { sqlText } from '../map/literal.js';

/** Where what a load brings, and what is found in it, is written; `next` is what will be current. */
export interface ResultTables {
  readonly versions: string;
  readonly marks: string;
  readonly rejects: string;
  readonly returns: string;
  readonly controls: string;
  readonly recordControls: string;
  readonly columns: string;
  readonly findings: string;
  readonly next: string;
}

/** The tables that stay, for cases and for records. */
export const keptTables = (into: SubjectId): ResultTables => ({
  versions: into === 'case' ? 'concord.case_version' : 'concord.record_version', marks: 'concord.case_mark', rejects: 'concord.reject', returns: 'concord.reject_return',
  controls: 'concord.load_control', recordControls: 'concord.load_record_control', columns: 'concord.load_column', findings: 'concord.load_finding', next: 'concord.case_next',
});

/** What the steps of one load share. */
export interface LoadContext {
  readonly engine: Engine;
  readonly loadNo: number;
  readonly into: ResultTables;
  readonly dataset: string;
  readonly profile: Profile;
  readonly staged: readonly StagedColumn[];
  readonly compiled: CompiledProfile;
  /** Columns of the typed rows, in order. */
  readonly columns: readonly CanonicalColumn[];
  /** Type of each of them in the engine. */
  readonly types: ReadonlyMap<string, string>;
  /** Which loads of reference data count for the cases published: a condition over `concord.record_version`. */
  readonly records: string;
  /** Where rows are found that loads before rejected. */
  readonly earlier: EarlierRows;
  /** Last day on which something can have happened, `YYYY-MM-DD`. */
  readonly today: string;
  /** Cases closed for good before this day were deleted for their age and are not taken in again, `YYYY-MM-DD`. */
  readonly past: string;
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
  'max_block_size = 16384', 'max_partitions_per_insert_block = 0', 'optimize_aggregation_in_order = 1',
  'max_bytes_before_external_group_by = 134217728', 'optimize_on_insert = 0', 'join_use_nulls = 0',
].join(', ');

/**
 * Blocks are parts, and what two threads gather for theirs is held in memory: large ones where a table is read by every question, small ones where
 * it is history, written by both cores, or where two statements run side by side, each gathering for one. What runs beside something else has one thread: the
 * engine's two and the reader's one, which all wait for, took a fifth longer on two cores than one of each.
 */
const BLOCKS = {
  typing: 'max_threads = 1, max_insert_threads = 1, min_insert_block_size_rows = 131072, min_insert_block_size_bytes = 67108864',
  scratch: 'max_threads = 2, max_insert_threads = 1, min_insert_block_size_rows = 131072, min_insert_block_size_bytes = 67108864',
  history: 'max_threads = 2, max_insert_threads = 2, min_insert_block_size_rows = 131072, min_insert_block_size_bytes = 67108864',
  serving: 'max_threads = 2, max_insert_threads = 2, min_insert_block_size_rows = 262144, min_insert_block_size_bytes = 67108864',
  servingAbreast: 'max_threads = 1, max_insert_threads = 1, min_insert_block_size_rows = 131072, min_insert_block_size_bytes = 67108864',
} as const;

/** Settings of what is inserted from the segments while the next is read. */
export const TYPING_SETTINGS = `${BOUNDS}, ${BLOCKS.typing}`;
/** And of the last of a file, beside which nothing is read. */
export const TYPING_ALONE = `${BOUNDS}, ${BLOCKS.scratch}`;

const LOAD_TABLES = ['typed', 'faulty', 'problem', 'twice', 'repeat', 'moved', 'checked', 'marked', 'refused', 'returned', 'controls', 'recordcontrols', 'columns', 'findings', 'next', 'doomed', 'kept', 'then'] as const;

/**
 * The tables of a load that go with it. Those from `checked` to `next` are made by a check alone, which writes nothing into the tables that stay; `next` is a view. `doomed` and `kept` are of an act that deletes cases for their age, `then` is of cases as they were known once.
 */
export const loadTables = (loadNo: number): Readonly<Record<(typeof LOAD_TABLES)[number], string>> =>
  Object.fromEntries(LOAD_TABLES.map((name) => [name, `concord.${name}_${String(loadNo)}`])) as Record<(typeof LOAD_TABLES)[number], string>;

/** Condition on a name in `system.tables`: it is one of `loadTables`, of any load. */
export const IS_LOAD_TABLE = `match(name, '^(${LOAD_TABLES.join('|')})_\\\\d+$')`;

/** True where a row of `case_current` or `case_version` belongs to the body of cases this load speaks of. */
export const sameBody = ({ dataset, profile }: BodyContext): string => `dataset = ${sqlText(dataset)} AND source = ${sqlText(profile.source)}`;

/** Runs a statement of a load, bounded and cancellable. `SETTINGS` stand before the SELECT of an INSERT. */
export async function runStep(context: StepContext, insertInto: string, select: string, params: Statement['params'] = {}, blocks: keyof typeof BLOCKS = 'scratch'): Promise<void> {
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

/** Waits for both, also for the second when the first fails, so that nothing of a load still runs when it is cleared away. Throws what failed first in the order given. */
export async function sideBySide<A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/** Does `work` for every item, two at a time. When one fails, none is begun any more, and the other is waited for. */
export async function twoAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  // A loop that is left by an error ends a generator, for the other loop, too.
  const waiting = (function* each() { yield* items; })();
  const lane = async (): Promise<void> => { for (const item of waiting) await work(item); };
  await sideBySide(lane(), lane());
}

/** Does `work` while the engine merges no parts of `table`, where it is ours alone: what merges would take from a load can wait until it is published. */
export async function withoutMerges<Result>({ kind, writer }: Engine, table: string, work: () => Promise<Result>): Promise<Result> {
  if (kind !== 'embedded') return work();
  await writer.run({ sql: `SYSTEM STOP MERGES ${table}` });
  try {
    return await work();
  } finally {
    await writer.run({ sql: `SYSTEM START MERGES ${table}` });
  }
}

/** The options that let a load's caller cancel a statement. */
export const cancellable = ({ signal }: StepContext): { signal: AbortSignal } | Record<string, never> => (signal === undefined ? {} : { signal });
