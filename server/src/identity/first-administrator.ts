import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { storeTime, type Stores } from '@concord/sql';
import { STORES } from '../store/store.js';
import { hashPassword } from './password.js';
import type { Role } from './rights.js';
import { digestOf, newPassword } from './secrets.js';

const PURPOSE = 'first_administrator';
const GOOD_FOR = 30 * 60_000;
const TRIES = 5;

/** The first administrator of an empty store: whoever reads the console makes them, nobody who is merely first to find the page. */
@Injectable()
export class FirstAdministrator {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /** Whether there is nobody yet. */
  async isAwaited(): Promise<boolean> {
    return (await this.stores.operational.accounts.list()).length === 0;
  }

  /** A new code, good once and for half an hour, for the console; null where there are people already. */
  async code(): Promise<string | null> {
    if (!(await this.isAwaited())) return null;
    const code = newPassword();
    await this.stores.operational.onceCodes.put(PURPOSE, digestOf(code), storeTime(Date.now() + GOOD_FOR));
    return code;
  }

  /** Makes them by the code; false where it is not the code, or of no use any more, or there are people already. */
  async make({ code, login, name, password }: { readonly code: string; readonly login: string; readonly name: string; readonly password: string }): Promise<boolean> {
    const { onceCodes } = this.stores.operational;
    if (!(await this.isAwaited()) || !(await onceCodes.use(PURPOSE, digestOf(code.trim().toLowerCase()), storeTime(), TRIES))) return false;
    await this.add({ login, name, password, by: 'console' });
    return true;
  }

  /** The administrator of a demo, who sees all of it as well; null where there are people already. Their password is told once. */
  async demo(login: string): Promise<string | null> {
    if (!(await this.isAwaited())) return null;
    const password = newPassword();
    await this.add({ login, name: login, password, by: 'demo' }, ['administrator', 'quality_manager']);
    return password;
  }

  /** Adds somebody with roles over everything. */
  async add({ login, name, password, by }: { readonly login: string; readonly name: string; readonly password: string; readonly by: string }, roles: readonly Role[] = ['administrator']): Promise<string> {
    const { accounts, auditLog, roleGrants } = this.stores.operational;
    const id = randomUUID();
    if (!(await accounts.add({ id, login, name, mediator: '', passwordHash: await hashPassword(password), subject: null, createdBy: by }))) throw new TypeError(`the login ${login} is somebody's already`);
    for (const role of roles) await roleGrants.add({ id: randomUUID(), accountId: id, role, scope: '"all"', validFrom: storeTime(), validTo: null, grantedBy: by });
    await auditLog.add(by, 'account_made', { account: id, roles, scope: 'all' });
    return id;
  }
}
