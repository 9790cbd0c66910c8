import { Inject, Injectable } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import { isWithin } from '../identity/people/scope.js';
import { SignInService } from '../identity/sign-in.service.js';
import { seesAll, type LinkedNumber } from '../linked/linked-number.js';
import { STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { ActionRefused } from './action-refused.js';
import type { Owner } from './action.js';

const MAX_NAME = 80;

/** Why whoever has an action cannot go on with it. */
export const GONE = ['account_closed', 'sees_not', 'term_ended'] as const;
/** One of these. */
export type Gone = (typeof GONE)[number];

/** Who is meant: an account, or a name where there is none. */
export interface OwnerGiven {
  readonly account?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** Somebody whom one may name. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who has actions, and who may. All methods throw `OperationalError`. */
@Injectable()
export class Owners {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly signIns: SignInService) {}

  /** Accounts in force that see cases of the viewer's or whose cases the viewer sees, by name. */
  async colleagues({ scope }: Viewer): Promise<Colleague[]> {
    if (scope === undefined) return [];
    const all = await Promise.all((await this.stores.operational.accounts.list()).map(({ id }) => this.signIns.acting(id, '')));
    return all.flatMap((one) => (one?.scope !== undefined && one.rights?.has('view') === true && (isWithin(scope, one.scope) || isWithin(one.scope, scope)) ? [{ id: one.id, name: one.name ?? one.id }] : []))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  }

  /** The owner that is meant. Throws `ActionRefused` NO_OWNER, OWNER_GONE, OWNER_SEES_NOT. */
  async chosen({ account, name }: OwnerGiven, number: LinkedNumber | null): Promise<Owner> {
    if (typeof account === 'string') {
      const there = await this.signIns.acting(account, '');
      if (there === undefined) throw new ActionRefused('OWNER_GONE');
      if (number !== null && !seesAll(there, number)) throw new ActionRefused('OWNER_SEES_NOT');
      return { account, name: there.name ?? account };
    }
    const given = (name ?? '').trim();
    if (given === '' || given.length > MAX_NAME || /\p{Cc}/u.test(given)) throw new ActionRefused('NO_OWNER');
    return { account: null, name: given };
  }

  /** Why an owner cannot go on with something; null where they can, or are a name alone. */
  async goneOf({ account }: Owner, number: LinkedNumber | null): Promise<Gone | null> {
    if (account === null) return null;
    if ((await this.stores.operational.accounts.find(account))?.state !== 'active') return 'account_closed';
    const there = await this.signIns.acting(account, '');
    if (there === undefined) return 'term_ended';
    return number === null || seesAll(there, number) ? null : 'sees_not';
  }
}
