import { storable, storeTime, type OperationalDb } from '../tables.js';

/** Somebody who may sign in, without what they are known by. */
export interface Account {
  readonly id: string;
  /** Lower case; nobody has the same. */
  readonly login: string;
  readonly name: string;
  /** Who of the data they are, or ''. */
  readonly mediator: string;
  readonly state: 'active' | 'closed';
  /** Counts changes of what they may do or are known by. */
  readonly revision: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly createdAt: string;
  readonly createdBy: string;
}

/** What somebody proves who they are by; never told to anybody. */
export interface Credentials {
  readonly id: string;
  /** In PHC form; '' for whoever signs in elsewhere only. */
  readonly passwordHash: string;
  readonly state: 'active' | 'closed';
  /** Attempts that failed since the last that did not. */
  readonly failures: number;
  readonly lockedUntil: string | null;
}

/** A new account. */
export type NewAccount = Pick<Account, 'createdBy' | 'id' | 'login' | 'mediator' | 'name'> & { readonly passwordHash: string; readonly subject: string | null };

const TOLD = ['id', 'login', 'name', 'mediator', 'state', 'revision', 'created_at as createdAt', 'created_by as createdBy'] as const;
const PROOF = ['id', 'password_hash as passwordHash', 'state', 'failures', 'locked_until as lockedUntil'] as const;

const told = <Row extends { readonly state: string }>(row: Row) => ({ ...row, state: row.state === 'active' ? 'active' as const : 'closed' as const });

/** Logins are told apart without regard to case or width. */
export const loginOf = (text: string): string => storable(text.normalize('NFKC').trim().toLowerCase());

/** People who may sign in. All methods throw `OperationalError`. */
export class Accounts {
  constructor(private readonly db: OperationalDb) {}

  /** Adds somebody; false where the login or the subject is somebody's already. */
  async add({ id, login, name, mediator, passwordHash, subject, createdBy }: NewAccount): Promise<boolean> {
    const { numInsertedOrUpdatedRows: added } = await this.db.insertInto('account')
      .values({ id, login: loginOf(login), name: storable(name), mediator: storable(mediator), password_hash: passwordHash, subject, state: 'active', locked_until: null, failures: 0, revision: 1, created_at: storeTime(), created_by: createdBy })
      .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return added === 1n;
  }

  /** Everybody, by login. */
  async list(): Promise<Account[]> {
    return (await this.db.selectFrom('account').select(TOLD).orderBy('login').execute()).map(told);
  }

  /** One of them. */
  async find(id: string): Promise<Account | undefined> {
    const row = await this.db.selectFrom('account').select(TOLD).where('id', '=', id).executeTakeFirst();
    return row && told(row);
  }

  /** By what somebody proves who they are, by login. */
  async credentials(login: string): Promise<Credentials | undefined> {
    const row = await this.db.selectFrom('account').select(PROOF).where('login', '=', loginOf(login)).executeTakeFirst();
    return row && told(row);
  }

  /** Whose subject of single sign-on it is. */
  async bySubject(subject: string): Promise<Account | undefined> {
    const row = await this.db.selectFrom('account').select(TOLD).where('subject', '=', subject).executeTakeFirst();
    return row && told(row);
  }

  /** Has whoever has a login and no password known by a subject of single sign-on from here on; undefined where there is nobody like that: a provider's word for a login does not open what a password closes. */
  async bind(login: string, subject: string): Promise<Account | undefined> {
    const { numUpdatedRows: bound } = await this.db.updateTable('account').set({ subject })
      .where('login', '=', loginOf(login)).where('subject', 'is', null).where('password_hash', '=', '').executeTakeFirst();
    return bound === 1n ? this.bySubject(subject) : undefined;
  }

  /** Counts an attempt that failed; from the `allowed`-th on nobody signs in until `lockedUntil`. */
  async failed(id: string, allowed: number, lockedUntil: string): Promise<void> {
    await this.db.updateTable('account').where('id', '=', id)
      .set((is) => ({ failures: is('failures', '+', 1), locked_until: is.case().when(is('failures', '+', 1), '>=', allowed).then(lockedUntil).else(is.ref('locked_until')).end() })).execute();
  }

  /** Forgets failed attempts. */
  async succeeded(id: string): Promise<void> {
    await this.db.updateTable('account').set({ failures: 0, locked_until: null }).where('id', '=', id).execute();
  }

  /** Gives somebody another password; every session of theirs ends with the old one. False where they are bound to single sign-on, and nothing changes. */
  setPassword(id: string, passwordHash: string): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows: set } = await trx.updateTable('account').set((is) => ({ password_hash: passwordHash, failures: 0, locked_until: null, revision: is('revision', '+', 1) })).where('id', '=', id).where('subject', 'is', null).executeTakeFirst();
      if (set === 0n) return false;
      await trx.deleteFrom('session').where('account_id', '=', id).execute();
      return true;
    });
  }

  /** Lets somebody in again, or shuts them out: sessions and tokens of a closed account are no use. */
  async setState(id: string, state: Account['state']): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      await trx.updateTable('account').set((is) => ({ state, revision: is('revision', '+', 1) })).where('id', '=', id).execute();
      if (state === 'closed') await trx.deleteFrom('session').where('account_id', '=', id).execute();
    });
  }
}
