import { recordsUpTo, storeTime, type Engine, type LoadEntry, type RecordId, type Stores, type SubjectId } from '@concord/sql';
import { enter, loadRunning } from './load-files.js';
import { inTurn, loadsInHand } from './load-lock.js';
import { buildNext, freshNext } from './publish/build-next.js';
import { heldHere, isInForce, nextPublicationId, publish, withdrawTraces } from './publish/exchange.js';
import { actMessage, finishWithdrawal, noteWithdrawal, withdrawals } from './publish/withdrawals.js';
import { refillCases } from './publish/refill-cases.js';
import { affectedCases, currentWithout, inBody, recordsMoved, type WithdrawnLoad } from './publish/without-load.js';
import { loadsElsewhere, recover } from './recover.js';
import { LoadRefused, refusalMessage } from './reject/refusal.js';
import { sign } from './run-load.js';
import { dropLoadTables } from './stage/stage.js';
import { askNumbers, loadTables, runStep } from './stage/load-context.js';

/** What a withdrawal did to the current cases, or to the records in force. */
export interface Withdrawn {
  /** The number of the act itself in the registry, which is also the data version it made. */
  readonly loadNo: number;
  readonly withdrawnNo: number;
  /** Nothing was done: it had been taken back before, by this number. */
  readonly already: boolean;
  /** Cases that hold what they held before; cases nobody else had brought; cases that are back in the figures. */
  readonly restored: number;
  readonly removed: number;
  readonly returned: number;
}

type Moved = Pick<Withdrawn, 'restored' | 'removed' | 'returned'>;

/** The entry of a load that may be taken back. Throws `NO_SUCH_LOAD` or `NOT_PUBLISHED`. */
async function published({ engine, operational: { loads } }: Stores, loadNo: number): Promise<LoadEntry> {
  const entry = await loads.find(loadNo);
  if (entry === undefined) throw new LoadRefused('NO_SUCH_LOAD', `没有第 ${String(loadNo)} 次载入。`, `There is no load ${String(loadNo)}.`);
  const isAct = (await withdrawals(engine, 'all')).some((act) => act.loadNo === loadNo);
  if (entry.state !== 'published' || isAct || !(await heldHere(engine, [entry])).has(loadNo)) {
    throw new LoadRefused('NOT_PUBLISHED', `第 ${String(loadNo)} 次载入没有发布数据，无可撤回。`, `Load ${String(loadNo)} published no data that could be taken back.`);
  }
  return entry;
}

/** The act in the registry: it delivers nothing. One number below it is left free, for the version in force while traces of the load are cleared away. */
function enterAct(stores: Stores, withdrawn: LoadEntry): Promise<LoadEntry> {
  const { dataset, source, profile, profileHash, profileText } = withdrawn;
  return enter(stores, {
    dataset, source, profile, profileHash, profileText, fileNames: [], fileHash: '', fileBytes: 0, state: 'running', message: actMessage(withdrawn.loadNo),
    startedAt: storeTime(), finishedAt: '', publicationId: '', asOf: '', delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0,
  }, 1);
}

/** The profile of the newest load of a dataset that is left: what the dataset covers is asked of its newest publication, which the act will be. */
async function profileLeft({ writer }: Engine, { dataset, loadNo }: LoadEntry): Promise<string> {
  const { rows } = await writer.ask({
    sql: [
      'SELECT argMax(profile_text, load_no) FROM concord.publication',
      "WHERE dataset = {dataset:String} AND kind = 'case' AND load_no != {load_no:UInt32} AND load_no NOT IN (SELECT load_no FROM concord.withdrawal)",
    ].join(' '),
    params: { dataset, load_no: loadNo },
  });
  return rows.map(([text]) => String(text)).join('');
}

/** Notes which current rows go (table `moved`) and which come in their place (table `typed`), and builds the next table of the rest and these. */
async function build(engine: Engine, act: LoadEntry, load: WithdrawnLoad): Promise<Moved> {
  const context = { engine, signal: undefined, loadNo: act.loadNo, dataset: load.dataset, profile: { source: load.source }, records: recordsUpTo(String(act.loadNo)) };
  const { moved, typed } = loadTables(act.loadNo);
  await engine.writer.run({ sql: `CREATE TABLE ${moved} (old_year UInt32, case_id String) ENGINE = MergeTree ORDER BY (old_year, case_id)` });
  await engine.writer.run({ sql: `CREATE TABLE ${typed} AS concord.case_version ENGINE = MergeTree ORDER BY case_id` });
  await runStep(context, `${moved} (old_year, case_id)`, `SELECT toYear(received_on), case_id FROM concord.case_current WHERE ${inBody(load)} AND case_id IN (${affectedCases(load)})`);
  await runStep(context, typed, currentWithout(load));
  await buildNext(context, `${typed} WHERE load_no != 0`);
  const [restored = 0, returned = 0] = await askNumbers(context, `SELECT countIf(case_id IN (SELECT case_id FROM ${moved})), countIf(case_id NOT IN (SELECT case_id FROM ${moved})) FROM ${typed}`);
  const [removed = 0] = await askNumbers(context, `SELECT count() FROM ${moved} WHERE case_id NOT IN (SELECT case_id FROM ${typed})`);
  return { restored, removed, returned };
}

