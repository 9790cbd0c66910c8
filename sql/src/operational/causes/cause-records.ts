import { storable, storeTime, type OperationalDb } from '../tables.js';

/** What is kept of a stuck type. */
export type CauseKind = 'hypothesis' | 'rectification';

/** A hypothesis or a request to put something right, as its last event left it. */
export interface CauseHead {
  readonly id: string;
  readonly dataset: string;
  /** The type it is about: its dimension and its key. */
  readonly dimension: string;
  readonly member: string;
  /** '' of hypotheses. */
  readonly institution: string;
  /** Null of hypotheses. */
  readonly number: string | null;
  readonly state: string;
  /** `YYYY-MM-DD`, or ''. */
  readonly dueOn: string;
  /** JSON. */
  readonly body: string;
  /** Counts its events. */
  readonly revision: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Something that was done about it, `seq` counted from 1; `body` is JSON. */
export interface CauseEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
}

type NewEntry = Pick<CauseEntry, 'body' | 'by' | 'kind'>;
type NewHead = Omit<CauseHead, 'createdAt' | 'number' | 'revision'>;

const HEAD = ['id', 'dataset', 'dimension', 'member', 'institution', 'number', 'state', 'due_on as dueOn', 'body', 'revision', 'created_at as createdAt', 'created_by as createdBy'] as const;

/** Hypotheses and requests as what was done about them: events are added, never changed or removed. All methods throw `OperationalError`. */
export class CauseRecords {
  constructor(private readonly db: OperationalDb) {}

  /** Adds one with its first event; with a `series` it gets the next number of it in its dataset: `<series>-0001`. */
  begin(kind: CauseKind, { body, createdBy, dueOn, ...head }: NewHead, event: NewEntry, series: string | null = null): Promise<void> {
    return this.db.transaction().execute(async (trx) => {
      const at = storeTime();
      const number = series === null ? null : await nextNumber(trx, head.dataset, series);
      await trx.insertInto('cause_record').values({ ...head, kind, number, due_on: dueOn, body: storable(body), revision: 1, created_at: at, created_by: createdBy }).execute();
      await trx.insertInto('cause_event').values({ record_id: head.id, seq: 1, at, by: event.by, kind: event.kind, body: storable(event.body) }).execute();
    });
  }

  /** Those of a dataset, newest first. */
  list(kind: CauseKind, dataset: string): Promise<readonly CauseHead[]> {
    return this.db.selectFrom('cause_record').select(HEAD).where('kind', '=', kind).where('dataset', '=', dataset).orderBy('created_at', 'desc').orderBy('id').execute();
  }

  /** One of them. */
  find(kind: CauseKind, id: string): Promise<CauseHead | undefined> {
    return this.db.selectFrom('cause_record').select(HEAD).where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
  }

  /** What was done about it, in order. */
  events(id: string): Promise<readonly CauseEntry[]> {
    return this.db.selectFrom('cause_event').select(['seq', 'at', 'by', 'kind', 'body']).where('record_id', '=', id).orderBy('seq').execute();
  }

  /** Adds an event to one as it was at `revision`, which leaves it so. False where it has moved on, or is not there: nothing is written then. */
  change(id: string, revision: number, event: NewEntry, { body, dueOn, state }: Pick<CauseHead, 'body' | 'dueOn' | 'state'>): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('cause_record').set({ state, due_on: dueOn, body: storable(body), revision: revision + 1 }).where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await trx.insertInto('cause_event').values({ record_id: id, seq: revision + 1, at: storeTime(), by: event.by, kind: event.kind, body: storable(event.body) }).execute();
      return true;
    });
  }
}

/** Numbers are never given twice: none is removed, and transactions run one after the other. */
async function nextNumber(trx: OperationalDb, dataset: string, series: string): Promise<string> {
  const { given } = await trx.selectFrom('cause_record').select(({ fn }) => fn.countAll().as('given')).where('dataset', '=', dataset).where('number', 'like', `${series}-%`).executeTakeFirstOrThrow();
  return `${series}-${String(Number(given) + 1).padStart(4, '0')}`;
}
