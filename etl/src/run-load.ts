import { EngineError, recordsUpTo, storeTime, type Engine, type LoadEntry, type Stores, type SubjectId } from '@concord/sql';
import { KEEPS_REJECTS, type LoadChecks } from './check/check-load.js';
import { assertAcceptable, assertReconciled, countFolded, countRejected, latestEvent, type Reconciliation } from './check/reconcile.js';
import { compileProfile } from './map/row-select.js';
import { bucketsFor } from './map/type-rows.js';
import { typedColumns } from './map/typed-columns.js';
import { unknownValues, type UnknownValue } from './map/unknown-values.js';
import type { StagedColumn } from './profile/header.js';
import type { Profile } from './profile/profile.js';
import { assertNotTooMany, type Absences, type Missed } from './publish/absences.js';
import { freshNext } from './publish/build-next.js';
import { isInForce, nextPublicationId, publish, withdrawTraces } from './publish/exchange.js';
import type { Pseudonymise } from './read/records/pseudonym.js';
import { formatOf, hasTypedCells } from './read/bytes/file-format.js';
import type { Source } from './read/source.js';
import { cancelledBy, diskFull, LoadRefused, refusalMessage, throwIfCancelled } from './reject/refusal.js';
import { findProblems, tellRejects } from './reject/reject-rows.js';
import { countRejects, type RejectCount } from './reject/reject-counts.js';
import type { LoadedCases } from './publish/load-cases.js';
import { keptTables, sideBySide, withoutMerges, type LoadContext, type ResultTables } from './stage/load-context.js';
import { Segments } from './stage/segments.js';
import { assertZoneKnown, columnTypes, createLoadTables, dropLoadTables, stageFiles } from './stage/stage.js';
import { stepsOf } from './subject-steps.js';

/** Where a load, a check or a withdrawal is. `done` and `total` are bytes while reading, buckets while folding, steps otherwise. */
export interface LoadProgress {
  readonly phase: 'check' | 'read' | 'map' | 'fold' | 'publish' | 'withdraw' | 'done';
  readonly done: number;
  readonly total: number;
}

/** The registry's entry as it ended, and what a person wants to know beside it. */
export interface LoadResult extends LoadEntry, LoadChecks {
  /** What the rows are about. */
  readonly into: SubjectId;
  /** The load that brought the same delivery before; only with state `unchanged`. */
  readonly sameAs?: number;
  readonly rejects: readonly RejectCount[];
  /** Cases a full snapshot did not bring. */
  readonly absences: Absences;
  /** Texts kept as delivered that no vocabulary knows. */
  readonly unknownValues: readonly UnknownValue[];
}

/** What a load works with, beside its entry in the registry. */
export interface LoadWork {
  readonly profile: Profile;
  readonly staged: readonly StagedColumn[];
  readonly sources: readonly Source[];
  readonly pseudonymise: Pseudonymise;
  readonly progress: (progress: LoadProgress) => void;
  readonly signal: AbortSignal | undefined;
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
export async function contextOf(engine: Engine, entry: LoadEntry, { profile, staged, sources, signal }: LoadWork, into: ResultTables): Promise<LoadContext> {
  await assertZoneKnown(engine, profile);
  const formats = await Promise.all(sources.map((source) => formatOf(source, profile.format)));
  const columns = typedColumns(profile);
  const { loadNo } = entry;
  return {
    engine, loadNo, into, dataset: entry.dataset, profile, staged, compiled: compileProfile(profile, staged, formats.some(hasTypedCells)),
    columns, types: await columnTypes(engine, profile.into, columns), records: recordsUpTo(String(loadNo)), today: latestPossibleDay(entry.asOf), signal,
  };
}

/** What the caller of `prepare` does on the way; what `judged` and `missed` throw ends it. */
export interface Stations {
  /** All rows are read. */
  readonly read: (delivered: number) => Promise<void>;
  /** All rejects are known. */
  readonly judged: (rows: Pick<Reconciliation, 'delivered' | 'rejected'>) => void;
  /** All cases a snapshot does not bring are known. */
  readonly missed: (missed: Missed) => void;
}

/** The buckets that the cases of these files are taken in. */
export const bucketsOf = (sources: readonly Source[]): number => bucketsFor(sources.reduce((sum, { bytes, gzip }) => sum + bytes * (gzip ? USUAL_INFLATION : 1), 0));

/** Reads, types and rejects the rows, and writes the cases they make, while the rejects are told; says how many rows were delivered and what became of the cases. */
async function takeIn(context: LoadContext, entry: LoadEntry, { sources, pseudonymise, progress }: LoadWork, { read, judged }: Stations): Promise<LoadedCases & { readonly delivered: number }> {
  const buckets = bucketsOf(sources);
  await createLoadTables(context, buckets);
  const segments = await Segments.create(context);
  try {
    const { delivered, rejected } = await stageFiles(context, segments, sources, pseudonymise, buckets, (done) => { progress({ phase: 'read', done, total: entry.fileBytes }); });
    await read(delivered);
    progress({ phase: 'map', done: 0, total: 2 });
    const faulty = await findProblems(context);
    const load = async (): Promise<LoadedCases> => {
      judged({ delivered, rejected: rejected + faulty });
      throwIfCancelled(context.signal);
      return stepsOf(context.profile.into).load(context, buckets, (done) => { progress({ phase: 'fold', done, total: buckets }); });
    };
    const [cases] = await sideBySide(load(), tellRejects(context, segments));
    return { delivered, ...cases };
  } finally {
    await segments.remove();
  }
}

/** Reads, types, rejects, folds and counts; the returned entry is reconciled but not published. */
export async function prepare(context: LoadContext, entry: LoadEntry, work: LoadWork, stations: Stations): Promise<LoadEntry> {
  const { delivered, loaded, unchanged, casesChanged } = await takeIn(context, entry, work, stations);
  stations.missed(await stepsOf(context.profile.into).noteAbsences(context, bucketsOf(work.sources)));
  const counts = { delivered, loaded, folded: await countFolded(context), unchanged, rejected: await countRejected(context) };
  assertReconciled(counts);
  const asOf = entry.asOf !== '' ? entry.asOf : await latestEvent(context) ?? '';
  return { ...entry, ...counts, asOf, casesNew: loaded - casesChanged, casesChanged };
}

const cancelled = (error: unknown, signal: AbortSignal | undefined): boolean =>
  signal?.aborted === true && (error instanceof EngineError ? error.code === 'QUERY_CANCELLED' : error instanceof Error && error.name === 'AbortError');

/** The caller's own cancelling, or a full disk, as the refusal it is; any other error as it came. */
export function asRefusal(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof EngineError && error.code === 'STORE_FULL') return diskFull(error);
  if (!cancelled(error, signal)) return error;
  return cancelledBy(error);
}

