import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, storeTime, type ApiToken, type Stores } from '@concord/sql';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { hashPassword, isPassword } from '../password.js';
import { RIGHTS, type Right } from '../rights.js';
import { digestOf, newSecret } from '../secrets.js';
import type { Profile, Token, TokenInput, TokenWithSecret } from './people.model.js';
import { toldGrant } from './people.service.js';
import { PersonRefused } from './person-refused.js';

const DAY = 86_400_000;
const LONGEST_DAYS = 365;
const MOST_TOKENS = 20;
const MAX_NAME = 100;

/** What begins a token, so that one that got into a file or a log is found. */
export const TOKEN_MARK = 'concord_';

/** Rights as a token keeps them; texts that are none are none. */
export function rightsOfToken({ rights }: Pick<ApiToken, 'rights'>): Right[] {
  const kept: unknown = JSON.parse(rights);
  return Array.isArray(kept) ? RIGHTS.filter((right) => kept.includes(right)) : [];
}

const toldToken = ({ endsAt, id, madeAt, name, revokedAt, rights, usedAt }: ApiToken): Token => ({
  id, name, rights: rightsOfToken({ rights }), madeAt: institutionTime(madeAt), endsAt: institutionTime(endsAt), usedAt: usedAt && institutionTime(usedAt), revokedAt: revokedAt && institutionTime(revokedAt),
});

/** What somebody sees and does of their own account. All methods throw `PersonRefused`, `OperationalError`. */
@Injectable()
export class ProfileService {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /** Themselves; null for whoever sits at this machine without an account. */
  async profile(viewer: Viewer): Promise<Profile | null> {
    const { accounts, apiTokens, roleGrants } = this.stores.operational;
    const all = await accounts.list();
    const account = all.find(({ id }) => id === viewer.id);
    if (account === undefined) return null;
    const nameOf = (id: string): string => all.find((one) => one.id === id)?.name ?? id;
    const grants = (await roleGrants.of(account.id)).flatMap((grant) => toldGrant(grant, nameOf, false) ?? []);
    return { login: account.login, name: account.name, actsBy: viewer.actsBy ?? null, grants, tokens: (await apiTokens.of(account.id)).map(toldToken) };
  }

  /** From the next request on somebody acts by another of their grants that hold. */
  async actBy(viewer: Viewer, grantId: string): Promise<Profile | null> {
    const { roleGrants, sessions } = this.stores.operational;
    const grants = await roleGrants.inForce(viewer.id, storeTime());
    if (viewer.session === undefined || !grants.some(({ id }) => id === grantId)) throw new PersonRefused('NO_SUCH_GRANT');
    await sessions.actBy(viewer.session, grantId);
    await this.stores.operational.auditLog.add(viewer.id, 'grant_chosen', { grant: grantId });
    return this.profile({ ...viewer, actsBy: grantId });
  }

  /** A token for a program; it may do no more than whose it is, at any time. */
  async makeToken(viewer: Viewer, { days, name: given, rights }: TokenInput): Promise<TokenWithSecret> {
    // A program that makes tokens would outlast its own.
    if (viewer.session === undefined) throw new PersonRefused('BAD_TOKEN');
    const { apiTokens, auditLog } = this.stores.operational;
    const [name, own] = [given.trim(), viewer.rights ?? new Set<Right>()];
    if (name === '' || name.length > MAX_NAME || days < 1 || days > LONGEST_DAYS || rights.length === 0 || rights.some((right) => !own.has(right))) throw new PersonRefused('BAD_TOKEN');
    const now = Date.now();
    const live = (await apiTokens.of(viewer.id)).filter(({ endsAt, revokedAt }) => revokedAt === null && endsAt > storeTime(now));
    if (live.length >= MOST_TOKENS) throw new PersonRefused('TOO_MANY_TOKENS');
    const [id, secret] = [randomUUID(), `${TOKEN_MARK}${newSecret()}`];
    await apiTokens.add(digestOf(secret), { id, accountId: viewer.id, name, rights: JSON.stringify([...new Set(rights)]), endsAt: storeTime(now + days * DAY) });
    await auditLog.add(viewer.id, 'token_made', { token: id, rights, days });
    const made = (await apiTokens.of(viewer.id)).find((one) => one.id === id);
    if (made === undefined) throw new PersonRefused('NO_SUCH_TOKEN');
    return { token: toldToken(made), secret };
  }

  /** Takes one of their tokens back. */
  async revokeToken(viewer: Viewer, id: string): Promise<Profile | null> {
    if (!(await this.stores.operational.apiTokens.revoke(id, viewer.id))) throw new PersonRefused('NO_SUCH_TOKEN');
    await this.stores.operational.auditLog.add(viewer.id, 'token_revoked', { token: id });
    return this.profile(viewer);
  }

  /** Another password, by the one there is; every session ends. False where it is not that one. */
  async changePassword(viewer: Viewer, current: string, next: string): Promise<boolean> {
    const { accounts, auditLog } = this.stores.operational;
    const account = viewer.session === undefined ? undefined : await accounts.find(viewer.id);
    if (account === undefined) return false;
    const known = await accounts.credentials(account.login);
    if (known === undefined || !(await isPassword(known.passwordHash, current))) {
      await auditLog.add(viewer.id, 'password_change_refused', {});
      return false;
    }
    if (!(await accounts.setPassword(viewer.id, await hashPassword(next)))) return false;
    await auditLog.add(viewer.id, 'password_changed', {});
    return true;
  }
}
