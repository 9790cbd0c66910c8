import { mkdtemp } from 'node:fs/promises';
import { recordsUpTo, storeTime, type Engine, type LoadEntry, type RecordId, type Stores } from '@concord/sql';
import { enter, loadRunning } from '../load-files.js';
import { inTurn, isCheckNumber, loadsInHand } from '../load-lock.js';
import { judgeRest } from './judge-rest.js';
import { assertNothingRests, assertStillPlanned, loadInForce, subjectOf } from './plan-withdrawal.js';
import { buildNext, freshNext } from '../publish/build-next.js';
import { isInForce, nextPublicationId, publish, withdrawTraces } from '../publish/exchange.js';
import { actMessage, finishWithdrawal, noteWithdrawal, withdrawals } from '../publish/withdrawals.js';
import { refillCases } from '../publish/refill-cases.js';
import { currentAffected, currentWithout, movesBy, recordsMoved, recordsWithout, type Moves, type WithdrawnLoad } from '../publish/without-load.js';
import { loadsElsewhere } from '../recover/judge.js';
import { recover } from '../recover/recover.js';
import { tellNotKept } from '../recover/told.js';
import { LoadRefused, refusalMessage, throwIfCancelled } from '../reject/refusal.js';
import { type LoadProgress } from '../prepare-load.js';
import { isAway } from '../recover/once-back.js';
import { asRefusal, sign } from '../run-load.js';
import { discardKept, folderOf, hasOwnFolder, loadFolders } from '../stage/kept-work.js';
import { clearLoad, createMoved } from '../stage/stage.js';
import { askNumbers, loadTables, runStep } from '../stage/load-context.js';

/** What a withdrawal did to the current cases, or to the records in force. */
export interface Withdrawn extends Moves {
  /** The number of the act itself in the registry, which is also the data version it made. */
  readonly loadNo: number;
  readonly withdrawnNo: number;
  /** Nothing was done: it had been taken back before, by this number; by its own where it was never published and only what was kept of its reading is gone. */
  readonly already: boolean;
}

