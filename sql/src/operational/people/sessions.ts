import { storeTime, type OperationalDb } from '../tables.js';

/** Somebody signed in. */
export interface Session {
  readonly accountId: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`, as all times here. */
  readonly begunAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  readonly how: 'password' | 'sso';
  /** The grant they act by, where they chose one. */
  readonly grantId: string | null;
  /** Of the account, now: what is worked out for somebody holds for one revision only. */
  readonly revision: number;
}

const COLUMNS = ['account_id as accountId', 'begun_at as begunAt', 'seen_at as seenAt', 'ends_at as endsAt', 'how', 'grant_id as grantId', 'account.revision as revision'] as const;

/** Sessions by the digest of what a browser holds; that itself is never kept. All methods throw `OperationalError`. */
export class Sessions {
  constructor(private readonly db: OperationalDb) {}

  /** Begins one. */
  async begin(digest: string, { accountId, endsAt, how }: Pick<Session, 'accountId' | 'endsAt' | 'how'>): Promise<void> {
    const now = storeTime();
    await this.db.insertInto('session').values({ digest, account_id: accountId, begun_at: now, seen_at: now, ends_at: endsAt, how, grant_id: null }).execute();
  }

  /** One that has not ended at a time, of an account that is active. */
  async find(digest: string, at: string): Promise<Session | undefined> {
    const row = await this.db.selectFrom('session').innerJoin('account', 'account.id', 'session.account_id').select(COLUMNS)
      .where('digest', '=', digest).where('ends_at', '>', at).where('account.state', '=', 'active').executeTakeFirst();
    return row && { ...row, how: row.how === 'sso' ? 'sso' : 'password' };
  }

  /** Notes that it was used, and until when it holds from here. */
  async seen(digest: string, at: string, endsAt: string): Promise<void> {
    await this.db.updateTable('session').set({ seen_at: at, ends_at: endsAt }).where('digest', '=', digest).execute();
  }

  /** Has somebody act by one of their grants from here on. */
  async actBy(digest: string, grantId: string): Promise<void> {
    await this.db.updateTable('session').set({ grant_id: grantId }).where('digest', '=', digest).execute();
  }

  /** Gives a session another digest, so that one that was seen before somebody signed in is of no use; false where it is gone. */
  async rotate(digest: string, next: string): Promise<boolean> {
    return (await this.db.updateTable('session').set({ digest: next }).where('digest', '=', digest).executeTakeFirst()).numUpdatedRows === 1n;
  }

  /** Ends one. */
  async end(digest: string): Promise<void> {
    await this.db.deleteFrom('session').where('digest', '=', digest).execute();
  }

  /** Ends every session of somebody, on every device. */
  async endAll(accountId: string): Promise<void> {
    await this.db.deleteFrom('session').where('account_id', '=', accountId).execute();
  }

  /** Forgets those that ended before a time. */
  async sweep(at: string): Promise<void> {
    await this.db.deleteFrom('session').where('ends_at', '<=', at).execute();
  }
}
