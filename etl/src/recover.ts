import { existsSync } from 'node:fs';
import { storeTimeMs, type Engine, type RunningLoad, type Stores } from '@concord/sql';
import { isCheckNumber, loadsInHand } from './load-lock.js';
import { isInForce, isOfAnother, withdrawTraces } from './publish/exchange.js';
import { actMessage, finishWithdrawal, withdrawals } from './publish/withdrawals.js';
import { LoadRefused, refusalMessage } from './reject/refusal.js';
import { IS_LOAD_TABLE } from './stage/load-context.js';
import { loadFolders, discardKept, KEPT_DAYS, type KeptWork, type LoadFolder, type LoadOrder } from './stage/kept-work.js';
import { clearLoad } from './stage/stage.js';

/** On a shared server another process may be loading; it signs the registry at every step, none of which takes this long. */
const SILENT_MS = 30 * 60_000;

/** What recovery found, by load number. */
export interface Recovered {
  /** Loads that had been published but not yet recorded so. */
  readonly published: readonly number[];
  /** Loads that were cut short; nothing of them is left. */
  readonly failed: readonly number[];
}

/** Why a load that was cut short has failed, and what is kept of it. */
function interrupted(kept: KeptWork | undefined): LoadRefused {
  if (kept === undefined) return new LoadRefused('INTERRUPTED', '载入被中断，未发布任何数据。', 'The load was cut short; nothing was published.');
  const [rows, mb, days] = [kept.from.rows.toLocaleString('en-US'), String(Math.ceil(kept.bytes / 2 ** 20)), String(KEPT_DAYS)];
  return new LoadRefused('INTERRUPTED',
    `载入被中断，未发布任何数据；已读好的 ${rows} 行（${mb} MiB）保留 ${days} 天，再次载入同样的文件即从那里继续。`,
    `The load was cut short; nothing was published. The ${rows} rows it had read (${mb} MiB) are kept for ${days} days: loading the same files again goes on from there.`);
}

/** Of what interrupted loads left, that which a load may still go on from: the newest, of a load the registry knows, for some days. */
async function keptOf({ engine, operational }: Stores, folders: readonly LoadFolder[]): Promise<KeptWork | undefined> {
  const mine = loadsInHand(engine);
  const newest = folders.flatMap(({ kept }) => (kept === undefined || mine.has(kept.loadNo) ? [] : [kept])).sort((a, b) => b.loadNo - a.loadNo)[0];
  if (newest === undefined || Date.now() - storeTimeMs(newest.startedAt) > KEPT_DAYS * 86_400_000) return undefined;
  const entry = await operational.loads.find(newest.loadNo);
  return entry?.startedAt === newest.startedAt && (entry.state === 'running' || entry.state === 'failed') ? newest : undefined;
}

/** Removes what loads and checks that no longer run left in their folders, but for what is kept. */
async function sweepFolders(engine: Engine, folders: readonly LoadFolder[], kept: KeptWork | undefined): Promise<void> {
  const mine = loadsInHand(engine);
  for (const { folder, loadNo, kept: own } of folders) if (folder !== kept?.folder && !mine.has(loadNo)) await discardKept(engine, { folder, loadNo: own?.loadNo ?? loadNo });
}

/** Tables of loads and checks that no longer run: a kill may fall between the registry and the clean-up. A check has no entry in the registry, only its age. */
async function orphanedTables(engine: Engine, running: ReadonlySet<number>): Promise<readonly number[]> {
  const { rows } = await engine.writer.ask({
    sql: [
      "SELECT toUInt32OrZero(extract(name, '_(\\\\d+)$')) AS number, dateDiff('second', max(metadata_modification_time), now()) FROM system.tables",
      `WHERE database = 'concord' AND ${IS_LOAD_TABLE} GROUP BY number`,
    ].join(' '),
  });
  const mine = loadsInHand(engine);
  const lives = (number: number, ageS: number): boolean =>
    running.has(number) || mine.has(number) || (engine.kind === 'http' && isCheckNumber(number) && ageS * 1_000 < SILENT_MS);
  return rows.map(([number, ageS]) => [Number(number), Number(ageS)] as const).filter(([number, ageS]) => !lives(number, ageS)).map(([number]) => number);
}

/** Loads that others may still be running, and those that nobody is. */
async function judge({ engine, operational }: Stores): Promise<{ readonly alive: ReadonlySet<number>; readonly dead: readonly RunningLoad[] }> {
  const mine = loadsInHand(engine);
  const running = await operational.loads.running();
  // The embedded engine has one process, so what it does not run itself is dead.
  const lives = ({ loadNo, seenMs }: RunningLoad): boolean => mine.has(loadNo) || (engine.kind === 'http' && Date.now() - seenMs < SILENT_MS);
  return { alive: new Set(running.filter(lives).map(({ loadNo }) => loadNo)), dead: running.filter((load) => !lives(load)) };
}

/**
 * Puts the stores in order after a kill. The engine decides: a load whose table is in force is recorded as published, any other that was running
 * leaves no trace; only then is the registry told, so that a kill in between is the same case again. A withdrawal
 * in force is finished.
 * Call when the stores are opened and before each load; safe to repeat and to kill.
 */
export async function recover(stores: Stores): Promise<Recovered> {
  const { engine, operational } = stores;
  const loads = await judge(stores);
  const folders = await loadFolders(engine);
  const kept = await keptOf(stores, folders);
  const published: number[] = [];
  const failed: number[] = [];
  for (const load of loads.dead) {
    if (await isInForce(engine, load)) {
      const act = (await withdrawals(engine, 'all')).find(({ loadNo }) => loadNo === load.loadNo);
      await operational.loads.end(load.loadNo, 'published', act === undefined ? '' : actMessage(act.withdrawnNo));
      published.push(load.loadNo);
    } else {
      if (!(await isOfAnother(engine, load))) await withdrawTraces(engine, load.loadNo, false);
      await operational.loads.end(load.loadNo, 'failed', refusalMessage(interrupted(kept?.loadNo === load.loadNo ? kept : undefined)));
      failed.push(load.loadNo);
    }
  }
  for (const act of await withdrawals(engine, 'unfinished')) if (!loads.alive.has(act.loadNo)) await finishWithdrawal(stores, act);
  await sweepFolders(engine, folders, kept);
  for (const loadNo of await orphanedTables(engine, loads.alive)) await clearLoad(engine, loadNo, loadNo === kept?.loadNo);
  return { published, failed };
}

/** Loads of other processes that are under way. */
export async function loadsElsewhere(stores: Stores): Promise<readonly number[]> {
  const mine = loadsInHand(stores.engine);
  return [...(await judge(stores)).alive].filter((loadNo) => !mine.has(loadNo));
}

/**
 * What was asked of the load that was interrupted last and of which something is kept, if its files are still there. Not of one that had gone on from another: what
 * ends a process twice is for a person to look at.
 */
export async function interruptedLoad(stores: Stores): Promise<LoadOrder | undefined> {
  const kept = await keptOf(stores, await loadFolders(stores.engine));
  return kept === undefined || kept.wentOn || !kept.order.files.every((path) => existsSync(path)) ? undefined : kept.order;
}
