import { storable, storeTime, type OperationalDb } from '../tables.js';

/** Which report something is written for, and whose cases its writer sees (JSON). */
export interface DraftKey {
  readonly dataset: string;
  readonly template: string;
  readonly period: string;
  readonly scope: string;
}

/** What is written beside the figures of a report. */
export interface SavedDraft {
  /** 1 when first saved, one more with each change. */
  readonly revision: number;
  /** JSON, checked by who saves it. */
  readonly body: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly savedAt: string;
  readonly savedBy: string;
}

/** Words beside figures before a report is sealed, the newest revision of each. All methods throw `OperationalError`. */
export class ReportDrafts {
  constructor(private readonly db: OperationalDb) {}

  /** What is written for a report. */
  async find({ dataset, period, scope, template }: DraftKey): Promise<SavedDraft | undefined> {
    return this.db.selectFrom('report_draft').select(['revision', 'body', 'saved_at as savedAt', 'saved_by as savedBy'])
      .where('dataset', '=', dataset).where('template', '=', template).where('period', '=', period).where('scope', '=', scope).executeTakeFirst();
  }

  /** Saves the revision behind `from` (0: the first); undefined where somebody else saved since. */
  async save(key: DraftKey, from: number, { body, savedBy }: Pick<SavedDraft, 'body' | 'savedBy'>): Promise<SavedDraft | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const { dataset, period, scope, template } = key;
      const kept = await trx.selectFrom('report_draft').select('revision').where('dataset', '=', dataset).where('template', '=', template).where('period', '=', period).where('scope', '=', scope).executeTakeFirst();
      if ((kept?.revision ?? 0) !== from) return undefined;
      const saved: SavedDraft = { revision: from + 1, body: storable(body), savedAt: storeTime(), savedBy };
      const row = { ...key, revision: saved.revision, body: saved.body, saved_at: saved.savedAt, saved_by: savedBy };
      await trx.insertInto('report_draft').values(row).onConflict((conflict) => conflict.columns(['dataset', 'template', 'period', 'scope']).doUpdateSet({ revision: row.revision, body: row.body, saved_at: row.saved_at, saved_by: row.saved_by })).execute();
      return saved;
    });
  }
}
