import { Inject, Injectable } from '@nestjs/common';
import { forgetAccess } from '@concord/etl';
import { storeTime, storeTimeMs, type Account, type RoleGrant, type Scope, type Session, type Stores } from '@concord/sql';
import { STORES } from '../store/store.js';
import { NOBODY, type Viewer, type ViewerOf } from '../store/viewer.js';
import { secretOf } from './cookie.js';
import { isPassword } from './password.js';
import { rightsOfToken, TOKEN_MARK } from './people/profile.service.js';
import { scopeOf } from './people/scope.js';
import { isRole, rightsOf, type Right } from './rights.js';
import { digestOf, newSecret } from './secrets.js';

const MINUTE = 60_000;
/** A session that is not used ends after so long, one that is after a working day. */
const IDLE = 60 * MINUTE;
const LONGEST = 12 * 60 * MINUTE;
/** After so many wrong passwords in a row nobody signs in for a while, not even with the right one. */
const ALLOWED = 5;
const LOCKED = 15 * MINUTE;

/** People whose accounts and grants are kept from one request to the next. */
const KEPT = 2_000;

/** Somebody as they were at a revision of their account: each change of the account or its grants makes another. */
interface Known {
  readonly revision: number;
  readonly account: Account | undefined;
  /** Those not taken back, in force or not. */
  readonly grants: readonly RoleGrant[];
}

/** Of the grants in force the one by whose scope somebody acts: the one they chose, else one for everything, else the newest. */
export function grantInUse(grants: readonly RoleGrant[], chosen: string | null): RoleGrant | undefined {
  const newest = [...grants].sort((a, b) => (a.grantedAt < b.grantedAt ? 1 : -1));
  return newest.find(({ id }) => id === chosen) ?? newest.find((grant) => scopeOf(grant) === 'all') ?? newest[0];
}

/** Rights that only let somebody look: what is seen through another's eyes is never done. */
const LOOKS: ReadonlySet<Right> = new Set<Right>(['read', 'view', 'drill', 'names', 'audit']);
const AS = /^([\w-]{1,64}) ([\w-]{1,64})$/u;

const both = (own: Scope, other: Scope): Scope => (own === 'all' ? other : other === 'all' ? own : [...own, ...other]);

/** Who signs in, and who a request is of. */
@Injectable()
export class SignInService {
  private readonly known = new Map<string, Known>();

  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /** The secret of a new session; null where login and password are not somebody's, whatever the reason. It takes as long either way. */
  async signIn(login: string, password: string): Promise<string | null> {
    const { accounts, auditLog } = this.stores.operational;
    const now = Date.now();
    const known = await accounts.credentials(login);
    const mayTry = known?.state === 'active' && (known.lockedUntil === null || known.lockedUntil <= storeTime(now));
    const isTheirs = await isPassword(mayTry ? known.passwordHash : undefined, password);
    if (known === undefined || !isTheirs) {
      if (known !== undefined && mayTry) await accounts.failed(known.id, ALLOWED, storeTime(now + LOCKED));
      await auditLog.add(known?.id ?? 'nobody', 'sign_in_refused', { isKnown: known !== undefined, isLocked: known !== undefined && !mayTry });
      return null;
    }
    await accounts.succeeded(known.id);
    return this.begin(known.id, 'password');
  }

  /** The secret of a new session of somebody who has shown who they are. */
  async begin(accountId: string, how: Session['how']): Promise<string> {
    const { auditLog, sessions } = this.stores.operational;
    const [secret, now] = [newSecret(), Date.now()];
    await forgetAccess(this.stores.operational, now);
    await sessions.begin(digestOf(secret), { accountId, endsAt: storeTime(now + IDLE), how });
    await auditLog.add(accountId, 'sign_in', { how });
    return secret;
  }

  /** Ends a session, or all of whoever's it is. */
  async signOut(secret: string, everywhere: boolean): Promise<void> {
    const { auditLog, sessions } = this.stores.operational;
    const session = await sessions.find(digestOf(secret), storeTime());
    if (session === undefined) return;
    await (everywhere ? sessions.endAll(session.accountId) : sessions.end(digestOf(secret)));
    await auditLog.add(session.accountId, 'sign_out', { everywhere });
  }

  /** Who holds a session, with what they may do at this moment; `NOBODY` where it has ended. Each request asks anew: what is taken back is gone with the next. */
  async viewerOf(secret: string): Promise<Viewer> {
    const { sessions } = this.stores.operational;
    const [digest, now] = [digestOf(secret), Date.now()];
    const session = await sessions.find(digest, storeTime(now));
    if (session === undefined) return NOBODY;
    await this.noteUse(digest, session, now);
    const viewer = await this.actingBy(session.accountId, session.grantId, session.revision, now);
    return viewer === NOBODY ? viewer : { ...viewer, session: digest };
  }

