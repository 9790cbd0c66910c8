import { storeTime, type OperationalDb } from '../tables.js';

/** A role of somebody within a scope, for a time. */
export interface RoleGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  /** JSON: `"all"` or a list of filters. */
  readonly scope: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`, as all times here; it holds from `validFrom` on and no longer at `validTo`. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly grantedAt: string;
  readonly grantedBy: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

const COLUMNS = ['id', 'account_id as accountId', 'role', 'scope', 'valid_from as validFrom', 'valid_to as validTo', 'granted_at as grantedAt', 'granted_by as grantedBy', 'revoked_at as revokedAt', 'revoked_by as revokedBy'] as const;

/** Who may do what: grants are added and revoked, never changed, so that who could see what on a day can be told. All methods throw `OperationalError`. */
export class RoleGrants {
  constructor(private readonly db: OperationalDb) {}

  /** Grants a role. */
  async add({ id, accountId, role, scope, validFrom, validTo, grantedBy }: Omit<RoleGrant, 'grantedAt' | 'revokedAt' | 'revokedBy'>): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      await trx.insertInto('role_grant').values({ id, account_id: accountId, role, scope, valid_from: validFrom, valid_to: validTo, granted_at: storeTime(), granted_by: grantedBy, revoked_at: null, revoked_by: null }).execute();
      await trx.updateTable('account').set((is) => ({ revision: is('revision', '+', 1) })).where('id', '=', accountId).execute();
    });
  }

  /** Takes a grant back from now on; false where there is none in force. */
  revoke(id: string, by: string): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const grant = await trx.selectFrom('role_grant').select('account_id').where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
      if (grant === undefined) return false;
      await trx.updateTable('role_grant').set({ revoked_at: storeTime(), revoked_by: by }).where('id', '=', id).execute();
      await trx.updateTable('account').set((is) => ({ revision: is('revision', '+', 1) })).where('id', '=', grant.account_id).execute();
      return true;
    });
  }

  /** Every grant of somebody there ever was, newest first. */
  of(accountId: string): Promise<RoleGrant[]> {
    return this.db.selectFrom('role_grant').select(COLUMNS).where('account_id', '=', accountId).orderBy('granted_at', 'desc').orderBy('id').execute();
  }

  /** Those of somebody that hold at a time. */
  inForce(accountId: string, at: string): Promise<RoleGrant[]> {
    return this.db.selectFrom('role_grant').select(COLUMNS).where('account_id', '=', accountId).where('revoked_at', 'is', null).where('valid_from', '<=', at)
      .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', at)])).orderBy('id').execute();
  }

  /** How many hold a role at a time, of accounts that are active. */
  async holders(role: string, at: string): Promise<number> {
    const { n } = await this.db.selectFrom('role_grant').innerJoin('account', 'account.id', 'role_grant.account_id').select(({ fn }) => fn.count<number | string>('account.id').distinct().as('n'))
      .where('role', '=', role).where('account.state', '=', 'active').where('revoked_at', 'is', null).where('valid_from', '<=', at).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', at)])).executeTakeFirstOrThrow();
    return Number(n);
  }
}
