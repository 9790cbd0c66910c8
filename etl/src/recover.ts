import type { Engine } from '@concord/sql';
import { loadsInHand } from './load-lock.js';
import { isInForce, withdrawTraces } from './publish/exchange.js';
import { endAbandoned, runningLoads } from './publish/ledger.js';
import { finishWithdrawal, withdrawals } from './publish/withdrawals.js';
import { LoadRefused, refusalMessage } from './reject/refusal.js';
import { dropLoadTables } from './stage/stage.js';

/** On a shared server another process may be loading; it signs the ledger at every step, none of which takes this long. */
const SILENT_MS = 30 * 60_000;

/** What recovery found, by load number. */
export interface Recovered {
  /** Loads that had been published but not yet recorded so. */
  readonly published: readonly number[];
  /** Loads that were cut short; nothing of them is left. */
  readonly failed: readonly number[];
}

const INTERRUPTED = new LoadRefused('INTERRUPTED', '载入被中断，未发布任何数据。', 'The load was cut short; nothing was published.');

/** Tables of loads that no longer run: a kill may fall between the ledger and the clean-up. */
async function orphanedTables(engine: Engine, running: ReadonlySet<number>): Promise<readonly number[]> {
  const { rows } = await engine.writer.ask({
    sql: "SELECT DISTINCT toUInt32OrZero(extract(name, '_(\\\\d+)$')) FROM system.tables WHERE database = 'concord' AND match(name, '^(stage|typed|problem|repeat|moved)_\\\\d+$')",
  });
  return rows.map(([loadNo]) => Number(loadNo)).filter((loadNo) => !running.has(loadNo));
}

/** Loads that others may still be running. */
async function alive(engine: Engine): Promise<{ readonly alive: ReadonlySet<number>; readonly dead: readonly number[] }> {
  const mine = loadsInHand(engine);
  const running = await runningLoads(engine);
  // The embedded engine has one process, so what it does not run itself is dead.
  const lives = ({ loadNo, seenMs }: { loadNo: number; seenMs: number }): boolean =>
    mine.has(loadNo) || (engine.kind === 'http' && Date.now() - seenMs < SILENT_MS);
  return { alive: new Set(running.filter(lives).map(({ loadNo }) => loadNo)), dead: running.filter((load) => !lives(load)).map(({ loadNo }) => loadNo) };
}

/**
 * Puts the store in order after a kill: a load that was exchanged in is recorded as published, any other that was running leaves no trace;
 * a withdrawal in force is finished.
 * Call when a store is opened and before each load; safe to repeat and to kill.
 */
export async function recover(engine: Engine): Promise<Recovered> {
  const loads = await alive(engine);
  const published: number[] = [];
  const failed: number[] = [];
  for (const loadNo of loads.dead) {
    if (await isInForce(engine, loadNo)) {
      await endAbandoned(engine, loadNo, 'published', '');
      published.push(loadNo);
    } else {
      await withdrawTraces(engine, loadNo, false);
      await endAbandoned(engine, loadNo, 'failed', refusalMessage(INTERRUPTED));
      failed.push(loadNo);
    }
  }
  for (const act of await withdrawals(engine, 'unfinished')) if (!loads.alive.has(act.loadNo)) await finishWithdrawal(engine, act);
  for (const loadNo of await orphanedTables(engine, loads.alive)) await dropLoadTables(engine, loadNo);
  return { published, failed };
}

/** Loads of other processes that are under way. */
export async function loadsElsewhere(engine: Engine): Promise<readonly number[]> {
  const mine = loadsInHand(engine);
  return [...(await alive(engine)).alive].filter((loadNo) => !mine.has(loadNo));
}
