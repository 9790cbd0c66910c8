import { storable, storeTime, type OperationalDb } from '../tables.js';

/** How long closed cases of a dataset are kept, counted from their closing; null years: without an end. */
export interface RetentionRule {
  readonly dataset: string;
  readonly years: number | null;
  readonly reason: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly setAt: string;
  readonly setBy: string;
}

const COLUMNS = ['dataset', 'years', 'reason', 'set_at as setAt', 'set_by as setBy'] as const;

/** Rules of how long is kept: set, never changed or removed. All methods throw `OperationalError`. */
export class RetentionRules {
  constructor(private readonly db: OperationalDb) {}

  /** What was set for a dataset, or for all, newest first. */
  async list(dataset?: string): Promise<readonly RetentionRule[]> {
    const all = this.db.selectFrom('retention_rule').select(COLUMNS).orderBy('set_at', 'desc').orderBy('seq', 'desc');
    return (dataset === undefined ? all : all.where('dataset', '=', dataset)).execute();
  }

  /** How many years are kept of a dataset; null without a rule. */
  async years(dataset: string): Promise<number | null> {
    return (await this.db.selectFrom('retention_rule').select('years').where('dataset', '=', dataset).orderBy('seq', 'desc').limit(1).executeTakeFirst())?.years ?? null;
  }

  /** Sets a rule, or ends it (null). */
  async set({ dataset, years, reason, setBy }: Omit<RetentionRule, 'setAt'>): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('retention_rule').select('seq').where('dataset', '=', dataset).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      await trx.insertInto('retention_rule').values({ dataset, seq: (newest?.seq ?? 0) + 1, years, reason: storable(reason), set_at: storeTime(), set_by: setBy }).execute();
    });
  }
}
