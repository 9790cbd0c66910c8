import { existsSync } from 'node:fs';
import type { Engine, RunningLoad, Stores } from '@concord/sql';
import { isCheckNumber, loadsInHand } from '../load-lock.js';
import { isInForce, isOfAnother, withdrawTraces } from '../publish/exchange.js';
import { actMessage, finishWithdrawal, withdrawals, withdrawnBy } from '../publish/withdrawals.js';
import { finishRetention, isRetention, retentionCutShort, unfinishedRetentions } from '../retention/retention-acts.js';
import type { KeptWork, LoadOrder } from '../stage/kept-work.js';
import { IS_LOAD_TABLE } from '../stage/load-context.js';
import { clearLoad } from '../stage/stage.js';
import { judge, silence, SILENT_MS, type Judgement } from './judge.js';
import { keptOf, stillKept, sweepFolders } from './kept.js';
import { cutShort, withdrawalCutShort } from './told.js';

/** What recovery found, by load number. */
export interface Recovered {
  /** Loads that had been published but not yet recorded so. */
  readonly published: readonly number[];
  /** Loads that were cut short; nothing of them is left. */
  readonly failed: readonly number[];
}

/** Loads and checks that have tables of their own, and how long the youngest of them has been there, in seconds. */
async function loadTablesThere({ writer }: Engine): Promise<ReadonlyMap<number, number>> {
  const { rows } = await writer.ask({
    sql: [
      "SELECT toUInt32OrZero(extract(name, '_(\\\\d+)$')) AS number, dateDiff('second', max(metadata_modification_time), now()) FROM system.tables",
      `WHERE database = 'concord' AND ${IS_LOAD_TABLE} GROUP BY number`,
    ].join(' '),
  });
  return new Map(rows.map(([number, ageS]) => [Number(number), Number(ageS)]));
}

/** Removes the tables of loads and checks that no longer run: a kill may fall between the registry and the clean-up. A check of another machine is known by its age alone. */
async function sweepTables(stores: Stores, { alive, surelyDead }: Judgement, kept: KeptWork | undefined): Promise<void> {
  const { engine } = stores;
  const tables = await loadTablesThere(engine);
  const keep = await stillKept(stores, kept, new Set(tables.keys()));
  const mine = loadsInHand(engine);
  const lives = (number: number, ageS: number): boolean =>
    alive.has(number) || mine.has(number) || (engine.kind === 'http' && isCheckNumber(number) && !surelyDead.has(number) && ageS * 1_000 < SILENT_MS);
  for (const [loadNo, ageS] of tables) if (!lives(loadNo, ageS)) await clearLoad(engine, loadNo, keep.has(loadNo));
}

/** Ends a load that nobody runs, as the engine has it: true when it was published. */
async function end({ engine, operational }: Stores, load: RunningLoad, kept: KeptWork | undefined): Promise<boolean> {
  if (await isInForce(engine, load)) {
    const act = (await withdrawals(engine, 'all')).find(({ loadNo }) => loadNo === load.loadNo);
    const { message = '' } = await operational.loads.find(load.loadNo) ?? {};
    await operational.loads.end(load.loadNo, 'published', act !== undefined ? actMessage(act.withdrawnNo) : isRetention(message) ? message : '');
    return true;
  }
  const entry = await operational.loads.find(load.loadNo);
  if (!(await isOfAnother(engine, load))) await withdrawTraces(engine, load.loadNo, false);
  const withdrawnNo = withdrawnBy(entry?.message ?? '');
  await operational.loads.end(load.loadNo, 'failed', isRetention(entry?.message ?? '') ? retentionCutShort() : withdrawnNo === undefined ? cutShort(kept?.loadNo === load.loadNo ? kept : undefined) : withdrawalCutShort(withdrawnNo));
  return false;
}

/**
 * Puts the stores in order after a kill. The engine decides: a load whose table is in force is recorded as published, any other that was running
 * leaves no trace; only then is the registry told, so that a kill in between is the same case again. A withdrawal
 * or a deletion for age in force is finished.
 * Call when the stores are opened and before each load; safe to repeat and to kill.
 */
export async function recover(stores: Stores): Promise<Recovered> {
  const judgement = await judge(stores);
  await silence(stores.engine, judgement);
  const kept = await keptOf(stores, judgement);
  const published: number[] = [];
  const failed: number[] = [];
  for (const load of judgement.dead) (await end(stores, load, kept) ? published : failed).push(load.loadNo);
  for (const act of await withdrawals(stores.engine, 'unfinished')) if (!judgement.alive.has(act.loadNo)) await finishWithdrawal(stores, act);
  for (const act of await unfinishedRetentions(stores.engine)) if (!judgement.alive.has(act.loadNo)) await finishRetention(stores, act);
  await sweepFolders(stores, judgement, kept);
  await sweepTables(stores, judgement, kept);
  return { published, failed };
}

/**
 * What was asked of the load that was interrupted last and of which something is kept, if its files are still there. Not of one that had gone on from another: what
 * ends a process twice is for a person to look at.
 */
export async function interruptedLoad(stores: Stores): Promise<LoadOrder | undefined> {
  const kept = await keptOf(stores, await judge(stores));
  return kept === undefined || kept.wentOn || !kept.order.files.every((path) => existsSync(path)) ? undefined : kept.order;
}
