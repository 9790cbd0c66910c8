import type { Engine } from '@concord/sql';
import { isCheckNumber, loadsInHand } from './load-lock.js';
import { isInForce, withdrawTraces } from './publish/exchange.js';
import { endAbandoned, runningLoads } from './publish/ledger.js';
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

/** Tables of loads and checks that no longer run: a kill may fall between the ledger and the clean-up. A check has no entry in the ledger, only its age. */
async function orphanedTables(engine: Engine, running: ReadonlySet<number>): Promise<readonly number[]> {
  const { rows } = await engine.writer.ask({
    sql: [
      "SELECT toUInt32OrZero(extract(name, '_(\\\\d+)$')) AS number, dateDiff('second', max(metadata_modification_time), now()) FROM system.tables",
      "WHERE database = 'concord' AND match(name, '^(stage|typed|problem|repeat|moved|checked|refused)_\\\\d+$') GROUP BY number",
    ].join(' '),
  });
  const mine = loadsInHand(engine);
  const lives = (number: number, ageS: number): boolean =>
    running.has(number) || mine.has(number) || (engine.kind === 'http' && isCheckNumber(number) && ageS * 1_000 < SILENT_MS);
  return rows.map(([number, ageS]) => [Number(number), Number(ageS)] as const).filter(([number, ageS]) => !lives(number, ageS)).map(([number]) => number);
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
 * Puts the store in order after a kill: a load that was exchanged in is recorded as published, any other that was running leaves no trace.
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
  for (const loadNo of await orphanedTables(engine, loads.alive)) await dropLoadTables(engine, loadNo);
  return { published, failed };
}

/** Loads of other processes that are under way. */
export async function loadsElsewhere(engine: Engine): Promise<readonly number[]> {
  const mine = loadsInHand(engine);
  return [...(await alive(engine)).alive].filter((loadNo) => !mine.has(loadNo));
}
