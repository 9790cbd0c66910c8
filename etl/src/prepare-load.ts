import { recordsUpTo, type Engine, type LoadEntry } from '@concord/sql';
import { assertReconciled, countFolded, countRejected, type Reconciliation } from './check/reconcile.js';
import { compileProfile } from './map/row-select.js';
import { bucketsFor } from './map/type-rows.js';
import { typedColumns } from './map/typed-columns.js';
import type { StagedColumn } from './profile/header.js';
import type { Profile } from './profile/profile.js';
import type { Missed } from './publish/absences.js';
import type { LoadedCases } from './publish/load-cases.js';
import { formatOf, hasTypedCells } from './read/bytes/file-format.js';
import type { Pseudonymise } from './read/records/pseudonym.js';
import type { Source } from './read/source.js';
import type { EarlierRows } from './reject/reject-file.js';
import { findProblems, tellRejects } from './reject/reject-rows.js';
import { throwIfCancelled } from './reject/refusal.js';
import { identityOf } from './stage/identity.js';
import { findKept, type KeptWork, type LoadOrder } from './stage/kept-work.js';
import { sideBySide, type LoadContext, type ResultTables } from './stage/load-context.js';
import { Segments } from './stage/segments.js';
import { assertZoneKnown, columnTypes, createLoadTables, stageFiles } from './stage/stage.js';
import { stepsOf } from './subject-steps.js';

/** Where a load, a check or a withdrawal is. `done` and `total` are bytes while reading, buckets while folding, steps otherwise. */
export interface LoadProgress {
  readonly phase: 'check' | 'read' | 'map' | 'fold' | 'publish' | 'withdraw' | 'delete' | 'done';
  readonly done: number;
  readonly total: number;
}

/** What a load works with, beside its entry in the registry. */
export interface LoadWork {
  readonly profile: Profile;
  readonly staged: readonly StagedColumn[];
  readonly sources: readonly Source[];
  readonly pseudonymise: Pseudonymise;
  readonly earlier: EarlierRows;
  /** Asks before which day closed cases are not taken in again. */
  readonly past: () => Promise<string>;
  readonly progress: (progress: LoadProgress) => void;
  readonly signal: AbortSignal | undefined;
  /** What is asked for, where what is read is kept for a load that goes on from this one, should the process die, and may be taken over; undefined where it is not. */
  readonly order: LoadOrder | undefined;
}

/** How much text a gzipped case file usually holds for its size; only a guess at the memory a step may take. */
const USUAL_INFLATION = 10;

/** The easternmost clocks are this far ahead of UTC. */
const FARTHEST_EAST_MS = 14 * 3_600_000;

/**
 * The last day on which something can have happened: today where it is latest on Earth, so that no institution's zone need be known here, or the
 * day the delivery says it knows up to. A guard against slips of the pen, not a clock.
 */
