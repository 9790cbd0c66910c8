import { isGone, PROCESS_ID, type Engine, type RunningLoad, type Stores } from '@concord/sql';
import { isCheckNumber, loadsInHand } from '../load-lock.js';
import { loadFolders, type LoadFolder } from '../stage/kept-work.js';

/** On a shared server another machine may be loading; a load signs the registry at every step, none of which takes this long. */
export const SILENT_MS = 30 * 60_000;

/** Which loads and checks run, as far as this machine can tell. */
export interface Judgement {
  /** Loads that others may still be running. */
  readonly alive: ReadonlySet<number>;
  /** Loads the registry has as running, which nobody runs. */
  readonly dead: readonly RunningLoad[];
  /** Folders of loads and checks that nobody runs. */
  readonly left: readonly LoadFolder[];
  /** Loads and checks among those whose process is surely dead, or this one, which has let go of them. */
  readonly surelyDead: ReadonlySet<number>;
  /** The processes that ran those. */
  readonly processes: ReadonlySet<string>;
}

/**
 * Tells loads that run from those that do not. The embedded engine has one process, so what that does not run is dead. Over a server a load is dead when the folder it
 * made on this machine says that its process is gone, or is this one; else when it has been silent for long.
 */
export async function judge({ engine, operational }: Stores): Promise<Judgement> {
  const mine = loadsInHand(engine);
  const notMine = (await loadFolders(engine)).filter(({ loadNo }) => !mine.has(loadNo));
  const gone = notMine.filter(({ processId }) => engine.kind === 'embedded' || processId === PROCESS_ID || isGone(processId));
  const surelyDead = new Set(gone.map(({ loadNo }) => loadNo));
  const running = await operational.loads.running();
  const lives = ({ loadNo, seenMs }: RunningLoad): boolean => mine.has(loadNo) || (engine.kind === 'http' && !surelyDead.has(loadNo) && Date.now() - seenMs < SILENT_MS);
  const alive = new Set(running.filter(lives).map(({ loadNo }) => loadNo));
  // A check has no entry in the registry.
  const left = notMine.filter(({ loadNo }) => surelyDead.has(loadNo) || (!isCheckNumber(loadNo) && !alive.has(loadNo)));
  return { alive, dead: running.filter((load) => !lives(load)), left, surelyDead, processes: new Set(gone.map(({ processId }) => processId)) };
}

/** Loads of other processes that are under way. */
export async function loadsElsewhere(stores: Stores): Promise<readonly number[]> {
  const mine = loadsInHand(stores.engine);
  return [...(await judge(stores)).alive].filter((loadNo) => !mine.has(loadNo));
}

/** Stops what those processes had asked of a server: a statement that outlives its process would write behind the back of whoever clears up. */
export async function silence(engine: Engine, { processes }: Pick<Judgement, 'processes'>): Promise<void> {
  for (const processId of processes) await engine.endWritingOf?.(processId);
}
