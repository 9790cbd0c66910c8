import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, INSTITUTION_OFFSET, institutionTime, storeTime, type Account, type RoleGrant, type Scope, type Stores } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { hashPassword } from '../password.js';
import { isRole } from '../rights.js';
import { newPassword } from '../secrets.js';
import type { Grant, GrantInput, NewPersonInput, Person, PersonWithPassword, ScopePart } from './people.model.js';
import { PersonRefused } from './person-refused.js';
import { asScope, givenFrom, isWithin, scopeOf } from './scope.js';

const MAX_TEXT = 200;

const holds = ({ revokedAt, validFrom, validTo }: RoleGrant, at: string): boolean => revokedAt === null && validFrom <= at && (validTo === null || validTo > at);
const mayStillHold = ({ revokedAt, validTo }: RoleGrant, at: string): boolean => revokedAt === null && (validTo === null || validTo > at);

function textOf(given: string, what: string): string {
  const text = given.normalize('NFKC').trim();
  if (text === '' || text.length > MAX_TEXT) throw new QuestionError('BAD_INPUT', `${what} has between 1 and ${String(MAX_TEXT)} characters`);
  return text;
}

/** When a day of the institution begins. */
const beginningOf = (day: string): string => storeTime(Date.parse(`${day}T00:00:00${INSTITUTION_OFFSET.text}`));

/** Who may do what, as far as whoever asks may say it: nobody gives more than they have. All methods throw `PersonRefused`, `OperationalError`. */
@Injectable()
export class PeopleService {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /** Everybody whose cases the viewer may see, and whoever has no role yet; by login. */
  async list(viewer: Viewer): Promise<Person[]> {
    const accounts = await this.stores.operational.accounts.list();
    const names = new Map(accounts.map(({ id, name }) => [id, name]));
    const people = await Promise.all(accounts.map(async (account) => {
      const grants = await this.stores.operational.roleGrants.of(account.id);
      return { account, grants };
    }));
    const own = ownScope(viewer);
    return people.filter(({ grants }) => grants.length === 0 || own === 'all' || grants.some((grant) => isUnder(own, grant))).map(({ account, grants }) => told(viewer, account, grants, names));
  }

  /** Adds somebody with a password made for them, or who signs in elsewhere; they may do nothing yet. */
  async add(viewer: Viewer, { isElsewhere, login, mediator, name }: NewPersonInput): Promise<PersonWithPassword> {
    const [id, password] = [randomUUID(), isElsewhere ? null : newPassword()];
    const made = await this.stores.operational.accounts.add({ id, login: textOf(login, 'a login'), name: textOf(name, 'a name'), mediator: mediator.trim(), passwordHash: password === null ? '' : await hashPassword(password), subject: null, createdBy: viewer.id });
    if (!made) throw new PersonRefused('LOGIN_TAKEN');
    await this.note(viewer, 'account_made', { account: id });
    return { person: await this.person(viewer, id), password };
  }

  /** Gives somebody a role; within a part of what the viewer sees, and no longer than they see it. */
  async grant(viewer: Viewer, { firstDay, lastDay, person, role, scope: asked }: GrantInput): Promise<Person> {
    const account = await this.other(viewer, person);
    const wanted = asScope(asked === null || asked === undefined ? 'all' : asked.map(({ dimension, exclude, values }) => (exclude ? { dimension, exclude, values } : { dimension, values })));
    if (wanted === undefined) throw new PersonRefused('BAD_SCOPE');
    const scope = givenFrom(ownScope(viewer), wanted);
    const now = storeTime();
    const from = typeof firstDay === 'string' ? beginningOf(firstDay) : now;
    const to = typeof lastDay === 'string' ? beginningOf(addCalendarDays(lastDay, 1)) : null;
    if (to !== null && (to <= from || to <= now)) throw new PersonRefused('BAD_TERM');
    if (scope === undefined || !(await this.lasts(viewer, scope, to))) throw new PersonRefused('BEYOND_OWN');
    const id = randomUUID();
    await this.stores.operational.roleGrants.add({ id, accountId: account.id, role, scope: JSON.stringify(scope), validFrom: from, validTo: to, grantedBy: viewer.id });
    await this.note(viewer, 'role_granted', { account: account.id, grant: id, role, scope, validFrom: from, validTo: to });
    return this.person(viewer, account.id);
  }

  /** Takes a grant back; the next request of whoever had it does without. */
  async revoke(viewer: Viewer, person: string, grantId: string): Promise<Person> {
    const account = await this.other(viewer, person);
    const grants = await this.stores.operational.roleGrants.of(account.id);
    const grant = grants.find(({ id }) => id === grantId);
    if (grant === undefined || grant.revokedAt !== null) throw new PersonRefused('NO_SUCH_GRANT');
    if (!isUnder(ownScope(viewer), grant)) throw new PersonRefused('BEYOND_OWN');
    if (!(await this.stores.operational.roleGrants.revoke(grantId, viewer.id))) throw new PersonRefused('NO_SUCH_GRANT');
    await this.note(viewer, 'role_revoked', { account: account.id, grant: grantId, role: grant.role });
    return this.person(viewer, account.id);
  }

