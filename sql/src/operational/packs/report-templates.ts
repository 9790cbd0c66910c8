import { storable, storeTime, type OperationalDb } from '../tables.js';

/** A template of reports in one of its revisions. */
export interface SavedTemplate {
  readonly id: string;
  /** 1 when first saved, one more with each change. */
  readonly revision: number;
  /** JSON, checked by who saves it. */
  readonly definition: string;
  readonly isRemoved: boolean;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly savedAt: string;
  readonly savedBy: string;
}

interface Kept { id: string; revision: number; definition: string; is_removed: number; saved_at: string; saved_by: string }

const COLUMNS = ['id', 'revision', 'definition', 'is_removed', 'saved_at', 'saved_by'] as const;

const read = ({ is_removed: removed, saved_at: savedAt, saved_by: savedBy, ...rest }: Kept): SavedTemplate => ({ ...rest, isRemoved: removed === 1, savedAt, savedBy });

/** Templates of reports; every revision is kept. All methods throw `OperationalError`. */
export class ReportTemplates {
  constructor(private readonly db: OperationalDb) {}

  /** The newest revision of each, removed ones too, by id. */
  async list(): Promise<SavedTemplate[]> {
    const rows = await this.db.selectFrom('report_template as t').select(COLUMNS)
      .where('revision', '=', (eb) => eb.selectFrom('report_template as newest').select(({ fn }) => fn.max('newest.revision').as('revision')).whereRef('newest.id', '=', 't.id')).orderBy('id').execute();
    return rows.map(read);
  }

  /** Every revision of one, the newest first. */
  async revisions(id: string): Promise<SavedTemplate[]> {
    return (await this.db.selectFrom('report_template').select(COLUMNS).where('id', '=', id).orderBy('revision', 'desc').execute()).map(read);
  }

  /** Adds the revision behind `from` (0: the first); undefined where another was saved since. */
  async save(id: string, from: number, saved: Pick<SavedTemplate, 'definition' | 'isRemoved' | 'savedBy'>): Promise<SavedTemplate | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('report_template').select(({ fn }) => fn.max('revision').as('revision')).where('id', '=', id).executeTakeFirst();
      if ((newest?.revision ?? 0) !== from) return undefined;
      const added: SavedTemplate = { id, revision: from + 1, definition: storable(saved.definition), isRemoved: saved.isRemoved, savedAt: storeTime(), savedBy: saved.savedBy };
      await trx.insertInto('report_template').values({ id, revision: added.revision, definition: added.definition, is_removed: added.isRemoved ? 1 : 0, saved_at: added.savedAt, saved_by: added.savedBy }).execute();
      return added;
    });
  }
}
