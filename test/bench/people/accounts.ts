import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ROLES, type Role } from '@concord/server';
import { storeTime, type Stores } from '@concord/sql';

/** Somebody of the bench, signed in. */
export interface Somebody {
  /** Of their account. */
  readonly id: string;
  readonly cookie: string;
  readonly mayDrill: boolean;
  /** The same for people of one scope and role: they see the same. */
  readonly sees: string;
}

interface Kind { readonly people: number; readonly dimension: string | null; readonly members: number; readonly roles: readonly Role[] }
/** Of ten people so many see everything, one institution, region, organisation, or their own cases; how many of those there are, and the roles they would have. */
const KINDS: readonly Kind[] = [
  { people: 2, dimension: null, members: 1, roles: ['quality_manager', 'executive'] }, { people: 3, dimension: 'institution', members: 6, roles: ['quality_manager'] }, { people: 2, dimension: 'region', members: 4, roles: ['analyst'] },
  { people: 2, dimension: 'organisation', members: 4, roles: ['quality_manager'] }, { people: 1, dimension: 'mediator', members: 8, roles: ['mediator'] },
];
/** Those who plan meetings, and see everything. */
export const PLANNERS: readonly Kind[] = [{ people: 1, dimension: null, members: 1, roles: ['quality_manager'] }];

/**
 * Adds people with their grants to a store that holds the 演示数据, and begins a session of each as signing in does. Not through the door: passwords cost the server
 * 60 ms each by design, and from one address only so many are tried.
 */
export async function addPeople({ engine, operational }: Stores, count: number, kinds = KINDS): Promise<Somebody[]> {
  const members = async (dimension: string, most: number): Promise<string[]> =>
    (await engine.reader.ask({ sql: `SELECT toString(${dimension}) AS member FROM concord.case_current WHERE dataset = 'demo' AND member != '' GROUP BY member ORDER BY count() DESC LIMIT ${String(most)}` })).rows.map(([member]) => String(member));
  const drawn = await Promise.all(kinds.flatMap(({ people: of, dimension, members: most, roles }) => Array.from({ length: of }, async () => ({ dimension, roles, members: dimension === null ? [] : await members(dimension, most) }))));
  const people: Somebody[] = [];
  for (let i = 0; i < count; i += 1) {
    const { dimension, members: all, roles } = drawn[i % drawn.length] as (typeof drawn)[number];
    const turn = Math.floor(i / drawn.length);
    const role = roles[(i + turn) % roles.length] as Role;
    const scope = dimension === null ? 'all' : [{ dimension, values: [all[(i + turn) % all.length] ?? ''] }];
    const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
    await operational.accounts.add({ id, login: `bench ${id}`, name: String(i + 1), mediator: '', passwordHash: '', subject: null, createdBy: 'bench' });
    await operational.roleGrants.add({ id: randomUUID(), accountId: id, role, scope: JSON.stringify(scope), validFrom: storeTime(), validTo: null, grantedBy: 'bench' });
    await operational.sessions.begin(createHash('sha256').update(secret).digest('hex'), { accountId: id, endsAt: storeTime(Date.now() + 3_600_000), how: 'password' });
    people.push({ id, cookie: `concord=${secret}`, mayDrill: (ROLES[role] as readonly string[]).includes('drill'), sees: JSON.stringify([role, scope]) });
  }
  return people;
}
