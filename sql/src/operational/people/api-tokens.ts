import { storable, storeTime, type OperationalDb } from '../tables.js';

/** What a program of somebody's is known by; it may do no more than its rights, nor more than whose it is. */
export interface ApiToken {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** JSON list. */
  readonly rights: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`, as all times here. */
  readonly madeAt: string;
  readonly endsAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

const COLUMNS = ['api_token.id as id', 'account_id as accountId', 'api_token.name as name', 'rights', 'made_at as madeAt', 'ends_at as endsAt', 'used_at as usedAt', 'revoked_at as revokedAt'] as const;

/** Tokens by their digest. All methods throw `OperationalError`. */
export class ApiTokens {
  constructor(private readonly db: OperationalDb) {}

  /** Adds one. */
  async add(digest: string, { id, accountId, name, rights, endsAt }: Pick<ApiToken, 'accountId' | 'endsAt' | 'id' | 'name' | 'rights'>): Promise<void> {
    await this.db.insertInto('api_token').values({ id, digest, account_id: accountId, name: storable(name), rights, made_at: storeTime(), ends_at: endsAt, used_at: null, revoked_at: null }).execute();
  }

  /** One that is good at a time, of an account that is active; its use is noted. */
  async use(digest: string, at: string): Promise<(ApiToken & { readonly revision: number }) | undefined> {
    const found = await this.db.selectFrom('api_token').innerJoin('account', 'account.id', 'api_token.account_id').select([...COLUMNS, 'account.revision as revision'])
      .where('digest', '=', digest).where('ends_at', '>', at).where('revoked_at', 'is', null).where('account.state', '=', 'active').executeTakeFirst();
    // By the minute: a program that asks all the time writes now and then.
    if (found !== undefined && (found.usedAt ?? '').slice(0, 16) !== at.slice(0, 16)) await this.db.updateTable('api_token').set({ used_at: at }).where('digest', '=', digest).execute();
    return found;
  }

  /** Those of somebody, newest first. */
  of(accountId: string): Promise<ApiToken[]> {
    return this.db.selectFrom('api_token').select(COLUMNS).where('account_id', '=', accountId).orderBy('made_at', 'desc').orderBy('id').execute();
  }

  /** Forgets those that ended or were taken back before a time. */
  async sweep(at: string): Promise<void> {
    await this.db.deleteFrom('api_token').where((is) => is.or([is('ends_at', '<=', at), is('revoked_at', '<=', at)])).execute();
  }

  /** Takes one of somebody's back; false where they have no such token in force. */
  async revoke(id: string, accountId: string): Promise<boolean> {
    return (await this.db.updateTable('api_token').set({ revoked_at: storeTime() }).where('id', '=', id).where('account_id', '=', accountId).where('revoked_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n;
  }
}