/** How to take a load back. */
export interface WithdrawOptions {
  /** The data version a person saw the plan of: refused when the dataset has moved on since. Such a withdrawal waits for loads under way, as it is judged after them. */
  readonly plannedAt?: number;
  /** Rounds of the board that rest on it may lose what they rest on: said expressly, or refused. */
  readonly breaksRounds?: boolean;
  /** Who takes it back, for the registry. */
  readonly by?: string;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

const NOTHING: Moves = { restored: 0, removed: 0, returned: 0, kept: 0 };
const STEPS = 4;

/** The act in the registry: it delivers nothing. One number below it is left free, for the version in force while traces of the load are cleared away. */
function enterAct(stores: Stores, withdrawn: LoadEntry, by = ''): Promise<LoadEntry> {
  const { dataset, source, profile, profileHash, profileText } = withdrawn;
  return enter(stores, {
    dataset, source, profile, profileHash, profileText, fileNames: [], fileHash: '', fileBytes: 0, state: 'running', message: actMessage(withdrawn.loadNo),
    startedAt: storeTime(), finishedAt: '', publicationId: '', asOf: '', delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0, by,
  }, 1);
}

/** Notes which current rows go (table `moved`) and which come in their place (table `typed`), and builds the next table of the rest and these. */
async function build(engine: Engine, act: LoadEntry, load: WithdrawnLoad, { onProgress, signal }: WithdrawOptions): Promise<Moves> {
  const context = { engine, signal, loadNo: act.loadNo, dataset: load.dataset, profile: { source: load.source }, records: recordsUpTo(String(act.loadNo)) };
  const { moved, typed } = loadTables(act.loadNo);
  await createMoved(context);
  await engine.writer.run({ sql: `CREATE TABLE ${typed} AS concord.case_version ENGINE = MergeTree ORDER BY case_id` });
  await runStep(context, `${moved} (old_year, case_id)`, `SELECT toYear(received_on), case_id FROM ${currentAffected(load)}`);
  await runStep(context, typed, currentWithout(load));
  onProgress?.({ phase: 'withdraw', done: 1, total: STEPS });
  await buildNext(context, `${typed} WHERE load_no != 0`);
  const [restored = 0, removed = 0, returned = 0, kept = 0] = await askNumbers(context, movesBy(load, `SELECT * FROM ${typed}`));
  return { restored, removed, returned, kept };
}

/** The same for reference data: nothing is moved but what cases take from it. */
async function refill(engine: Engine, act: LoadEntry, load: WithdrawnLoad, kind: RecordId, { onProgress, signal }: WithdrawOptions): Promise<Moves> {
  const changed = `SELECT record_id FROM concord.record_version WHERE load_no = ${String(load.loadNo)}`;
  const context = { engine, signal, loadNo: act.loadNo, dataset: load.dataset, records: recordsWithout(load.loadNo, act.loadNo), changed };
  await createMoved(context);
  await refillCases(context, kind);
  onProgress?.({ phase: 'withdraw', done: 1, total: STEPS });
  const [restored = 0, removed = 0, returned = 0, kept = 0] = await askNumbers(context, recordsMoved(load, kind, context.records));
  return { restored, removed, returned, kept };
}

/**
 * Everything up to the exchange. What fails before it leaves no trace but the registry's entry; after it, or where a store is away and can be neither asked nor cleared, recovery
 * ends the act: at once on this machine, which knows by the act's folder that nobody runs it any more.
 */
async function exchange(stores: Stores, act: LoadEntry, load: LoadEntry, options: WithdrawOptions): Promise<Moves> {
  const { engine, operational } = stores;
  let named = act;
  try {
    if (hasOwnFolder(engine)) await mkdtemp(folderOf(engine, act.loadNo));
    await noteWithdrawal(engine, { loadNo: act.loadNo, withdrawnNo: load.loadNo });
    const kind = await subjectOf(engine, load.loadNo);
    const done = kind === 'case' ? await build(engine, act, load, options) : await refill(engine, act, load, kind, options);
    options.onProgress?.({ phase: 'withdraw', done: 2, total: STEPS });
    throwIfCancelled(options.signal);
    named = { ...act, publicationId: await nextPublicationId(engine) };
    await sign(stores, named);
    const known = kind === 'case' ? await judgeRest({ engine, signal: options.signal }, act.loadNo, load) : '';
    await publish(engine, named, { kind, known, said: false }, act.loadNo - 1);
    return done;
  } catch (error) {
    if (isAway(error) || (named.publicationId !== '' && (await isInForce(engine, named)))) throw error;
    const reason = asRefusal(error, options.signal);
    await withdrawTraces(engine, act.loadNo, false);
    await engine.writer.run({ sql: 'DELETE FROM concord.load_finding WHERE load_no = {load_no:UInt32}', params: { load_no: act.loadNo } });
    await operational.loads.end(act.loadNo, 'failed', reason instanceof LoadRefused ? refusalMessage(reason) : 'ENGINE\n数据库出错，未撤回。\nThe store failed; nothing was taken back.');
    await clearLoad(engine, act.loadNo);
    throw reason;
  }
}

/** Removes what an interrupted load had read and left for one that would go on from it; false where nothing is kept of it. */
async function forgetKept({ engine, operational }: Stores, loadNo: number): Promise<boolean> {
  const kept = (await loadFolders(engine)).find((one) => one.kept?.loadNo === loadNo)?.kept;
  if (kept === undefined) return false;
  await discardKept(engine, kept);
  await tellNotKept(operational, loadNo);
  return true;
}

async function withdraw(stores: Stores, loadNo: number, options: WithdrawOptions): Promise<Withdrawn> {
  const { engine } = stores;
  throwIfCancelled(options.signal);
  await recover(stores);
  const earlier = (await withdrawals(engine, 'all')).find((act) => act.withdrawnNo === loadNo);
  if (earlier !== undefined) return { loadNo: earlier.loadNo, withdrawnNo: loadNo, already: true, ...NOTHING };
  const elsewhere = await loadsElsewhere(stores);
  if (elsewhere.length > 0) throw loadRunning(elsewhere);
  if (await forgetKept(stores, loadNo)) return { loadNo, withdrawnNo: loadNo, already: true, ...NOTHING };
  const load = await loadInForce(stores, loadNo);
  await assertStillPlanned(engine, load.dataset, options.plannedAt);
  if (options.breaksRounds !== true) await assertNothingRests(stores, load);
  options.onProgress?.({ phase: 'withdraw', done: 0, total: STEPS });
  const act = await enterAct(stores, load, options.by);
  const inHand = loadsInHand(engine);
  inHand.add(act.loadNo);
  try {
    const done = await exchange(stores, act, load, options);
    options.onProgress?.({ phase: 'withdraw', done: 3, total: STEPS });
    await finishWithdrawal(stores, { loadNo: act.loadNo, withdrawnNo: loadNo, dataset: load.dataset, source: load.source });
    await clearLoad(engine, act.loadNo);
    await freshNext(engine);
    options.onProgress?.({ phase: 'done', done: 1, total: 1 });
    return { loadNo: act.loadNo, withdrawnNo: loadNo, already: false, ...done };
  } finally {
    inHand.delete(act.loadNo);
  }
}

/**
 * Takes a published load back with everything it did: its versions, marks and rejects go, its cases return to the version before, later loads
 * stay. The registry keeps the load as `withdrawn` and the act under a number of its own; the same files may then be loaded again. Repeating it does
 * nothing; after a kill, `recover` either finishes it or nothing has happened. Without a plan it does not wait for a load under way, which may change what it does.
 * Throws `LoadRefused` (`NO_SUCH_LOAD`, `NOT_PUBLISHED`, `LOAD_RUNNING`, `PLAN_OUTDATED`, `ROUNDS_REST_ON_IT`, `CANCELLED`), `EngineError` or `OperationalError`.
 */
export async function withdrawLoad(stores: Stores, loadNo: number, options: WithdrawOptions = {}): Promise<Withdrawn> {
  const running = [...loadsInHand(stores.engine)].filter((no) => !isCheckNumber(no));
  if (options.plannedAt === undefined && running.length > 0) throw loadRunning(running);
  return inTurn(stores.engine, () => withdraw(stores, loadNo, options));
}
