import { EngineError, type Engine } from '@concord/sql';
import { assertAcceptable, assertReconciled, countFolded, countRejected, latestEvent } from './check/reconcile.js';
import { compileProfile } from './map/row-select.js';
import { bucketsFor } from './map/type-rows.js';
import { unknownValues, type UnknownValue } from './map/unknown-values.js';
import type { StagedColumn } from './profile/header.js';
import type { Profile } from './profile/profile.js';
import { countAbsences, noteAbsences, type Absences } from './publish/absences.js';
import { buildNext, freshNext } from './publish/build-next.js';
import { publish, withdrawTraces } from './publish/exchange.js';
import { ledgerTime, writeLedger, type LedgerEntry } from './publish/ledger.js';
import { loadCases } from './publish/load-cases.js';
import type { Pseudonymise } from './read/pseudonym.js';
import type { SourceFile } from './read/source-file.js';
import { LoadRefused, refusalMessage, throwIfCancelled } from './reject/refusal.js';
import { rejectBadRows, rejectProblemCases } from './reject/reject-rows.js';
import { countRejects, type RejectCount } from './reject/reject-counts.js';
import type { LoadContext } from './stage/load-context.js';
import { caseTypes, createLoadTables, dropLoadTables, stageFiles } from './stage/stage.js';

/** Where a load is. `done` and `total` are bytes while reading, buckets while folding, steps otherwise. */
export interface LoadProgress {
  readonly phase: 'check' | 'read' | 'map' | 'fold' | 'publish' | 'done';
  readonly done: number;
  readonly total: number;
}

/** The ledger's entry as it ended, and what a person wants to know beside it. */
export interface LoadResult extends LedgerEntry {
  /** The load that brought the same delivery before; only with state `unchanged`. */
  readonly sameAs?: number;
  readonly rejects: readonly RejectCount[];
  /** Cases a full snapshot did not bring. */
  readonly absences: Absences;
  /** Texts kept as delivered that no vocabulary knows. */
  readonly unknownValues: readonly UnknownValue[];
}

/** What a load works with, beside its entry in the ledger. */
export interface LoadWork {
  readonly profile: Profile;
  readonly staged: readonly StagedColumn[];
  readonly sources: readonly SourceFile[];
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

async function contextOf(engine: Engine, entry: LedgerEntry, { profile, staged, signal }: LoadWork): Promise<LoadContext> {
  return {
    engine, loadNo: entry.loadNo, dataset: entry.dataset, profile, staged, compiled: compileProfile(profile, staged),
    types: await caseTypes(engine), today: latestPossibleDay(entry.asOf), signal,
  };
}

/** Reads, types, rejects, folds and counts; the returned entry is reconciled but not published. */
async function prepare(context: LoadContext, entry: LedgerEntry, { sources, pseudonymise, progress }: LoadWork): Promise<LedgerEntry> {
  const buckets = bucketsFor(sources.reduce((sum, { bytes, gzip }) => sum + bytes * (gzip ? USUAL_INFLATION : 1), 0));
  await createLoadTables(context, buckets);
  const { delivered } = await stageFiles(context, sources, pseudonymise, buckets, (done) => { progress({ phase: 'read', done, total: entry.fileBytes }); });
  await writeLedger(context.engine, { ...entry, delivered });
  progress({ phase: 'map', done: 0, total: 2 });
  await rejectBadRows(context);
  await rejectProblemCases(context);
  const rejected = await countRejected(context);
  assertAcceptable(delivered, rejected, context.profile.checks.max_reject_share);
  throwIfCancelled(context.signal);
  const cases = await loadCases(context, buckets, (done) => { progress({ phase: 'fold', done, total: buckets }); });
  await noteAbsences(context, buckets);
  const folded = await countFolded(context);
  const counts = { delivered, loaded: cases.loaded, folded, unchanged: cases.unchanged, rejected };
  assertReconciled(counts);
  const asOf = entry.asOf !== '' ? entry.asOf : await latestEvent(context) ?? '';
  return { ...entry, ...counts, asOf, casesNew: cases.loaded - cases.casesChanged, casesChanged: cases.casesChanged };
}

const cancelled = (error: unknown, signal: AbortSignal | undefined): boolean =>
  signal?.aborted === true && (error instanceof EngineError ? error.code === 'QUERY_CANCELLED' : error instanceof Error && error.name === 'AbortError');

function asRefusal(error: unknown, signal: AbortSignal | undefined): unknown {
  if (!cancelled(error, signal)) return error;
  return new LoadRefused('CANCELLED', '载入已取消，未发布任何数据。', 'The load was cancelled; nothing was published.', { cause: error });
}

/** Removes what the load left and records why. The rejects stay where they are the reason. */
async function fail(engine: Engine, entry: LedgerEntry, error: unknown): Promise<void> {
  const keepRejects = error instanceof LoadRefused && error.code === 'TOO_MANY_REJECTS';
  await withdrawTraces(engine, entry.loadNo, keepRejects);
  const message = error instanceof LoadRefused ? refusalMessage(error) : 'ENGINE\n数据库出错，未发布任何数据。\nThe store failed; nothing was published.';
  await writeLedger(engine, { ...entry, state: 'failed', finishedAt: ledgerTime(), message });
  await dropLoadTables(engine, entry.loadNo);
}

/** Runs one load under a number of its own. Leaves no trace of it but the ledger's entry when it fails. */
export async function runLoad(engine: Engine, entry: LedgerEntry, work: LoadWork): Promise<LoadResult> {
  await writeLedger(engine, entry);
  let prepared = entry;
  let context: LoadContext;
  try {
    context = await contextOf(engine, entry, work);
    prepared = await prepare(context, entry, work);
    work.progress({ phase: 'publish', done: 0, total: 2 });
    await buildNext(context, `concord.case_version WHERE load_no = ${String(entry.loadNo)}`);
    throwIfCancelled(work.signal);
    // Counts first: should the process die right after the exchange, recovery needs only to turn the state.
    await writeLedger(engine, prepared);
    work.progress({ phase: 'publish', done: 1, total: 2 });
    await publish(engine, entry.loadNo);
  } catch (error) {
    const reason = asRefusal(error, work.signal);
    await fail(engine, prepared, reason);
    throw reason;
  }
  const published: LedgerEntry = { ...prepared, state: 'published', finishedAt: ledgerTime() };
  await writeLedger(engine, published);
  const result = { ...published, rejects: await countRejects(engine, entry.loadNo), absences: await countAbsences(engine, entry.loadNo), unknownValues: await unknownValues(context) };
  await dropLoadTables(engine, entry.loadNo);
  await freshNext(engine);
  work.progress({ phase: 'done', done: 1, total: 1 });
  return result;
}
