import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { storeTime, type OperationalDb } from '../tables.js';

/** A process that says nothing for so long has let go of what it held. */
const HELD_MS = 30_000;
const ASK_AGAIN_MS = 250;

/** What only one process at a time may do. */
export class Leases {
  constructor(private readonly db: OperationalDb) {}

  /** Does `work` while no other process does something of that name: waits for it, and for half a minute where it died. Throws `OperationalError`, and what `work` throws. */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const holder = randomUUID();
    while (!(await this.claim(name, holder))) await delay(ASK_AGAIN_MS);
    const alive = setInterval(() => { void this.claim(name, holder).catch(() => undefined); }, HELD_MS / 4);
    try {
      return await work();
    } finally {
      clearInterval(alive);
      await this.db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
    }
  }

  private claim(name: string, holder: string, nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const held = await trx.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst();
      if (held !== undefined && held.holder !== holder && held.held_until > storeTime(nowMs)) return false;
      const values = { holder, held_until: storeTime(nowMs + HELD_MS) };
      await trx.insertInto('lease').values({ name, ...values }).onConflict((conflict) => conflict.column('name').doUpdateSet(values)).execute();
      return true;
    });
  }
}
