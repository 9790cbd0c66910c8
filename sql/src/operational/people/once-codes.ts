import type { OperationalDb } from '../tables.js';

/** Codes that are good once and for a short time, one for each purpose. All methods throw `OperationalError`. */
export class OnceCodes {
  constructor(private readonly db: OperationalDb) {}

  /** Puts a code in the place of whichever there was. */
  async put(purpose: string, digest: string, endsAt: string): Promise<void> {
    await this.db.insertInto('once_code').values({ purpose, digest, ends_at: endsAt, tries: 0 }).onConflict((conflict) => conflict.column('purpose').doUpdateSet({ digest, ends_at: endsAt, tries: 0 })).execute();
  }

  /** Forgets those that ended before a time; what is used is gone already. */
  async sweep(at: string): Promise<void> {
    await this.db.deleteFrom('once_code').where('ends_at', '<=', at).execute();
  }

  /** Uses the code of a purpose up: true once, for the right digest, in time and within `allowed` tries. A wrong digest counts as a try. */
  use(purpose: string, digest: string, at: string, allowed: number): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const code = await trx.selectFrom('once_code').selectAll().where('purpose', '=', purpose).executeTakeFirst();
      if (code === undefined || code.ends_at <= at || code.tries >= allowed) return false;
      if (code.digest === digest) {
        await trx.deleteFrom('once_code').where('purpose', '=', purpose).execute();
        return true;
      }
      await trx.updateTable('once_code').set({ tries: code.tries + 1 }).where('purpose', '=', purpose).execute();
      return false;
    });
  }
}