/** The same for reference data: nothing is moved but what cases take from it. */
async function refill(engine: Engine, act: LoadEntry, load: WithdrawnLoad, kind: RecordId): Promise<Moved> {
  const context = { engine, signal: undefined, dataset: load.dataset, records: `load_no != ${String(load.loadNo)} AND ${recordsUpTo(String(act.loadNo))}` };
  await refillCases(context, kind);
  const [restored = 0, removed = 0, returned = 0] = await askNumbers(context, recordsMoved(load, kind, context.records));
  return { restored, removed, returned };
}

/** What the rows of a load published are about. */
async function subjectOf({ writer }: Engine, loadNo: number): Promise<SubjectId> {
  const { rows } = await writer.ask({ sql: 'SELECT any(kind) FROM concord.publication WHERE load_no = {load_no:UInt32}', params: { load_no: loadNo } });
  return String(rows[0]?.[0]) as SubjectId;
}

/** Everything up to the exchange. What fails before it leaves no trace but the registry's entry; after it, recovery finishes the act. */
async function exchange(stores: Stores, act: LoadEntry, load: LoadEntry): Promise<Moved> {
  const { engine, operational } = stores;
  let named = act;
  try {
    await noteWithdrawal(engine, { loadNo: act.loadNo, withdrawnNo: load.loadNo });
    const kind = await subjectOf(engine, load.loadNo);
    const done = kind === 'case' ? await build(engine, act, load) : await refill(engine, act, load, kind);
    named = { ...act, publicationId: await nextPublicationId(engine) };
    await sign(stores, named);
    await publish(engine, { ...named, profileText: await profileLeft(engine, load) }, kind, act.loadNo - 1);
    return done;
  } catch (error) {
    if (named.publicationId !== '' && (await isInForce(engine, named))) throw error;
    await withdrawTraces(engine, act.loadNo, false);
    await operational.loads.end(act.loadNo, 'failed', error instanceof LoadRefused ? refusalMessage(error) : 'ENGINE\n数据库出错，未撤回。\nThe store failed; nothing was taken back.');
    await dropLoadTables(engine, act.loadNo);
    throw error;
  }
}

async function withdraw(stores: Stores, loadNo: number): Promise<Withdrawn> {
  const { engine } = stores;
  await recover(stores);
  const earlier = (await withdrawals(engine, 'all')).find((act) => act.withdrawnNo === loadNo);
  if (earlier !== undefined) return { loadNo: earlier.loadNo, withdrawnNo: loadNo, already: true, restored: 0, removed: 0, returned: 0 };
  const elsewhere = await loadsElsewhere(stores);
  if (elsewhere.length > 0) throw loadRunning(elsewhere);
  const load = await published(stores, loadNo);
  const act = await enterAct(stores, load);
  const inHand = loadsInHand(engine);
  inHand.add(act.loadNo);
  try {
    const done = await exchange(stores, act, load);
    await finishWithdrawal(stores, { loadNo: act.loadNo, withdrawnNo: loadNo, dataset: load.dataset, source: load.source });
    await dropLoadTables(engine, act.loadNo);
    await freshNext(engine);
    return { loadNo: act.loadNo, withdrawnNo: loadNo, already: false, ...done };
  } finally {
    inHand.delete(act.loadNo);
  }
}

/**
 * Takes a published load back with everything it did: its versions, marks and rejects go, its cases return to the version before, later loads
 * stay. The registry keeps the load as `withdrawn` and the act under a number of its own; the same files may then be loaded again. Waits for loads
 * under way in this process. Repeating it does nothing; after a kill, `recover` either finishes it or nothing has happened.
 * Throws `LoadRefused` (`NO_SUCH_LOAD`, `NOT_PUBLISHED`, `LOAD_RUNNING`), `EngineError` or `OperationalError`.
 */
export function withdrawLoad(stores: Stores, loadNo: number): Promise<Withdrawn> {
  return inTurn(stores.engine, () => withdraw(stores, loadNo));
}