  /** Shuts somebody out, with every session and token of theirs, or lets them in again. */
  async setActive(viewer: Viewer, person: string, isActive: boolean): Promise<Person> {
    const account = await this.managed(viewer, person);
    await this.stores.operational.accounts.setState(account.id, isActive ? 'active' : 'closed');
    await this.note(viewer, isActive ? 'account_opened' : 'account_closed', { account: account.id });
    return this.person(viewer, account.id);
  }

  /** Gives somebody another password, made for them; their sessions end. Whoever is bound to single sign-on gets none: who shut them out there would let them in here. */
  async resetPassword(viewer: Viewer, person: string): Promise<PersonWithPassword> {
    const account = await this.managed(viewer, person);
    const password = newPassword();
    if (!(await this.stores.operational.accounts.setPassword(account.id, await hashPassword(password)))) throw new PersonRefused('SIGNS_IN_ELSEWHERE');
    await this.note(viewer, 'password_reset', { account: account.id });
    return { person: await this.person(viewer, account.id), password };
  }

  /** What the viewer acts by lasts as long as what they give. */
  private async lasts(viewer: Viewer, scope: Scope, validTo: string | null): Promise<boolean> {
    const grants = await this.stores.operational.roleGrants.inForce(viewer.id, storeTime());
    return grants.some((grant) => grant.role === 'administrator' && isOver(grant, scope) && (grant.validTo === null || (validTo !== null && validTo <= grant.validTo)));
  }

  private async person(viewer: Viewer, id: string): Promise<Person> {
    const { accounts, roleGrants } = this.stores.operational;
    const [all, grants] = [await accounts.list(), await roleGrants.of(id)];
    const account = all.find((one) => one.id === id);
    if (account === undefined) throw new PersonRefused('NO_SUCH_PERSON');
    return told(viewer, account, grants, new Map(all.map((one) => [one.id, one.name])));
  }

  private async other(viewer: Viewer, id: string): Promise<Account> {
    if (id === viewer.id) throw new PersonRefused('OWN_ACCOUNT');
    const account = await this.stores.operational.accounts.find(id);
    if (account === undefined) throw new PersonRefused('NO_SUCH_PERSON');
    return account;
  }

  /** Somebody else all of whose grants lie within the viewer's scope: who resets a password can act as its owner. */
  private async managed(viewer: Viewer, id: string): Promise<Account> {
    const account = await this.other(viewer, id);
    if (!isManagedBy(viewer, account, await this.stores.operational.roleGrants.of(id))) throw new PersonRefused('BEYOND_OWN');
    return account;
  }

  private async note(viewer: Viewer, action: string, subject: Readonly<Record<string, unknown>>): Promise<void> {
    await this.stores.operational.auditLog.add(viewer.id, action, subject);
  }
}

function ownScope({ scope }: Viewer): Scope {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return scope;
}

const isUnder = (own: Scope, grant: RoleGrant): boolean => { const scope = scopeOf(grant); return scope === undefined ? own === 'all' : isWithin(own, scope); };
const isOver = (grant: RoleGrant, scope: Scope): boolean => { const own = scopeOf(grant); return own !== undefined && isWithin(own, scope); };

/** Whoever may do nothing yet belongs to who added them. */
function isManagedBy(viewer: Viewer, { createdBy, id }: Account, grants: readonly RoleGrant[]): boolean {
  const own = ownScope(viewer);
  const live = grants.filter((grant) => mayStillHold(grant, storeTime()));
  return id !== viewer.id && (own === 'all' || createdBy === viewer.id || live.length > 0) && live.every((grant) => isUnder(own, grant));
}

/** A grant as it is told to somebody; null for a role that is none any more. */
export function toldGrant(grant: RoleGrant, nameOf: (id: string) => string, mayRevoke: boolean): Grant | null {
  const { grantedAt, grantedBy, id, revokedAt, role, validFrom, validTo } = grant;
  if (!isRole(role)) return null;
  const scope = scopeOf(grant);
  return {
    id, role, scope: scope === 'all' ? null : ((scope ?? []) as readonly ScopePart[]), validFrom: institutionTime(validFrom), validTo: validTo && institutionTime(validTo), grantedAt: institutionTime(grantedAt), grantedBy: nameOf(grantedBy),
    revokedAt: revokedAt && institutionTime(revokedAt), isInForce: holds(grant, storeTime()), mayRevoke: mayRevoke && mayStillHold(grant, storeTime()),
  };
}

function told(viewer: Viewer, account: Account, grants: readonly RoleGrant[], names: ReadonlyMap<string, string>): Person {
  const nameOf = (by: string): string => names.get(by) ?? by;
  const { createdAt, createdBy, id, login, mediator, name, state } = account;
  return {
    id, login, name, mediator, isActive: state === 'active', createdAt: institutionTime(createdAt), createdBy: nameOf(createdBy), mayManage: isManagedBy(viewer, account, grants),
    grants: grants.flatMap((grant) => toldGrant(grant, nameOf, id !== viewer.id && isUnder(ownScope(viewer), grant)) ?? []),
  };
}
