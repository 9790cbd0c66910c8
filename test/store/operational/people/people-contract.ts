import { loginOf, storeTime, storeTimeMs, type NewAccount, type Operational } from '@concord/sql';
import { directly } from '../../postgres/directly.js';
import { logKeepingContract } from './log-keeping-contract.js';
import type { Opened } from '../opened.js';

const account = (id: string, change: Partial<NewAccount> = {}): NewAccount => ({ id, login: `${id}@Centre`, name: '质效主管', mediator: '', passwordHash: '$argon2id$x', subject: null, createdBy: 'console', ...change });
const later = (ms: number): string => storeTime(Date.now() + ms);
const HOUR = 3_600_000;

/** People: told apart by login, locked out after failures, with sessions, tokens and grants that end at once, and a log whose chain shows what was changed. */
export function peopleContract(opened: () => Opened): void {
  describe('people', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('knows whoever has no password by a subject, once, and nobody else by what a provider calls them', async () => {
      const { accounts } = store;
      await accounts.add(account('sso', { passwordHash: '' }));
      await accounts.add(account('local'));
      expect(await accounts.bind('local@centre', 'issuer/1')).toBeUndefined();
      expect(await accounts.bind('SSO@centre', 'issuer/1')).toMatchObject({ id: 'sso' });
      expect([await accounts.bind('sso@centre', 'issuer/2'), await accounts.bind('nobody', 'issuer/3')]).toEqual([undefined, undefined]);
      expect([(await accounts.bySubject('issuer/1'))?.id, await accounts.bySubject('issuer/2')]).toEqual(['sso', undefined]);
      expect([await accounts.setPassword('sso', '$argon2id$z'), (await accounts.credentials('sso@centre'))?.passwordHash]).toEqual([false, '']);
    });

    it('have logins that nobody else has, whatever the case and width they are written in', async () => {
      expect(loginOf(' Ａdmin@Centre ')).toBe('admin@centre');
      expect([await store.accounts.add(account('a')), await store.accounts.add(account('b', { login: 'ａ@CENTRE' })), await store.accounts.add(account('c', { subject: 'idp|1' })), await store.accounts.add(account('d', { subject: 'idp|1' }))]).toEqual([true, false, true, false]);
      expect((await store.accounts.list()).map(({ id, login, state, revision }) => [id, login, state, revision])).toEqual([['a', 'a@centre', 'active', 1], ['c', 'c@centre', 'active', 1]]);
      expect(await store.accounts.credentials('A@centre')).toMatchObject({ id: 'a', passwordHash: '$argon2id$x', failures: 0, lockedUntil: null });
      expect([(await store.accounts.bySubject('idp|1'))?.id, await store.accounts.bySubject('idp|2'), await store.accounts.credentials('nobody'), await store.accounts.find('b')]).toEqual(['c', undefined, undefined, undefined]);
      expect(JSON.stringify(await store.accounts.find('a'))).not.toContain('argon2');
    });

    it('are locked out after so many failures in a row, counted even when they come at once', async () => {
      await store.accounts.add(account('a'));
      const until = later(HOUR);
      await Promise.all([1, 2].map(() => store.accounts.failed('a', 3, until)));
      expect(await store.accounts.credentials('a@centre')).toMatchObject({ failures: 2, lockedUntil: null });
      await store.accounts.failed('a', 3, until);
      expect(await store.accounts.credentials('a@centre')).toMatchObject({ failures: 3, lockedUntil: until });
      await store.accounts.succeeded('a');
      expect(await store.accounts.credentials('a@centre')).toMatchObject({ failures: 0, lockedUntil: null });
    });

    it('have sessions that end by their time, by signing out everywhere, by a new password and by a closed account', async () => {
      await store.accounts.add(account('a'));
      const now = storeTime();
      const begin = async (digest: string) => { await store.sessions.begin(digest, { accountId: 'a', endsAt: later(HOUR), how: 'password' }); };
      await begin('s1');
      expect(await store.sessions.find('s1', now)).toMatchObject({ accountId: 'a', how: 'password', revision: 1 });
      expect([await store.sessions.find('s1', later(2 * HOUR)), await store.sessions.find('s2', now)]).toEqual([undefined, undefined]);
      expect([await store.sessions.rotate('s1', 's2'), await store.sessions.rotate('s1', 's3'), await store.sessions.find('s1', now)]).toEqual([true, false, undefined]);
      await store.sessions.seen('s2', later(60_000), later(3 * HOUR));
      expect(storeTimeMs((await store.sessions.find('s2', later(2 * HOUR)))?.endsAt ?? '')).toBeGreaterThan(Date.now() + 2 * HOUR);
      await store.sessions.end('s2');
      await begin('s4'); await begin('s5');
      await store.sessions.endAll('a');
      expect([await store.sessions.find('s4', now), await store.sessions.find('s5', now)]).toEqual([undefined, undefined]);
      await begin('s6');
      expect(await store.accounts.setPassword('a', '$argon2id$y')).toBe(true);
      expect(await store.sessions.find('s6', now)).toBeUndefined();
      await begin('s7');
      await store.accounts.setState('a', 'closed');
      expect([await store.sessions.find('s7', now), (await store.accounts.find('a'))?.revision]).toEqual([undefined, 3]);
      await store.sessions.sweep(later(4 * HOUR));
    });

    it('hold roles for a time, until they are revoked; what was granted is never forgotten', async () => {
      await store.accounts.add(account('a')); await store.accounts.add(account('b'));
      const [past, now, soon] = [later(-HOUR), storeTime(), later(HOUR)];
      const grant = { accountId: 'a', role: 'administrator', scope: '"all"', validFrom: past, validTo: null, grantedBy: 'console' };
      await store.roleGrants.add({ ...grant, id: 'g1' });
      await store.roleGrants.add({ ...grant, id: 'g2', role: 'analyst', scope: '[{"dimension":"institution","values":["A"]}]', validTo: soon });
      await store.roleGrants.add({ ...grant, id: 'g3', role: 'auditor', validFrom: soon });
      const held = async (at: string) => (await store.roleGrants.inForce('a', at)).map(({ id }) => id);
      // To the moment: from its first instant on, and no longer at its last.
      expect([await held(past), await held(now), await held(soon), await held(later(-2 * HOUR))]).toEqual([['g1', 'g2'], ['g1', 'g2'], ['g1', 'g3'], []]);
      expect([await store.roleGrants.holders('administrator', now), await store.roleGrants.holders('auditor', now)]).toEqual([1, 0]);
      expect([await store.roleGrants.revoke('g2', 'admin'), await store.roleGrants.revoke('g2', 'admin'), await store.roleGrants.revoke('none', 'admin')]).toEqual([true, false, false]);
      expect([await held(now), (await store.accounts.find('a'))?.revision, (await store.accounts.find('b'))?.revision]).toEqual([['g1'], 5, 1]);
      expect((await store.roleGrants.of('a')).find(({ id }) => id === 'g2')).toMatchObject({ revokedBy: 'admin', role: 'analyst' });
      await store.accounts.setState('a', 'closed');
      expect(await store.roleGrants.holders('administrator', now)).toBe(0);
    });

    it('have tokens by their digest, good until they end or are revoked by whose they are', async () => {
      await store.accounts.add(account('a'));
      await store.apiTokens.add('d1', { id: 't1', accountId: 'a', name: '月报程序', rights: '["view"]', endsAt: later(HOUR) });
      const now = storeTime();
      expect(await store.apiTokens.use('d1', now)).toMatchObject({ id: 't1', accountId: 'a', rights: '["view"]', revision: 1 });
      expect((await store.apiTokens.of('a'))[0]?.usedAt).toBe(now);
      expect([await store.apiTokens.use('d2', now), await store.apiTokens.use('d1', later(2 * HOUR)), await store.apiTokens.revoke('t1', 'b')]).toEqual([undefined, undefined, false]);
      expect([await store.apiTokens.revoke('t1', 'a'), await store.apiTokens.use('d1', now)]).toEqual([true, undefined]);
    });

    it('are forgotten by what opened the door to them, once it has long ended', async () => {
      await store.accounts.add(account('a'));
      const token = (id: string, endsAt: string) => store.apiTokens.add(`d-${id}`, { id, accountId: 'a', name: id, rights: '[]', endsAt });
      for (const [id, ms] of [['old', -HOUR], ['good', HOUR], ['back', HOUR]] as const) await token(id, later(ms));
      await store.apiTokens.revoke('back', 'a');
      await store.onceCodes.put('first', 'right', later(-HOUR));
      await store.apiTokens.sweep(later(-2 * HOUR));
      expect((await store.apiTokens.of('a')).map(({ id }) => id).sort()).toEqual(['back', 'good', 'old']);
      await store.apiTokens.sweep(later(0));
      await store.onceCodes.sweep(later(0));
      expect((await store.apiTokens.of('a')).map(({ id }) => id)).toEqual(['good']);
      expect((await store.dump()).filter((line) => line.includes('once_code'))).toEqual([]);
    });

    it('use a code once, in time, and not after too many wrong tries', async () => {
      const use = (digest: string, at = storeTime()) => store.onceCodes.use('first', digest, at, 3);
      await store.onceCodes.put('first', 'right', later(HOUR));
      expect([await use('wrong'), await use('right', later(2 * HOUR)), await use('right'), await use('right')]).toEqual([false, false, true, false]);
      await store.onceCodes.put('first', 'other', later(HOUR));
      expect([await use('a'), await use('b'), await use('c'), await use('other')]).toEqual([false, false, false, false]);
      await store.onceCodes.put('first', 'again', later(HOUR));
      const another = await opened().another();
      const both = await Promise.all([use('again'), another.onceCodes.use('first', 'again', storeTime(), 3)]);
      await another.close();
      expect(both.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('the log of what was done', () => {
    let store: Operational;
    beforeEach(async () => { store = await opened().fresh(); });

    it('is one chain, whoever writes, and is searched by who, what, when and words', async () => {
      expect(await store.auditLog.verify()).toEqual({ events: 0, brokenAt: null, head: '0'.repeat(64), sealed: null });
      const another = await opened().another();
      await Promise.all([store, another, store].map(({ auditLog }, i) => auditLog.add(i === 1 ? 'b' : 'a', 'export', { rows: i, reason: "50% 的'理由'\0" })));
      await another.close();
      const last = await store.auditLog.add('a', 'sign_in', {});
      expect([await store.auditLog.verify(), last.seq]).toEqual([{ events: 4, brokenAt: null, head: last.hash, sealed: null }, 4]);
      const found = async (search: object) => (await store.auditLog.search({ limit: 10, ...search })).map(({ seq }) => seq);
      expect(await found({})).toEqual([4, 3, 2, 1]);
      expect([(await found({ by: 'a' })).length, (await found({ action: 'export' })).length, (await found({ text: '50% ' })).length, await found({ text: '_' }), await found({ before: 3, limit: 1 }), await found({ to: last.at, from: last.at })]).toEqual([3, 3, 3, [], [2], []]);
    });

    it.each([
      [`update audit_event set subject = '{"i":7}' where seq = 2`, 2], [`update audit_event set "by" = 'b' where seq = 3`, 3], [`update audit_event set at = '2020-01-01 00:00:00.000' where seq = 1`, 1],
      ['delete from audit_event where seq = 2', 2], ['update audit_event set seq = 9 where seq = 4', 4],
    ])('shows what was done to it past the product: %s', async (change, brokenAt) => {
      for (let i = 0; i < 4; i += 1) await store.auditLog.add('a', 'saw', { i });
      expect((await store.auditLog.verify()).brokenAt).toBeNull();
      await directly(opened().config(), change);
      expect((await store.auditLog.verify()).brokenAt).toBe(brokenAt);
    });

    it('is whole after its end was cut off, but what was noted of it is not in it any more', async () => {
      const first = await store.auditLog.add('a', 'saw', {});
      const last = await store.auditLog.add('a', 'saw', {});
      await directly(opened().config(), 'delete from audit_event where seq = 2');
      expect([(await store.auditLog.verify()).brokenAt, await store.auditLog.holds(first.hash), await store.auditLog.holds(last.hash)]).toEqual([null, true, false]);
    });
  });

  logKeepingContract(opened);
}