/** Writes the running load into the registry. Throws `INTERRUPTED` when another process has taken it for dead and cleared it away. */
export async function sign({ operational }: Stores, entry: LoadEntry): Promise<void> {
  if (await operational.loads.update(entry)) return;
  throw new LoadRefused('INTERRUPTED', '载入久无进展，已被另一进程终止，未发布任何数据。', 'The load was silent for long and another process ended it; nothing was published.');
}

/** Removes what the load left and records why. The rejects stay where they are the reason. */
async function fail({ engine, operational }: Stores, entry: LoadEntry, error: unknown): Promise<void> {
  const keepRejects = error instanceof LoadRefused && KEEPS_REJECTS.has(error.code);
  await withdrawTraces(engine, entry.loadNo, keepRejects);
  const message = error instanceof LoadRefused ? refusalMessage(error) : 'ENGINE\n数据库出错，未发布任何数据。\nThe store failed; nothing was published.';
  await operational.loads.update({ ...entry, state: 'failed', finishedAt: storeTime(), message });
  await dropLoadTables(engine, entry.loadNo);
}

/** Everything up to the exchange; each step is told to `reached`, so that a failure can say how far it got. */
async function attempt(stores: Stores, entry: LoadEntry, work: LoadWork, reached: (entry: LoadEntry) => void): Promise<{ readonly context: LoadContext; readonly checks: LoadChecks }> {
  const { into } = work.profile;
  const context = await contextOf(stores.engine, entry, work, keptTables(into));
  const prepared = await prepare(context, entry, work, {
    read: (delivered) => sign(stores, { ...entry, delivered }),
    judged: ({ delivered, rejected }) => { assertAcceptable(delivered, rejected, work.profile.checks.max_reject_share); },
    missed: (missed) => { assertNotTooMany(missed, work.profile.checks.max_missing_share); },
  });
  reached(prepared);
  work.progress({ phase: 'publish', done: 0, total: 2 });
  const steps = stepsOf(into);
  await steps.buildNext(context);
  const checks = await steps.check(context, prepared);
  steps.assertChecked(context, checks, prepared);
  throwIfCancelled(work.signal);
  const named = { ...prepared, publicationId: await nextPublicationId(stores.engine) };
  reached(named);
  // Counts and the table's name first: should the process die right after the exchange, recovery needs only to turn the state.
  await sign(stores, named);
  for (const source of work.sources) if (source.container === 'table') await stores.operational.sourceMarks.note({ ...source.mark, loadNo: named.loadNo });
  work.progress({ phase: 'publish', done: 1, total: 2 });
  await publish(stores.engine, named, into); // From here on nothing may be cancelled: the load is published, and its caller must hear so.
  return { context: { ...context, signal: undefined }, checks };
}

/** Runs one load under the number it was entered with. Leaves no trace of it but the registry's entry when it fails. */
export async function runLoad(stores: Stores, entry: LoadEntry, work: LoadWork): Promise<LoadResult> {
  const { engine, operational } = stores;
  let prepared = entry;
  const versions = keptTables(work.profile.into).versions;
  const { context, checks } = await withoutMerges(engine, versions, () => attempt(stores, entry, work, (now) => { prepared = now; })).catch(async (error: unknown) => {
    // A server may have made the exchange and only its answer have been lost: then the load is published, and recovery says so.
    if (prepared.publicationId !== '' && (await isInForce(engine, prepared))) throw error;
    const reason = asRefusal(error, work.signal);
    await fail(stores, prepared, reason);
    throw reason;
  });
  const published: LoadEntry = { ...prepared, state: 'published', finishedAt: storeTime() };
  await operational.loads.update(published);
  const result = { ...published, into: work.profile.into, ...checks, absences: await stepsOf(work.profile.into).countAbsences(context), rejects: await countRejects(engine, entry.loadNo), unknownValues: await unknownValues(context) };
  await dropLoadTables(engine, entry.loadNo);
  await freshNext(engine);
  work.progress({ phase: 'done', done: 1, total: 1 });
  return result;
}
