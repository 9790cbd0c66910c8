import { setTimeout as delay } from 'node:timers/promises';
import { EngineError, OperationalError, type Stores } from '@concord/sql';
import { inTurn } from '../load-lock.js';
import { recover, type Recovered } from './recover.js';

/** Between two questions whether a store is back. */
const ASK_AGAIN_MS = 2_000;

/** True for what a store that does not answer throws: whether what was asked has been done, nobody here can know. */
export const isAway = (error: unknown): boolean =>
  (error instanceof EngineError && (error.code === 'STORE_DOWN' || error.code === 'SHARD_DOWN')) || (error instanceof OperationalError && error.code === 'OPERATIONAL_DOWN');

/**
 * Puts the stores in order after one of them was lost midway, as soon as both answer: until then the registry has what was under way as running, since only the engine
 * can say whether it was published. Waits for loads of this process, which begin by doing the same. Keeps no process alive. Throws what `recover` throws, and an
 * `AbortError` once `signal` ends the waiting.
 */
export async function recoverOnceBack(stores: Stores, signal?: AbortSignal): Promise<Recovered> {
  for (;;) {
    try {
      return await inTurn(stores.engine, () => recover(stores));
    } catch (error) {
      if (!isAway(error)) throw error;
    }
    await delay(ASK_AGAIN_MS, undefined, { ref: false, ...(signal === undefined ? {} : { signal }) });
  }
}
