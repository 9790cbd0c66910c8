import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ROLES, type Role } from '@concord/server';
import { storeTime, type Stores } from '@concord/sql';

/** Somebody of the bench, signed in. */
export interface Somebody {
  readonly cookie: string;
  readonly mayDrill: boolean;
}

/** Of ten people so many see everything, one institution, region, organisation, or their own cases; each with the roles they would have. */
const KINDS: readonly (readonly [number, string | null, readonly Role[]])[] = [
  [1, null, ['executive', 'quality_manager', 'auditor', 'administrator', 'committee_member']], [3, 'institution', ['quality_manager', 'executive', 'analyst']], [2, 'region', ['analyst', 'quality_manager']],
  [2, 'organisation', ['quality_manager', 'committee_member']], [2, 'mediator', ['mediator']],
];

/**
 * Adds people with their grants to a store that holds the 演示数据, and begins a session of each as signing in does. Not through the door: passwords cost the server
 * 60 ms each by design, and from one address only so many are tried.
 */
export async function addPeople({ engine, operational }: Stores, count: number): Promise<Somebody[]> {
  const members = async (dimension: string): Promise<string[]> =>
    (await engine.reader.ask({ sql: `SELECT toString(${dimension}) AS member FROM concord.case_current WHERE dataset = 'demo' AND member != '' GROUP BY member ORDER BY count() DESC LIMIT 40` })).rows.map(([member]) => String(member));
  const drawn = await Promise.all(KINDS.flatMap(([weight, dimension, roles]) => Array.from({ length: weight }, async () => ({ dimension, roles, members: dimension === null ? [] : await members(dimension) }))));
  const people: Somebody[] = [];
  for (let i = 0; i < count; i += 1) {
    const { dimension, members: all, roles } = drawn[i % drawn.length] as (typeof drawn)[number];
    const role = roles[Math.floor(i / drawn.length) % roles.length] as Role;
    const scope = dimension === null ? 'all' : [{ dimension, values: [all[i % all.length] ?? ''] }];
    const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
    await operational.accounts.add({ id, login: `bench ${id}`, name: String(i + 1), mediator: '', passwordHash: '', subject: null, createdBy: 'bench' });
    await operational.roleGrants.add({ id: randomUUID(), accountId: id, role, scope: JSON.stringify(scope), validFrom: storeTime(), validTo: null, grantedBy: 'bench' });
    await operational.sessions.begin(createHash('sha256').update(secret).digest('hex'), { accountId: id, endsAt: storeTime(Date.now() + 3_600_000), how: 'password' });
    people.push({ cookie: `concord=${secret}`, mayDrill: (ROLES[role] as readonly string[]).includes('drill') });
  }
  return people;
}