  /** Whose program a token is of; it may do no more than the token says. `NOBODY` where the token is of no use. */
  async programOf(secret: string): Promise<Viewer> {
    const now = Date.now();
    const token = await this.stores.operational.apiTokens.use(digestOf(secret), storeTime(now));
    if (token === undefined) return NOBODY;
    const viewer = await this.actingBy(token.accountId, null, token.revision, now);
    const allowed = new Set<Right>(rightsOfToken(token));
    return { ...viewer, rights: new Set([...(viewer.rights ?? [])].filter((right) => allowed.has(right))) };
  }

  /**
   * What somebody sees by a grant, to whoever manages people: cases that both may see, with the rights that both have, and nothing that is done. `as` is the id of the person and that of
   * the grant; without the right to administer, and for a grant that is none of theirs, nothing may be seen.
   */
  async through(viewer: Viewer, as: string): Promise<Viewer> {
    const [, person = '', grantId = ''] = AS.exec(as) ?? [];
    const who: Viewer = { id: viewer.id, ...(viewer.name === undefined ? {} : { name: viewer.name }) };
    const shut: Viewer = { ...who, rights: new Set(), seenAs: '' };
    if (viewer.rights?.has('administer') !== true || viewer.scope === undefined) return shut;
    const account = await this.stores.operational.accounts.find(person);
    const seen = account === undefined ? NOBODY : await this.actingBy(person, grantId, account.revision, Date.now());
    if (seen.actsBy !== grantId || seen.scope === undefined || seen.name === undefined) return shut;
    return { ...who, scope: both(viewer.scope, seen.scope), rights: new Set([...(seen.rights ?? [])].filter((right) => LOOKS.has(right) && viewer.rights?.has(right) === true)), seenAs: seen.name };
  }

  /**
   * Somebody while they are away: with what they may do at this moment, by a grant of theirs where one is named ('': by the one they would act by). Undefined where the account is
   * closed, has no role, or that grant does not hold any more.
   */
  async acting(accountId: string, grantId: string): Promise<Viewer | undefined> {
    const account = await this.stores.operational.accounts.find(accountId);
    if (account?.state !== 'active') return undefined;
    const viewer = await this.actingBy(accountId, grantId === '' ? null : grantId, account.revision, Date.now());
    return viewer.actsBy === undefined || (grantId !== '' && viewer.actsBy !== grantId) ? undefined : viewer;
  }

  /** Read again only when the account is of another revision than it was: a request costs one question of the store. */
  private async knownOf(accountId: string, revision: number): Promise<Known> {
    const kept = this.known.get(accountId);
    if (kept?.revision === revision) return kept;
    const { accounts, roleGrants } = this.stores.operational;
    const [account, grants] = await Promise.all([accounts.find(accountId), roleGrants.of(accountId)]);
    const known: Known = { revision, account, grants: grants.filter(({ revokedAt }) => revokedAt === null).sort((a, b) => (a.id < b.id ? -1 : 1)) };
    // What was read while it was changed is of neither revision.
    if (account?.revision !== revision) return known;
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(accountId, known);
    return known;
  }

  private async actingBy(accountId: string, chosen: string | null, revision: number, now: number): Promise<Viewer> {
    const { account, grants: given } = await this.knownOf(accountId, revision);
    if (account === undefined) return NOBODY;
    const at = storeTime(now);
    const grants = given.filter(({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at));
    const grant = grantInUse(grants, chosen);
    const who = { id: account.id, name: account.name };
    const scope = grant && scopeOf(grant);
    if (grant === undefined || scope === undefined) return { ...who, rights: new Set() };
    // Rights are never carried into another scope: those of grants for the same cases add up.
    const roles = grants.filter((other) => other.scope === grant.scope).map(({ role }) => role).filter(isRole);
    return { ...who, scope, actsBy: grant.id, rights: new Set(roles.flatMap((role) => [...rightsOf(role)])) };
  }

  /** By the minute: a page that asks all the time writes now and then. */
  private async noteUse(digest: string, { begunAt, seenAt }: Session, now: number): Promise<void> {
    if (now - storeTimeMs(seenAt) < MINUTE) return;
    await this.stores.operational.sessions.seen(digest, storeTime(now), storeTime(Math.min(now + IDLE, storeTimeMs(begunAt) + LONGEST)));
  }
}

const BEARER = /^Bearer (\S+)$/u;

/** Whose a request is: by the token it brings, else by the session its cookie holds. A token that is of no use is not made up for by a cookie. */
export function viewerBySession(stores: Stores): ViewerOf {
  const signIns = new SignInService(stores);
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const secret = BEARER.exec(authorization)?.[1] ?? '';
      return secret.startsWith(TOKEN_MARK) ? signIns.programOf(secret) : NOBODY;
    }
    const secret = secretOf(request);
    const viewer = secret === undefined ? NOBODY : await signIns.viewerOf(secret);
    const as = request.headers['x-concord-as'];
    return typeof as !== 'string' || viewer.id === NOBODY.id ? viewer : signIns.through(viewer, as);
  };
}
