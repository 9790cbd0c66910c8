import { createHash, randomUUID } from 'node:crypto';
import type { Viewer } from '@concord/server';
import type { Stores } from '@concord/sql';
import type { Random } from './random.js';
import { BRANCHES, INSTITUTIONS, MEDIATORS, ORGANISATIONS, REGIONS, TEAMS } from './raw.js';
import type { Narrowed, Within } from './seen.js';

/** What each role may do, as a reader of the rules would say it. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  executive: ['read', 'view', 'names', 'export'],
  quality_manager: ['read', 'view', 'drill', 'names', 'export', 'define', 'publish'],
  analyst: ['read', 'view', 'drill', 'export'],
  committee_member: ['read', 'view', 'drill', 'names', 'export', 'publish'],
  mediator: ['read', 'view', 'drill'],
  auditor: ['read', 'view', 'audit', 'export'],
  administrator: ['read', 'view', 'load', 'administer', 'audit'],
  reader: ['read'],
};
const ROLES = Object.keys(MAY);
const PEOPLE = ['mediator', 'first_mediator', 'attributed_mediator', 'team_lead'];

/** Somebody who asks. */
export interface Person {
  readonly name: string;
  readonly within: Within;
  readonly rights: ReadonlySet<string>;
  /** They may be told who mediates: by right, or because they see the cases of named people only. */
  readonly seesNames: boolean;
  /** What they are refused whatever they ask. */
  readonly refusal?: 'FORBIDDEN' | 'NO_SCOPE' | 'SIGN_IN';
  /** Their session. */
  readonly cookie?: string;
  /** In place of a session: what the rules of sessions never make. */
  readonly viewer?: Viewer;
}

/** A grant of theirs: of now, of the past, of the future, or taken back. */
interface Given { readonly role: string; readonly scope: unknown; readonly when?: 'future' | 'now' | 'over' | 'revoked' }

const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Part of a scope. */
const part = (dimension: string, ...values: string[]): Narrowed => ({ dimension, values });

/** Scopes by every dimension there is, alone and together; some hold members of which there is nothing, and some nothing at all. */
function scopes(random: Random): (readonly Narrowed[])[] {
  const rare = <Thing>(things: readonly Thing[]): Thing => things.at(-1) as Thing;
  return [
    [part('institution', INSTITUTIONS[0] ?? '')], [part('institution', ...random.some(INSTITUTIONS.slice(0, -1), 2))], [part('region', random.of(REGIONS.slice(0, -1)))], [part('region', ...random.some(REGIONS, 2), 'nowhere')],
    [part('branch', ...random.some(BRANCHES.slice(0, -1), 3))], [part('organisation', random.of(ORGANISATIONS.slice(0, -1)))], [part('team', ...random.some(TEAMS.slice(0, -1), 2))],
    [part('mediator', MEDIATORS[0] ?? '')], [part('mediator', random.of(MEDIATORS.slice(1, -1)))],
    [part('institution', INSTITUTIONS[1] ?? ''), part('region', ...random.some(REGIONS.slice(0, -1), 2))], [part('organisation', ORGANISATIONS[0] ?? ''), part('team', TEAMS[0] ?? '', TEAMS[4] ?? '')],
    [part('institution', INSTITUTIONS[2] ?? '', INSTITUTIONS[3] ?? ''), part('mediator', ...random.some(MEDIATORS.slice(0, -1), 6))],
    [part('institution', rare(INSTITUTIONS))], [part('mediator', rare(MEDIATORS))], [part('institution', INSTITUTIONS[0] ?? ''), part('team', rare(TEAMS))],
    // Not the value of a text that only looks the same when it is put into a statement.
    [part('institution', `${INSTITUTIONS[0] ?? ''}' OR 1=1 --`)],
  ];
}

const toldFrom = (rights: ReadonlySet<string>, within: Within): boolean => rights.has('names') || (Array.isArray(within) && within.some(({ dimension }: Narrowed) => PEOPLE.includes(dimension)));

