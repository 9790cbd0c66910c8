import { storable, storeTime, type OperationalDb } from '../tables.js';
import type { ActionEntry } from './actions.js';

/** What people say to one number; `number` is JSON. */
export interface CommentThreadHead {
  readonly id: string;
  readonly dataset: string;
  readonly metric: string;
  readonly state: string;
  readonly number: string;
  /** Counts its entries. */
  readonly revision: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Something said or done in a thread, with the accounts it names. */
export type NewCommentEntry = Pick<ActionEntry, 'body' | 'by' | 'kind'> & { readonly mentions: readonly string[] };

/** Where somebody was named. */
export interface Mention {
  readonly threadId: string;
  readonly seq: number;
}

const HEAD = ['id', 'dataset', 'metric', 'state', 'number', 'revision', 'created_at as createdAt', 'created_by as createdBy'] as const;

/** What is said to numbers: entries are added, never changed or removed. All methods throw `OperationalError`. */
export class Comments {
  constructor(private readonly db: OperationalDb) {}

  /** Begins a thread with its first entry. */
  begin({ id, dataset, metric, state, number, createdBy }: Omit<CommentThreadHead, 'createdAt' | 'revision'>, entry: NewCommentEntry): Promise<void> {
    return this.db.transaction().execute(async (trx) => {
      await trx.insertInto('comment_thread').values({ id, dataset, metric, state, number: storable(number), revision: 0, created_at: storeTime(), created_by: createdBy }).execute();
      await write(trx, id, 0, state, entry);
    });
  }

  /** Adds an entry to a thread as it was at `revision`, which leaves it in a state. False where it has moved on, or is not there: nothing is written then. */
  add(id: string, revision: number, state: string, entry: NewCommentEntry): Promise<boolean> {
    return this.db.transaction().execute((trx) => write(trx, id, revision, state, entry));
  }

  /** Threads of a dataset, of one metric where it is named, newest first. */
  list(dataset: string, metric: string | null): Promise<readonly CommentThreadHead[]> {
    const all = this.db.selectFrom('comment_thread').select(HEAD).where('dataset', '=', dataset);
    return (metric === null ? all : all.where('metric', '=', metric)).orderBy('created_at', 'desc').orderBy('id').execute();
  }

  /** One of them. */
  find(id: string): Promise<CommentThreadHead | undefined> {
    return this.db.selectFrom('comment_thread').select(HEAD).where('id', '=', id).executeTakeFirst();
  }

  /** What was said and done in threads, in order, by thread. */
  async entries(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ActionEntry[]>> {
    const of = new Map<string, ActionEntry[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return of;
    const rows = await this.db.selectFrom('comment_event').select(['thread_id as threadId', 'seq', 'at', 'by', 'kind', 'body']).where('thread_id', 'in', [...ids]).orderBy('thread_id').orderBy('seq').execute();
    for (const { threadId, ...entry } of rows) of.get(threadId)?.push(entry);
    return of;
  }

  /** Where an account was named, newest first. */
  mentions(account: string): Promise<readonly Mention[]> {
    return this.db.selectFrom('comment_mention').innerJoin('comment_event', (join) => join.onRef('comment_event.thread_id', '=', 'comment_mention.thread_id').onRef('comment_event.seq', '=', 'comment_mention.seq'))
      .select(['comment_mention.thread_id as threadId', 'comment_mention.seq as seq']).where('account_id', '=', account).orderBy('at', 'desc').orderBy('comment_mention.thread_id').orderBy('comment_mention.seq').execute();
  }
}

async function write(trx: OperationalDb, id: string, revision: number, state: string, { body, by, kind, mentions }: NewCommentEntry): Promise<boolean> {
  const seq = revision + 1;
  const { numUpdatedRows } = await trx.updateTable('comment_thread').set({ state, revision: seq }).where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await trx.insertInto('comment_event').values({ thread_id: id, seq, at: storeTime(), by, kind, body: storable(body) }).execute();
  const named = [...new Set(mentions)];
  if (named.length > 0) await trx.insertInto('comment_mention').values(named.map((account) => ({ thread_id: id, seq, account_id: account }))).execute();
  return true;
}
