import { storable, type OperationalDb } from '../tables.js';

/** Tables of a month as they were sealed. */
export interface SealedPublication {
  readonly id: string;
  readonly dataset: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly dataVersion: number;
  /** JSON: metrics with their versions. */
  readonly definitions: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** JSON: the tables. */
  readonly body: string;
  /** SHA-256 over all of the above, in hexadecimal digits. */
  readonly digest: string;
}

/** That a publication was taken back. */
export interface Withdrawal {
  readonly withdrawnAt: string;
  readonly withdrawnBy: string;
  readonly withdrawnBecause: string;
}

/** A publication, with its withdrawal where there is one. */
export type KeptPublication = SealedPublication & { readonly [Key in keyof Withdrawal]: Withdrawal[Key] | null };

const COLUMNS = [
  'id', 'dataset', 'month', 'data_version as dataVersion', 'definitions', 'made_at as madeAt', 'made_by as madeBy', 'body', 'digest',
  'withdrawn_at as withdrawnAt', 'withdrawn_by as withdrawnBy', 'withdrawn_because as withdrawnBecause',
] as const;

/** What was published for outside readers: added once, withdrawn once, never changed or removed. All methods throw `OperationalError`. */
export class Publications {
  constructor(private readonly db: OperationalDb) {}

  /** Adds one; false where the month of the dataset has one that is not withdrawn, or got another since `known` of them were looked at. Nothing is written then. */
  add({ body, dataVersion, dataset, definitions, digest, id, madeAt, madeBy, month }: SealedPublication, known: number): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const all = await trx.selectFrom('publication_sealed').select('withdrawn_at').where('dataset', '=', dataset).where('month', '=', month).execute();
      if (all.length !== known || all.some((one) => one.withdrawn_at === null)) return false;
      await trx.insertInto('publication_sealed').values({ id, dataset, month, data_version: dataVersion, definitions, made_at: madeAt, made_by: madeBy, body, digest, withdrawn_at: null, withdrawn_by: null, withdrawn_because: null }).execute();
      return true;
    });
  }

  /** Every one there is, or of a dataset's month, the newest month first and of a month the newest. */
  async list(of?: Pick<SealedPublication, 'dataset' | 'month'>): Promise<readonly KeptPublication[]> {
    const all = this.db.selectFrom('publication_sealed').select(COLUMNS).orderBy('month', 'desc').orderBy('dataset').orderBy('made_at', 'desc').orderBy('id');
    return (of === undefined ? all : all.where('dataset', '=', of.dataset).where('month', '=', of.month)).execute();
  }

  /** One of them. */
  async find(id: string): Promise<KeptPublication | undefined> {
    return this.db.selectFrom('publication_sealed').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  }

  /** Takes one back; false where there is none, or it was taken back before. */
  async withdraw(id: string, { withdrawnAt, withdrawnBecause, withdrawnBy }: Withdrawal): Promise<boolean> {
    const { numUpdatedRows } = await this.db.updateTable('publication_sealed').set({ withdrawn_at: withdrawnAt, withdrawn_by: withdrawnBy, withdrawn_because: storable(withdrawnBecause) }).where('id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}
