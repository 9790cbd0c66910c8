import { recoverOnceBack } from '@concord/etl';
import type { Stores } from '@concord/sql';
import type { Logger } from 'pino';

/** Sees to it that what a lost store left undone ends as soon as the store is back, and not only with the next load. */
export class StoreBack {
  private readonly ending = new AbortController();
  private isAwaited = false;

  constructor(private readonly stores: Stores, private readonly log: Logger) {}

  /** True once `stop` was called. */
  get isStopped(): boolean {
    return this.ending.signal.aborted;
  }

  /** Waits for the store and puts it in order, once however often it is asked. */
  async await(): Promise<void> {
    if (this.isAwaited) return;
    this.isAwaited = true;
    try {
      this.log.info({ recovered: await recoverOnceBack(this.stores, this.ending.signal) }, 'the store is back and in order');
    } catch (error) {
      if (!this.isStopped) this.log.error({ err: error }, 'the store is back, but not in order');
    } finally {
      this.isAwaited = false;
    }
  }

  /** Waits no longer. */
  stop(): void {
    this.ending.abort();
  }
}
