import type { Engine } from '@concord/sql';
import { inTurn, loadsInHand } from './load-lock.js';
import { buildNext, freshNext } from './publish/build-next.js';
import { publish, withdrawTraces } from './publish/exchange.js';
import { ledgerTime, nextLoadNo, writeLedger, type LedgerEntry } from './publish/ledger.js';
import { readLedger } from './publish/ledger-entry.js';
import { actMessage, finishWithdrawal, noteWithdrawal, withdrawals } from './publish/withdrawals.js';
import { affectedCases, currentWithout, inBody, type WithdrawnLoad } from './publish/without-load.js';
import { loadsElsewhere, recover } from './recover.js';
import { LoadRefused } from './reject/refusal.js';
import { dropLoadTables } from './stage/stage.js';
import { askNumbers, loadTables, runStep } from './stage/load-context.js';

/** What a withdrawal did to the current cases. */
export interface Withdrawn {
  /** The number of the act itself in the ledger, which is also the data version it made. */
  readonly loadNo: number;
  readonly withdrawnNo: number;
  /** Nothing was done: it had been taken back before, by this number. */
  readonly already: boolean;
  /** Cases that hold what they held before; cases nobody else had brought; cases that are back in the figures. */
  readonly restored: number;
  readonly removed: number;
  readonly returned: number;
}

/** The entry of a load that may be taken back. Throws `UNKNOWN_LOAD` or `NOT_PUBLISHED`. */
async function published(engine: Engine, loadNo: number): Promise<LedgerEntry> {
  const entry = await readLedger(engine, loadNo);
  if (entry === undefined) throw new LoadRefused('UNKNOWN_LOAD', `没有第 ${String(loadNo)} 次载入。`, `There is no load ${String(loadNo)}.`);
  const isAct = (await withdrawals(engine, 'all')).some((act) => act.loadNo === loadNo);
  if (entry.state !== 'published' || isAct) {
    throw new LoadRefused('NOT_PUBLISHED', `第 ${String(loadNo)} 次载入没有发布数据，无可撤回。`, `Load ${String(loadNo)} published no data that could be taken back.`);
  }
  return entry;
}

/** The act in the ledger: it delivers nothing, and speaks with the profile of the newest load that is left. */
async function actEntry(engine: Engine, withdrawn: LedgerEntry): Promise<LedgerEntry> {
  const { rows } = await engine.writer.ask({
    sql: 'SELECT max(load_no) FROM concord.publication WHERE load_no != {load_no:UInt32} AND load_no IN (SELECT load_no FROM concord.case_version WHERE dataset = {dataset:String} UNION DISTINCT SELECT load_no FROM concord.case_mark WHERE dataset = {dataset:String})',
    params: { load_no: withdrawn.loadNo, dataset: withdrawn.dataset },
  });
  const left = await readLedger(engine, Number(rows[0]?.[0])) ?? withdrawn;
  return {
    // One number is left free for the version in force while traces of the load are cleared away.
    loadNo: await nextLoadNo(engine) + 1, dataset: withdrawn.dataset, source: withdrawn.source, profile: withdrawn.profile, profileHash: left.profileHash, profileText: left.profileText,
    fileNames: [], fileHash: '', fileBytes: 0, state: 'running', message: actMessage(withdrawn.loadNo), startedAt: ledgerTime(), finishedAt: '', asOf: '',
    delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0,
  };
}

/** Notes which current rows go (table `moved`) and which come in their place (table `typed`), and builds the next table of the rest and these. */
async function build(engine: Engine, act: LedgerEntry, load: WithdrawnLoad): Promise<Pick<Withdrawn, 'restored' | 'removed' | 'returned'>> {
  const context = { engine, signal: undefined, loadNo: act.loadNo, dataset: load.dataset, profile: { source: load.source } };
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

async function withdraw(engine: Engine, loadNo: number): Promise<Withdrawn> {
  await recover(engine);
  const earlier = (await withdrawals(engine, 'all')).find((act) => act.withdrawnNo === loadNo);
  if (earlier !== undefined) return { ...earlier, already: true, restored: 0, removed: 0, returned: 0 };
  const elsewhere = await loadsElsewhere(engine);
  if (elsewhere.length > 0) throw new LoadRefused('LOAD_RUNNING', `第 ${elsewhere.join('、')} 次载入正在进行。`, `Load ${elsewhere.join(', ')} is under way.`);
  const entry = await published(engine, loadNo);
  const act = await actEntry(engine, entry);
  const inHand = loadsInHand(engine);
  inHand.add(act.loadNo);
  try {
    await writeLedger(engine, act);
    await noteWithdrawal(engine, { loadNo: act.loadNo, withdrawnNo: loadNo });
    const done = await build(engine, act, entry).catch(async (error: unknown) => {
      await withdrawTraces(engine, act.loadNo, false);
      await writeLedger(engine, { ...act, state: 'failed', finishedAt: ledgerTime(), message: 'ENGINE\n数据库出错，未撤回。\nThe store failed; nothing was taken back.' });
      await dropLoadTables(engine, act.loadNo);
      throw error;
    });
    await publish(engine, act.loadNo, act.loadNo - 1);
    await finishWithdrawal(engine, { loadNo: act.loadNo, withdrawnNo: loadNo });
    await dropLoadTables(engine, act.loadNo);
    await freshNext(engine);
    return { loadNo: act.loadNo, withdrawnNo: loadNo, already: false, ...done };
  } finally {
    inHand.delete(act.loadNo);
  }
}

/**
 * Takes a published load back with everything it did: its versions, marks and rejects go, its cases return to the version before, later loads
 * stay. The ledger keeps the load as `withdrawn` and the act under a number of its own; the same files may then be loaded again. Waits for loads
 * under way in this process. Repeating it does nothing; after a kill, `recover` either finishes it or nothing has happened.
 * Throws `LoadRefused` (`UNKNOWN_LOAD`, `NOT_PUBLISHED`, `LOAD_RUNNING`) or `EngineError`.
 */
export function withdrawLoad(engine: Engine, loadNo: number): Promise<Withdrawn> {
  return inTurn(engine, () => withdraw(engine, loadNo));
}