async function withSession({ operational }: Stores, name: string, grants: readonly Given[]): Promise<Pick<Person, 'cookie'>> {
  const [id, secret] = [randomUUID(), `${name} holds this ${randomUUID()}`.replaceAll(/[^\w-]/gu, '-')];
  await operational.accounts.add({ id, login: name, name, mediator: '', passwordHash: '', subject: null, createdBy: 'test' });
  for (const { role, scope, when = 'now' } of grants) {
    const grant = randomUUID();
    await operational.roleGrants.add({ id: grant, accountId: id, role, scope: JSON.stringify(scope), validFrom: at(when === 'future' ? 5 : -9), validTo: when === 'over' ? at(-1) : when === 'now' ? at(9) : null, grantedBy: 'test' });
    if (when === 'revoked') await operational.roleGrants.revoke(grant, 'test');
  }
  await operational.sessions.begin(digest(secret), { accountId: id, endsAt: at(3), how: 'password' });
  return { cookie: `concord=${secret}` };
}

async function granted(stores: Stores, name: string, roles: readonly string[], within: Within, more: readonly Given[] = []): Promise<Person> {
  const rights = new Set(roles.flatMap((role) => MAY[role] ?? []));
  return { name, within, rights, seesNames: toldFrom(rights, within), ...await withSession(stores, name, [...roles.map((role) => ({ role, scope: within })), ...more]) };
}

/** People of every role and scope with their sessions, some whose grants are over, revoked, still to come or none of anything, and some that only a fault could make. */
export async function people(stores: Stores, random: Random): Promise<Person[]> {
  const made: Person[] = [];
  for (const role of ROLES) made.push(await granted(stores, `${role} of all`, [role], 'all'));
  const all = scopes(random);
  for (const [i, within] of all.entries()) {
    for (const [k, role] of ['quality_manager', ROLES[i % ROLES.length] ?? '', ROLES[(i + 3) % ROLES.length] ?? ''].entries()) made.push(await granted(stores, `scope ${String(i)}.${String(k)} ${role}`, [role], within));
  }
  // Rights for the same cases add up; a grant of the past, of the future or taken back adds nothing, nor does one for other cases.
  made.push(await granted(stores, 'two roles', ['executive', 'analyst'], all[0]));
  made.push(await granted(stores, 'much before', ['analyst'], all[2], [{ role: 'quality_manager', scope: 'all', when: 'over' }, { role: 'quality_manager', scope: 'all', when: 'revoked' }, { role: 'executive', scope: all[2], when: 'future' }]));
  for (const [name, grants] of [
    ['no grant', []], ['grant over', [{ role: 'quality_manager', scope: 'all', when: 'over' }]], ['grant to come', [{ role: 'quality_manager', scope: 'all', when: 'future' }]], ['empty scope', [{ role: 'quality_manager', scope: [] }]],
    ['missing scope', [{ role: 'quality_manager', scope: null }]], ['unreadable scope', [{ role: 'quality_manager', scope: [{ dimension: 'institution', values: [] }] }]], ['no such role', [{ role: 'everything', scope: 'all' }]],
  ] as const) made.push({ name, within: undefined, rights: new Set(), seesNames: false, refusal: 'FORBIDDEN', ...await withSession(stores, name, grants) });
  made.push({ name: 'signed out', within: undefined, rights: new Set(), seesNames: false, refusal: 'SIGN_IN', cookie: 'concord=nobodys' });
  const every = new Set(Object.values(MAY).flat());
  for (const [name, scope] of [['every right, no scope', undefined], ['every right, empty scope', []]] as const) made.push({ name, within: undefined, rights: every, seesNames: true, refusal: 'NO_SCOPE', viewer: { id: name, ...(scope === undefined ? {} : { scope }) } });
  return made;
}
