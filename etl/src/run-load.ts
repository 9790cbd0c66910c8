import { EngineError, storeTime, type LoadEntry, type Stores, type SubjectId } from '@concord/sql';
import { KEEPS_REJECTS, type LoadChecks } from './check/check-load.js';
import { assertAcceptable } from './check/reconcile.js';
import { unknownValues, type UnknownValue } from './map/unknown-values.js';
import { contextOf, prepare, type LoadWork } from './prepare-load.js';
import { assertNotTooMany, type Absences } from './publish/absences.js';
import { freshNext } from './publish/build-next.js';
import { isInForce, nextPublicationId, publish, withdrawTraces } from './publish/exchange.js';
import { cancelledBy, diskFull, LoadRefused, refusalMessage, throwIfCancelled } from './reject/refusal.js';
import { isAway } from './recover/once-back.js';
import { tellTakenOver } from './recover/told.js';
import { countRejects, type RejectCount } from './reject/reject-counts.js';
import { keptTables, withoutMerges, type LoadContext } from './stage/load-context.js';
import { clearLoad } from './stage/stage.js';
import { stepsOf } from './subject-steps.js';

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
  // Its files first: where the disk is full, nothing else can be done before there is room.
  await clearLoad(engine, entry.loadNo);
  await withdrawTraces(engine, entry.loadNo, keepRejects);
  const message = error instanceof LoadRefused ? refusalMessage(error) : 'ENGINE\n数据库出错，未发布任何数据。\nThe store failed; nothing was published.';
  await operational.loads.update({ ...entry, state: 'failed', finishedAt: storeTime(), message });
}

/** Everything up to the exchange; each step is told to `reached`, so that a failure can say how far it got. */
async function attempt(stores: Stores, entry: LoadEntry, work: LoadWork, reached: (entry: LoadEntry) => void): Promise<{ readonly context: LoadContext; readonly checks: LoadChecks }> {
  const { into } = work.profile;
  const context = await contextOf(stores.engine, entry, work, keptTables(into));
  const prepared = await prepare(context, entry, work, {
    read: (told) => sign(stores, { ...entry, ...told }),
    wentOn: (from) => tellTakenOver(stores.operational, from, entry.loadNo),
    judged: ({ delivered, rejected }) => { assertAcceptable(delivered, rejected, work.profile.checks.max_reject_share); },
    missed: (missed) => { assertNotTooMany(missed, work.profile.checks.max_missing_share); },
  });
  reached(prepared);
  work.progress({ phase: 'publish', done: 0, total: 2 });
  const steps = stepsOf(into);
  // What reading and typing took and let go of is handed back before the largest step asks for its own.
  await stores.engine.trim?.();
  await steps.buildNext(context);
  const days = await steps.days(context, entry.asOf);
  const dated = { ...prepared, asOf: days.own };
  reached(dated);
  const checks = await steps.check(context, dated, days);
  steps.assertChecked(context, checks, dated);
  throwIfCancelled(work.signal);
  const named = { ...dated, publicationId: await nextPublicationId(stores.engine) };
  reached(named);
  // Counts and the table's name first: should the process die right after the exchange, recovery needs only to turn the state.
  await sign(stores, named);
  for (const source of work.sources) if (source.container === 'table') await stores.operational.sourceMarks.note({ ...source.mark, loadNo: named.loadNo });
  work.progress({ phase: 'publish', done: 1, total: 2 });
  await publish(stores.engine, named, { kind: into, known: days.known, said: days.said }); // From here on nothing may be cancelled: the load is published, and its caller must hear so.
  return { context: { ...context, signal: undefined }, checks };
}

/** Runs one load under the number it was entered with. Leaves no trace of it but the registry's entry when it fails. */
export async function runLoad(stores: Stores, entry: LoadEntry, work: LoadWork): Promise<LoadResult> {
  const { engine, operational } = stores;
  let prepared = entry;
  const versions = keptTables(work.profile.into).versions;
  const { context, checks } = await withoutMerges(engine, versions, () => attempt(stores, entry, work, (now) => { prepared = now; })).catch(async (error: unknown) => {
    // A store that is away can be neither asked nor cleared; a server may also have made the exchange and only its answer have been lost. Recovery decides.
    if (isAway(error) || (prepared.publicationId !== '' && (await isInForce(engine, prepared)))) throw error;
    const reason = asRefusal(error, work.signal);
    await fail(stores, prepared, reason);
    throw reason;
  });
  const published: LoadEntry = { ...prepared, state: 'published', finishedAt: storeTime() };
  await operational.loads.update(published);
  const result = { ...published, into: work.profile.into, ...checks, absences: await stepsOf(work.profile.into).countAbsences(context), rejects: await countRejects(engine, entry.loadNo), unknownValues: await unknownValues(context) };
  await clearLoad(engine, entry.loadNo);
  await freshNext(engine);
  work.progress({ phase: 'done', done: 1, total: 1 });
  return result;
}
