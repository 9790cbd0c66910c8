import { storable, storeTime, type OperationalDb } from '../tables.js';

/** A case put forward as excellent; title and phase are what its events have made of it, kept beside them for lists. */
export interface ExcellentHead {
  readonly id: string;
  readonly dataset: string;
  readonly source: string;
  readonly caseId: string;
  readonly title: string;
  readonly phase: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Something that was done about it, `seq` counted from 1; `body` is JSON. */
export interface ExcellentEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
}

const HEAD = ['id', 'dataset', 'source', 'case_id as caseId', 'title', 'phase', 'created_at as createdAt', 'created_by as createdBy'] as const;

/** Excellent cases as what was done about them: events are added, never changed or removed. All methods throw `OperationalError`. */
export class ExcellentCases {
  constructor(private readonly db: OperationalDb) {}

  /** Puts a case forward with its first event; false where one of the same case is under way or published: in none of `over`. Nothing is written then. */
  begin({ caseId, createdBy, title, ...head }: Omit<ExcellentHead, 'createdAt'>, event: Pick<ExcellentEntry, 'by' | 'kind' | 'body'>, over: readonly string[]): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const underWay = await trx.selectFrom('excellent_case').select('id').where('dataset', '=', head.dataset).where('source', '=', head.source).where('case_id', '=', caseId).where('phase', 'not in', [...over]).executeTakeFirst();
      if (underWay !== undefined) return false;
      const at = storeTime();
      await trx.insertInto('excellent_case').values({ ...head, case_id: caseId, title: storable(title), created_at: at, created_by: createdBy }).execute();
      await trx.insertInto('excellent_event').values({ excellent_id: head.id, seq: 1, at, by: event.by, kind: event.kind, body: storable(event.body) }).execute();
      return true;
    });
  }

  /** Those of a dataset, newest first. */
  async list(dataset: string): Promise<readonly ExcellentHead[]> {
    return this.db.selectFrom('excellent_case').select(HEAD).where('dataset', '=', dataset).orderBy('created_at', 'desc').orderBy('id').execute();
  }

  /** One of them. */
  async find(id: string): Promise<ExcellentHead | undefined> {
    return this.db.selectFrom('excellent_case').select(HEAD).where('id', '=', id).executeTakeFirst();
  }

  /** What was done about it, in order. */
  async events(id: string): Promise<readonly ExcellentEntry[]> {
    return this.db.selectFrom('excellent_event').select(['seq', 'at', 'by', 'kind', 'body']).where('excellent_id', '=', id).orderBy('seq').execute();
  }

  /** Adds an event behind the `after`-th, which leaves it so. False when somebody else added one meanwhile; nothing is written then. */
  add(id: string, after: number, event: Pick<ExcellentEntry, 'by' | 'kind' | 'body'>, { title, phase }: Pick<ExcellentHead, 'title' | 'phase'>): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('excellent_event').select('seq').where('excellent_id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      if ((newest?.seq ?? 0) !== after) return false;
      await trx.insertInto('excellent_event').values({ excellent_id: id, seq: after + 1, at: storeTime(), by: event.by, kind: event.kind, body: storable(event.body) }).execute();
      await trx.updateTable('excellent_case').set({ title: storable(title), phase }).where('id', '=', id).execute();
      return true;
    });
  }
}
