import { Inject, Injectable } from '@nestjs/common';
import type { Scope } from '@concord/sql';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import type { Right } from '../../identity/rights.js';
import { SignInService } from '../../identity/sign-in.service.js';
import { LOCAL_VIEWER, type Viewer } from '../../store/viewer.js';
import type { Recipient } from './setting.js';

/** What whoever sends reports has to be allowed. */
export const SENDER_RIGHTS: readonly Right[] = ['export', 'publish'];

const both = (own: Scope, other: Scope): Scope => (own === 'all' ? other : other === 'all' ? own : [...own, ...other]);

/** Somebody outside is told figures; who mediates only where their scope names it. */
const OUTSIDE: ReadonlySet<Right> = new Set<Right>(['view']);

/** Whose eyes the product looks through while nobody asks. */
@Injectable()
export class Actors {
  constructor(private readonly signIns: SignInService, @Inject(SENDING_OPTIONS) private readonly options: SendingOptions) {}

  /** Somebody as they are at this moment, by a grant of theirs where one is named; undefined where the account is closed or has no role, or that grant has ended. */
  async acting(id: string, grant: string): Promise<Viewer | undefined> {
    if (id === LOCAL_VIEWER.id) return this.options.isLocal ? LOCAL_VIEWER : undefined;
    const viewer = await this.signIns.acting(id, grant);
    return viewer?.scope === undefined || viewer.scope.length === 0 ? undefined : viewer;
  }

  /** The owner of what is sent, as long as they may send. */
  async owner(id: string, grant: string): Promise<Viewer | undefined> {
    const viewer = await this.acting(id, grant);
    return viewer !== undefined && SENDER_RIGHTS.every((right) => viewer.rights?.has(right) === true) ? viewer : undefined;
  }

  /** A recipient: they see what both they and the owner may see, with the rights both have; undefined where that is nothing. */
  async recipient(owner: Viewer, { account, name, scope }: Pick<Recipient, 'account' | 'name' | 'scope'>): Promise<Viewer | undefined> {
    if (owner.scope === undefined) return undefined;
    if (account === null) return scope === null ? undefined : { id: `outside ${name}`, scope: both(owner.scope, scope), rights: OUTSIDE };
    const viewer = await this.acting(account, '');
    if (viewer?.scope === undefined || viewer.rights?.has('view') !== true) return undefined;
    return { id: viewer.id, scope: both(owner.scope, viewer.scope), rights: new Set([...viewer.rights].filter((right) => owner.rights?.has(right) === true || right === 'view')), ...(viewer.name === undefined ? {} : { name: viewer.name }) };
  }
}
