import { storable, storeTime, type OperationalDb } from '../tables.js';

/** What an institution decided of its board, one version of it; `body` is JSON. */
export interface MethodEntry {
  readonly dataset: string;
  /** 2 for the first that was decided: 1 is the product's own. */
  readonly version: number;
  readonly body: string;
  readonly reason: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly decidedAt: string;
  readonly decidedBy: string;
}

const COLUMNS = ['dataset', 'version', 'body', 'reason', 'decided_at as decidedAt', 'decided_by as decidedBy'] as const;

/** Versions of the board's method: decided, never changed or removed. All methods throw `OperationalError`. */
export class BoardMethods {
  constructor(private readonly db: OperationalDb) {}

  /** Versions of a dataset, newest first. */
  async list(dataset: string): Promise<readonly MethodEntry[]> {
    return this.db.selectFrom('board_method').select(COLUMNS).where('dataset', '=', dataset).orderBy('version', 'desc').execute();
  }

  /** Adds a version behind `after`, the newest that was known. False when somebody else decided meanwhile; nothing is written then. */
  decide(after: number, entry: Pick<MethodEntry, 'body' | 'dataset' | 'decidedBy' | 'reason'>): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('board_method').select('version').where('dataset', '=', entry.dataset).orderBy('version', 'desc').limit(1).executeTakeFirst();
      if ((newest?.version ?? 1) !== after) return false;
      await trx.insertInto('board_method').values({ dataset: entry.dataset, version: after + 1, body: storable(entry.body), reason: storable(entry.reason), decided_at: storeTime(), decided_by: entry.decidedBy }).execute();
      return true;
    });
  }
}
