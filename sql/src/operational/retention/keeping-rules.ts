import { storable, storeTime, type OperationalDb } from '../tables.js';

/** What a rule may speak of besides closed cases: the log of what was done, which is of no dataset (''); the texts of rejected rows of a dataset. */
export type KeptThing = 'log' | 'rejects';

/** What a rule is about. */
export interface KeptOf {
  readonly what: KeptThing;
  /** '' of the log. */
  readonly dataset: string;
}

/** How long something is kept; null months: without an end. */
export interface KeepingRule extends KeptOf {
  readonly months: number | null;
  readonly reason: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly setAt: string;
  readonly setBy: string;
}

const COLUMNS = ['what', 'dataset', 'months', 'reason', 'set_at as setAt', 'set_by as setBy'] as const;

/** Rules of how long what the product itself keeps is kept: set, never changed or removed. All methods throw `OperationalError`. */
export class KeepingRules {
  constructor(private readonly db: OperationalDb) {}

  /** What was set of one thing, newest first. */
  async list({ what, dataset }: KeptOf): Promise<readonly KeepingRule[]> {
    return (await this.db.selectFrom('keeping_rule').select(COLUMNS).where('what', '=', what).where('dataset', '=', dataset).orderBy('seq', 'desc').execute()).map(ruleOf);
  }

  /** The rule that holds of each thing of which one was set, by thing and dataset. */
  async inForce(): Promise<readonly KeepingRule[]> {
    const all = (await this.db.selectFrom('keeping_rule').select(COLUMNS).orderBy('what').orderBy('dataset').orderBy('seq', 'desc').execute()).map(ruleOf);
    return all.filter((rule, at) => all.findIndex((one) => one.what === rule.what && one.dataset === rule.dataset) === at);
  }

  /** Sets a rule, or ends it (null). */
  async set({ what, dataset, months, reason, setBy }: Omit<KeepingRule, 'setAt'>): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('keeping_rule').select('seq').where('what', '=', what).where('dataset', '=', dataset).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      await trx.insertInto('keeping_rule').values({ what, dataset, seq: (newest?.seq ?? 0) + 1, months, reason: storable(reason), set_at: storeTime(), set_by: setBy }).execute();
    });
  }
}

function ruleOf({ what, ...rule }: Omit<KeepingRule, 'what'> & { readonly what: string }): KeepingRule {
  return { ...rule, what: what === 'log' ? 'log' : 'rejects' };
}