function latestPossibleDay(asOf: string): string {
  const today = new Date(Date.now() + FARTHEST_EAST_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return asOf > today ? asOf : today;
}

/** What the steps of a load, or of a check, share; `into` says where they write. */
export async function contextOf(engine: Engine, entry: LoadEntry, { profile, staged, sources, earlier, past, signal }: LoadWork, into: ResultTables): Promise<LoadContext> {
  await assertZoneKnown(engine, profile);
  const formats = await Promise.all(sources.map((source) => formatOf(source, profile)));
  // Rejects that come back tell dates as their reader did.
  const typedCells = formats.some(hasTypedCells) || sources.some(({ container }) => container === 'rejects');
  const columns = typedColumns(profile);
  const { loadNo } = entry;
  return {
    engine, loadNo, into, dataset: entry.dataset, profile, staged, compiled: compileProfile(profile, staged, typedCells), earlier,
    columns, types: await columnTypes(engine, profile.into, columns), records: recordsUpTo(String(loadNo)), today: latestPossibleDay(entry.asOf), past: await past(), signal,
  };
}

/** What the caller of `prepare` does on the way; what `judged` and `missed` throw ends it. */
export interface Stations {
  /** All rows are read; what was taken over of an interrupted load is told. */
  readonly read: (entry: Pick<LoadEntry, 'delivered' | 'message'>) => Promise<void>;
  /** What the interrupted load of this number had read is this one's from now on. */
  readonly wentOn?: (from: number) => Promise<void>;
  /** All rejects are known. */
  readonly judged: (rows: Pick<Reconciliation, 'delivered' | 'rejected'>) => void;
  /** All cases a snapshot does not bring are known. */
  readonly missed: (missed: Missed) => void;
}

/** The buckets that the cases of these files are taken in. */
export const bucketsOf = (sources: readonly Source[]): number => bucketsFor(sources.reduce((sum, { bytes, gzip }) => sum + bytes * (gzip ? USUAL_INFLATION : 1), 0));

/** What of an interrupted load is taken over, as a load's message. */
function takenOver({ loadNo, from }: KeptWork): string {
  const [load, files, rows] = [String(loadNo), String(from.file), from.rows.toLocaleString('en-US')];
  return `WENT_ON\n接着被中断的第 ${load} 次载入：${files} 个文件、${rows} 行已经读好，未再读取。\nWent on from load ${load}, which was interrupted: ${files} whole files and ${rows} rows had been read and were not read again.`;
}

/** Reads, types and rejects the rows, and writes the cases they make, while the rejects are told; says how many rows were delivered and what became of the cases. */
async function takeIn(context: LoadContext, entry: LoadEntry, { sources, pseudonymise, progress, order }: LoadWork, { read, wentOn, judged }: Stations): Promise<LoadedCases & Pick<LoadEntry, 'delivered' | 'message'>> {
  const buckets = bucketsOf(sources);
  const identity = identityOf(context, entry, pseudonymise, buckets);
  const kept = order !== undefined ? await findKept(context.engine, identity, entry) : undefined;
  const message = kept === undefined ? '' : takenOver(kept);
  await createLoadTables(context, buckets, kept);
  const segments = kept === undefined ? await Segments.create(context) : await Segments.goOn(context, kept);
  if (kept !== undefined) await wentOn?.(kept.loadNo);
  const keeping = order === undefined ? undefined : { startedAt: entry.startedAt, identity, order, kept };
  try {
    const { delivered, rejected } = await stageFiles(context, segments, sources, pseudonymise, buckets, (done) => { progress({ phase: 'read', done, total: entry.fileBytes }); }, keeping);
    await read({ delivered, message });
    progress({ phase: 'map', done: 0, total: 2 });
    const faulty = await findProblems(context);
    const load = async (): Promise<LoadedCases> => {
      judged({ delivered, rejected: rejected + faulty });
      throwIfCancelled(context.signal);
      return stepsOf(context.profile.into).load(context, buckets, (done) => { progress({ phase: 'fold', done, total: buckets }); });
    };
    const [cases] = await sideBySide(load(), tellRejects(context, segments));
    return { delivered, message, ...cases };
  } finally {
    // What is kept stays until the load is over: a kill in between is why it is kept.
    if (order === undefined) await segments.remove();
  }
}

/** Reads, types, rejects, folds and counts; the returned entry is reconciled but not published. */
export async function prepare(context: LoadContext, entry: LoadEntry, work: LoadWork, stations: Stations): Promise<LoadEntry> {
  const { delivered, message, loaded, unchanged, casesChanged } = await takeIn(context, entry, work, stations);
  stations.missed(await stepsOf(context.profile.into).noteAbsences(context, bucketsOf(work.sources)));
  const counts = { delivered, loaded, folded: await countFolded(context), unchanged, rejected: await countRejected(context) };
  assertReconciled(counts);
  return { ...entry, ...counts, message, casesNew: loaded - casesChanged, casesChanged };
}
